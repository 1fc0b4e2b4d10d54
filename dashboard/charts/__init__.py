"""DataFrame in, plotly Figure out: one function a chart, one visual language (`style`)."""

from dashboard.charts.accuracy import precision_recall_line, reliability_line
from dashboard.charts.bars import status_bars
from dashboard.charts.changes import KIND_STYLE, KindStyle, changes_by_month
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.lines import spending_line
from dashboard.charts.own_years import own_years_chart
from dashboard.charts.spans import commitment_spans
from dashboard.charts.style import STATUS_STYLE, Style, plain
from dashboard.charts.timeline import deadline_timeline
from dashboard.charts.world import world_map

__all__ = [
    "KIND_STYLE",
    "STATUS_STYLE",
    "KindStyle",
    "Style",
    "changes_by_month",
    "commitment_spans",
    "deadline_timeline",
    "dumbbell",
    "own_years_chart",
    "plain",
    "precision_recall_line",
    "reliability_line",
    "spending_line",
    "status_bars",
    "world_map",
]
