"""What may be recorded of a petition next, and what the running limits ask for."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.law.limits.case import Case
from tiepdan.law.limits.time_limits import Severity
from tiepdan.law.procedure.interim_notices import is_of_meeting
from tiepdan.law.procedure.possible_steps import possible_steps, why_never
from tiepdan.law.procedure.steps import Step
from tiepdan.law.procedure.ways_out import Ways, is_other_way
from tiepdan.law.toml.procedure import load_procedure, load_ways_out
from tiepdan.law.vocabulary.petition import Channel, PetitionForm, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.derived.cases import judge_of_office, petition_cases
from tiepdan.records.derived.days import load_calendar
from tiepdan.records.reading.limits import LimitRow


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that is possible, and the running limit that asks for it first, if one does."""

    step: Step
    limit: LimitRow | None

    @property
    def is_rare(self) -> bool:
        """Whether it is named only in passing: rare, and no limit asks for it."""
        return self.step.is_rare and self.limit is None


def steps_possible(
    connection: sqlite3.Connection, number: PetitionNumber, *, on: date
) -> list[Step]:
    """The steps that may be recorded of a petition on a day, in the order of the procedure.

    None where the petition is not there or void, or no office is set up.

    Raises:
        DataFileError: a law file or that of the procedure is incomplete.
    """
    found = connection.execute(
        "SELECT id, form FROM petition WHERE year = ? AND sequence = ?",
        (number.year, number.sequence),
    ).fetchone()
    judge = judge_of_office(connection, load_calendar(connection))
    if found is None or judge is None:
        return []
    procedure = load_procedure(paths.data_folder())
    ways = load_ways_out(paths.data_folder())
    return [
        step
        for _id, case in petition_cases(connection, str(found[0]), as_recorded=True)
        for step in possible_steps(procedure, case, on, judge)
        if _fits(ways, case, PetitionForm(found[1]), step, on)
    ]


def why_impossible(
    connection: sqlite3.Connection,
    number: PetitionNumber,
    event: PetitionEventKind,
    *,
    today: date,
) -> RefusedError | None:
    """Why an event can be recorded of a petition on no day; None where it may be on one.

    Raises:
        DataFileError: a law file or that of the procedure is incomplete.
    """
    found = connection.execute(
        "SELECT id FROM petition WHERE year = ? AND sequence = ?", (number.year, number.sequence)
    ).fetchone()
    if found is None:
        return None
    procedure = load_procedure(paths.data_folder())
    for _id, case in petition_cases(connection, str(found[0]), as_recorded=True):
        return why_never(procedure, case, event, today, number=str(number))
    return None


def _fits(ways: Ways, case: Case, form: PetitionForm, step: Step, on: date) -> bool:
    """Whether a step would not be refused for where the petition came from."""
    if step.event is PetitionEventKind.EXAMINED and form is PetitionForm.OPINION:
        return False
    if step.event is PetitionEventKind.INTERIM_NOTICE:
        return is_of_meeting(case)
    if step.event is PetitionEventKind.CLOSED_UNDATED:
        return case.events[0].day.year < on.year
    if case.channel is None:
        return True
    return not is_other_way(ways, PetitionKind(case.kind), Channel(case.channel), step.event, on)


def next_steps(
    connection: sqlite3.Connection,
    number: PetitionNumber,
    limits: Sequence[LimitRow],
    *,
    today: date,
) -> list[NextStep]:
    """What may be done next: first what ``limits``, those of the petition, ask for, by day."""
    running = sorted(
        (
            row
            for row in limits
            if row.is_running
            and (row.paused_since is None or row.paused_since > today)
            and row.limit.severity is not Severity.MILESTONE
        ),
        key=lambda row: row.due,
    )
    found = [
        NextStep(step, next((row for row in running if step.event in row.limit.met_by), None))
        for step in steps_possible(connection, number, on=today)
    ]
    return sorted(
        found,
        key=lambda one: (one.is_rare, one.limit.due if one.limit else date.max),
    )
