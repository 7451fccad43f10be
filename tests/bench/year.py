"""A year of a commune, typed in day by day: what a clerk records, with every fact there is.

    python -m tests.bench.year [FILE] [--seed 1] [--scale 1.0]

About 300 visits, 150 petitions, 24 receptions, 2 dialogues, voters' meetings, enforcement,
forwarding, examinations, documents, trainings, inspections and an opening balance, through the
command line itself, each command on its own day. The same seed gives the same year.

What happens is in ``HAPPENS``: a function each, which puts what it does on days of the year; a new
fact is a function more, or a line in one. A command that is refused ends the run.
"""

import argparse
import io
import json
import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from typing import Any

FIRST, LAST = date(2025, 12, 15), date(2026, 12, 14)
"""The year of reports: the wording of the laws changes within it, on 01/07/2026."""

FIELDS = ("land", "land", "policy", "housing", "society", "other")
HAMLETS = ("Hiệu Châu", "thôn Hiệu Châu", "Thuận Châu", "Châu Long", "Thôn 3", "")
BODIES = ("UBND tỉnh", "Sở Nông nghiệp và Môi trường", "Công an xã", "Tòa án nhân dân khu vực 2")
OFFICERS = ("Trần Văn Hai", "Lê Thị Hoa", "")
SATURDAY = 5


@dataclass
class Year:
    """The days still to come, and the register that is written."""

    rng: random.Random
    scale: float
    run: Callable[..., "Answer"]
    days: list[tuple[date, int, Callable[[date], object]]] = field(default_factory=list)
    order: Iterator[int] = field(default_factory=count)

    def at(self, day: date, what: Callable[[date], object]) -> None:
        """Something is done on a day, on a weekend the next; never after the year."""
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        if day <= LAST:
            heappush(self.days, (day, next(self.order), what))

    def after(self, day: date, least: int, most: int, what: Callable[[date], object]) -> None:
        """Something is done so many days later."""
        self.at(day + timedelta(days=self.rng.randint(least, most)), what)

    def then(self, day: date, least: int, most: int, *line: str) -> None:
        """A command is typed so many days later."""
        self.after(day, least, most, partial(_do, self, *line))

    def spread(self, number: int, what: Callable[[date], object]) -> None:
        """Something happens so many times (at full scale), all over the year."""
        length = (LAST - FIRST).days
        for place in range(max(1, round(number * self.scale))):
            share = (place + self.rng.random()) / max(1, round(number * self.scale))
            self.at(FIRST + timedelta(days=int(share * (length - 1))), what)

    def live(self) -> None:
        """Do everything, day by day."""
        while self.days:
            day, _order, what = heappop(self.days)
            what(day)

    def one_of(self, *things: str) -> str:
        """One of these."""
        return self.rng.choice(things)

    def often(self, share: float) -> bool:
        """Whether something is so that is so in this share of cases."""
        return self.rng.random() < share


@dataclass(frozen=True)
class Answer:
    """What the program said."""

    out: str
    err: str

    @property
    def petition(self) -> str:
        """The number that a petition was given."""
        found = re.search(r"Recorded petition (\d{4}-\d{4})", self.err)
        assert found, self.err
        return found.group(1)

    @property
    def number(self) -> str:
        """The number that anything else was given."""
        return str(json.loads(self.out)["number"])


# --- Petitions and what becomes of them -----------------------------------------------------------


def petitions(year: Year) -> None:
    """Petitions by post and by hand: complaints, denunciations, proposals, feedback."""
    for number, kind, life in (
        (30, "complaint", _complaint),
        (20, "denunciation", _denunciation),
        (45, "proposal", _proposal),
        (35, "feedback", _proposal),
    ):
        year.spread(number, partial(_lived, year, kind, life))


def _lived(year: Year, kind: str, life: Callable[[Year, str, date], object], day: date) -> None:
    life(year, _petition(year, day, kind), day)


def _petition(year: Year, day: date, kind: str, *further: str, channel: str = "") -> str:
    hamlet, officer = year.one_of(*HAMLETS), year.one_of(*OFFICERS)
    typed = [
        "add-petition",
        "--kind",
        kind,
        "--received",
        _typed(day),
        "--field",
        year.one_of(*FIELDS),
        "--channel",
        channel or year.one_of("post", "direct", "online"),
        "--name",
        f"Công dân {year.rng.randint(1, 900)}",
        "--summary",
        f"Việc thứ {year.rng.randint(1, 10_000)}",
        "--people",
        str(year.rng.choice([1, 1, 1, 2, 3, 7])),
        *further,
    ]
    if hamlet:
        typed += ["--hamlet", hamlet]
    if officer:
        typed += ["--officer", officer]
    return year.run(day, *typed).petition


def _complaint(year: Year, number: str, day: date) -> None:
    fate = year.rng.random()
    if fate < 0.15:
        year.then(day, 2, 9, "guide", number, "--body", year.one_of(*BODIES))
    elif fate < 0.25:
        year.after(
            day,
            1,
            6,
            lambda on: year.run(on, "examine", number, "--reason", "missing_information"),
        )
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
    is_right = year.often(0.5)
    typed = [
        "decide",
        number,
        "--result",
        right if is_right else wrong,
        "--document",
        f"{year.rng.randint(1, 99)}/QĐ-UBND",
    ]
    orders = is_right and year.often(0.7)
    if orders:
        typed += ["--measure", "returned_money=24000000", "--measure", "recovered_land=120"]
    year.run(day, *typed)
    year.then(day, 1, 3, "record", number, "result_sent")
    if orders:
        for least, amount in ((10, 9_000_000), (60, 8_000_000), (110, 7_000_000)):
            year.then(
                day, least, least + 20, "enforce", number, "--measure", f"returned_money={amount}"
            )
    elif is_right:
        year.then(day, 31, 40, "enforce", number, "--nothing")


def _denunciation(year: Year, number: str, day: date) -> None:
    fate = year.rng.random()
    if fate < 0.25:
        year.after(day, 2, 5, lambda on: _forwarded(year, number, on))
    elif fate < 0.4:
        year.then(day, 3, 8, "file", number, "--reason", "anonymous")
    else:
        year.then(day, 1, 3, "examine", number)
        year.then(day, 4, 9, "accept", number)
        year.then(day, 12, 14, "record", number, "acceptance_notified")
        year.after(day, 25, 50, lambda on: _decided(year, number, on, "true", "false"))


def _proposal(year: Year, number: str, day: date) -> None:
    fate = year.rng.random()
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
        first = _petition(year, day, "proposal")
        again = _petition(year, day, "proposal", "--duplicate-of", first)
        year.then(day, 2, 9, "answer", first)
        year.then(day, 2, 9, "answer", again)

    year.spread(4, twice)


# --- Receptions, visits, dialogues ----------------------------------------------------------------


def receptions(year: Year) -> None:
    """Two a month by the chair or the secretary, announced; some not held, some with nobody."""

    def plan(day: date) -> None:
        capacity = year.one_of("committee_chair", "party_secretary", "deputy")
        meets_on = day + timedelta(days=14)
        while meets_on.weekday() >= SATURDAY:
            meets_on += timedelta(days=1)
        if meets_on > LAST:
            return
        number = "B" + _plain(
            year.run(
                day,
                "add-meeting",
                "--kind",
                "periodic_reception",
                "--on",
                _typed(meets_on),
                "--capacity",
                capacity,
                "--chair",
                "Ông Chủ trì",
                "--json",
            ).number
        )
        year.then(day, 1, 3, "record", number, "announced")
        fate = year.rng.random()
        if fate < 0.1:
            year.at(meets_on, lambda on: year.run(on, "cancel", number, "--reason", "storm_flood"))
        elif fate < 0.3:
            year.at(
                meets_on, lambda on: year.run(on, "edit-meeting", number, "--status", "nobody_came")
            )
        else:
            year.at(meets_on, lambda on: _held(year, number, capacity, on))

    year.spread(26, plan)


def _held(year: Year, number: str, capacity: str, day: date) -> None:
    receiver = "deputy" if capacity == "deputy" else "head"
    year.run(day, "hold", number)
    for _place in range(max(1, round(5 * year.scale))):
        _visit(year, day, "--meeting", number, receiver=receiver)


def visits(year: Year) -> None:
    """Regular reception by the clerk; some of the visits become a petition."""
    year.spread(200, lambda day: _visit(year, day))


def _visit(year: Year, day: date, *further: str, receiver: str = "clerk") -> None:
    people = year.rng.choice([1, 1, 1, 1, 2, 3, 4, 5, 6, 12])
    matter = year.one_of("new", "new", "old", "none")
    typed = ["add-visit", "--on", _typed(day), "--people", str(people), "--receiver", receiver,
             "--matter", matter, "--content", "Hỏi", "--name",
             f"Công dân {year.rng.randint(1, 900)}", *further]  # fmt: skip
    becomes_petition = matter == "new" and year.often(0.15)
    if matter != "none" and not becomes_petition:
        typed += ["--kind", year.one_of("complaint", "proposal", "feedback"), "--field",
                  year.one_of(*FIELDS)]  # fmt: skip
        if year.often(0.3):
            typed += ["--outcome", "guided", "--body", year.one_of(*BODIES)]
        elif year.often(0.5):
            typed += ["--outcome", "answered", "--advice", "Đã giải thích"]
    number = year.run(day, *typed, "--json").number
    if becomes_petition:
        petition = _petition(year, day, "proposal", "--visit", number, channel="reception")
        year.then(day, 3, 14, "answer", petition)


def dialogues(year: Year) -> None:
    """Two dialogues with opinions, and voters' meetings before the sessions of the council."""

    def held(kind: str, opinions: int) -> Callable[[date], object]:
        def hold(day: date) -> None:
            number = "B" + _plain(
                year.run(
                    day,
                    "add-meeting",
                    "--kind",
                    kind,
                    "--on",
                    _typed(day),
                    "--status",
                    "held",
                    "--capacity",
                    "committee_chair",
                    "--people",
                    str(year.rng.randint(30, 120)),
                    "--json",
                ).number
            )
            for _place in range(max(2, round(opinions * year.scale))):
                channel = "dialogue" if kind.endswith("dialogue") else "voter_contact"
                petition = _petition(year, day, "proposal", "--meeting", number, channel=channel)
                year.then(day, 5, 40, "answer", petition)
            if kind.endswith("dialogue"):
                year.then(day, 5, 12, "conclude", number)

        return hold

    year.at(date(2026, 3, 20), held("periodic_dialogue", 6))
    year.at(date(2026, 9, 18), held("periodic_dialogue", 5))
    year.at(date(2026, 6, 15), held("voter_contact", 5))
    year.at(date(2026, 11, 16), held("voter_contact", 5))


# --- What the office itself does ------------------------------------------------------------------


def management(year: Year) -> None:
    """Documents, trainings, inspections, a sanction."""

    def document(day: date) -> None:
        issuer = year.one_of("party", "committee", "council")
        effect = year.one_of("new", "new", "amended", "repealed")
        year.run(
            day, "add-document", "--issuer", issuer, "--type", "notice", "--effect", effect,
            "--title", "V/v tiếp công dân", "--on", _typed(day),
        )  # fmt: skip

    def training(day: date) -> None:
        kind = year.one_of("organised", "attended", "dissemination")
        people = str(year.rng.randint(10, 60))
        year.run(
            day, "add-training", "--kind", kind, "--on", _typed(day), "--title",
            "Luật Tiếp công dân", "--classes", "1", "--people", people,
        )  # fmt: skip

    def inspection(day: date) -> None:
        year.run(day, "add-inspection", "--on", _typed(day), "--inspections", "1", "--units", "2")

    def sanction(day: date) -> None:
        whom = year.one_of("head", "official")
        form = ("--form", "khiển trách")
        year.run(day, "add-sanction", "--whom", whom, *form, "--on", _typed(day))

    year.spread(20, document)
    year.spread(4, training)
    year.spread(2, inspection)
    year.spread(2, sanction)


def mistakes(year: Year) -> None:
    """What was recorded by mistake is void, or taken back."""

    def void(day: date) -> None:
        number = _petition(year, day, "feedback")
        year.run(day, "void", number, "--reason", "nhập hai lần")

    def taken_back(day: date) -> None:
        _petition(year, day, "feedback")
        year.run(day, "undo", "--yes")

    year.spread(2, void)
    year.spread(2, taken_back)


def brought_over(year: Year) -> None:
    """The register begins with the year: three petitions were open."""

    def begin(day: date) -> None:
        for place, kind in enumerate(("complaint", "proposal", "proposal")):
            number = year.run(
                day,
                "add-petition",
                "--kind",
                kind,
                "--received",
                f"{20 + place}/11/2025",
                "--field",
                "land",
                "--channel",
                "post",
                "--name",
                f"Hộ {place}",
                "--summary",
                "Việc cũ",
                "--former-number",
                f"{40 + place}/2025",
                "--origin",
                "Sổ đơn năm 2025",
            ).petition
            if place:
                year.then(day, 5, 20, "answer", number)
        year.run(
            day, "opening-balance", "--on", _typed(FIRST), "--visits", "210", "--visitors", "260"
        )
        for kind, forward in (("complaint", "1"), ("proposal", "2")):
            year.run(
                day,
                "opening-balance",
                "--kind",
                kind,
                "--received",
                "12",
                "--resolved",
                "10",
                "--closed",
                "2",
                "--carried-forward",
                forward,
            )

    year.at(FIRST, begin)


HAPPENS: Sequence[Callable[[Year], None]] = (
    brought_over,
    petitions,
    duplicates,
    receptions,
    visits,
    dialogues,
    management,
    mistakes,
)


# --- Typing it in ---------------------------------------------------------------------------------


def _typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _plain(number: str) -> str:
    return number.removeprefix("B")


def _do(year: Year, *line: Any) -> Answer:
    *typed, day = line
    return year.run(day, *typed)


def make(path: Path, *, seed: int = 1, scale: float = 1.0) -> int:
    """Make the register of a year; returns how many commands were typed.

    Raises:
        AssertionError: a command was refused.
    """
    typed = count()

    def run(day: date, *line: str) -> Answer:
        next(typed)
        return _run(path, day, *line)

    year = Year(random.Random(seed), scale, run)  # noqa: S311 (a made-up year)
    with _surroundings(path):
        run(FIRST, "init", "--name", "Xã Năm", "--province", "Hà Tĩnh", "--no-input")
        for happens in HAPPENS:
            happens(year)
        year.live()
        run(LAST, "check")
    return next(typed)


def _run(path: Path, day: date, *line: str) -> Answer:
    from tiepdan.cli.main import app  # noqa: PLC0415 (reads the environment)
    from tiepdan.cli.running import program  # noqa: PLC0415

    out, err = io.StringIO(), io.StringIO()
    os.environ |= {"TIEPDAN_TODAY": _typed(day), "TIEPDAN_DB": str(path)}
    with redirect_stdout(out), redirect_stderr(err):
        code = program.run(app, [*line])
    assert code == 0, (day, line, err.getvalue(), out.getvalue())
    return Answer(out.getvalue(), err.getvalue())


@contextmanager
def _surroundings(path: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {
        "TIEPDAN_LANG": "en",
        "TIEPDAN_CLERK": "Người ghi",
        "XDG_DATA_HOME": str(path.parent / "home"),
    }
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the year that the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="A year of a commune, day by day.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    asked: Any = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tiepdan-year-") as folder:
        path = asked.file or Path(folder) / "year.db"
        typed = make(path, seed=asked.seed, scale=asked.scale)
        sys.stdout.write(f"{typed} commands, {path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
