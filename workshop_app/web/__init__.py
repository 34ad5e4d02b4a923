"""Phones of the room: a small server in the app, pages without script, ballots by batches."""
