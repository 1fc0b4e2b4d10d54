"""Readers of articles to compare with: each module has `read(article)`, which returns statements.

What a reader can't tell stays at the most frequent value: the scope total, the status pledged, no deadline.
"""
