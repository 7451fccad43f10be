"""The fields of the schedule of a month: its receptions, a row each."""

from collections.abc import Callable

from tiepdan.i18n import N_
from tiepdan.reports.letters.field import BLANK, Fields, LetterField, Lines
from tiepdan.reports.letters.matter import MonthMatter, Paper, ReceptionOfMonth
from tiepdan.reports.letters.words import day_in_words, weekday_in_words
from tiepdan.reports.vietnamese import vietnamese


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


def _receivers(paper: Paper) -> Lines:
    """Who receives; with the place where that is not the one of the month."""
    common = _common_place(paper)

    def tell(reception: ReceptionOfMonth) -> str:
        who = f"{reception.chair.name or BLANK}, {reception.chair.title or BLANK}"
        place = reception.place or paper.office.reception_room
        where = "" if place == common else f"; địa điểm: {place or BLANK}"
        return f"{who}{where}{' (trực tuyến)' if reception.is_online else ''}"

    return Lines(tuple(map(tell, _month(paper).receptions)))


def _common_place(paper: Paper) -> str | None:
    """The one place of all receptions, else the reception room."""
    room = paper.office.reception_room
    places = {one.place or room for one in _month(paper).receptions}
    return places.pop() if len(places) == 1 else room


def _venue(paper: Paper) -> str | None:
    """The place of the month; left out where each reception has its own."""
    place = _common_place(paper)
    if place is None:
        return "" if any(one.place for one in _month(paper).receptions) else None
    return f"Địa điểm: {place}."


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
        N_("who receives, and in what capacity; the place where it is another"),
        "Nguyễn Văn A, Chủ tịch Ủy ban nhân dân xã Kỳ Châu",
        _receivers,
    ),
    "venue": LetterField(
        N_("the place of the receptions; left out where each has its own"),
        "Địa điểm: Phòng tiếp công dân, trụ sở UBND xã.",
        _venue,
        blank=f"Địa điểm: {BLANK}.",
    ),
}
