"""The fields that the register cannot fill: each stays a gap, to be written in by hand."""

from tiepdan.i18n import N_
from tiepdan.reports.letters.field import BLANK, Fields, LetterField, never_known
from tiepdan.reports.letters.words import DATE_BLANK, LINES_BLANK, SHORT_BLANK


def _gap(meaning: str, example: str, blank: str = BLANK) -> LetterField:
    return LetterField(meaning, example, never_known, blank=blank)


BY_HAND: Fields = {
    "id_issued_on": _gap(
        N_("the day on which the identity paper was issued (not kept here)"),
        "06/07/2021",
        SHORT_BLANK,
    ),
    "id_issued_at": _gap(
        N_("where the identity paper was issued (not kept here)"), "Cục Cảnh sát QLHC về TTXH"
    ),
    "hour": _gap(N_("the hour (not kept here)"), "8", "……"),
    "papers": _gap(
        N_("the papers handed over (not kept here)"), "đơn khiếu nại, 02 trang", LINES_BLANK
    ),
    "copies": _gap(N_("in how many copies (not kept here)"), "02", "……"),
    "denounced": _gap(
        N_("who is denounced (not kept here)"), "ông Trần Văn C, công chức địa chính"
    ),
    "dialogue_place": _gap(
        N_("where the dialogue is held (not kept here)"), "Phòng họp, trụ sở UBND xã"
    ),
    "dialogue_content": _gap(
        N_("what the dialogue is about (not kept here)"), "kết quả xác minh nội dung khiếu nại"
    ),
    "dialogue_chair": _gap(N_("who chairs the dialogue (not kept here)"), "Nguyễn Văn A"),
    "position": _gap(N_("a position (not kept here)"), "Chủ tịch UBND xã"),
    "name_by_hand": _gap(N_("the name of another participant (not kept here)"), "Lê Văn D"),
    "body_by_hand": _gap(N_("another body (not kept here)"), "Phòng Kinh tế"),
    "place_by_hand": _gap(N_("another address (not kept here)"), "Thôn 2, xã Kỳ Châu"),
    "day_by_hand": _gap(
        N_("a day to be set (not kept here)"), "ngày 20 tháng 7 năm 2026", DATE_BLANK
    ),
    "days_by_hand": _gap(N_("how many days it is given (not kept here)"), "10", "……"),
    "lines": _gap(
        N_("what was said (not kept here)"), "Hai bên thống nhất lùi ranh giới", LINES_BLANK
    ),
}
