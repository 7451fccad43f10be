"""The files of people and petitions: what happened to them, protection, links."""

from dataclasses import replace
from functools import partial

from sqlmodel import Session

from tiepdan.facts.fact import fields_of
from tiepdan.facts.subjects import Petition, Petitioner, PetitionEvent, PetitionLink, Protection
from tiepdan.facts.values import DAY
from tiepdan.i18n import _
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.vocabulary.petition import Level, PetitionForm
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind
from tiepdan.parsing import parse_row_number, parse_text
from tiepdan.records.importing.files.reading import Files, Readers
from tiepdan.records.importing.layout import PLACE_IN_BOOK
from tiepdan.records.importing.rows import Row
from tiepdan.records.writing.petitions import links, petitions, protecting, protection


class PetitionFiles(Files):
    """Who petitions, and what; petitions keep their numbers."""

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "petitioners": self._petitioner,
            "petitions": self._petition,
            "petition_events": self._petition_event,
            "protections": self._protection,
            "petition_links": self._petition_link,
        }

    def _petitioner(self, row: Row) -> None:
        number = row.required("number", parse_row_number)
        read = row.facts(Petitioner, self._today)
        if read.name is None:
            self._reading.nameless[number] = row
        record = partial(petitions.add_petitioner, self._session, read)
        self._numbers.add(row, "petitioner", number, record)

    def check_nameless(self) -> None:
        """Refuse somebody without a name who sent nothing: only what is anonymous has none."""
        for row in self._reading.nameless.values():
            raise row.problem(
                _(
                    "column “name” is empty; only who sent an anonymous petition has no name"
                    " (petitions.csv, column anonymous)."
                )
            )

    def _petition(self, row: Row) -> None:
        read = self._reading.at_its_meeting(row, row.facts(Petition, self._today))
        read = replace(
            read,
            # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
            is_within_competence=read.is_within_competence
            if row.has("within_competence")
            else read.level is Level.FIRST,
            form=read.form if row.has("form") else PetitionForm.usual(read.channel),
        )
        sender, place = self._sender_id(row, read), row.required("number", str)
        if place.startswith(PLACE_IN_BOOK):
            self._reading.numbered[place] = petitions.add_petition(self._session, read, sender)
            return
        number = self._reading.petition_number(row)
        if number in self._reading.settled:
            petitions.add_as_recorded(self._session, read, sender, number=number)
            return
        waived_on, waiver = read.protection_waived_on, read.protection_waiver
        petitions.add_petition(
            self._session,
            replace(read, protection_waived_on=None, protection_waiver=None),
            sender,
            number=number,
        )
        if waived_on is None and waiver is None:
            return
        protection.waive(
            self._session,
            number,
            waived_on=row.required("protection_waived_on", self._reading.past),
            document=row.required("protection_waiver", parse_text),
        )

    def _sender_id(self, row: Row, read: Petition) -> int:
        """Who petitions; of what is anonymous nobody, or what else is known of the sender."""
        if read.is_anonymous and not row.has("petitioner"):
            return petitions.add_petitioner(self._session, Petitioner(name=None))
        number = row.required("petitioner", parse_row_number)
        if read.is_anonymous:
            self._reading.nameless.pop(number, None)
        return self._reading.petitioner_id(row, number)

    def _petition_event(self, row: Row) -> None:
        number = self._reading.petition_number(row, "petition")
        kind = row.required("kind", PetitionEventKind.parse)
        happened_on = fields_of(PetitionEvent)["happened_on"]
        if kind in PLANNED_AHEAD:
            happened_on = replace(happened_on, kind=DAY)
        event = row.facts(
            PetitionEvent, self._today, kind=kind, happened_on=row.fact(happened_on, self._today)
        )
        if number in self._reading.settled:
            self._reading.casework.add(number, event)
            return
        if kind is PetitionEventKind.EXTENDED:
            row.required("complexity", Complexity.parse)
            petitions.extend_petition(self._session, number, event, self._reading.casework)
            return
        for column in ("extended_days", "extended_to", "complexity"):
            if row.has(column):
                raise row.problem(_("{column} is only for an extension.").format(column=column))
        petitions.record_event(self._session, number, event, casework=self._reading.casework)

    def _protection(self, row: Row) -> None:
        number = self._reading.petition_number(row, "petition")
        protect = (
            protecting.add_as_recorded if number in self._reading.settled else protecting.protect
        )

        def record(session: Session, protection: Protection) -> int:
            return protect(session, number, protection)

        self._reading.add(row, "protection", row.facts(Protection, self._today), record)

    def _petition_link(self, row: Row) -> None:
        number = self._reading.petition_number(row, "petition")
        to = row.facts(PetitionLink, self._today)
        if {number, to.earlier_id} & self._reading.settled:
            links.add_as_recorded(self._session, number, to)
        else:
            links.link(self._session, number, to)
