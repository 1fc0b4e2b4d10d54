"""How long a reader waits for the command's help."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.timing import Result, median_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT_MS = 500.0


def measure() -> Iterator[Result]:
    """The median wall time of seven `pledgeboard --help`."""
    command = [str(Path(sys.executable).with_name("pledgeboard")), "--help"]
    run = partial(subprocess.run, command, check=True, capture_output=True)
    run()
    yield Result("pledgeboard --help", median_ms(run), "ms", limit=LIMIT_MS)
