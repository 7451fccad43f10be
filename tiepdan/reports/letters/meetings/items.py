"""What was raised at a meeting, a line each: who, what about, and what became of it.

Of denunciations there is nothing here: whoever makes the matter of a letter leaves them out.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.vocabulary.petition import OpinionOutcome
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import VisitOutcome
from tiepdan.reports.letters.field import BLANK, Lines
from tiepdan.reports.letters.matter import MeetingMatter, Opinion
from tiepdan.reports.letters.people import UNNAMED, lives_at, without_end
from tiepdan.reports.letters.words import day_in_words
from tiepdan.reports.vietnamese import number_words, vietnamese
from tiepdan.text import within_sentence

if TYPE_CHECKING:
    from tiepdan.records.reading.meetings.visits import VisitRow

_RESULTS = (
    PetitionEventKind.AGENCY_REPLIED,
    PetitionEventKind.ANSWERED,
    PetitionEventKind.DECIDED,
    PetitionEventKind.INTERIM_NOTICE,
)


def raised(matter: MeetingMatter) -> Lines | None:
    """Who raised what."""
    return _numbered([*map(_visit, matter.visits), *map(_opinion, _alone(matter))])


def concluded(matter: MeetingMatter) -> Lines | None:
    """Who raised what, and to whom it goes, or how it was dealt with there."""
    return _numbered(
        [
            *(f"{_visit(one)} Hướng xử lý: {_handling(one)}." for one in matter.visits),
            *(f"{_opinion(one)} Kết luận: {_assigned(one)}." for one in _alone(matter)),
        ]
    )


def answered(matter: MeetingMatter) -> Lines | None:
    """Who raised what, and the result of it."""
    return _numbered(f"{_opinion(one)} Kết quả: {_result(one)}." for one in matter.opinions)


def _numbered(texts: Iterable[str]) -> Lines | None:
    lines = tuple(f"{place}. {text}" for place, text in enumerate(texts, start=1))
    return Lines(lines) if lines else None


def _alone(matter: MeetingMatter) -> list[Opinion]:
    """The opinions that no visit tells of already."""
    told = {number for one in matter.visits for number in one.petitions}
    return [one for one in matter.opinions if str(one.row.number) not in told]


def _visit(visit: "VisitRow") -> str:
    content = without_end(visit.facts.content) or BLANK
    return f"{_who(visit.petitioner, visit.facts.people_count)}: {content}."


def _opinion(opinion: Opinion) -> str:
    row = opinion.row
    who = (
        UNNAMED.capitalize()
        if row.facts.is_anonymous
        else _who(row.petitioner, row.facts.people_count)
    )
    return f"{who}: {without_end(row.facts.summary) or BLANK}."


def _who(petitioner: Petitioner | None, people: int) -> str:
    name = (petitioner and petitioner.name) or BLANK
    others = f" (có {number_words(people)} người)" if people > 1 else ""
    place = petitioner and lives_at(petitioner)
    return f"{name}{others}, {place}" if place else f"{name}{others}"


def _handling(visit: "VisitRow") -> str:
    """What became of a visit, with the body that it went to."""
    facts = visit.facts
    match visit.followed.outcome:
        case VisitOutcome.PETITION:
            return _as_petition(visit)
        case VisitOutcome.GUIDED | VisitOutcome.FORWARDED as outcome:
            return _sent(outcome, facts.body)
        case VisitOutcome.ANSWERED:
            advice = without_end(facts.advice)
            return f"đã trả lời tại buổi tiếp{f': {advice}' if advice else ''}"
        case VisitOutcome.REFUSED:
            ground = within_sentence(vietnamese(facts.ground.english)) if facts.ground else BLANK
            return f"từ chối tiếp vì {ground}"
    is_over = visit.followed.outcome is VisitOutcome.NOTHING
    return "không có nội dung phải theo dõi" if is_over else BLANK


def _as_petition(visit: "VisitRow") -> str:
    if visit.went and visit.went.sent:
        return _sent(visit.went.sent, visit.went.body)
    numbers = ", ".join(visit.petitions)
    return f"tiếp nhận, xử lý theo đơn{f' số {numbers}' if numbers else ''}"


def _sent(outcome: VisitOutcome, body: str | None) -> str:
    verb = "hướng dẫn đến" if outcome is VisitOutcome.GUIDED else "chuyển đến"
    return f"{verb} {body or BLANK}"


def _assigned(opinion: Opinion) -> str:
    """To whom an opinion is given, and by when it is to be answered."""
    row = opinion.row
    if opinion.outcome is OpinionOutcome.ON_THE_SPOT:
        return "đã trả lời tại chỗ"
    if row.ended_by is PetitionEventKind.GUIDED:
        return f"hướng dẫn đến {row.went_to or BLANK}"
    if row.ended_by is PetitionEventKind.FORWARDED:
        return f"chuyển đến {row.went_to or BLANK} xem xét, giải quyết"
    return f"giao {row.facts.officer or BLANK} xem xét, trả lời"


def _result(opinion: Opinion) -> str:
    """What was answered last; an interim notice says by when there will be an answer."""
    told = [one for one in opinion.events if one.kind in _RESULTS]
    if told:
        return _answer(told[-1])
    if opinion.outcome is OpinionOutcome.FORWARDED:
        return f"đã chuyển đến {opinion.row.went_to or BLANK} giải quyết theo thẩm quyền"
    return BLANK


def _answer(event: PetitionEvent) -> str:
    number = event.document_number
    paper = f" tại văn bản số {number}" if number else ""
    note = without_end(event.note)
    words = f": {note}" if note else ""
    who = event.body or ""
    if event.kind is PetitionEventKind.INTERIM_NOTICE:
        by = day_in_words(event.act_by) if event.act_by else BLANK
        notice = f" (theo văn bản số {number})" if number else ""
        return f"{who or BLANK} giải quyết, trả lời đến hết {by}{notice}{words}"
    return f"{f'{who} ' if who else ''}đã trả lời{paper}, {day_in_words(event.happened_on)}{words}"
