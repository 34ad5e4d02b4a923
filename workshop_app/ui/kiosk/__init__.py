"""The passed laptop: people vote one after the other in a window that is covered in between."""
