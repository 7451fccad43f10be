"""The fields of a letter about a meeting."""

from collections.abc import Callable

from tiepdan.i18n import N_
from tiepdan.numbers import show_meeting_number
from tiepdan.reports.letters.by_hand import BY_HAND
from tiepdan.reports.letters.field import BLANK, Fields, LetterField, Told, never_known
from tiepdan.reports.letters.matter import MeetingMatter, Paper
from tiepdan.reports.letters.meetings import items, texts
from tiepdan.reports.letters.own_rule import OWN_RULE
from tiepdan.reports.letters.words import DATE_BLANK, LINES_BLANK, day_in_words


def _of(fill: Callable[[MeetingMatter], Told]) -> Callable[[Paper], Told]:
    """A field of the meeting alone."""
    return lambda paper: fill(_meeting(paper))


def _meeting(paper: Paper) -> MeetingMatter:
    """The meeting that a letter is about: only such a letter has these fields."""
    assert isinstance(paper.matter, MeetingMatter)
    return paper.matter


MEETING_FIELDS: Fields = {
    "meeting": LetterField(
        N_("what kind of meeting it is, within a sentence"),
        "buổi đối thoại định kỳ",
        _of(lambda matter: texts.name_of(matter.facts)),
    ),
    "meeting_title": LetterField(
        N_("what kind of meeting it is, as a title"),
        "Đối thoại định kỳ",
        _of(lambda matter: texts.title_of(matter.facts)),
    ),
    "meeting_number": LetterField(
        N_("its number in the register"), "B12", _of(lambda matter: show_meeting_number(matter.id))
    ),
    "met_on": LetterField(
        N_("the day of the meeting"),
        "ngày 10 tháng 11 năm 2026",
        _of(lambda matter: day_in_words(matter.facts.meets_on)),
    ),
    "when": LetterField(
        N_("weekday and day of the meeting, with the half of the day"),
        "buổi sáng thứ Ba, ngày 10 tháng 11 năm 2026",
        _of(lambda matter: texts.when(matter.facts)),
    ),
    "hour": BY_HAND["hour"],
    "venue": LetterField(
        N_("the place of the meeting; of a reception else the reception room"),
        "Hội trường UBND xã",
        lambda paper: texts.venue(paper, _meeting(paper).facts),
    ),
    "online": LetterField(
        N_("that it is held online; left out where it is not"),
        "Hình thức: trực tuyến.",
        _of(lambda matter: "Hình thức: trực tuyến." if matter.facts.is_online else ""),
    ),
    "chair": LetterField(
        N_("who chairs it; else who has that office on the day"),
        "Nguyễn Văn A",
        _of(lambda matter: matter.chair.name),
    ),
    "chair_title": LetterField(
        N_("in what capacity it is chaired"),
        "Chủ tịch Ủy ban nhân dân xã Kỳ Châu",
        _of(lambda matter: matter.chair.title),
    ),
    "officer": LetterField(
        N_("the officer responsible"), "Trần Văn B", _of(lambda matter: matter.facts.officer)
    ),
    "content": LetterField(
        N_("what the meeting is about; left out of a reception where it is not known"),
        "Nội dung: công tác giải phóng mặt bằng.",
        _of(texts.content),
        blank=f"Nội dung: {BLANK}.",
    ),
    "participants": LetterField(
        N_("who takes part or is invited (not kept here)"),
        "đại diện các cơ quan; Nhân dân thôn Hiệu Châu",
        never_known,
        blank=LINES_BLANK,
    ),
    "attendance": LetterField(
        N_("how many were present and spoke; left out of a reception"),
        "Số người dự: 45 người, 12 người phát biểu.",
        _of(texts.attendance),
        blank="Số người dự: …… người.",
    ),
    "raised": LetterField(
        N_("who raised what, a line each, of denunciations nothing"),
        "1. Nguyễn Văn A, thôn Hiệu Châu: đường liên thôn hư hỏng.",
        _of(texts.raised),
        blank=LINES_BLANK,
    ),
    "concluded": LetterField(
        N_("who raised what, and the conclusion on it, a line each, of denunciations nothing"),
        "1. Nguyễn Văn A: đường hư hỏng. Kết luận: giao Trần Văn B xem xét, trả lời.",
        _of(texts.concluded),
        blank=LINES_BLANK,
    ),
    "answered": LetterField(
        N_("who raised what, and its result, a line each, of denunciations nothing"),
        "1. Nguyễn Văn A: đường hư hỏng. Kết quả: đã trả lời tại văn bản số 15/UBND.",
        _of(items.answered),
        blank=LINES_BLANK,
    ),
    "conclusions": LetterField(
        N_("what the chair concluded (not kept here)"),
        "yêu cầu các cơ quan báo cáo trước ngày 30",
        never_known,
        blank=LINES_BLANK,
    ),
    "reply_by": LetterField(
        N_("by when the agencies have their results: as named, or by the province's own rule"),
        "đến hết ngày 10 tháng 12 năm 2026",
        _of(texts.reply_by),
        blank=f"đến hết {DATE_BLANK}",
    ),
    "own_rule": OWN_RULE,
    "conclusion_notice": LetterField(
        N_("the conclusion notice; left out where none is recorded"),
        "Căn cứ Thông báo kết luận số 12/TB-UBND, ngày 18 tháng 11 năm 2026;",
        _of(texts.conclusion_notice),
    ),
    "documents": LetterField(
        N_("the papers that the meeting had before it; left out where there are none"),
        "Văn bản của buổi: Giấy mời số 05/GM-UBND, ngày 02 tháng 11 năm 2026.",
        _of(texts.documents),
    ),
    "copies": BY_HAND["copies"],
}
