"""`python -m tests.benchmarks`: how fast it is, as ratios and times measured in one run on this machine."""

from __future__ import annotations

import sys
from itertools import chain

from tests.benchmarks import api, browser, command, dataset, extraction, load, pages


def main() -> int:
    """Prints one line a measurement as soon as it is made; returns 1 if one is over its limit."""
    over = False
    measured = chain(
        command.measure(),
        api.measure(),
        pages.measure(),
        browser.measure(),
        load.measure(),
        extraction.measure(),
        dataset.measure(),
    )
    for result in measured:
        sys.stdout.write(f"{result}\n")
        sys.stdout.flush()
        over = over or result.is_over
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main())
