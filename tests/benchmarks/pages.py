"""Server time of one filter change, beside that of a bare page, and the size of a view's charts."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from tests.benchmarks.timing import ROUNDS, Result, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LIMIT = 2.0
LARGEST_MB = 1.0
VIEWS = ("overview", "commitments", "timeline", "demands", "delivery", "changes", "sources")
"""Those that the filters change."""
BLOCS = ("NATO", "EU", "G7", "JEF", "QUAD", "NORDICS", "BALTICS", "V4")


def measure() -> Iterator[Result]:
    """The median of seven filter changes, each to another alliance; then of the same seven once more.

    The bare page is changed in turn with the page, so that both meet the machine in one mood; the time is
    that of the processor, so that a busy neighbour does not count. The charts are those of no filter, which
    shows most.
    """
    logging.disable(logging.WARNING)
    bare = _opened(ROOT / "tests" / "benchmarks" / "bare_page.py")
    for name in VIEWS:
        app = _opened(ROOT / "dashboard" / "app.py")
        app.switch_page(f"views/{name}.py").run()
        size = sum(len(chart.proto.spec) for chart in app.get("plotly_chart")) / 1e6
        yield Result(f"{name}: its charts", size, "MB", limit=LARGEST_MB)
        _choose(app, BLOCS[ROUNDS])
        for again in ("", " seen before"):
            times = [_round(bare, app, number) for number in range(ROUNDS)]
            beside, taken = (median(each) for each in zip(*times, strict=True))
            note = f"{taken:.1f} ms, bare page {beside:.1f} ms"
            yield Result(f"{name}: filter change{again}", taken / beside, "x bare", limit=LIMIT, note=note)


def _opened(script: Path) -> AppTest:
    return AppTest.from_file(str(script), default_timeout=60).run()


def _round(bare: AppTest, app: AppTest, number: int) -> tuple[float, float]:
    factor = bare.selectbox(key="factor").value % 19 + 1
    beside = milliseconds(bare.selectbox(key="factor").set_value(factor).run, clock=process_time)
    return beside, milliseconds(partial(_choose, app, BLOCS[number]), clock=process_time)


def _choose(app: AppTest, bloc: str) -> None:
    app.multiselect(key="alliances").set_value([bloc]).run()
    if app.exception:
        raise RuntimeError(app.exception[0].message)
