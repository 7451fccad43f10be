"""The files of people and petitions: what happened to them, protection, links."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from tiepdan.facts.fact import fields_of, values_of
from tiepdan.facts.subjects import Petition, Petitioner, PetitionEvent, PetitionLink, Protection
from tiepdan.facts.values import DAY
from tiepdan.i18n import _
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.vocabulary.petition import Level, PetitionForm
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.parsing import parse_row_number, parse_text
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.files.reading import Files, Readers, Unadded
from tiepdan.records.importing.layout import PLACE_IN_BOOK
from tiepdan.records.importing.recorded import Found, identity
from tiepdan.records.importing.rows import Row
from tiepdan.records.writing import event_corrections
from tiepdan.records.writing.petitions import (
    corrections,
    links,
    petitions,
    protecting,
    protection,
)


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

    def _petitioner(self, row: Row) -> Unadded:
        number = row.required("number", parse_row_number)
        read = row.facts(Petitioner, self._today)
        if read.name is None:
            self._reading.nameless[number] = row
        if number in self._reading.people and self._reading.people[number][0].key != row.key:
            raise row.problem(_("number {number} is used twice.").format(number=number))
        self._reading.people[number] = row, read
        return Unadded.SKIPPED

    def add_alone(self) -> None:
        """Record the people who sent nothing and came for nothing, unless they are there."""
        for number, (row, person) in self._reading.people.items():
            is_told = self._numbers.found("petitioner", number) is not None
            if is_told or number in self._reading.people_there:
                continue
            if not self._reading.recorded.find("petitioner", values_of(person), self._is_alone):
                self._reading.petitioner_id(row, number)

    def _is_alone(self, found: Found) -> bool:
        """Whether somebody sent nothing and came for nothing, so that nothing is secret there."""
        (is_alone,) = (
            driver_connection(self._session)
            .execute(
                "SELECT NOT EXISTS (SELECT 1 FROM petition WHERE petitioner_id = ?1)"
                " AND NOT EXISTS (SELECT 1 FROM visit WHERE petitioner_id = ?1)",
                (found.id,),
            )
            .fetchone()
        )
        return bool(is_alone)

    def check_nameless(self) -> None:
        """Refuse somebody without a name who sent nothing: only what is anonymous has none."""
        for row in self._reading.nameless.values():
            raise row.problem(
                _(
                    "column “name” is empty; only who sent an anonymous petition has no name"
                    " (petitions.csv, column anonymous)."
                )
            )

    def _petition(self, row: Row) -> Unadded | None:
        read = _with_usual(row, self._reading.at_its_meeting(row, row.facts(Petition, self._today)))
        place = row.required("number", str)
        if found := self._reading.petitions_there.get(row.key):
            return self._there(row, place, read, found)
        self._reading.note_added(row, "petition", read.received_on, read.summary)
        sender = self._sender_id(row, read)
        if place.startswith(PLACE_IN_BOOK):
            self._reading.numbered[place] = petitions.add_petition(
                self._session, read, sender, casework=self._reading.casework
            )
            return None
        number = self._reading.petition_number(row)
        if number in self._reading.settled:
            petitions.add_as_recorded(self._session, read, sender, number=number)
            return None
        if read.protection_waived_on is None and read.protection_waiver is None:
            petitions.add_petition(
                self._session, read, sender, number=number, casework=self._reading.casework
            )
            return None
        unwaived = replace(read, protection_waived_on=None, protection_waiver=None)
        petitions.add_petition(self._session, unwaived, sender, number=number)
        self._waive(row, number)
        return None

    def _waive(self, row: Row, number: PetitionNumber) -> None:
        protection.waive(
            self._session,
            number,
            waived_on=row.required("protection_waived_on", self._reading.past),
            document=row.required("protection_waiver", parse_text),
        )

    def _there(self, row: Row, place: str, read: Petition, found: Found) -> Unadded:
        """Compare a petition, and who sent it, with what is recorded."""
        if read.denounces and read.protection_waived_on is None:
            found = replace(found, is_covered=True)
        number = PetitionNumber(found.columns["year"], found.columns["sequence"])
        self._reading.known[number] = found
        if place.startswith(PLACE_IN_BOOK):
            self._reading.numbered[place] = number
        sender = row.optional("petitioner", parse_row_number)
        self._reading.nameless.pop(sender or 0, None)
        stays = number in self._reading.settled
        facts = self._reading.recorded.compare(
            row,
            "petition",
            found,
            read,
            number=str(number),
            besides=self._besides(found),
            stays=stays,
        )
        person = self._reading.compare_person(row, found, str(number), stays=stays)
        if not self._reading.is_update or stays:
            return Unadded.THERE
        is_waived = facts.pop("protection_waived_on", None) is not None
        facts.pop("protection_waiver", None)
        if facts or person:
            corrections.correct_petition(self._session, number, facts=facts, person=person)
        if is_waived:
            self._waive(row, number)
        return Unadded.THERE

    def _besides(self, found: Found) -> Iterable[str]:
        """What of a petition follows from what happened to it."""
        (is_assigned,) = (
            driver_connection(self._session)
            .execute(
                "SELECT EXISTS (SELECT 1 FROM petition_event WHERE petition_id = ? AND kind = ?)",
                (found.id, PetitionEventKind.ASSIGNED),
            )
            .fetchone()
        )
        return ("officer",) if is_assigned else ()

    def _sender_id(self, row: Row, read: Petition) -> int:
        """Who petitions; of what is anonymous nobody, or what else is known of the sender."""
        if read.is_anonymous and not row.has("petitioner"):
            return petitions.add_petitioner(self._session, Petitioner(name=None))
        number = row.required("petitioner", parse_row_number)
        if read.is_anonymous:
            self._reading.nameless.pop(number, None)
        return self._reading.petitioner_id(row, number)

    def _petition_event(self, row: Row) -> Unadded | None:
        number = self._reading.petition_number(row, "petition")
        kind = row.required("kind", PetitionEventKind.parse)
        happened_on = fields_of(PetitionEvent)["happened_on"]
        if kind in PLANNED_AHEAD:
            happened_on = replace(happened_on, kind=DAY)
        event = row.facts(
            PetitionEvent, self._today, kind=kind, happened_on=row.fact(happened_on, self._today)
        )
        if number in self._reading.known and (found := self._event_found(number, event)):
            return self._event_there(row, number, event, found)
        if number in self._reading.settled:
            self._reading.casework.add(number, event)
            return None
        if kind is PetitionEventKind.EXTENDED:
            row.required("complexity", Complexity.parse)
            petitions.extend_petition(self._session, number, event, self._reading.casework)
            return None
        for column in ("extended_days", "extended_to", "complexity"):
            if row.has(column):
                raise row.problem(_("{column} is only for an extension.").format(column=column))
        petitions.record_event(self._session, number, event, casework=self._reading.casework)
        return None

    def _event_found(self, number: PetitionNumber, event: PetitionEvent) -> Found | None:
        petition_id = self._reading.known[number].id
        known_by = identity("petition_event", {**values_of(event), "petition_id": petition_id})
        return self._reading.recorded.find("petition_event", known_by)

    def _event_there(
        self, row: Row, number: PetitionNumber, event: PetitionEvent, found: Found
    ) -> Unadded:
        # An extension to a day has its days counted; said are one of the two.
        besides = ("extended_days",) if event.extended_to else ()
        different = self._reading.recorded.compare(
            row,
            "petition_event",
            found,
            event,
            number=str(number),
            besides=besides,
            stays=number in self._reading.settled,
        )
        if different and self._reading.is_update and number not in self._reading.settled:
            event_corrections.correct_event(
                self._session,
                number,
                event.kind,
                event.happened_on,
                place=self._place(found),
                facts=different,
            )
        return Unadded.THERE

    def _place(self, found: Found) -> int:
        """Which one it is of those of its kind and day."""
        same = ("petition_id", "kind", "happened_on")
        sql = f"SELECT count(*) FROM petition_event WHERE ({', '.join(same)}) = (?, ?, ?)"
        parameters = [*(found.columns[column] for column in same), found.id]
        connection = driver_connection(self._session)
        (place,) = connection.execute(f"{sql} AND id <= ?", parameters).fetchone()
        return int(place)

    def _protection(self, row: Row) -> Unadded | None:
        number = self._reading.petition_number(row, "petition")
        protect = (
            protecting.add_as_recorded if number in self._reading.settled else protecting.protect
        )

        def record(session: Session, protection: Protection) -> int:
            return protect(session, number, protection)

        read = row.facts(Protection, self._today)
        known = self._reading.known.get(number)
        return self._reading.add(
            row,
            "protection",
            read,
            record,
            None if number in self._reading.settled else protecting.correct_protection,
            petition_id=known.id if known else 0,
        )

    def _petition_link(self, row: Row) -> Unadded | None:
        number = self._reading.petition_number(row, "petition")
        to = row.facts(PetitionLink, self._today)
        both = [self._reading.known.get(one) for one in (number, to.earlier_id)]
        if all(both) and links.are_linked(self._session, number, to.earlier_id):
            return Unadded.THERE
        if {number, to.earlier_id} & self._reading.settled:
            links.add_as_recorded(self._session, number, to)
        else:
            links.link(self._session, number, to)
        return None


def _with_usual(row: Row, read: Petition) -> Petition:
    """A petition with what follows where its line does not say it."""
    usual: dict[str, Any] = {}
    # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
    if not row.has("within_competence") and read.level is not Level.FIRST:
        usual["is_within_competence"] = False
    if not row.has("form"):
        usual["form"] = PetitionForm.usual(read.channel)
    is_usual = all(getattr(read, name) == value for name, value in usual.items())
    return read if is_usual else replace(read, **usual)
