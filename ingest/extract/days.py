"""Days named in a text: 'on Thursday', 'yesterday', '5 September 2014', 'June 26'."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b\.?"
    r"(?:,?\s(?P<year>(?:19|20)\d\d))?(?!\d)"
    rf"|(?P<month2>{_MONTH})\.?\s(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\d|[.,]\d)"
    r"(?:,?\s(?P<year2>(?:19|20)\d\d))?"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?P<relative>[Yy]esterday|[Tt]oday))(?!\w)"
)
AHEAD = timedelta(days=3)  # papers east of the event carry tomorrow's date, agencies west of it yesterday's


def named_days(text: str, start: int, end: int, *, published: date | None) -> Iterator[tuple[int, date]]:
    """Each day that text[start:end] names, with its offset; a day without a year is the last one by then."""
    for match in _DAY.finditer(text, start, end):
        day = _day(match, published)
        if day is not None:
            yield match.start(), day


def _day(match: re.Match[str], published: date | None) -> date | None:
    if match["month"] or match["month2"]:
        month = _MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
        year = match["year"] or match["year2"]
        return _calendar_day(
            int(year) if year else None, month, int(match["day"] or match["day2"]), published
        )
    if published is None:
        return None
    if match["relative"]:
        return published - timedelta(days=match["relative"].lower() == "yesterday")
    return published - timedelta(days=(published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7)


def _calendar_day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    if year is None and published is None:
        return None
    try:
        if year is not None:
            return date(year, month, day)
        assumed = published or date.min
        found = date(assumed.year, month, day)
        return found if found <= assumed + AHEAD else date(assumed.year - 1, month, day)
    except ValueError:
        return None
