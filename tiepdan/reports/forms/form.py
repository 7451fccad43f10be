"""What a form file says: a form, its columns with their official numbers, and what each counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as described
from datetime import date

from tiepdan.dates import is_between
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.vocabulary.decision import DecisionResult, Measure
from tiepdan.law.vocabulary.document import DocumentEffect, DocumentType, Issuer, TrainingKind
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.law.vocabulary.petition import Channel, Level, PetitionKind, SubjectField
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import Matter, VisitOutcome
from tiepdan.reports.forms.words import Counting, Desk, Stage, Unit, Way, When


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its number, its headings from the top down, and what stands in it.

    That is the ``sum`` of other columns, or what is counted, or nothing (``not_kept`` says why).
    With both the counted number stands there, and the sum is a check. What is counted is narrowed
    by the other fields, each for what has it (``countables``): one of these words, or yes or no.
    """

    number: int = described(metadata={"least": 1})
    heading: tuple[str, ...]
    sum: tuple[int, ...] = ()
    not_kept: str | None = None
    count: Counting | None = None
    when: When = When.WITHIN
    unit: Unit | None = None

    kind: tuple[PetitionKind, ...] = ()
    level: tuple[Level, ...] = ()
    field: tuple[SubjectField, ...] = ()
    field_except: tuple[SubjectField, ...] = ()
    channel: tuple[Channel, ...] = ()
    stage: tuple[Stage, ...] = ()
    way: tuple[Way, ...] = ()
    is_ours: bool | None = None
    is_examined: bool | None = None
    is_eligible: bool | None = None
    is_resolved: bool | None = None
    is_from_before: bool | None = None
    is_of_many: bool | None = None
    is_anonymous: bool | None = None

    received_by: tuple[Desk, ...] = ()
    occasion: tuple[MeetingKind, ...] = ()
    matter: tuple[Matter, ...] = ()
    outcome: tuple[VisitOutcome, ...] = ()
    is_large_group: bool | None = None
    is_announced: bool | None = None
    is_held: bool | None = None

    result: tuple[DecisionResult, ...] = ()
    measure: tuple[Measure, ...] = ()
    is_in_time: bool | None = None
    is_carried_out: bool | None = None

    issuer: tuple[Issuer, ...] = ()
    type: tuple[DocumentType, ...] = ()
    effect: tuple[DocumentEffect, ...] = ()
    is_about_reception: bool | None = None
    training: tuple[TrainingKind, ...] = ()
    inspection: str | None = None
    event: tuple[PetitionEventKind, ...] = ()

    @property
    def own_sum(self) -> str:
        """Its sum as a check: ``1 = 5+11+17``; empty without one."""
        return f"{self.number} = {'+'.join(map(str, self.sum))}" if self.sum else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a circular, used for periods whose last day lies from ``since`` to ``until``.

    ``note`` is the number of the line under the table, ``notes`` what stands in it.
    """

    form: str
    circular: str
    title: str
    since: date
    until: date | None = None
    note: int | None = None
    notes: tuple[str, ...] = ()
    unit_heading: str = "Đơn vị"
    checks: tuple[str, ...] = ()
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None
    columns: tuple[FormColumn, ...] = described(metadata={"key": "column"})

    def is_in_force(self, day: date) -> bool:
        """Whether it is the form of a period that ends on this day."""
        return is_between(day, self.since, self.until)

    def column(self, number: int) -> FormColumn | None:
        """The column with this official number."""
        return next((column for column in self.columns if column.number == number), None)

    def counted(self, column: FormColumn) -> Iterator[FormColumn]:
        """The column itself where it counts, else the counting ones that it adds up."""
        if column.count:
            yield column
            return
        for number in column.sum:
            if part := self.column(number):
                yield from self.counted(part)

    def official_number(self, column: FormColumn) -> str:
        """What the row of official numbers says of a column: ``6 = 7+8 = 9+10+11``."""
        beginning = f"{column.number} = "
        sums = [
            check.removeprefix(beginning)
            for check in self.every_check
            if check.startswith(beginning) and "." not in check
        ]
        return " = ".join((str(column.number), *sums))

    @property
    def every_check(self) -> Iterator[str]:
        """The sums of its columns, then the others."""
        sums = [column.own_sum for column in self.columns if column.sum]
        written = {check.replace(" ", "") for check in sums}
        yield from sums
        yield from (check for check in self.checks if check.replace(" ", "") not in written)
