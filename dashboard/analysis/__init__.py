"""Commitments against what is really spent: DataFrame in, DataFrame out.

Every function leaves its input as it is, reads no clock (`on` is always an argument) and needs the columns
that `dashboard.data.Tables` describes. Shares and gaps are per cent of GDP, money is US dollars.
"""

from dashboard.analysis.accuracy import (
    precision_recall,
    precision_recall_sentence,
    precision_recall_title,
    reliability,
    reliability_sentence,
    reliability_title,
)
from dashboard.analysis.changes import (
    changes_between,
    changes_of,
    changes_takeaway,
    changes_title,
    monthly_changes,
)
from dashboard.analysis.comparable import SPLIT_TARGETS, SplitTarget, with_comparable
from dashboard.analysis.dates import deadline_end, deadline_year
from dashboard.analysis.deadlines import history, newest, next_deadlines
from dashboard.analysis.force import COMMITTED, in_force, undertaken
from dashboard.analysis.overview import (
    STRENGTH,
    KeyFigures,
    Undertakings,
    by_country,
    key_figures,
    undertakings,
)
from dashboard.analysis.own_years import own_years, own_years_takeaway, own_years_title
from dashboard.analysis.progress import VERDICTS, gaps, latest_spending, one_definition, pace
from dashboard.analysis.spans import due_by, spans_takeaway, spans_title
from dashboard.analysis.steps import all_steps, target_steps
from dashboard.analysis.takeaways import (
    deadline_timeline_title,
    dumbbell_title,
    spending_line_title,
    status_bars_title,
    takeaway,
    world_map_title,
)
from dashboard.analysis.targets import memberships_on, standing_target

__all__ = [
    "COMMITTED",
    "SPLIT_TARGETS",
    "STRENGTH",
    "VERDICTS",
    "KeyFigures",
    "SplitTarget",
    "Undertakings",
    "all_steps",
    "by_country",
    "changes_between",
    "changes_of",
    "changes_takeaway",
    "changes_title",
    "deadline_end",
    "deadline_timeline_title",
    "deadline_year",
    "due_by",
    "dumbbell_title",
    "gaps",
    "history",
    "in_force",
    "key_figures",
    "latest_spending",
    "memberships_on",
    "monthly_changes",
    "newest",
    "next_deadlines",
    "one_definition",
    "own_years",
    "own_years_takeaway",
    "own_years_title",
    "pace",
    "precision_recall",
    "precision_recall_sentence",
    "precision_recall_title",
    "reliability",
    "reliability_sentence",
    "reliability_title",
    "spans_takeaway",
    "spans_title",
    "spending_line_title",
    "standing_target",
    "status_bars_title",
    "takeaway",
    "target_steps",
    "undertaken",
    "undertakings",
    "with_comparable",
    "world_map_title",
]
