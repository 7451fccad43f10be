"""What one run of a command works on, and how it shows the outcome."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.running.screen.limits import show_limits
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import parse_date, show_date
from tiepdan.i18n import _
from tiepdan.law.procedure.enforcement import Enforcement
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.bodies import bodies_named, body_forwarded_to
from tiepdan.records.reading.meetings import meetings as meeting_rows
from tiepdan.records.reading.meetings import owed_steps
from tiepdan.records.reading.petitions.outcomes.decisions import taken_as_superiors, was_appealed
from tiepdan.records.reading.petitions.outcomes.enforcement import enforcement_of
from tiepdan.records.reading.petitions.owed.withdrawals import withdrawals
from tiepdan.records.reading.petitions.petitions import PetitionRow, get_petition
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.reports.lists.petitions.withdrawals import asked_of

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command works on, and how it shows the outcome."""

    path: Path
    day: date
    as_json: bool
    no_color: bool
    no_input: bool

    @classmethod
    def of(
        cls,
        db: str | None,
        today: str | None,
        *,
        as_json: bool,
        no_color: bool,
        no_input: bool = False,
    ) -> "Run":
        """From the common options.

        Raises:
            UsageError: one of them is wrong.
        """
        day = options.as_of(today)
        return cls(options.database_path(db), day, as_json, no_color, no_input)

    def parse_day(self, typed: str) -> date:
        """A day, gone by or still to come.

        Raises:
            UsageError: it is none.
        """
        return parse_date(typed, today=self.day)

    def number(self, typed: str) -> PetitionNumber:
        """The number of the petition meant, which may not be there.

        Raises:
            UsageError: it is no such number.
        """
        return petition_meant(self.path, typed, self.day)

    def petition(self, typed: str) -> PetitionRow:
        """The petition meant; asking about one that cannot be worked with would be a waste.

        Raises:
            NotFoundError: there is none.
            RefusedError: it is void.
        """
        number = self.number(typed)
        with database.reading(self.path) as connection:
            return self.petition_in(connection, number)

    def petition_in(self, connection: "Connection", number: PetitionNumber) -> PetitionRow:
        """The same by its number, in a register that is open already."""
        found = get_petition(connection, number, today=self.day)
        if found.voided_on:
            raise refused_as_void(Voidable.PETITION, str(number), found.voided_on)
        return found

    def enforcement(self, number: PetitionNumber) -> Enforcement:
        """What the decisions on a petition order, and what was carried out of it."""
        with database.reading(self.path) as connection:
            return enforcement_of(connection, number)

    def was_appealed(self, number: PetitionNumber) -> bool:
        """Whether a petition was taken to the second instance."""
        with database.reading(self.path) as connection:
            return was_appealed(connection, number)

    def bodies(self) -> list[str]:
        """The bodies that were named before, to be offered again."""
        with database.reading(self.path) as connection:
            return bodies_named(connection)

    def body_asked(self, number: PetitionNumber) -> str | None:
        """The body to which a petition was forwarded, where that was said."""
        with database.reading(self.path) as connection:
            return body_forwarded_to(connection, number)

    def meeting(self, meeting_id: int) -> meeting_rows.MeetingRow:
        """The meeting meant.

        Raises:
            NotFoundError: there is none.
            RefusedError: it is void.
        """
        with database.reading(self.path) as connection:
            return self.meeting_in(connection, meeting_id)

    def meeting_in(self, connection: "Connection", meeting_id: int) -> meeting_rows.MeetingRow:
        """The same in a register that is open already."""
        found = meeting_rows.get_meeting(connection, meeting_id, today=self.day)
        if found.voided_on:
            number = show_meeting_number(meeting_id)
            raise refused_as_void(Voidable.MEETING, number, found.voided_on)
        return found

    def show_petition_limits(
        self, number: PetitionNumber, ended_on: date, *, more: Mapping[str, Any] | None = None
    ) -> None:
        """Show the limits of a petition that run now, or ended on the day of the event.

        As JSON with ``more`` to tell.
        """
        with database.reading(self.path) as connection:
            rows = limits.limits_of_petition(connection, number, today=self.day)
        show_limits(
            str(number),
            rows,
            ended_on=ended_on,
            as_json=self.as_json,
            no_color=self.no_color,
            more=more,
        )

    def asked_after_withdrawal(self, number: PetitionNumber) -> tuple[str, ...]:
        """What is still to be done of a petition that was withdrawn, and is open all the same."""
        with database.reading(self.path) as connection:
            return asked_of(withdrawals(connection, today=self.day, number=number))

    @contextmanager
    def telling_whose_decision(self, number: PetitionNumber) -> Iterator[None]:
        """Name each decision that what is written inside makes the superior's, unless it was said.

        Taken for the superior's it runs, meets and ends nothing of ours.
        """
        with database.reading(self.path) as connection:
            before = taken_as_superiors(connection, number)
        yield
        with database.reading(self.path) as connection:
            after = taken_as_superiors(connection, number)
        for event, day in after.items():
            if event not in before:
                say(_taken_as_superiors(number, event, day))

    def owed_of_meeting(self, meeting_id: int) -> list[owed_steps.OwedStep]:
        """What is still owed for a meeting, the next first."""
        with database.reading(self.path) as connection:
            return owed_steps.owed_of_meeting(connection, meeting_id, today=self.day)

    def show_meeting_limits(
        self,
        meeting_id: int,
        ended_on: date | None = None,
        *,
        more: Mapping[str, str | None] | None = None,
    ) -> None:
        """Show the limits of a meeting; after an event those that run, or ended on its day.

        As JSON with ``more`` to tell.
        """
        with database.reading(self.path) as connection:
            rows = limits.limits_of_meeting(connection, meeting_id, today=self.day)
        show_limits(
            show_meeting_number(meeting_id),
            rows,
            ended_on=ended_on,
            as_json=self.as_json,
            no_color=self.no_color,
            more=more,
        )


def _taken_as_superiors(number: PetitionNumber, event: PetitionEventKind, day: date) -> str:
    return _(
        "{number}: “{event}” on {day} is taken as the superior's ({superior}); if it is ours:"
        " tiepdan edit-event {number} {code} --by office."
    ).format(
        number=number,
        event=event.label,
        day=show_date(day),
        superior=superior_on(day),
        code=event.as_typed,
    )
