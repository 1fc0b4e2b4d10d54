"""When commitments fall due, and for whom."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.takeaways import deadline_timeline_title
from dashboard.charts.style import STATUS_STYLE, plain, styled
from dashboard.charts.words import commitment

MOST_ROWS = 40
_ROW_HEIGHT = 24
_FRAME_HEIGHT = 150
_MOST_LISTED = 4


def deadline_timeline(df: pd.DataFrame) -> go.Figure:
    """One row a party, one mark for each deadline and status, the earliest party on top.

    `df` are commitments; rows without a deadline are left out. A mark stands on the last day of the
    deadline; where several commitments share it, its hover lists them.
    """
    dated = df.dropna(subset=["deadline"]).sort_values(["deadline", "party", "commitment_id"], kind="stable")
    dated = dated.assign(due_on=deadline_end(dated["deadline"]))
    parties = dated.drop_duplicates("party").head(MOST_ROWS)["party_name"].map(plain).tolist()
    dated = dated[dated["party_name"].map(plain).isin(parties)]
    figure = go.Figure(_marks(dated))
    height = _FRAME_HEIGHT + _ROW_HEIGHT * max(len(parties), 1)
    figure = styled(figure, title=deadline_timeline_title(df), height=height)
    figure.update_yaxes(categoryorder="array", categoryarray=parties[::-1], range=[-0.7, len(parties) - 0.3])
    return figure.update_xaxes(title="Deadline (last day)", type="date")


def _marks(dated: pd.DataFrame) -> list[go.Scatter]:
    traces = []
    for status, style in STATUS_STYLE.items():
        groups = list(dated[dated["status"].eq(status)].groupby(["due_on", "party_name"], sort=True))
        if not groups:
            continue
        traces.append(
            go.Scatter(
                x=[due_on for (due_on, _), _ in groups],
                y=[plain(name) for (_, name), _ in groups],
                mode="markers",
                name=style.label,
                marker={"color": style.colour, "symbol": style.symbol, "size": 11},
                hovertext=[_listed(rows) for _, rows in groups],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _listed(rows: pd.DataFrame) -> str:
    texts = [commitment(row) for _, row in rows.head(_MOST_LISTED).iterrows()]
    more = len(rows) - len(texts)
    return "<br><br>".join([*texts, f"and {more} more"] if more else texts)
