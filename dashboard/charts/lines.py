"""One country's spending over the years, with what it has promised."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.takeaways import spending_line_title
from dashboard.charts.style import NEUTRAL, STATUS_STYLE, hover, plain, styled, wrapped
from dashboard.charts.words import due, percent, source

_HEIGHT = 420


def spending_line(spending_of_country: pd.DataFrame, targets: pd.DataFrame) -> go.Figure:
    """What a country spent, each target from the year it was stated to the year it is due, and the way there.

    `spending_of_country` are the rows of one definition (`analysis.one_definition`); `targets` come from
    `analysis.target_steps`. Estimates are hollow and their line is dotted; targets no longer in force are faint;
    the dotted path leads from the latest figure to the standing target.
    """
    series = spending_of_country.dropna(subset=["share_of_gdp"]).sort_values("year")
    figure = go.Figure(_spent(series))
    figure.add_traces(_steps(targets))
    figure.add_traces(_path(series, targets))
    figure = styled(figure, title=spending_line_title(spending_of_country), height=_HEIGHT)
    figure.update_yaxes(title="Defence spending, % of GDP", rangemode="tozero", ticksuffix=" %")
    return figure.update_xaxes(title="Year", tickformat="d", dtick=2 if len(series) else None)


def _spent(series: pd.DataFrame) -> list[go.Scatter]:
    if series.empty:
        return []
    estimated = series["is_estimate"].eq(True)
    first_estimate = series.loc[estimated, "year"].min()
    joined = series[estimated | (series["year"] == first_estimate - 1)]
    definition = plain(series["definition"].iloc[-1])
    traces = [_line(series[~estimated], f"Spent ({definition})", "solid", "circle")]
    if estimated.any():
        traces.append(_line(joined, "Spent (estimate)", "dot", "circle-open"))
    return traces


def _line(series: pd.DataFrame, name: str, dash: str, symbol: str) -> go.Scatter:
    return go.Scatter(
        x=series["year"],
        y=series["share_of_gdp"],
        mode="lines+markers",
        name=name,
        line={"color": NEUTRAL, "width": 2, "dash": dash},
        marker={
            "color": NEUTRAL,
            "symbol": [symbol if e else "circle" for e in series["is_estimate"]],
            "size": 7,
        },
        hovertext=[_figure(row) for _, row in series.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _steps(targets: pd.DataFrame) -> list[go.Scatter]:
    """Per status and force one trace: a level from the year stated to the year due, its mark at the end."""
    dated = targets.dropna(subset=["deadline_year"])
    traces = []
    for status, style in STATUS_STYLE.items():
        for in_force, opacity, suffix in ((True, 1.0, ""), (False, 0.4, ", no longer in force")):
            part = dated[dated["status"].eq(status) & dated["in_force"].eq(in_force)]
            if part.empty:
                continue
            start = part["stated_year"].fillna(part["deadline_year"])
            hovers = [_promise(row) for _, row in part.iterrows()]
            traces.append(
                go.Scatter(
                    x=_triples(start, part["deadline_year"]),
                    y=_triples(part["comparable_target"], part["comparable_target"]),
                    mode="lines+markers",
                    name=f"{style.label}{suffix}",
                    opacity=opacity,
                    line={"color": style.colour, "width": 2, "dash": style.dash},
                    marker={"color": style.colour, "symbol": style.symbol, "size": [0, 11, 0] * len(part)},
                    hovertext=[text for each in hovers for text in (each, each, "")],
                    hovertemplate="%{hovertext}<extra></extra>",
                )
            )
    return traces


def _triples(starts: pd.Series, ends: pd.Series) -> list[float | None]:
    """Segments for one trace: start, end, break."""
    return [
        value for pair in zip(starts, ends, strict=True) for value in (float(pair[0]), float(pair[1]), None)
    ]


def _path(series: pd.DataFrame, targets: pd.DataFrame) -> list[go.Scatter]:
    """The straight way from the latest figure to the standing target, if it is still ahead."""
    standing = targets[targets["is_standing"].eq(True)].dropna(subset=["deadline_year"])
    if series.empty or standing.empty:
        return []
    last, aim = series.iloc[-1], standing.iloc[0]
    years = int(aim["deadline_year"]) - int(last["year"])
    if years <= 0 or aim["comparable_target"] <= last["share_of_gdp"]:
        return []
    yearly = (aim["comparable_target"] - last["share_of_gdp"]) / years
    return [
        go.Scatter(
            x=[int(last["year"]), int(aim["deadline_year"])],
            y=[last["share_of_gdp"], aim["comparable_target"]],
            mode="lines",
            name="Required path",
            line={"color": NEUTRAL, "width": 1.5, "dash": "dashdot"},
            hovertemplate=f"Required: {yearly:+.2f} points a year<extra></extra>",
        )
    ]


def _figure(row: pd.Series) -> str:
    estimate = " (estimate)" if row["is_estimate"] else ""
    return hover(
        f"{percent(row['share_of_gdp'])} in {row['year']}{estimate}", f"Source: {plain(row['edition'])}"
    )


def _promise(row: pd.Series) -> str:
    bloc = row["inherited_from"]
    return hover(
        f"{percent(row['comparable_target'])}, {due(row['deadline'])} · {STATUS_STYLE[row['status']].label}",
        "" if pd.isna(bloc) else f"inherited from {plain(bloc)}",
        f"Compared: {plain(row['basis'])}",
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )
