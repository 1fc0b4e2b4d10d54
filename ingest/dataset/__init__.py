"""The tables under `data/`: reading, writing, merging, checking."""
