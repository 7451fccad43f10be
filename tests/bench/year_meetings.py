"""The receptions, visits and meetings of a year, and the opinions that are raised there."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.bench.year_days import LAST, SATURDAY, Year, options, plain
from tests.bench.year_petitions import BODIES, FIELDS, petition

COMMITTEES = ("legal", "economic_social", "cultural_social", "")


def receptions(year: Year) -> None:
    """Two a month by the chair or the secretary, announced; some not held, some with nobody."""

    def plan(day: date) -> None:
        capacity = year.one_of("committee_chair", "party_secretary", "deputy")
        meets_on = day + timedelta(days=14)
        while meets_on.weekday() >= SATURDAY:
            meets_on += timedelta(days=1)
        if meets_on > LAST:
            return
        number = _meeting(
            year,
            day,
            kind="periodic_reception",
            on=meets_on,
            capacity=capacity,
            chair="Ông Chủ trì",
        )
        year.then(day, 1, 3, "record", number, "announced", "--how", "notice_board,loudspeaker")
        fate = year.fate("reception")
        if fate < 0.1:
            year.at(meets_on, lambda on: year.run(on, "cancel", number, "--reason", "storm_flood"))
        elif fate < 0.3:
            year.at(
                meets_on, lambda on: year.run(on, "edit-meeting", number, "--status", "nobody_came")
            )
        else:
            year.at(meets_on, lambda on: _held(year, number, capacity, on))

    year.spread(27, plan)


def _meeting(year: Year, day: date, **facts: str | int | date | None) -> str:
    return "B" + plain(year.run(day, "add-meeting", *options(**facts), "--json").number)


def _held(year: Year, number: str, capacity: str, day: date) -> None:
    receiver = "deputy" if capacity == "deputy" else "head"
    year.run(day, "hold", number)
    for _place in range(max(1, round(5 * year.scale))):
        _visit(year, day, receiver, meeting=number)


def visits(year: Year) -> None:
    """Regular reception by the clerk; some of the visits become a petition."""
    year.spread(200, lambda day: _visit(year, day, "clerk"))


def _visit(year: Year, day: date, receiver: str, **further: str) -> None:
    matter = year.one_of("new", "new", "old", "none")
    people = year.rng.choice([1, 1, 1, 1, 2, 3, 4, 5, 6, 12])
    line = options(
        on=day, people=people, receiver=receiver, matter=matter, content="Hỏi",
        name=f"Công dân {year.rng.randint(1, 900)}", same_content=year.one_of("", "", "30"),
    )  # fmt: skip
    becomes_petition = matter == "new" and year.often(0.15)
    if matter != "none" and not becomes_petition:
        kind = year.one_of("complaint", "denunciation", "proposal", "feedback")
        line += options(
            kind=kind, field=year.one_of(*FIELDS), competent=year.one_of("", "yes", "no")
        )
        line += _outcome(year, day, kind)
    number = year.run(day, "add-visit", *line, *options(**further), "--json").number
    if year.often(0.3):
        year.then(day, 1, 5, "entered", "--visit", number)
    if becomes_petition:
        its = petition(year, day, "proposal", "reception", visit=number)
        year.then(day, 3, 14, "answer", its)


def _outcome(year: Year, day: date, kind: str) -> list[str]:
    fate = year.fate("visit")
    if fate < 0.25:
        return options(outcome="guided", body=year.one_of(*BODIES), document="3/HD",
                       document_on=day)  # fmt: skip
    if fate < 0.3 and kind != "complaint":
        return options(outcome="forwarded", body=year.one_of(*BODIES))
    if fate < 0.65:
        return options(outcome="answered", advice="Đã giải thích")
    if fate < 0.75:
        ground = "already_answered" if kind in {"proposal", "feedback"} else "settled"
        return options(outcome="refused", ground=ground, settled_by=year.one_of(*BODIES))
    return []


def dialogues(year: Year) -> None:
    """Two dialogues, a conference, and voters' meetings before the sessions of the council."""
    dialogue = {"capacity": "committee_chair", "under": "rule_11"}
    session = {"session": "Kỳ họp thứ 5", "session_on": "01/07/2026"}
    year.at(date(2026, 3, 20), _gathering(year, "periodic_dialogue", 6, **dialogue))
    year.at(date(2026, 9, 18), _gathering(year, "periodic_dialogue", 5, **dialogue))
    year.at(date(2026, 4, 10), _gathering(year, "people_conference", 3))
    year.at(date(2026, 6, 15), _gathering(year, "voter_contact", 6, **session))
    year.at(date(2026, 11, 16), _gathering(year, "voter_contact", 5))


def _gathering(year: Year, kind: str, opinions: int, **facts: str) -> Callable[[date], object]:
    channel = "voter_contact" if kind == "voter_contact" else "dialogue"

    def hold(day: date) -> None:
        number = _meeting(
            year, day, kind=kind, on=day, status="held", speakers=9,
            people=year.rng.randint(30, 120), **facts,
        )  # fmt: skip
        year.run(
            day, "record", number, "announced", "--how", "loudspeaker",
            *options(on=day - timedelta(days=8)),
        )  # fmt: skip
        for _place in range(max(3, round(opinions * year.scale))):
            _opinion(year, day, number, channel, is_concluded=kind.endswith("dialogue"))
        if kind.endswith("dialogue"):
            year.then(day, 5, 12, "conclude", number, "--document", "5/TB-UBND")

    return hold


def _opinion(year: Year, day: date, meeting: str, channel: str, *, is_concluded: bool) -> None:
    is_voters = channel == "voter_contact"
    facts = {"committee": year.one_of(*COMMITTEES)} if is_voters else {}
    outcome = ("on_the_spot", "later", "forwarded", "later")[int(4 * year.fate(channel))]
    if outcome == "forwarded":
        facts["body"] = year.one_of(*BODIES)
    number = petition(
        year, day, "proposal", channel, meeting=meeting, outcome=outcome, form="opinion", **facts
    )
    if outcome != "later":
        return
    if is_concluded and year.often(0.5):
        year.after(day, 14, 16, lambda on: year.run(
            on, "record", number, "interim_notice", "--body", "Ban Quản lý",
            *options(act_by=on + timedelta(days=20)),
        ))  # fmt: skip
        year.then(day, 20, 28, "conclude", meeting, "--results", "--opinion", number)
    elif year.often(0.8):
        year.then(day, 5, 40, "answer", number)
