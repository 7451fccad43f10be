"""What a visit is in the words of the reception book: who came, what for, what became of it."""

from tiepdan.dates import show_date
from tiepdan.facts.fact import Covered, fields_of
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.vocabulary.visit import GOES_ELSEWHERE
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.reports.lists.parts import kept_secret, no_body, or_secret, shown
from tiepdan.reports.model import Value


def book_cells(visit: VisitRow) -> dict[str, Value]:
    """The columns of the book as people read them."""
    told = visit.followed
    is_more = told.same_content != told.people_count
    return {
        "who": who_came(visit),
        "id_number": id_number_of(visit),
        "kind": told.kind,
        "field": told.field,
        "same_content": told.same_content if is_more else None,
        "settled_by": told_text(told.settled_by),
        "competent": told.is_within_competence,
        "outcome": _outcome(visit),
        "sent": sent_to(visit),
        "result": result_of(visit),
        "note": told_text(told.note),
    }


def who_came(visit: VisitRow) -> str | None:
    """Name, hamlet and address; none of a denouncer."""
    who = visit.petitioner
    if who is None:
        return None
    if isinstance(who.name, Covered):
        return or_secret(who.name)
    return ", ".join(part for part in (who.name, who.hamlet, who.address) if part)


def id_number_of(visit: VisitRow) -> str | None:
    """The identity number as it is shown; none of a denouncer."""
    who = visit.petitioner
    if who is None or isinstance(who.id_number, Covered):
        return None
    return shown(fields_of(Petitioner)["id_number"], who)


def _outcome(visit: VisitRow) -> str | None:
    outcome, ground = visit.followed.outcome, visit.followed.ground
    if outcome is None:
        return None
    return f"{outcome.label} ({ground.label})" if ground else outcome.label


def sent_to(visit: VisitRow) -> str | None:
    """Columns 10 and 11: the body and the document, of the visit or of its petition."""
    told, went = visit.followed, visit.went
    body, document = told.body, told.document_number
    is_sent = told.outcome in GOES_ELSEWHERE
    if not is_sent and went and went.sent:
        is_sent, body, document = True, went.body, went.document_number
    if isinstance(body, Covered):
        return kept_secret() if is_sent else None
    if is_sent and body is None:
        body = no_body()
    return ", ".join(part for part in (body, document) if part) or None


def result_of(visit: VisitRow) -> str | None:
    """Column 12: where its petition stands, else what was noted of it."""
    told, went = visit.followed, visit.went
    state = None
    if went:
        ended = f" {show_date(went.finished_on)}" if went.finished_on else ""
        state = went.state.label + ended
    return "; ".join(part for part in (state, told_text(told.follow_up)) if part) or None


def told_text(text: str | None) -> str | None:
    """The text where it may be shown: of what may be empty no sign stands for a secret."""
    return None if isinstance(text, Covered) else text
