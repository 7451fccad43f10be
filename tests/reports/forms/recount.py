"""The six forms of Thông tư 06/2025 filled by hand, from the tables that the clerk filled.

Written from the circular's columns and the notes beneath them, one line a column: no view, nothing
derived, no code of the program. Days are ISO text, ends of a period half-open.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as described
from fractions import Fraction
from itertools import count

Numbers = Mapping[int, int | Fraction]
LARGE_GROUP = 5
PROPOSALS = frozenset({"proposal", "feedback"})
LAND, POLICY = frozenset({"land", "housing"}), frozenset({"policy"})
ADMINISTRATION = LAND | POLICY | {"civil_service"}
TAKEN_UP = frozenset({"accepted", "decided", "declined", "guided", "forwarded"})
PUT_AWAY = frozenset({"returned", "filed"})
ENDS = frozenset({"declined", "forwarded", "guided", "terminated", "decided", "second_decided"})
MILLION, SQUARE_METRE = 1_000_000, 100
NEVER = "9999-12-31"


@dataclass(frozen=True)
class Event:
    """What happened to a petition on a day, and what it orders or carries out."""

    number: int
    kind: str
    day: str
    result: str | None
    decided_by: str | None
    is_eligible: int | None
    amounts: Mapping[str, int]


@dataclass
class Petition:
    """A petition that is not void, with its events in order; ``case`` is any number of its case."""

    number: int
    kind: str
    level: str
    field: str
    received: str
    is_ours: bool
    is_opinion: bool
    is_denouncers: bool
    is_nameless: bool
    events: list[Event] = described(default_factory=list)
    case: int = 0

    def day(self, *kinds: str) -> str:
        """The first day of one of these."""
        return min((event.day for event in self.events if event.kind in kinds), default=NEVER)

    @property
    def examined(self) -> tuple[str, bool]:
        """When it was known whether it is eligible, and whether it was (note on column 2)."""
        said = [event for event in self.events if event.kind == "examined"]
        if said:
            return said[0].day, bool(said[0].is_eligible)
        taken_up, put_away = self.day(*TAKEN_UP), self.day(*PUT_AWAY)
        known = min(taken_up, put_away, self.day("answered"))
        return known, not (self.is_nameless or put_away < taken_up)

    @property
    def ended(self) -> tuple[str, str]:
        """When it ended, and with what."""
        ends = ENDS | PUT_AWAY | (PROPOSALS_END if self.kind in PROPOSALS else frozenset())
        if self.kind in PROPOSALS or self.day("accepted") == NEVER:
            ends |= {"withdrawn"}
        of_it = [(event.day, event.kind) for event in self.events if event.kind in ends]
        return min(of_it, default=(NEVER, ""))

    @property
    def dealt_with(self) -> str:
        """Since when nothing of it is left to examine."""
        return min(self.examined[0], self.ended[0])


PROPOSALS_END = frozenset({"answered"})


@dataclass(frozen=True)
class Decision:
    """A decision of this office: when its enforcement ended and how, and its steps."""

    event: Event
    kind: str
    level: str
    ended: str
    ended_by: str
    replaced: str
    steps: list[Event]

    def ordered(self, measure: str) -> int:
        """How much it orders."""
        return self.event.amounts.get(measure, 0)

    def done(self, measure: str, before: str) -> int:
        """How much of that was carried out before a day."""
        steps = [step for step in self.steps if step.day < before and step.day < self.replaced]
        return min(self.ordered(measure), sum(step.amounts.get(measure, 0) for step in steps))


@dataclass(frozen=True)
class Turn:
    """A visit: at which desk, how many came, and with what cases."""

    desk: str
    people: int
    cases: frozenset[int]


class Book:
    """A register as it was typed, without what is void."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        """Read it all."""
        raw.row_factory = sqlite3.Row
        self.raw = raw
        self.petitions = {row["id"]: _petition(row) for row in self.live("petition")}
        for event in _events(raw):
            if event["petition_id"] in self.petitions:
                self.petitions[event["petition_id"]].events.append(_event(event, raw))
        self._join()

    def live(self, table: str) -> list[sqlite3.Row]:
        """The rows of a table that are not void."""
        return self.raw.execute(
            f"SELECT * FROM {table} WHERE id NOT IN"
            f" (SELECT {table}_id FROM void WHERE {table}_id IS NOT NULL)"
        ).fetchall()

    def _join(self) -> None:
        """What is joined, or a duplicate, is one case; never a denunciation with another kind."""
        for petition in self.petitions.values():
            petition.case = petition.number
        links = self.raw.execute(
            "SELECT petition_id, earlier_id FROM petition_link"
            " WHERE kind IN ('same_case', 'duplicate')"
        ).fetchall()
        for _turn in links:
            for one, other in ((self.petitions[a], self.petitions[b]) for a, b in links):
                if one.is_denouncers == other.is_denouncers:
                    one.case = other.case = min(one.case, other.case)

    def turns(self, start: str, end: str) -> list[Turn]:
        """The visits of a period; a case that the clerk and the head received is the head's."""
        meetings = {row["id"]: row for row in self.live("meeting")}
        linked = defaultdict(set)
        for visit, petition in self.raw.execute("SELECT * FROM visit_petition"):
            if petition in self.petitions:
                linked[visit].add(self.petitions[petition].case)
        own = count(-1, -1)
        turns = [
            Turn(
                _desk(row["receiver"], row["capacity"], meetings.get(row["meeting_id"])),
                row["people_count"],
                frozenset()
                if row["matter"] == "none"
                else frozenset(linked[row["id"]] or {next(own)}),
            )
            for row in self.live("visit")
            if start <= row["visited_on"] < end
        ]
        head = _cases(turn for turn in turns if turn.desk in {"head", "deputy"})
        return [
            turn for turn in turns
            if not (turn.desk == "clerk" and turn.cases and turn.cases <= head)
        ]  # fmt: skip

    def decisions(self) -> list[Decision]:
        """Those of this office on complaints and denunciations."""
        return [
            _decision(petition, event)
            for petition in self.petitions.values()
            if petition.kind not in PROPOSALS
            for event in petition.events
            if event.kind in {"decided", "second_decided"} and _is_ours(petition, event)
        ]


def _petition(row: sqlite3.Row) -> Petition:
    return Petition(
        row["id"], row["kind"], row["level"], row["field"], row["received_on"],
        bool(row["is_within_competence"]), row["form"] == "opinion",
        row["kind"] == "denunciation" and row["protection_waived_on"] is None,
        row["kind"] != "denunciation" and bool(row["is_anonymous"]),
    )  # fmt: skip


def _events(raw: sqlite3.Connection) -> list[sqlite3.Row]:
    return raw.execute("SELECT * FROM petition_event ORDER BY happened_on, id").fetchall()


def _event(row: sqlite3.Row, raw: sqlite3.Connection) -> Event:
    amounts = raw.execute(
        "SELECT measure, amount FROM decision_measure WHERE event_id = ?", (row["id"],)
    )
    return Event(
        row["id"], row["kind"], row["happened_on"], row["result"], row["decided_by"],
        row["is_eligible"], dict(map(tuple, amounts)),
    )  # fmt: skip


def _desk(receiver: str, capacity: str | None, meeting: sqlite3.Row | None) -> str:
    if receiver != "head":
        return receiver
    chair = meeting["capacity"] if meeting and meeting["capacity"] != "deputy" else None
    return "head" if "committee_chair" in (capacity or chair or "committee_chair") else "elsewhere"


def _cases(turns: Iterable[Turn]) -> frozenset[int]:
    return frozenset().union(*(turn.cases for turn in turns))


def _is_ours(petition: Petition, event: Event) -> bool:
    if event.decided_by:
        return event.decided_by == "office"
    return (
        event.kind == "decided"
        and event.result not in {"confirmed", "changed"}
        and not petition.day("appealed") < event.day
    )


def _decision(petition: Petition, event: Event) -> Decision:
    later = [one for one in petition.events if one.day >= event.day and one is not event]
    replaced = min(
        (
            one.day for one in petition.events
            if event.kind == "decided" and one.kind == "second_decided"
            and (one.result == "changed" or one.amounts)
        ),
        default=NEVER,
    )  # fmt: skip
    ends = [
        (one.day, one.number, one.kind) for one in later
        if one.kind in {"enforcement_finished", "nothing_to_enforce"}
        or (one.kind == "second_decided" and one.day == replaced)
    ]  # fmt: skip
    ended, _number, ended_by = min(ends, default=(NEVER, 0, ""))
    steps = [one for one in later if one.kind in {"enforcement_step", "enforcement_finished"}]
    return Decision(event, petition.kind, petition.level, ended, ended_by, replaced, steps)


def tcd(book: Book, start: str, end: str) -> Numbers:
    """01/TCD."""
    turns = book.turns(start, end)
    desks = ("clerk", "head", "deputy")
    at = {desk: [turn for turn in turns if turn.desk == desk] for desk in desks}
    groups = {desk: [turn for turn in at[desk] if turn.people >= LARGE_GROUP] for desk in desks}
    head, deputy, clerk = (_cases(at[desk]) for desk in ("head", "deputy", "clerk"))
    cases = {"head": head, "deputy": deputy - head, "clerk": clerk - deputy - head}
    announced = {
        row["meeting_id"]
        for row in book.raw.execute("SELECT meeting_id FROM meeting_event WHERE kind = 'announced'")
    }
    days = defaultdict(set)
    for row in book.live("meeting"):
        is_of_head = row["kind"] in {"periodic_reception", "ad_hoc_reception"}
        if is_of_head and row["id"] in announced and start <= row["meets_on"] < end:
            who = "deputy" if row["capacity"] == "deputy" else "head"
            days[_desk(who, None, row)].add(row["meets_on"])
    numbers: dict[int, int | Fraction] = {
        1: sum(len(at[desk]) for desk in desks),
        2: sum(turn.people for desk in desks for turn in at[desk]),
        3: len(head | deputy | clerk),
        4: sum(len(groups[desk]) for desk in desks),
        10: len(days["head"]),
        16: len(days["deputy"]),
    }
    for desk, first in (("clerk", 5), ("head", 11), ("deputy", 17)):
        numbers |= {
            first: len(at[desk]),
            first + 1: sum(turn.people for turn in at[desk]),
            first + 2: len(cases[desk]),
            first + 3: len(groups[desk]),
            first + 4: sum(turn.people for turn in groups[desk]),
        }
    return numbers


def _examined(book: Book, start: str, end: str) -> list[Petition]:
    """Petitions, no opinions, whose examination ended in the period."""
    return [
        one for one in book.petitions.values()
        if not one.is_opinion and one.received < end and start <= one.dealt_with < end
        and one.examined[0] == one.dealt_with
    ]  # fmt: skip


def _eligible_and_ours(book: Book, start: str, end: str) -> list[Petition]:
    return [one for one in _examined(book, start, end) if one.examined[1] and one.is_ours]


def xld(book: Book, start: str, end: str) -> Numbers:
    """02/XLD."""
    at_hand = [
        one for one in book.petitions.values()
        if not one.is_opinion and one.received < end and one.dealt_with >= start
    ]  # fmt: skip
    examined = _examined(book, start, end)
    eligible = [one for one in examined if one.examined[1]]
    ours = _eligible_and_ours(book, start, end)
    theirs = [one for one in eligible if not one.is_ours]
    complaints = [one for one in ours if one.kind == "complaint"]
    denunciations = [one for one in ours if one.kind == "denunciation"]
    proposals = [one for one in ours if one.kind in PROPOSALS]

    def number(among: list[Petition], is_so: Callable[[Petition], bool]) -> int:
        return sum(is_so(one) for one in among)

    other = ADMINISTRATION | {"corruption", "justice"}
    return {
        1: len(at_hand),
        2: len(examined),
        3: len(eligible),
        4: len(ours),
        5: len({one.case for one in ours}),
        6: len(complaints),
        7: number(complaints, lambda one: one.level == "first"),
        8: number(complaints, lambda one: one.level == "again"),
        9: number(complaints, lambda one: one.field in LAND),
        10: number(complaints, lambda one: one.field in POLICY),
        11: number(complaints, lambda one: one.field not in LAND | POLICY),
        12: len(denunciations),
        13: number(denunciations, lambda one: one.level == "first"),
        14: number(denunciations, lambda one: one.level == "again"),
        15: number(denunciations, lambda one: one.field in ADMINISTRATION),
        16: number(denunciations, lambda one: one.field == "corruption"),
        17: number(denunciations, lambda one: one.field == "justice"),
        18: number(denunciations, lambda one: one.field not in other),
        19: len(proposals),
        20: number(proposals, lambda one: one.field in POLICY),
        21: number(proposals, lambda one: one.field in LAND),
        22: number(proposals, lambda one: one.field not in LAND | POLICY),
        23: len(theirs),
        24: number(theirs, lambda one: one.day("guided") < min(end, one.day("forwarded"))),
        25: number(
            theirs,
            lambda one: one.day("forwarded") < end and one.day("forwarded") <= one.day("guided"),
        ),
    }


def _stage(petitions: Iterable[Petition], end: str) -> str:
    """How far a case had come, by that of its petitions which had come furthest."""
    reached = set()
    for one in petitions:
        ended, ended_by = one.ended
        if ended < end and ended_by in {"terminated", "withdrawn"}:
            reached.add(ended_by)
        elif one.day("accepted") < end or (ended < end and ended_by == "decided"):
            reached.add("accepted")
        else:
            reached.add("declined" if one.day("declined") < end else "considered")
    order = ("accepted", "considered", "declined", "terminated", "withdrawn")
    return next(stage for stage in order if stage in reached)


def _stages(book: Book, kind: str, start: str, end: str) -> dict[str, int]:
    """How many cases had come how far, of those with a petition examined in the period."""
    eligible = [one for one in _eligible_and_ours(book, "", end) if one.kind == kind]
    found = [one for one in _eligible_and_ours(book, start, end) if one.kind == kind]
    stages: dict[str, int] = defaultdict(int)
    for case in {one.case for one in found}:
        stages[_stage([one for one in eligible if one.case == case], end)] += 1
    return stages


def _first_columns(book: Book, kind: str, start: str, end: str) -> dict[int, int]:
    stages = _stages(book, kind, start, end)
    found = [one for one in _eligible_and_ours(book, start, end) if one.kind == kind]
    parts = {
        3: stages["considered"], 4: stages["accepted"], 5: stages["declined"],
        6: stages["terminated"],
    }  # fmt: skip
    return {1: len(found), 2: sum(parts.values()), **parts}


def _amounts(decisions: list[Decision], columns: Mapping[int, str]) -> dict[int, int | Fraction]:
    """What the decisions order, by the column of each measure."""
    return {
        column: sum(_in_unit(one, decision.ordered(one)) for decision in decisions)
        for column, one in columns.items()
    }


def _in_unit(measure: str, amount: int) -> int | Fraction:
    if measure.endswith("_money"):
        return Fraction(amount, MILLION)
    return Fraction(amount, SQUARE_METRE) if measure.endswith("_land") else amount


def gqkn(book: Book, start: str, end: str) -> Numbers:
    """03/GQKN."""
    issued = [
        one for one in book.decisions()
        if one.kind == "complaint" and start <= one.event.day < end
    ]  # fmt: skip
    results = {8: "upheld", 9: "rejected", 10: "partly_upheld", 11: "confirmed", 12: "changed"}
    return {
        **_first_columns(book, "complaint", start, end),
        7: len(issued),
        **{
            column: sum(one.event.result == result for one in issued)
            for column, result in results.items()
        },
        **_amounts(
            issued,
            {
                13: "recovered_money", 14: "recovered_land", 15: "returned_money",
                16: "returned_land", 17: "organisations_restored", 18: "persons_restored",
                19: "persons_disciplined", 20: "officials_disciplined",
                21: "cases_to_investigators", 22: "persons_to_investigators",
                23: "officials_to_investigators",
            },
        ),
    }  # fmt: skip


def gqtc(book: Book, start: str, end: str) -> Numbers:
    """04/GQTC."""
    issued = [
        one for one in book.decisions()
        if one.kind == "denunciation" and start <= one.event.day < end
    ]  # fmt: skip
    results = ("upheld", "rejected", "partly_upheld")
    return {
        **_first_columns(book, "denunciation", start, end),
        7: len(issued),
        **{
            column: sum(one.level == level and one.event.result == result for one in issued)
            for level, first in (("first", 8), ("again", 11))
            for column, result in enumerate(results, first)
        },
        **_amounts(
            issued,
            {
                14: "recovered_money", 15: "recovered_land", 16: "returned_money",
                17: "returned_land", 18: "organisations_restored", 19: "persons_restored",
                20: "organisations_disciplined", 21: "persons_disciplined",
                22: "officials_disciplined", 23: "cases_to_investigators",
                24: "persons_to_investigators", 25: "officials_to_investigators",
            },
        ),
    }  # fmt: skip


def kqth(book: Book, start: str, end: str) -> Numbers:
    """05/KQTH."""
    numbers: dict[int, int | Fraction] = {}
    for kind, first, others in (
        ("complaint", 1, ("persons_disciplined", "officials_disciplined")),
        (
            "denunciation",
            16,
            ("organisations_disciplined", "persons_disciplined", "officials_disciplined"),
        ),
    ):
        of_kind = [one for one in book.decisions() if one.kind == kind and one.event.day < end]
        numbers[first] = sum(one.ended >= start for one in of_kind)
        numbers[first + 1] = sum(
            start <= one.ended < end and one.ended_by != "second_decided" for one in of_kind
        )
        column = count(first + 2)
        for what in ("recovered", "returned"):
            for amount in (_owed, _carried_out):
                for measure in (f"{what}_money", f"{what}_land"):
                    numbers[next(column)] = sum(
                        _in_unit(measure, amount(one, measure, start, end)) for one in of_kind
                    )
        for measure in (*others, "cases_prosecuted", "persons_prosecuted", "officials_prosecuted"):
            numbers[next(column)] = sum(
                step.amounts.get(measure, 0)
                for one in of_kind
                for step in one.steps
                if start <= step.day < min(end, one.replaced)
            )
    return numbers


def _owed(decision: Decision, measure: str, start: str, end: str) -> int:
    """What was owed at the beginning, and what was ordered since."""
    del end
    is_over = decision.ended < start
    return 0 if is_over else decision.ordered(measure) - decision.done(measure, start)


def _carried_out(decision: Decision, measure: str, start: str, end: str) -> int:
    return decision.done(measure, end) - decision.done(measure, start)


def qlkntc(book: Book, start: str, end: str) -> Numbers:
    """06/QLKNTC."""
    documents = [
        row["effect"] for row in book.live("document")
        if start <= row["issued_on"] < end and row["issuer"] in {"committee", "council"}
        and row["is_about_reception"] == 1
    ]  # fmt: skip
    classes = [
        row for row in book.live("training")
        if start <= row["held_on"] < end and row["kind"] == "organised"
    ]  # fmt: skip
    inspections = [row for row in book.live("inspection") if start <= row["counted_on"] < end]
    inspected = (
        "inspections", "units", "concluded", "organisations_to_discipline",
        "persons_to_discipline", "organisations_referred", "persons_referred",
        "conclusions_to_carry_out", "organisations_disciplined", "persons_disciplined",
        "cases_prosecuted", "persons_prosecuted",
    )  # fmt: skip
    return {
        1: documents.count("new"),
        2: documents.count("amended"),
        3: documents.count("repealed"),
        4: sum(row["classes"] for row in classes),
        5: sum(row["people"] or 0 for row in classes),
        **{
            column: sum(row[name] for row in inspections)
            for column, name in enumerate(inspected, 6)
        },
    }


BY_HAND: Mapping[str, Callable[[Book, str, str], Numbers]] = {
    "01/TCD": tcd,
    "02/XLD": xld,
    "03/GQKN": gqkn,
    "04/GQTC": gqtc,
    "05/KQTH": kqth,
    "06/QLKNTC": qlkntc,
}
