"""The deadlines of a printed line in the short notation of test_deadlines and test_timespans.

The plan is one of 2021, printed on 2021-05-10. A meaning is written `by DAY`, `FIRST..LAST`, `COUNT/PER`,
`within DURATION [working]` or `ongoing`; several stand in printed order, set apart by " + ". A line without a meaning
binds nobody.
"""

from datetime import date

from kg.clean import fold, squeeze
from kg.model import DeadlineKind
from kg.parser import deadlines
from kg.parser.timespans import Calendar, Phrase

CALENDAR = Calendar(2021, date(2021, 5, 10))


def meaning(phrase: Phrase) -> str:
    """A phrase in the notation of the tables below."""
    if phrase.kind is DeadlineKind.BY:
        return f"by {phrase.last_day}"
    if phrase.kind is DeadlineKind.PERIOD:
        return f"{phrase.first_day}..{phrase.last_day}"
    if phrase.kind is DeadlineKind.RECURRING:
        return f"{phrase.min_count}/{phrase.per}"
    if phrase.kind is DeadlineKind.RESPONSE:
        return f"within {phrase.within}" + (" working" if phrase.working_days else "")
    return "ongoing"


def read(line: str, column: bool = False) -> str:
    folded = squeeze(fold(line))
    reader = deadlines.in_column if column else deadlines.in_text
    return " + ".join(meaning(phrase) for phrase in reader(folded, 0, len(folded), CALENDAR))
