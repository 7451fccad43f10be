"""What was recorded by mistake: it keeps its number, is shown as void, and counts nowhere.

A query that counts takes the rows of a table through ``live``; one that shows takes all of them,
and joins the table ``void`` to say since when, and why. A void petition has no standing and no
deadlines, nor has a void meeting any.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, RefusedError, UsageError
from tiepdan.i18n import N_, _
from tiepdan.numbers import (
    PetitionNumber,
    document_not_found,
    inspection_not_found,
    meeting_not_found,
    petition_not_found,
    sanction_not_found,
    show_meeting_number,
    training_not_found,
    visit_not_found,
)
from tiepdan.records.live_rows import live
from tiepdan.records.secrecy import PROTECTING, is_protected
from tiepdan.text import quoted


class Voidable(StrEnum):
    """What can be void, by the name of its table."""

    PETITION = "petition"
    MEETING = "meeting"
    VISIT = "visit"
    DOCUMENT = "document"
    SANCTION = "sanction"
    TRAINING = "training"
    INSPECTION = "inspection"

    @property
    def label(self) -> str:
        """What one is called."""
        return _(_LABELS[self])

    def number(self, connection: sqlite3.Connection, row_id: int) -> str:
        """The number by which people know a row."""
        if self is Voidable.MEETING:
            return show_meeting_number(row_id)
        if self is not Voidable.PETITION:
            return str(row_id)
        (year, sequence) = connection.execute(
            "SELECT year, sequence FROM petition WHERE id = ?", (row_id,)
        ).fetchone()
        return str(PetitionNumber(year, sequence))

    def named(self, number: str) -> str:
        """One of them as ``void`` takes it: ``2026-0012``, ``B3``, ``--visit 5``."""
        has_own_form = self in {Voidable.PETITION, Voidable.MEETING}
        return number if has_own_form else f"--{self.value} {number}"


def parse_voidable(typed: str) -> Voidable:
    """What is meant by the name of its table, as files write it.

    Raises:
        UsageError: it is none of them.
    """
    try:
        return Voidable(typed.strip().lower())
    except ValueError as error:
        raise UsageError(
            _("“{typed}” cannot be void; write one of {known}.").format(
                typed=quoted(typed), known=", ".join(Voidable)
            )
        ) from error


@dataclass(frozen=True, slots=True)
class RecordMeant:
    """One thing entered into the register: of which kind, and its number."""

    kind: Voidable
    number: PetitionNumber | int

    @property
    def shown(self) -> str:
        """The number as people know it."""
        if self.kind is Voidable.MEETING and isinstance(self.number, int):
            return show_meeting_number(self.number)
        return str(self.number)

    @property
    def named(self) -> str:
        """As ``void`` takes it."""
        return self.kind.named(self.shown)


_LABELS = {
    Voidable.PETITION: N_("petition"),
    Voidable.MEETING: N_("meeting"),
    Voidable.VISIT: N_("visit"),
    Voidable.DOCUMENT: N_("document"),
    Voidable.SANCTION: N_("sanction"),
    Voidable.TRAINING: N_("training"),
    Voidable.INSPECTION: N_("numbers of inspections"),
}


def not_found(entered: RecordMeant) -> NotFoundError:
    """The sentence for a number that nothing of its kind has."""
    number = entered.number
    if isinstance(number, PetitionNumber):
        return petition_not_found(number)
    return {
        Voidable.MEETING: meeting_not_found,
        Voidable.VISIT: visit_not_found,
        Voidable.DOCUMENT: document_not_found,
        Voidable.SANCTION: sanction_not_found,
        Voidable.TRAINING: training_not_found,
        Voidable.INSPECTION: inspection_not_found,
    }[entered.kind](number)


def check_there(connection: sqlite3.Connection, entered: RecordMeant) -> None:
    """Refuse what is not there, or void already.

    Raises:
        NotFoundError: nothing has this number.
        RefusedError: it is void.
    """
    number, table = entered.number, entered.kind.value
    is_meant, parameters = "entered.id = ?", [number]
    if isinstance(number, PetitionNumber):
        is_meant = "entered.year = ? AND entered.sequence = ?"
        parameters = [number.year, number.sequence]
    found = connection.execute(
        f"SELECT gone.voided_on FROM {table} AS entered"
        f" LEFT JOIN void AS gone ON gone.{table}_id = entered.id WHERE {is_meant}",
        parameters,
    ).fetchone()
    if found is None:
        raise not_found(entered)
    if found[0] is not None:
        raise refused_as_void(entered.kind, entered.shown, date.fromisoformat(found[0]))


BELONGS_TO = (
    (Voidable.PETITION, "meeting_id", Voidable.MEETING),
    (Voidable.VISIT, "meeting_id", Voidable.MEETING),
    (Voidable.MEETING, "replaces_id", Voidable.MEETING),
    (Voidable.DOCUMENT, "meeting_id", Voidable.MEETING),
    (Voidable.DOCUMENT, "petition_id", Voidable.PETITION),
)
"""What belongs to what: of which kind, by which column, to which kind."""


def void_command(kind: Voidable, number: str) -> str:
    """The command that makes one void, to be pasted."""
    reason = _("recorded by mistake")
    return f'tiepdan void {kind.named(number)} --reason "{reason}"'


def refused_as_void(kind: Voidable, number: str, since: date) -> RefusedError:
    """The sentence for what is to be worked with, and is void."""
    return RefusedError(
        _("{kind} {number} is void since {day}; bring it back first: tiepdan unvoid {what}").format(
            kind=kind.label.capitalize(),
            number=number,
            day=show_date(since),
            what=kind.named(number),
        )
    )


def check_nothing_rests_on_void(connection: sqlite3.Connection) -> None:
    """Refuse that something in force belongs to what is void, whichever way that came about.

    A visit does not belong to the petition that it led to: the person came all the same.

    Raises:
        RefusedError: something does; the sentence names it, and the command that mends it.
    """
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM void)").fetchone()[0]:
        return
    resting: dict[str, list[str]] = {}
    for void, dependent in _resting(connection):
        resting.setdefault(void, []).append(dependent)
    for void, dependents in resting.items():
        more = ["…"] if len(dependents) > _MOST_NAMED else []
        raise RefusedError(
            _("{void} cannot be void while something in force belongs to it: {dependents}.").format(
                void=void, dependents=", ".join(dependents[:_MOST_NAMED] + more)
            )
        )


def _resting(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What is void, and what in force belongs to it with the command that would mend that."""
    for dependent, column, of in BELONGS_TO:
        for void_id, row_id in connection.execute(
            f"SELECT gone.{of}_id, row.id FROM void AS gone JOIN {live(dependent, column)} AS row"
            f" ON row.{column} = gone.{of}_id ORDER BY 1, 2"
        ).fetchall():
            number = dependent.number(connection, row_id)
            yield (
                of.named(of.number(connection, void_id)),
                _command(dependent, number, void_command(dependent, number)),
            )
    for pair in connection.execute(
        f"SELECT p.id, o.id FROM void AS gone JOIN {LINKED} WHERE p.id = gone.petition_id"
        " ORDER BY 1, 2"
    ).fetchall():
        void, other = (Voidable.PETITION.number(connection, row_id) for row_id in pair)
        yield void, _command(Voidable.PETITION, other, f"tiepdan unlink {void} {other}")


_MOST_NAMED = 5


def _command(kind: Voidable, number: str, command: str) -> str:
    return f"{kind.label} {number} ({command})"


# Of a link that is not shown, beside a protected denunciation, nothing is said.
LINKED = (
    "petition AS p JOIN petition_link AS link ON p.id IN (link.petition_id, link.earlier_id)"
    f" JOIN {live('petition', *PROTECTING)} AS o"
    " ON o.id IN (link.petition_id, link.earlier_id) AND o.id <> p.id"
    f" AND {is_protected('p')} = {is_protected('o')}"
)
"""SQL to stand in FROM: each petition as ``p``, with those in force it is linked to as ``o``."""
