"""The pieces that pages are made of, drawn the same everywhere."""
