"""One chart as a page of its own, to stand in a frame on anybody's site.

The page loads nothing from elsewhere: plotly.js is the one that comes with the installed package. All that it
says is escaped, and its policy lets it run no script but ours; only these pages may be framed by others.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import plotly
from plotly.io import to_json

from dashboard import export, words
from dashboard.charts.style import plain
from dashboard.contents.charts import CHARTS
from dashboard.language import language, say

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from dashboard.api.asked import Theme
    from dashboard.board import Board
    from dashboard.contents.charts import Wish
    from dashboard.parts.panel import Chart

PREFIX = "/embed"
ASSETS = f"{PREFIX}/assets"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""The page's Content-Security-Policy: plotly sets styles, and makes its picture by way of a blob."""


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """The files that the page needs, each with its type; they never change while the server runs."""
    own = files("dashboard.api").joinpath("static")
    return {
        "plotly.js": (files("plotly.package_data").joinpath("plotly.min.js").read_bytes(), _SCRIPT),
        "embed.js": (own.joinpath("embed.js").read_bytes(), _SCRIPT),
        "embed.css": (own.joinpath("embed.css").read_bytes(), "text/css; charset=utf-8"),
    }


_SCRIPT = "text/javascript; charset=utf-8"


def page(here: Board, name: str, wish: Wish, theme: Theme | None) -> str:
    """The page of one of `CHARTS` as HTML.

    Raises:
        NoSuchChart: the chart can't be drawn of this filter.
    """
    shown = CHARTS[name]
    chart = shown.make(here, wish)
    asked = (shown.query(wish.filters), urlencode(chart.besides, doseq=True), f"lang={language()}")
    back = f"/{shown.view}?{'&'.join(part for part in asked if part)}"
    source = _source(here)
    return f"""<!doctype html>
<html lang="{language()}" data-theme="{theme or ""}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(chart.finding)}</title>
<link rel="stylesheet" href="{_asset("embed.css")}">
<script src="{_asset("plotly.js")}" defer></script>
<script src="{_asset("embed.js")}" defer></script></head>
<body><main>
<h1>{escape(chart.finding)}</h1>
<div id="chart" role="img" aria-label="{escape(f"{chart.finding}. {chart.sentence}")}"></div>
<p>{escape(chart.sentence)}</p>
<footer>
<p>{escape(source)} <a href="{export.LICENCE_URL}" target="_blank" rel="noopener">{export.LICENCE}</a>.</p>
<p><a href="{escape(back)}" target="_blank" rel="noopener">{escape(say("Open in pledgeboard"))}</a>
<button type="button" data-format="png">PNG</button>
<button type="button" data-format="svg">SVG</button></p>
</footer>
</main>
<script type="application/json" id="told">{_told(chart, source)}</script>
</body></html>
"""


def _source(here: Board) -> str:
    """Who published the figures, and of which day the data are."""
    publishers = ", ".join(
        dict.fromkeys(edition["publisher"] for edition in here.editions if "publisher" in edition)
    )
    return say(
        "Data: pledgeboard, {day}. Spending and GDP: {publishers}. Licence of the commitments:",
        day=words.day(here.on),
        publishers=publishers,
    )


def _told(chart: Chart, source: str) -> str:
    """What the script needs, as JSON that cannot end its element."""
    told = {
        "name": f"{export.NAME}-{chart.name}",
        "finding": plain(chart.finding),
        "source": plain(f"{source} {export.LICENCE}."),
        "figure": _figure(chart.figure),
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def _figure(figure: go.Figure) -> dict[str, Any]:
    """The figure of the view without its template, in which stand placeholders for the view's own theme."""
    plain_figure: dict[str, Any] = json.loads(str(to_json(figure, validate=False)))
    plain_figure["layout"].pop("template", None)
    return plain_figure


@cache
def _asset(name: str) -> str:
    """Its address, which changes with its content, so that it may be kept for good."""
    content, _ = assets()[name]
    version = (
        plotly.__version__ if name == "plotly.js" else hashlib.blake2b(content, digest_size=6).hexdigest()
    )
    return f"{ASSETS}/{name}?v={version}"
