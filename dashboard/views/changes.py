"""What changed between two days, as the data itself tells it, with the sentence that proves each change."""

from pathlib import Path

import streamlit as st

from dashboard import analysis, board
from dashboard.contents.changed import (
    change_list,
    changes_chart,
    chosen_period,
    feed_link,
    history,
    usual_period,
)
from dashboard.contents.corrections import with_corrections
from dashboard.language import say
from dashboard.parts.downloads import download_row
from dashboard.parts.filter_panel import asked
from dashboard.parts.panel import chart_panel

here, filters = board.load(), asked()

st.title(say("What changed"), anchor=False)
period = chosen_period(here.on)
told = with_corrections(history(here), here, Path(board.folder()))
matching = analysis.changes_of(told, here.commitments(filters)["commitment_id"])
changes = analysis.changes_between(matching, since=period.since, until=period.until, kinds=period.kinds)
chart_panel(changes_chart(changes, filters, period.beyond(usual_period(here.on))))
feed_link(filters)
if not changes.empty:
    download_row(here, changes, filters, name="changes", also=period.query)
    change_list(here, changes)
