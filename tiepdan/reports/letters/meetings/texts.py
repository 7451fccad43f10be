"""What a letter says of a meeting itself, in words; None for what nobody knows."""

from datetime import date

from tiepdan.facts.meeting import Meeting
from tiepdan.law.counting.periods import Unit
from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind, MeetingStatus
from tiepdan.reports.letters.field import Lines
from tiepdan.reports.letters.matter import MeetingMatter, Paper
from tiepdan.reports.letters.meetings import items
from tiepdan.reports.letters.people import without_end
from tiepdan.reports.letters.words import day_in_words, weekday_in_words
from tiepdan.reports.vietnamese import number_words, vietnamese
from tiepdan.text import within_sentence

NOBODY = "Không có công dân đến."


def name_of(facts: Meeting) -> str:
    """What a meeting is called within a sentence: buổi đối thoại định kỳ."""
    name = within_sentence(vietnamese(facts.kind.english))
    return name if facts.kind is MeetingKind.PEOPLE_CONFERENCE else f"buổi {name}"


def title_of(facts: Meeting) -> str:
    """The same below the name of the kind of paper: Đối thoại định kỳ."""
    name = vietnamese(facts.kind.english)
    return f"{name[0].upper()}{name[1:]}"


def when(facts: Meeting) -> str:
    """Its day, with the half of it where only that: buổi sáng thứ Ba, ngày 10 tháng 11 năm 2026."""
    day = f"{weekday_in_words(facts.meets_on)}, {day_in_words(facts.meets_on)}"
    half = facts.half_day
    if half is None or half is HalfDay.WHOLE_DAY:
        return day
    return f"buổi {vietnamese(half.english)} {day}"


def venue(paper: Paper, facts: Meeting) -> str | None:
    """Where it is; of a reception for which none is recorded, where citizens are received."""
    room = paper.office.reception_room if facts.kind.is_reception else None
    return facts.place or room


def raised(matter: MeetingMatter) -> Lines | str | None:
    """Who raised what; that nobody came, where that is recorded."""
    if matter.facts.status is MeetingStatus.NOBODY_CAME:
        return NOBODY
    return items.raised(matter)


def concluded(matter: MeetingMatter) -> Lines | str | None:
    """Who raised what, with the conclusion on each."""
    if matter.facts.status is MeetingStatus.NOBODY_CAME:
        return NOBODY
    return items.concluded(matter)


def attendance(matter: MeetingMatter) -> str | None:
    """How many were present and spoke; of a reception nothing, where each comes alone."""
    facts = matter.facts
    if facts.kind.is_reception:
        return ""
    if facts.people_present is None:
        return None
    spoke = f", {number_words(facts.speakers)} người phát biểu" if facts.speakers else ""
    return f"Số người dự: {number_words(facts.people_present)} người{spoke}."


def conclusion_notice(matter: MeetingMatter) -> str:
    """The conclusion notice that was issued."""
    notice = next(
        (one for one in matter.events if one.kind is MeetingEventKind.CONCLUSION_NOTICE), None
    )
    if notice is None:
        return ""
    number = f" số {notice.document_number}" if notice.document_number else ""
    return f"Căn cứ Thông báo kết luận{number}, {day_in_words(notice.happened_on)};"


def reply_by(matter: MeetingMatter) -> str | None:
    """By when the agencies have their results: the day named, else within the time of a rule."""
    if matter.step and matter.step.act_by:
        return f"đến hết {day_in_words(matter.step.act_by)}"
    if matter.reply is None or matter.reply.unit is not Unit.WORKING:
        return None
    within = f"trong thời hạn {number_words(matter.reply.amount)} ngày làm việc kể từ ngày ra"
    due = _reply_due(matter)
    latest = f", chậm nhất là {day_in_words(due)}" if due else ""
    return f"{within} thông báo này{latest}"


def _reply_due(matter: MeetingMatter) -> date | None:
    wanted = MeetingEventKind.RESULTS_RECEIVED
    return next((one.due for one in matter.limits if wanted in one.limit.met_by), None)


def documents(matter: MeetingMatter) -> str:
    """The papers of the meeting that it had before it on its day."""
    told = [
        f"{one.title}{f' số {one.number}' if one.number else ''}, {day_in_words(one.issued_on)}"
        for one in matter.documents
        if one.issued_on <= matter.facts.meets_on
    ]
    return f"Văn bản của buổi: {'; '.join(told)}." if told else ""


def content(matter: MeetingMatter) -> str | None:
    """What it is about; a reception needs none, where everybody brings their own matter."""
    told = without_end(matter.facts.content)
    if told is None:
        return "" if matter.facts.kind.is_reception else None
    return f"Nội dung: {told}."
