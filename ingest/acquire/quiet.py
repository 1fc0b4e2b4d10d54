"""What the parsers grumble about a document is not for the reader: a refusal says it in one line."""

from __future__ import annotations

import logging


def silence(*loggers: str) -> None:
    """Keep the warnings of a library off standard error, where nobody has asked for them."""
    for name in loggers:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
