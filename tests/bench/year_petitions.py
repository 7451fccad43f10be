"""The petitions of a year: what comes in, and what becomes of each."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from tests.bench.year_days import Year, options

FIELDS = ("land", "land", "policy", "housing", "society", "other")
HAMLETS = ("Hiệu Châu", "thôn Hiệu Châu", "Thuận Châu", "Châu Long", "Thôn 3", "")
BODIES = ("UBND tỉnh", "Sở Nông nghiệp và Môi trường", "Công an xã", "Tòa án nhân dân khu vực 2")
OFFICERS = ("Trần Văn Hai", "Lê Thị Hoa", "")
LARGE_GROUP = 5


def petitions(year: Year) -> None:
    """Petitions by post and by hand: complaints, denunciations, proposals, feedback."""
    for number, kind, life in (
        (30, "complaint", _complaint),
        (20, "denunciation", _denunciation),
        (40, "proposal", _proposal),
        (32, "feedback", _proposal),
    ):
        least = 1 if life is _proposal else 8
        year.spread(number, partial(_lived, year, kind, life), least=least)


def _lived(year: Year, kind: str, life: Callable[[Year, str, date], object], day: date) -> None:
    life(year, petition(year, day, kind), day)


def petition(year: Year, day: date, kind: str, channel: str = "", **further: str) -> str:
    """Record a petition; returns its number."""
    people = year.rng.choice([1, 1, 1, 2, 3, 7, 12])
    channel = channel or year.one_of(
        "post", "post", "direct", "online", "telephone", "other_office"
    )
    came = "oral" if channel in {"direct", "telephone"} and year.often(0.4) else ""
    line = options(
        kind=kind,
        received=day,
        field=year.one_of(*FIELDS),
        channel=channel,
        form=came,
        name=f"Công dân {year.rng.randint(1, 900)}",
        hamlet=year.one_of(*HAMLETS),
        summary=f"Việc thứ {year.rng.randint(1, 10_000)}",
        people=people,
        officer=year.one_of(*OFFICERS),
    )
    if people >= LARGE_GROUP and year.often(0.7):
        line += options(representative="Ông Đại diện, Bà Đại diện", representing="group")
    if channel == "other_office":
        line += options(
            sent_by=year.one_of(*BODIES), sent_document="71/PC", sent_on=day - timedelta(days=3)
        )
    number = year.run(day, "add-petition", *line, *options(**further)).petition
    if kind != "feedback" and year.often(0.6):
        year.then(day, 1, 9, "entered", number)
    return number


def _complaint(year: Year, number: str, day: date) -> None:
    fate = year.fate("complaint")
    if fate < 0.15:
        year.run(day, "edit", number, "--competent", "no")
        year.then(day, 2, 9, "guide", number, "--body", year.one_of(*BODIES))
    elif fate < 0.25:
        reason = year.one_of("missing_information", "time_barred", "illegible")
        year.then(day, 1, 6, "examine", number, "--reason", reason)
        year.then(day, 7, 9, "return", number)
    elif fate < 0.32:
        year.then(day, 2, 6, "withdraw", number)
    else:
        year.then(day, 1, 4, "examine", number)
        year.after(day, 5, 12, lambda on: _accepted_complaint(year, number, on))


def _accepted_complaint(year: Year, number: str, day: date) -> None:
    year.run(day, "accept", number)
    if year.often(0.2):
        year.then(day, 15, 20, "terminate", number)
    else:
        year.after(day, 18, 45, lambda on: _decided(year, number, on, "upheld", "rejected"))


def _decided(year: Year, number: str, day: date, right: str, wrong: str) -> None:
    is_right = year.fate("is right") > 0.3
    line = options(
        result=right if is_right else wrong, document=f"{year.rng.randint(1, 99)}/QĐ-UBND"
    )
    orders = is_right and year.fate("orders") < 0.7
    if orders:
        line += ["--measure", "returned_money=24000000", "--measure", "recovered_land=120"]
    year.run(day, "decide", number, *line)
    year.then(day, 1, 3, "record", number, "result_sent")
    if orders:
        _enforced(year, number, day)
    elif is_right:
        year.then(day, 31, 40, "enforce", number, "--nothing")


def _enforced(year: Year, number: str, day: date) -> None:
    """Money is paid in two steps and land is given; the last one may pay more, or less."""
    step = partial(year.then, day)
    step(10, 30, "enforce", number, "--measure", "returned_money=9000000")
    fate = year.fate("enforced")
    if fate < 0.5:
        step(60, 80, "enforce", number, "--measure", "returned_money=15000000",
             "--measure", "recovered_land=120", "--finished")  # fmt: skip
    elif fate < 0.7:
        step(60, 80, "enforce", number, "--measure", "returned_money=16000000",
             "--more-than-ordered", "tiền lãi")  # fmt: skip
    elif fate < 0.85:
        step(60, 80, "enforce", number, "--finished", "--note", "miễn thi hành")
    else:
        step(60, 80, "enforce", number, "--measure", "cases_prosecuted=1",
             "--measure", "persons_prosecuted=2")  # fmt: skip


def _denunciation(year: Year, number: str, day: date) -> None:
    fate = year.fate("denunciation")
    if fate < 0.25:
        year.after(day, 2, 5, lambda on: _forwarded(year, number, on))
    elif fate < 0.4:
        year.then(day, 3, 8, "file", number, "--reason", "impersonated")
    else:
        year.then(day, 1, 3, "examine", number)
        year.then(day, 4, 9, "accept", number)
        year.then(day, 12, 14, "record", number, "acceptance_notified")
        if year.often(0.5):
            year.after(day, 15, 20, lambda on: _protected(year, number, on))
        year.after(day, 25, 50, lambda on: _decided(year, number, on, "true", "false"))


def _protected(year: Year, number: str, day: date) -> None:
    until = day + timedelta(days=60) if year.often(0.3) else None
    year.run(
        day, "protect", number,
        *options(measure=year.one_of("secrecy", "secrecy,work", "life"), relatives=2, until=until),
    )  # fmt: skip
    if until is None and year.often(0.5):
        year.then(day, 70, 120, "end-protection", number)


def _proposal(year: Year, number: str, day: date) -> None:
    fate = year.fate("proposal")
    if fate < 0.2:
        year.after(day, 2, 12, lambda on: _forwarded(year, number, on))
    elif fate < 0.9:
        year.then(day, 1, 20, "answer", number)


def _forwarded(year: Year, number: str, day: date) -> None:
    body = year.one_of(*BODIES)
    year.run(day, "forward", number, "--body", body)
    if year.often(0.6):
        year.then(day, 20, 30, "urge", number, "--body", body)
    if year.often(0.5):
        year.then(day, 31, 60, "record", number, "agency_replied", "--body", body)


def duplicates(year: Year) -> None:
    """What comes again, of the same person."""

    def twice(day: date) -> None:
        first = petition(year, day, "proposal")
        again = petition(year, day, "proposal", duplicate_of=first)
        year.then(day, 2, 9, "answer", first)
        year.then(day, 2, 9, "answer", again)

    year.spread(4, twice)


def cases(year: Year) -> None:
    """Several petitions of one case, some with marks; one goes apart again."""

    def joined(day: date) -> None:
        first = petition(year, day, "proposal")
        second = petition(year, day, "feedback")
        year.then(day, 1, 3, "join", second, first)
        mark = ("complex", "drawn-out", "degradation")[int(3 * year.fate("mark"))]
        year.then(day, 4, 6, "mark", first, f"--{mark}", "yes")
        if year.often(0.3):
            year.then(day, 7, 9, "separate", second)
        for number in (first, second):
            year.then(day, 10, 14, "answer", number)

    def split(day: date) -> None:
        whole = petition(year, day, "proposal", mixed="yes")
        part = petition(year, day, "complaint", split_from=whole)
        year.then(day, 2, 9, "answer", whole)
        year.then(day, 2, 4, "accept", part)

    year.spread(5, joined, least=3)
    year.spread(3, split)
