"""The fields of the schedule of a month: its receptions, a row each."""

from collections.abc import Callable

from tiepdan.i18n import N_
from tiepdan.reports.documents.words import vietnamese
from tiepdan.reports.letters.field import BLANK, Fields, LetterField, Lines
from tiepdan.reports.letters.matter import MonthMatter, Paper, ReceptionOfMonth
from tiepdan.reports.letters.words import day_in_words, weekday_in_words


def _month(paper: Paper) -> MonthMatter:
    """The month that a letter is about: only such a letter has these fields."""
    assert isinstance(paper.matter, MonthMatter)
    return paper.matter


def _each(tell: Callable[[ReceptionOfMonth], str]) -> Callable[[Paper], Lines]:
    """A text of each reception."""
    return lambda paper: Lines(tuple(tell(one) for one in _month(paper).receptions))


def _day(reception: ReceptionOfMonth) -> str:
    weekday = weekday_in_words(reception.day)
    told = f"{weekday[0].upper()}{weekday[1:]}, {day_in_words(reception.day)}"
    if reception.instead_of is None:
        return told
    return f"{told} (thay {day_in_words(reception.instead_of)} là ngày nghỉ)"


def _half_day(reception: ReceptionOfMonth) -> str:
    half = reception.half_day
    return vietnamese(half.english).capitalize() if half else BLANK


def _receiver(reception: ReceptionOfMonth) -> str:
    chair = reception.chair
    return f"{chair.name or BLANK}, {chair.title or BLANK}"


def _venue(paper: Paper) -> Lines:
    return Lines(
        tuple(
            f"{one.place or paper.office.reception_room or BLANK}"
            f"{' (trực tuyến)' if one.is_online else ''}"
            for one in _month(paper).receptions
        )
    )


def _places(paper: Paper) -> Lines:
    return Lines(tuple(str(place) for place, _one in enumerate(_month(paper).receptions, start=1)))


MONTH_FIELDS: Fields = {
    "month": LetterField(
        N_("the month"),
        "tháng 8 năm 2026",
        lambda paper: f"tháng {_month(paper).first.month} năm {_month(paper).first.year}",
    ),
    "places": LetterField(N_("the place of each reception in the list"), "1", _places),
    "days": LetterField(
        N_("the day of each reception, and the usual one where that is a day off"),
        "Thứ Năm, ngày 06 tháng 8 năm 2026",
        _each(_day),
    ),
    "half_days": LetterField(
        N_("in which half of the day each reception is"), "Sáng", _each(_half_day)
    ),
    "receivers": LetterField(
        N_("who receives, and in what capacity"),
        "Nguyễn Văn A, Chủ tịch Ủy ban nhân dân xã Kỳ Châu",
        _each(_receiver),
    ),
    "venues": LetterField(
        N_("the place of each reception, else the reception room"),
        "Phòng tiếp công dân, trụ sở UBND xã",
        _venue,
    ),
}
