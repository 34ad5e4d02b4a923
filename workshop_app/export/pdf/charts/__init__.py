"""Charts of documents: vectors on the canvas, each with words and figures beside it."""
