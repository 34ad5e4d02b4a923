"""The sections of the action plan, in the order of the document."""
