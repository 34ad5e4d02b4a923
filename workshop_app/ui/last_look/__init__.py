"""The last look at all texts before publishing, and erasing a detail for good."""
