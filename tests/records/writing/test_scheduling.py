"""Planning what was proposed, on a register that may have changed since."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import entry
from tiepdan.errors import RefusedError
from tiepdan.facts import office as facts
from tiepdan.facts.meeting import Meeting
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind, MeetingStatus
from tiepdan.records.database import reading
from tiepdan.records.reading.meetings.schedule import Proposal, UsualReception, propose
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.meetings import meetings
from tiepdan.records.writing.meetings.scheduling import plan_receptions
from tiepdan.records.writing.office.office import set_up

TODAY = date(2026, 11, 22)
USUAL = UsualReception(Weekday.THURSDAY, HalfDay.MORNING, Capacities(Capacity.COMMITTEE_CHAIR))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    sessions.create(
        path,
        entry(),
        fill=lambda session: set_up(
            session,
            facts.Office(
                name="Xã Thử",
                province="Hà Tĩnh",
                is_remote=False,
                reception_weekday=Weekday.THURSDAY,
                reception_half_day=HalfDay.MORNING,
            ),
        ),
    )
    return path


def december(path: Path) -> Proposal:
    with reading(path) as connection:
        return propose(connection, date(2026, 12, 1), USUAL, today=TODAY)


def test_a_proposal_is_refused_once_the_month_has_changed(register: Path) -> None:
    proposal = december(register)
    with sessions.writing(register, entry()) as writing:
        meetings.add_meeting(
            writing,
            Meeting(
                kind=MeetingKind.PERIODIC_RECEPTION,
                meets_on=date(2026, 12, 3),
                status=MeetingStatus.PLANNED,
            ),
            today=TODAY,
        )
    with (
        pytest.raises(RefusedError, match="changed meanwhile"),
        sessions.writing(register, entry()) as writing,
    ):
        plan_receptions(writing, proposal)
    assert len(december(register).to_plan) == 4
