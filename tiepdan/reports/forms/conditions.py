"""From a column of a form to SQL: the amount that a row of its source adds to it."""

from dataclasses import fields
from enum import StrEnum

from tiepdan.law.vocabulary.petition import SubjectField
from tiepdan.reports.figures.counted_rows import Source
from tiepdan.reports.figures.figure import Counted
from tiepdan.reports.forms.countables import COUNTABLES, Countable
from tiepdan.reports.forms.form import FormColumn
from tiepdan.reports.forms.words import Counting, When

_COUNTED = {
    When.WITHIN: Counted.WITHIN,
    When.CARRIED_OVER: Counted.CARRIED_OVER,
    When.AT_HAND: Counted.EVER_OPEN,
    When.ENDED: Counted.ENDED,
    When.CARRIED_FORWARD: Counted.CARRIED_FORWARD,
}

_OWN = frozenset({"number", "heading", "sum", "not_kept", "count", "when", "unit"})
NARROWING = tuple(field.name for field in fields(FormColumn) if field.name not in _OWN)
"""The fields of a column that narrow what it counts."""


def narrowed_by(column: FormColumn) -> frozenset[str]:
    """Those that a column has."""
    return frozenset(
        name
        for name in NARROWING
        if getattr(column, name) is not None and getattr(column, name) != ()
    )


def fitting(counting: Counting) -> frozenset[str]:
    """Those that fit what is counted."""
    countable = COUNTABLES[counting]
    known = {*countable.by, *countable.needs}
    return frozenset({*known, "field_except"} if "field" in known else known)


def source_of(column: FormColumn) -> Source:
    """The source that a column counts."""
    return _countable(column).source


def counted_once(column: FormColumn) -> str | None:
    """SQL: of what several rows count once; nothing where each does."""
    return _countable(column).distinct


def aggregate(column: FormColumn) -> str:
    """SQL: the number of a column, from all rows of its source."""
    countable, condition = _countable(column), row_condition(column)
    if countable.distinct:
        return f"COUNT(DISTINCT CASE WHEN {condition} THEN {countable.distinct} END)"
    return f"COALESCE(SUM(CASE WHEN {condition} THEN {row_amount(column)} ELSE 0 END), 0)"


def row_amount(column: FormColumn) -> str:
    """SQL: what a row of its source adds to a column that it counts for."""
    return column.inspection or _countable(column).amount


def row_condition(column: FormColumn) -> str:
    """SQL: whether a row of its source counts for a column."""
    countable = _countable(column)
    conditions = [_COUNTED[column.when].between()]
    if column.inspection:
        conditions.append(f"{column.inspection} > 0")
    for name in sorted(narrowed_by(column) - {"inspection"}):
        value = getattr(column, name)
        if name == "field_except":
            # What is not recorded is none of the others either.
            other = _listed((*value, SubjectField.NOT_RECORDED))
            conditions.append(f"({countable.by['field']}) NOT IN ({other})")
        elif isinstance(value, bool):
            conditions.append(f"({countable.by[name]}) = {int(value)}")
        else:
            conditions.append(f"({countable.by[name]}) IN ({_listed(value)})")
    return " AND ".join(conditions)


def _countable(column: FormColumn) -> Countable:
    if column.count is None:
        raise ValueError(column)
    return COUNTABLES[column.count]


def _listed(words: tuple[StrEnum, ...]) -> str:
    return ", ".join(f"'{word.value}'" for word in words)
