"""Latest spending against the standing target, country by country."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.style import FAINT, NEUTRAL, STATUS_STYLE, hover, plain, styled, wrapped
from dashboard.charts.words import due, percent, source

MOST_ROWS = 40
_ROW_HEIGHT = 24
_FRAME_HEIGHT = 150


def dumbbell(df: pd.DataFrame, title: str) -> go.Figure:
    """One line a country from what it spends to what it is to spend, the widest gap on top.

    `df` is the result of `analysis.pace`; rows without a figure or without a target are left out, and of
    more than 40 the widest gaps stay. Hollow dots are estimates; the target's shape and colour tell its
    status, the text beside it the deadline.
    """
    rows = df.dropna(subset=["share_of_gdp", "comparable_target"])
    rows = rows.sort_values(["gap_points", "party"], ascending=[False, True], kind="stable").head(MOST_ROWS)
    figure = go.Figure(_gaps(rows))
    figure.add_traces(_spending(rows))
    figure.add_traces(_targets(rows))
    figure = styled(figure, title=title, height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1))
    figure.update_yaxes(
        categoryorder="array", categoryarray=_names(rows)[::-1], showgrid=False, range=[-0.7, len(rows) - 0.3]
    )
    return figure.update_xaxes(title="Defence spending, % of GDP", rangemode="tozero", ticksuffix=" %")


def _names(rows: pd.DataFrame) -> list[str]:
    return [plain(name) for name in rows["party_name"]]


def _gaps(rows: pd.DataFrame) -> go.Scatter:
    pairs = zip(rows["share_of_gdp"], rows["comparable_target"], _names(rows), strict=True)
    ends = [(x, name) for share, aim, name in pairs for x in (share, aim, None)]
    return go.Scatter(
        x=[x for x, _ in ends],
        y=[name for _, name in ends],
        mode="lines",
        line={"color": FAINT, "width": 4},
        hoverinfo="skip",
        showlegend=False,
        name="Gap",
    )


def _spending(rows: pd.DataFrame) -> list[go.Scatter]:
    measured, estimated = rows[~rows["is_estimate"].eq(True)], rows[rows["is_estimate"].eq(True)]
    kinds = ((measured, "Spent", "circle"), (estimated, "Spent (estimate)", "circle-open"))
    return [
        go.Scatter(
            x=part["share_of_gdp"],
            y=_names(part),
            mode="markers",
            name=name,
            marker={"color": NEUTRAL, "symbol": symbol, "size": 9, "line": {"width": 2, "color": NEUTRAL}},
            hovertext=[_spent(row) for _, row in part.iterrows()],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for part, name, symbol in kinds
        if len(part)
    ]


def _targets(rows: pd.DataFrame) -> list[go.Scatter]:
    traces = []
    for status, style in STATUS_STYLE.items():
        part = rows[rows["status"].eq(status)]
        if part.empty:
            continue
        left = part["comparable_target"] < part["share_of_gdp"]
        traces.append(
            go.Scatter(
                x=part["comparable_target"],
                y=_names(part),
                mode="markers+text",
                name=f"Target: {style.label.lower()}",
                marker={"color": style.colour, "symbol": style.symbol, "size": 11},
                text=[_deadline(row) for _, row in part.iterrows()],
                textposition=left.map({True: "middle left", False: "middle right"}).tolist(),
                cliponaxis=False,
                hovertext=[_aim(row) for _, row in part.iterrows()],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    return traces


def _deadline(row: pd.Series) -> str:
    return plain(row["deadline"])


def _spent(row: pd.Series) -> str:
    estimate = " (estimate)" if row["is_estimate"] is True else ""
    year = f"{row['year']:.0f}"
    figures = f"{percent(row['share_of_gdp'])} in {year}{estimate}"
    return hover(plain(row["party_name"]), figures, f"Source: {plain(row['edition'])}")


def _aim(row: pd.Series) -> str:
    inherited = f"inherited from {plain(row['inherited_from'])}" if row["origin"] == "inherited" else ""
    return hover(
        plain(row["party_name"]),
        f"{percent(row['comparable_target'])}, {due(row['deadline'])} · {STATUS_STYLE[row['status']].label}",
        inherited,
        f"Compared: {plain(row['basis'])}",
        f"Gap: {row['gap_points']:+.2f} points · {plain(row['verdict'])}",
        wrapped(row["evidence"]),
        source(row, "stated_on"),
    )
