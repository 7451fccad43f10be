"""What stands in a column of a book, for a visit and for a petition; masked as everywhere."""

from collections.abc import Callable, Mapping
from typing import Any

from tiepdan.dates import show_date
from tiepdan.law.vocabulary.petition import PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import VisitOutcome
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.books.book import Lists, Shows
from tiepdan.reports.lists.meetings.visit_cells import (
    id_number_of,
    result_of,
    sent_to,
    told_text,
    who_came,
)
from tiepdan.reports.lists.parts import known, or_secret, who_petitions
from tiepdan.reports.model import Value

_CROSS = "x"
_UNDATED = PetitionEventKind.CLOSED_UNDATED
_NOT_TAKEN = frozenset({PetitionState.NEW, PetitionState.CLOSED})


def _cross(*, is_so: bool | None) -> str | None:
    return _CROSS if is_so else None


def _sent_by(visit: VisitRow, outcome: VisitOutcome) -> str | None:
    """To which body, where it was sent in this way: the visit itself, or the petition it led to."""
    told, went = visit.followed.outcome, visit.went
    way = told if told in {VisitOutcome.GUIDED, VisitOutcome.FORWARDED} else went and went.sent
    return sent_to(visit) if way is outcome else None


def _visit_kind_and_people(visit: VisitRow) -> str:
    kind = visit.followed.kind
    return " / ".join(
        part for part in (kind and kind.label, f"{visit.facts.people_count:02d}") if part
    )


_OF_VISIT: Mapping[Shows, Callable[[VisitRow], Value]] = {
    Shows.DAY: lambda visit: visit.facts.visited_on,
    Shows.NUMBER: lambda visit: visit.id,
    Shows.WHO: who_came,
    Shows.IDENTITY: id_number_of,
    Shows.CONTENT: lambda visit: or_secret(visit.facts.content),
    Shows.KIND: lambda visit: visit.followed.kind,
    Shows.KIND_AND_PEOPLE: _visit_kind_and_people,
    Shows.FIELD: lambda visit: visit.followed.field,
    Shows.PEOPLE: lambda visit: visit.facts.people_count,
    Shows.SAME_CONTENT: lambda visit: visit.followed.same_content,
    Shows.SETTLED_BY: lambda visit: told_text(visit.followed.settled_by),
    Shows.IS_OURS: lambda visit: _cross(is_so=visit.followed.is_within_competence),
    Shows.TAKEN: lambda visit: _cross(
        is_so=visit.followed.outcome is VisitOutcome.PETITION
        and not (visit.went and visit.went.sent)
    ),
    Shows.GUIDED: lambda visit: _sent_by(visit, VisitOutcome.GUIDED),
    Shows.FORWARDED: lambda visit: _sent_by(visit, VisitOutcome.FORWARDED),
    Shows.RESULT: result_of,
    Shows.NOTE: lambda visit: told_text(visit.followed.note),
}


def _went(petition: PetitionRow, event: PetitionEventKind) -> str | None:
    return petition.went_to or _CROSS if petition.ended_by is event else None


def _petition_kind_and_people(petition: PetitionRow) -> str:
    return f"{petition.facts.kind.label} / {petition.facts.people_count:02d}"


def _petition_result(petition: PetitionRow) -> str:
    if petition.state is PetitionState.NEW or petition.ended_by is _UNDATED:
        return petition.standing
    return f"{petition.standing} {show_date(petition.since)}"


_OF_PETITION: Mapping[Shows, Callable[[PetitionRow], Value]] = {
    Shows.DAY: lambda petition: petition.facts.received_on,
    Shows.NUMBER: lambda petition: str(petition.number),
    Shows.WHO: lambda petition: ", ".join(
        str(part)
        for part in (
            who_petitions(petition.facts, petition.petitioner),
            known(petition.petitioner.hamlet),
            known(petition.petitioner.address),
        )
        if part
    ),
    Shows.CONTENT: lambda petition: or_secret(petition.facts.summary),
    Shows.KIND: lambda petition: petition.facts.kind,
    Shows.KIND_AND_PEOPLE: _petition_kind_and_people,
    Shows.FIELD: lambda petition: petition.facts.field,
    Shows.CHANNEL: lambda petition: petition.facts.channel,
    Shows.PEOPLE: lambda petition: petition.facts.people_count,
    Shows.IS_OURS: lambda petition: _cross(is_so=petition.facts.is_within_competence),
    Shows.TAKEN: lambda petition: _cross(is_so=petition.state not in _NOT_TAKEN),
    Shows.GUIDED: lambda petition: _went(petition, PetitionEventKind.GUIDED),
    Shows.FORWARDED: lambda petition: _went(petition, PetitionEventKind.FORWARDED),
    Shows.OFFICER: lambda petition: petition.facts.officer,
    Shows.RESULT: _petition_result,
}

CELLS: Mapping[Lists, Mapping[Shows, Callable[[Any], Value]]] = {
    Lists.VISITS: {Shows.PLACE: lambda _visit: None, **_OF_VISIT},
    Lists.PETITIONS: {Shows.PLACE: lambda _petition: None, **_OF_PETITION},
}
"""What each word of ``shows`` shows, for the books that it fits; a place is given by the table."""
