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
from tests.benchmarks.views import TEXTS, TRIAL, VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.views import Choice

ROOT = Path(__file__).parents[2]
LIMIT = 2.0
LARGEST_MB = 1.0


def measure() -> Iterator[Result]:
    """The median of seven changes of each view, each to another choice; then of the same seven once more.

    The bare page is changed in turn with the page, so that both meet the machine in one mood; the time is
    that of the processor, so that a busy neighbour does not count. The charts are those of no filter, which
    shows most, or of one party.
    """
    logging.disable(logging.WARNING)
    bare = _opened(ROOT / "tests" / "benchmarks" / "bare_page.py")
    for name, choice in VIEWS.items():
        app = _shown(name)
        if choice.kind == "selectbox":
            _choose(app, choice, ROUNDS)
        size = sum(len(chart.proto.spec) for chart in app.get("plotly_chart")) / 1e6
        yield Result(f"{name}: its charts", size, "MB", limit=LARGEST_MB)
        _choose(app, choice, ROUNDS)
        for again in ("", " seen before"):
            yield _compared(f"{name}: change{again}", bare, partial(_choose, app, choice))
    app = _shown(TRIAL)
    yield _compared(f"{TRIAL}: a sentence read", bare, partial(_read, app))


def _compared(name: str, bare: AppTest, change: Callable[[int], None]) -> Result:
    times = [_round(bare, partial(change, number)) for number in range(ROUNDS)]
    beside, taken = (median(each) for each in zip(*times, strict=True))
    note = f"{taken:.1f} ms, bare page {beside:.1f} ms"
    return Result(name, taken / beside, "x bare", limit=LIMIT, note=note)


def _round(bare: AppTest, change: Callable[[], None]) -> tuple[float, float]:
    factor = bare.selectbox(key="factor").value % 19 + 1
    beside = milliseconds(bare.selectbox(key="factor").set_value(factor).run, clock=process_time)
    return beside, milliseconds(change, clock=process_time)


def _opened(script: Path) -> AppTest:
    return AppTest.from_file(str(script), default_timeout=60).run()


def _shown(name: str) -> AppTest:
    return _opened(ROOT / "dashboard" / "app.py").switch_page(f"views/{name}.py").run()


def _choose(app: AppTest, choice: Choice, number: int) -> None:
    code = choice.codes[number]
    if choice.kind == "multiselect":
        app.multiselect(key=choice.key).set_value([code]).run()
    else:
        app.selectbox(key=choice.key).set_value(code).run()
    _raise(app)


def _read(app: AppTest, number: int) -> None:
    app.text_area(key="trial_text").set_value(TEXTS[number])
    app.button[0].click().run()
    _raise(app)


def _raise(app: AppTest) -> None:
    if app.exception:
        raise RuntimeError(app.exception[0].message)
