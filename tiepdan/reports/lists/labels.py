"""Stored rows in words: what a row, a column and a value of it are called."""

from collections.abc import Mapping
from datetime import date

from tiepdan.dates import show_date
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition import LinkKind
from tiepdan.numbers import PetitionNumber, show_meeting_number


def row_label(table: str, key: str, row: Mapping[str, object]) -> str:
    """What one row is called: by its number where people know it by one."""
    if table == "petition":
        key = str(PetitionNumber(int(str(row["year"])), int(str(row["sequence"]))))
    elif table == "meeting":
        key = show_meeting_number(int(str(row["id"])))
    elif table == "calendar_override":
        key = show_date(date.fromisoformat(key))
    return f"{SUBJECTS[table].label} {key}"


def is_fact(table: str, column: str) -> bool:
    """Whether a column says something to a person, and is not merely the number of a row."""
    return column in SUBJECTS[table].fields


def column_label(table: str, column: str, row: Mapping[str, object]) -> str:
    """What a column of a row is called; of two petitions of one case neither is the earlier."""
    if column == "earlier_id" and row["kind"] == LinkKind.SAME_CASE:
        return _("The other petition")
    return SUBJECTS[table].fields[column].label


def value_label(table: str, column: str, stored: object, row: Mapping[str, object]) -> str:
    """A stored value of a row as a person reads it; the end of an identity number only."""
    if stored is None:
        return "–"
    if table == "decision_measure" and column == "amount":
        return show_amount(Measure(str(row["measure"])), int(str(stored)))
    kind = SUBJECTS[table].fields[column].kind
    return kind.show(kind.stored(stored))
