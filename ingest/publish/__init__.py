"""The dataset as others take it: a static release with its feeds, and what changed since the one before."""
