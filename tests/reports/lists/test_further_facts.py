"""A new fact is in every table that shows its subject, whether or not that knows of it."""

from dataclasses import replace
from datetime import date

import pytest

from tiepdan.facts.fact import _KNOWN, COVERED, fields_of
from tiepdan.facts.meeting import Meeting
from tiepdan.facts.visit import Visit
from tiepdan.law.vocabulary.visit import Receiver
from tiepdan.records.reading.meetings.meetings import MeetingFilter
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.reports.lists.meetings.meetings import meetings_table
from tiepdan.reports.lists.meetings.visits import VISIT_PLACED, visits_table
from tiepdan.reports.lists.parts import further_columns, further_values
from tiepdan.reports.model import Value

NEW = VISIT_PLACED - {"advice"}
"""What the tables would place if the advice given were a fact that they do not know."""


def _visit(advice: str | None) -> Visit:
    on = date(2026, 11, 10)
    return Visit(visited_on=on, content="Đường", advice=advice, receiver=Receiver.HEAD)


def _cells(advice: str | None) -> dict[str, Value]:
    visit = _visit(advice)
    row = VisitRow(1, visit, visit, None, None, False, (), None, None)
    table = visits_table([row])
    cells = zip(table.columns, table.rows[0], strict=True)
    return {str(column.key or column.label): value for column, value in cells}


def _list(monkeypatch: pytest.MonkeyPatch, subject: type, name: str) -> None:
    """From now on lists show this fact."""
    field = fields_of(subject)[name]
    listed = {name: replace(field, fact=replace(field.fact, is_listed=True))}
    monkeypatch.setattr(
        "tiepdan.facts.fact._KNOWN", {**_KNOWN, subject: {**fields_of(subject), **listed}}
    )


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    _list(monkeypatch, Visit, "advice")


@pytest.fixture(autouse=True)
def unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiepdan.reports.lists.meetings.visits.VISIT_PLACED", NEW)


def test_it_is_there_as_data_and_to_people_only_where_lists_show_it() -> None:
    cells = _cells("Gửi lại")
    assert cells["advice"] == "Gửi lại"
    assert "Advice given" not in cells


@pytest.mark.usefixtures("listed")
def test_what_lists_show_is_there_for_people() -> None:
    assert _cells("Gửi lại")["Advice given"] == "Gửi lại"


@pytest.mark.usefixtures("listed")
def test_what_is_covered_stays_so() -> None:
    cells = _cells(COVERED)
    assert (cells["advice"], cells["Advice given"]) == (None, "(kept secret)")


def test_a_file_shows_what_is_known_of_one() -> None:
    for advice in (None, "Gửi lại"):
        labels = [column.label for column in further_columns(Visit, NEW, [_visit(advice)])]
        assert ("Advice given" in labels) == (advice is not None)
    assert further_values(_visit("Gửi lại"), NEW).count("Gửi lại") == 2


def test_so_does_the_list_of_meetings(monkeypatch: pytest.MonkeyPatch) -> None:
    _list(monkeypatch, Meeting, "place")
    table = meetings_table([], {}, {}, wanted=MeetingFilter())
    assert "Place" in [column.label for column in table.columns]
