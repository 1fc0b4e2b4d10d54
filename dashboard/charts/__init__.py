"""DataFrame in, plotly Figure out: one function a chart, one visual language (`style`)."""

from dashboard.charts.accuracy import precision_recall_line, reliability_line
from dashboard.charts.bars import status_bars
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.lines import spending_line
from dashboard.charts.style import STATUS_STYLE, Style, plain
from dashboard.charts.timeline import deadline_timeline
from dashboard.charts.world import world_map

__all__ = [
    "STATUS_STYLE",
    "Style",
    "deadline_timeline",
    "dumbbell",
    "plain",
    "precision_recall_line",
    "reliability_line",
    "spending_line",
    "status_bars",
    "world_map",
]
