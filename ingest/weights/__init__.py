"""Fitting the extractor's weights on texts with hand-made records, and measuring how well that does.

`make weights` runs `python -m ingest.weights PASSAGES.jsonl …`.
Needs scikit-learn (extra `dev`); reading does not.
"""
