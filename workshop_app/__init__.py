"""Convite: from the words of a room to a prioritized action plan, on one offline laptop."""

__version__ = "0.1.0"
