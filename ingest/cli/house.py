"""Where the project lies."""

from __future__ import annotations

from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
"""`data/` and `dashboard/` stand beside the package."""
