"""Each member's own word beside its bloc's: by when, how much, and with what force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.style import (
    NEUTRAL,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    missing,
    plain,
    rows_of,
    shows,
    wrapped,
)
from dashboard.charts.words import aim as status_and_aim
from dashboard.charts.words import source, target
from dashboard.language import number, say
from dashboard.words import per_cent

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

_ROW_HEIGHT = 22
_FRAME_HEIGHT = 110


def member_words(words: pd.DataFrame, aim: Row | None) -> go.Figure:
    """A line a member with what it has itself said, by deadline, and the bloc's year as a line across.

    `words` are from `analysis.alliances.beside_the_bloc`, in whose order the lines stand; of one status and
    year the highest is drawn. Members without a word of their own have the bloc's, hollow.
    """
    members = rows_of(words.drop_duplicates("party"))
    said = rows_of(_highest(words))
    years = [int(row["deadline_year"]) for row in said if not missing(row["deadline_year"])]
    years = [*range(min(years), max(years) + 1)] if years else []
    undated = years[0] - 1 if years else 0
    own = [row for row in said if row["whose"] == "own"]
    promised = {(row["party"], _year(row, undated)) for row in own if row["status"] != "rejected"}
    parts = [(style, [row for row in own if row["status"] == name]) for name, style in STATUS_STYLE.items()]
    return figure(
        [
            *_blocs_year(members, aim),
            *(_words(style, part, undated, promised) for style, part in parts if part),
            *_inherited([row for row in said if row["whose"] == "alliance"], undated),
        ],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(members), 1),
        xaxis={
            "tickvals": [undated, *years],
            "ticktext": [say("no year"), *(str(year) for year in years)],
            "tickangle": -90,
            "side": "top",
            "range": [undated - 1, undated + len(years) + 1.2],
            "showgrid": True,
        },
        yaxis=names_axis(members),
    )


def _highest(words: pd.DataFrame) -> pd.DataFrame:
    ranked = words.sort_values("comparable_target", ascending=False, kind="stable")
    return ranked.drop_duplicates(["party", "status", "deadline_year"]).sort_index()


def _blocs_year(members: list[Row], aim: Row | None) -> list[Trace]:
    if aim is None or missing(aim["deadline_year"]) or not members:
        return []
    year = int(aim["deadline_year"])
    name = say(
        "{bloc}: {aim} by {year}",
        bloc=plain(aim["party_name"]),
        aim=per_cent(aim["comparable_target"]),
        year=year,
    )
    trace = {
        "type": "scatter",
        "name": name,
        "x": [year, year],
        "y": [plain(members[0]["party_name"]), plain(members[-1]["party_name"])],
        "mode": "lines",
        "line": {"color": NEUTRAL, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": True,
    }
    return [trace]


def _words(style: Style, rows: list[Row], undated: int, promised: set[tuple[str, int]]) -> Trace:
    """A refusal stands a little aside where it would cover what was promised for the same year."""
    refused = style.status == "rejected"
    spots = [(row["party"], _year(row, undated)) for row in rows]
    covers = [refused and spot in promised for spot in spots]
    return {
        "type": "scatter",
        "name": style.label,
        "x": [year - _ASIDE * aside for (_, year), aside in zip(spots, covers, strict=True)],
        "y": [plain(row["party_name"]) for row in rows],
        "mode": "markers+text",
        "marker": marks(style, size=10),
        "text": [number(row["value"] if refused else row["comparable_target"], "g") for row in rows],
        "textposition": [f"middle {'left' if aside else 'right'}" for aside in covers],
        "textfont": {"size": 10},
        "showlegend": True,
        "cliponaxis": False,
        **shows([_word(row) for row in rows]),
    }


_ASIDE = 0.4


def _year(row: Row, undated: int) -> int:
    return undated if missing(row["deadline_year"]) else int(row["deadline_year"])


def _inherited(rows: list[Row], undated: int) -> list[Trace]:
    if not rows:
        return []
    style = STATUS_STYLE["agreed"]
    hollow = marks(style, size=9) | {"symbol": f"{style.symbol}-open", "line": {"width": 2}}
    look = {"name": say("Only the alliance’s word"), "marker": hollow}
    return [_words(style, rows, undated, set()) | look]


def _word(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        status_and_aim(row, target(row), row["deadline"]),
        say("Compared: {basis}", basis=plain(row["basis"])),
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )


def names_axis(rows: list[Row]) -> Row:
    """A line for each party, the first on top."""
    names = [plain(row["party_name"]) for row in rows]
    return {
        "categoryorder": "array",
        "categoryarray": names[::-1],
        "showgrid": False,
        "range": [-0.6, len(rows) - 0.4],
    }
