"""Texts made from the register: what was raised, by field or one by one, and shares by field."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable

from tiepdan.dates import show_date
from tiepdan.law.vocabulary.petition import (
    CouncilCommittee,
    OpinionOutcome,
    PetitionKind,
    SubjectField,
)
from tiepdan.records.reading.petitions.outcomes.opinions import (
    AT_CONFERENCE,
    AT_DIALOGUE,
    AT_VOTERS_MEETING,
)
from tiepdan.records.reading.reports import contents as report_contents
from tiepdan.records.reading.reports.contents import Content, Opinion
from tiepdan.reports.documents.outline import Contents
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.sections.indicators import share
from tiepdan.reports.vietnamese import number_words, vietnamese

_MOST = 12
"""So many contents of one field are said; of the others how many they are."""

_OUTCOMES = {
    OpinionOutcome.ON_THE_SPOT: "đã trả lời tại chỗ",
    OpinionOutcome.LATER: "đã trả lời ngày {day}",
    OpinionOutcome.FORWARDED: "đã chuyển cơ quan có thẩm quyền",
    OpinionOutcome.ENDED: "đã kết thúc, không phải trả lời",
    OpinionOutcome.OWED: "chưa trả lời",
}


def made_text(connection: sqlite3.Connection, contents: Contents, period: Period) -> str:
    """The text of a kind for a period; empty where there is nothing to say."""
    return _MAKERS[contents](connection, period)


def _dialogues(connection: sqlite3.Connection, period: Period) -> str:
    return _in_a_row(report_contents.dialogue_contents(connection, period.start, period.end))


def _receptions(connection: sqlite3.Connection, period: Period) -> str:
    found = report_contents.reception_contents(connection, period.start, period.end)
    return _by_field(found)


def _petitions(connection: sqlite3.Connection, period: Period) -> str:
    return _by_field(report_contents.petition_contents(connection, period.start, period.end))


def _opinions(where: str) -> Callable[[sqlite3.Connection, Period], str]:
    """The opinions raised ``where`` SQL says, each in a line."""

    def made(connection: sqlite3.Connection, period: Period) -> str:
        found = report_contents.opinions(connection, where, period.start, period.end)
        return "\n".join(map(_answered, found))

    return made


def _voter_opinions(connection: sqlite3.Connection, period: Period) -> str:
    """Under the committee of the council that each is for."""
    found: defaultdict[CouncilCommittee | None, list[str]] = defaultdict(list)
    for opinion in report_contents.opinions(
        connection, AT_VOTERS_MEETING, period.start, period.end
    ):
        found[opinion.committee].append(_answered(opinion))
    order = (*CouncilCommittee, None)
    return "\n".join(
        line
        for committee in order
        if committee in found
        for line in (f"{_committee(committee)}:", *found[committee])
    )


def _fields_of(kind: PetitionKind) -> Callable[[sqlite3.Connection, Period], str]:
    """How many petitions of a kind are of which field, and the share of each."""

    def made(connection: sqlite3.Connection, period: Period) -> str:
        rows = connection.execute(
            "SELECT field, COUNT(*) FROM counted_petition WHERE kind = ? AND form <> 'opinion'"
            " AND day >= ? AND day < ? GROUP BY field ORDER BY COUNT(*) DESC, field",
            (kind, str(period.start), str(period.end)),
        ).fetchall()
        whole = sum(number for _field, number in rows)
        return "; ".join(f"{_field(field)} {share(number, whole)}" for field, number in rows)

    return made


_MAKERS: dict[Contents, Callable[[sqlite3.Connection, Period], str]] = {
    Contents.DIALOGUES: _dialogues,
    Contents.RECEPTIONS: _receptions,
    Contents.PETITIONS: _petitions,
    Contents.DIALOGUE_OPINIONS: _opinions(AT_DIALOGUE),
    Contents.CONFERENCE_OPINIONS: _opinions(AT_CONFERENCE),
    Contents.VOTER_OPINIONS: _voter_opinions,
    Contents.COMPLAINT_FIELDS: _fields_of(PetitionKind.COMPLAINT),
    Contents.DENUNCIATION_FIELDS: _fields_of(PetitionKind.DENUNCIATION),
}


def _answered(opinion: Opinion) -> str:
    day = show_date(opinion.answered_on) if opinion.answered_on else ""
    return f"- {_capital(opinion.text)}: {_OUTCOMES[opinion.outcome].format(day=day)}."


def _committee(committee: CouncilCommittee | None) -> str:
    if committee is None:
        return "Chưa ghi ban của Hội đồng nhân dân"
    return _capital(vietnamese(committee.english))


def _by_field(contents: Iterable[Content]) -> str:
    """A paragraph for each field, in the order of the vocabulary; what has none comes last."""
    found: defaultdict[SubjectField | None, list[Content]] = defaultdict(list)
    for content in contents:
        found[content.field].append(content)
    order = (*SubjectField, None)
    return "\n".join(
        f"- {_capital(_field(field))}: {_in_a_row(found[field])}"
        for field in order
        if field in found
    )


def _field(field: str | None) -> str:
    if field == SubjectField.NOT_RECORDED:
        return "chưa ghi lĩnh vực"
    return "nội dung khác" if field is None else vietnamese(SubjectField(field).english)


def _in_a_row(contents: Iterable[Content]) -> str:
    texts = list(dict.fromkeys(_small(content.text).rstrip(" .;") for content in contents))
    said = texts[:_MOST]
    if more := len(texts) - len(said):
        said.append(f"và {number_words(more)} nội dung khác")
    return _capital("; ".join(said)) + "." if said else ""


def _small(text: str) -> str:
    """As it stands within a sentence; an abbreviation at its beginning stays great."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
