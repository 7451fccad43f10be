"""A small register in which every column of the forms has something to count, and each trap is.

Its rows are written as they are, also what the procedure would not let a commune record, as a
decision of its own at second instance: the forms have columns for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from tests.conftest import entry
from tiepdan.facts import office as facts
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.records.writing import session
from tiepdan.records.writing.office import office

TABLES = (
    "petitioner", "meeting", "meeting_event", "petition", "petition_event", "decision_measure",
    "petition_link", "visit", "visit_petition", "document", "training", "inspection", "void",
)  # fmt: skip
ORDERED = {
    "recovered_money": 12_500_000, "recovered_land": 12_050, "returned_money": 24_000_000,
    "returned_land": 30_000, "organisations_restored": 1, "persons_restored": 3,
    "persons_disciplined": 4, "officials_disciplined": 2, "cases_to_investigators": 1,
    "persons_to_investigators": 3, "officials_to_investigators": 1,
}  # fmt: skip
FIRST_STEP = {
    "recovered_money": 2_500_000, "recovered_land": 2_050, "returned_money": 25_000_000,
    "returned_land": 10_000, "persons_disciplined": 2, "officials_disciplined": 1,
    "cases_prosecuted": 1, "persons_prosecuted": 2, "officials_prosecuted": 1,
}  # fmt: skip


@dataclass
class Rows:
    """The rows of each table, and the numbers that they have."""

    tables: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {table: [] for table in TABLES}
    )
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, table: str, **facts: Any) -> int:
        """A row; returns its number. A text in the form of a day is one."""
        number = next(self.numbers)
        own = {} if table in {"decision_measure", "visit_petition", "petition_link"} else {
            "id": number
        }  # fmt: skip
        self.tables[table].append(own | {name: _stored(value) for name, value in facts.items()})
        return number

    def petition(self, day: str, kind: str, *events: tuple[Any, ...], **further: Any) -> int:
        """A petition received on a day, with its events: kind, day, facts, amounts."""
        petitioner = self.add("petitioner", name=f"Công dân {day}")
        number = self.add(
            "petition",
            **{
                "year": int(day[:4]), "sequence": len(self.tables["petition"]) + 1,
                "received_on": day, "channel": "post", "kind": kind, "level": "first",
                "field": "land", "petitioner_id": petitioner, "summary": "Việc",
                "is_within_competence": True, "form": "written", "is_anonymous": False,
                **further,
            },
        )  # fmt: skip
        for event in events:
            self.happened(number, *event)
        return number

    def happened(
        self,
        petition: int,
        kind: str,
        day: str,
        facts: dict[str, Any] | None = None,
        amounts: dict[str, int] | None = None,
    ) -> None:
        """An event of a petition, and what it orders or carries out."""
        event = self.add(
            "petition_event",
            **{
                "petition_id": petition, "kind": kind, "happened_on": day, "result": None,
                "is_eligible": None, "ineligible_reason": None, "decided_by": None,
                **(facts or {}),
            },
        )  # fmt: skip
        for measure, amount in (amounts or {}).items():
            self.add(
                "decision_measure",
                event_id=event, petition_id=petition, measure=measure, amount=amount,
            )  # fmt: skip

    def meeting(self, day: str, kind: str, capacity: str, announced: str = "", **more: Any) -> int:
        """A meeting, announced on a day or never."""
        facts = {"status": "held", "not_held_reason": None, **more}
        number = self.add("meeting", kind=kind, meets_on=day, capacity=capacity, **facts)
        if announced:
            self.add("meeting_event", meeting_id=number, kind="announced", happened_on=announced)
        return number

    def visit(self, day: str, receiver: str, people: int, *petitions: int, **more: Any) -> int:
        """A turn, about petitions or none."""
        number = self.add(
            "visit",
            **{
                "visited_on": day, "receiver": receiver, "people_count": people, "matter": "new",
                "content": "Việc", "meeting_id": None, "capacity": None, **more,
            },
        )  # fmt: skip
        for petition in petitions:
            self.add("visit_petition", visit_id=number, petition_id=petition)
        return number

    def join(self, later: int, earlier: int, kind: str = "same_case") -> None:
        """Two petitions are one case."""
        self.add(
            "petition_link",
            petition_id=later, earlier_id=earlier, kind=kind, linked_on="2026-12-01",
        )  # fmt: skip


def _stored(value: Any) -> Any:
    is_day = isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"
    return date.fromisoformat(value) if is_day else value


def make(path: Path) -> None:
    """Make the register."""
    session.create(path, entry(), fill=_fill)


def _fill(database: Session) -> None:
    office.set_up(
        database,
        facts.Office(
            name="Xã Tay", province="Hà Tĩnh", is_remote=False,
            reception_weekday=Weekday.THURSDAY, reception_half_day=HalfDay.MORNING,
        ),
    )  # fmt: skip
    rows = Rows()
    _complaints(rows)
    _denunciations(rows)
    _proposals(rows)
    _cases(rows)
    _receptions(rows)
    _management(rows)
    for table in TABLES:
        for row in rows.tables[table]:
            database.execute(insert(SQLModel.metadata.tables[table]), row)


ELIGIBLE = {"is_eligible": True}
NOT_ELIGIBLE = {"is_eligible": False, "ineligible_reason": "missing_information"}
FORWARDED_LATE = ("forwarded", "2026-04-01")


def _complaints(rows: Rows) -> None:
    # Accepted in one period, decided and enforced in later ones, given up in the last.
    rows.petition(
        "2025-12-20", "complaint",
        ("examined", "2025-12-22", ELIGIBLE), ("accepted", "2025-12-24"),
        ("decided", "2026-03-16", {"result": "upheld"}, ORDERED),
        ("enforcement_step", "2026-05-20", None, FIRST_STEP),
        ("enforcement_step", "2026-06-20", None, {"recovered_money": 1_000_000}),
        ("enforcement_finished", "2026-10-01"),
    )  # fmt: skip
    rows.petition(
        "2026-01-05", "complaint", ("accepted", "2026-01-09"),
        ("decided", "2026-02-02", {"result": "partly_upheld"}, {"returned_money": 1_500_000}),
        ("appealed", "2026-02-20"),
        ("second_decided", "2026-04-10", {"result": "changed"}, {"returned_money": 9_000_000}),
        field="policy",
    )  # fmt: skip
    rows.petition(
        "2026-01-06", "complaint", ("accepted", "2026-01-12"),
        ("decided", "2026-02-03", {"result": "rejected"}),
        ("nothing_to_enforce", "2026-03-20"), field="society",
    )  # fmt: skip
    for result in ("confirmed", "changed"):
        rows.petition(
            "2026-01-07", "complaint", ("examined", "2026-01-08", ELIGIBLE),
            ("decided", "2026-02-10", {"result": result, "decided_by": "office"}), level="again",
        )  # fmt: skip
    rows.petition(
        "2026-01-08", "complaint", ("accepted", "2026-01-12"),
        ("decided", "2026-02-10", {"result": "upheld", "decided_by": "superior"}, ORDERED),
    )  # fmt: skip
    # Eligible and then: nothing yet, declined, withdrawn before or after its acceptance, ended.
    rows.petition("2026-01-12", "complaint", ("examined", "2026-01-14", ELIGIBLE))
    rows.petition("2026-01-12", "complaint", ("examined", "2026-01-13", ELIGIBLE),
                  ("accepted", "2026-03-17"))  # fmt: skip
    rows.petition("2026-01-13", "complaint", ("declined", "2026-01-20"))
    rows.petition("2026-01-13", "complaint", ("examined", "2026-01-14", ELIGIBLE),
                  ("withdrawn", "2026-01-16"))  # fmt: skip
    rows.petition("2026-01-13", "complaint", ("withdrawn", "2026-01-16"))
    rows.petition("2026-01-14", "complaint", ("accepted", "2026-01-20"),
                  ("withdrawn", "2026-01-25"))  # fmt: skip
    rows.petition("2026-01-14", "complaint", ("accepted", "2026-01-20"),
                  ("withdrawn", "2026-01-25"), ("terminated", "2026-03-18"))  # fmt: skip
    rows.petition("2026-01-14", "complaint", ("accepted", "2026-01-20"),
                  ("withdrawn", "2026-01-25"), ("terminated", "2026-01-26"))  # fmt: skip
    # Not eligible; not ours: guided, forwarded, both, neither; received long ago; void.
    rows.petition("2026-01-15", "complaint", ("examined", "2026-01-16", NOT_ELIGIBLE),
                  ("returned", "2026-01-19"))  # fmt: skip
    rows.petition("2026-01-15", "complaint", ("filed", "2026-01-19"))
    for events in (
        (("guided", "2026-01-19"),), (("forwarded", "2026-01-19"),),
        (("guided", "2026-01-19"), FORWARDED_LATE), (("examined", "2026-01-19", ELIGIBLE),),
        (("examined", "2026-01-19", ELIGIBLE), FORWARDED_LATE),
    ):  # fmt: skip
        rows.petition("2026-01-16", "complaint", *events, is_within_competence=False)
    rows.petition("2025-11-01", "complaint", ("examined", "2026-06-16", ELIGIBLE))
    rows.petition("2025-11-01", "complaint", ("withdrawn", "2026-06-16"))
    rows.add(
        "void", petition_id=rows.petition("2026-01-09", "complaint", ("accepted", "2026-01-12")),
        voided_on="2026-01-20", reason="nhầm",
    )  # fmt: skip


def _denunciations(rows: Rows) -> None:
    for level in ("first", "again"):
        for result in ("upheld", "rejected", "partly_upheld"):
            rows.petition(
                "2026-02-02", "denunciation", ("accepted", "2026-02-09"),
                ("decided", "2026-03-13", {"result": result, "decided_by": "office"},
                 ORDERED | {"organisations_disciplined": 2} if result == "upheld" else {}),
                ("enforcement_step", "2026-04-20", None,
                 FIRST_STEP | {"organisations_disciplined": 1} if result == "upheld" else {}),
                ("enforcement_finished", "2026-06-15"), level=level,
            )  # fmt: skip
    for subject in ("policy", "civil_service", "corruption", "justice", "party", "other"):
        rows.petition("2026-02-03", "denunciation", ("examined", "2026-02-05", ELIGIBLE),
                      field=subject)  # fmt: skip
    rows.petition("2026-02-03", "denunciation", ("declined", "2026-02-05"))
    rows.petition("2026-02-03", "denunciation", ("accepted", "2026-02-05"),
                  ("withdrawn", "2026-02-20"), ("terminated", "2026-02-23"))  # fmt: skip
    nobody = {"is_anonymous": True}
    rows.petition("2026-02-04", "denunciation", ("filed", "2026-02-06"), **nobody)
    rows.petition("2026-02-04", "denunciation", ("forwarded", "2026-02-06"),
                  is_within_competence=False, **nobody)  # fmt: skip
    rows.petition("2026-02-04", "denunciation", **nobody)


def _proposals(rows: Rows) -> None:
    for kind in ("proposal", "feedback"):
        for subject in ("land", "housing", "policy", "society", "corruption"):
            rows.petition("2026-02-10", kind, ("answered", "2026-02-17"), field=subject)
    nobody = {"is_anonymous": True}
    rows.petition("2026-02-10", "feedback", ("answered", "2026-02-17"), **nobody)
    rows.petition("2026-02-10", "complaint", ("forwarded", "2026-02-17"), **nobody)
    rows.petition("2026-02-10", "proposal", ("withdrawn", "2026-02-17"))
    rows.petition("2026-02-10", "feedback", ("answered", "2026-06-15"))
    rows.petition("2026-02-10", "feedback", ("filed", "2026-02-17"), ("answered", "2026-02-17"))
    for channel in ("dialogue", "voter_contact", "reception"):
        for form in ("opinion", "written"):
            rows.petition("2026-02-10", "proposal", ("answered", "2026-02-17"), form=form,
                          channel=channel)  # fmt: skip


def _cases(rows: Rows) -> None:
    # A second petition of a known case: in the same period, and in a later one.
    first = rows.petition("2026-02-20", "complaint", ("accepted", "2026-02-25"))
    same = rows.petition("2026-02-23", "complaint", ("examined", "2026-02-26", ELIGIBLE))
    later = rows.petition("2026-03-23", "complaint", ("examined", "2026-03-26", ELIGIBLE))
    other = rows.petition("2026-03-24", "feedback", ("answered", "2026-03-30"))
    for petition in (same, later, other):
        rows.join(petition, first)
    dropped = rows.petition("2026-06-16", "complaint", ("accepted", "2026-06-18"),
                            ("withdrawn", "2026-06-22"), ("terminated", "2026-06-23"))  # fmt: skip
    pending = rows.petition("2026-06-17", "complaint", ("examined", "2026-06-19", ELIGIBLE))
    rows.join(pending, dropped, "duplicate")
    own = rows.petition("2026-06-17", "complaint", ("examined", "2026-06-19", ELIGIBLE))
    rows.join(own, dropped, "continuation")
    # A denunciation under protection and a complaint: the link joins nothing.
    secret = rows.petition("2026-06-18", "denunciation", ("accepted", "2026-06-22"))
    rows.join(own, secret)


def _receptions(rows: Rows) -> None:
    chair, deputy, secretary = "committee_chair", "deputy", "party_secretary"
    periodic, ad_hoc = "periodic_reception", "ad_hoc_reception"
    of_chair = rows.meeting("2026-01-08", periodic, chair, "2026-01-02")
    rows.meeting("2026-01-08", periodic, chair, "2026-01-02")
    of_deputy = rows.meeting("2026-01-22", periodic, deputy, "2026-01-15")
    of_both = rows.meeting("2026-02-05", ad_hoc, f"{secretary},{chair}")
    of_secretary = rows.meeting("2026-02-12", periodic, secretary, "2026-02-05")
    rows.meeting("2026-02-26", periodic, chair, "2026-02-20", status="not_held",
                 not_held_reason="storm_flood")  # fmt: skip
    rows.meeting("2026-03-05", periodic, chair, "2026-02-26", status="nobody_came")
    rows.meeting("2026-03-10", ad_hoc, deputy, "2026-03-02")
    rows.meeting("2026-03-12", "periodic_dialogue", chair, "2026-03-02", people_present=40)
    rows.meeting("2026-03-12", "regular_reception", chair, "2026-03-02")
    mistaken = rows.meeting("2026-03-12", periodic, chair, "2026-03-02")
    rows.add("void", meeting_id=mistaken, voided_on="2026-03-13", reason="nhầm")

    seen = rows.petition("2026-01-06", "proposal")
    again = rows.petition("2026-01-07", "proposal")
    rows.join(again, seen)
    rows.visit("2026-01-06", "clerk", 2, seen)  # its case is the head's: no turn here
    rows.visit("2026-01-08", "head", 3, seen, meeting_id=of_chair)
    rows.visit("2026-01-07", "clerk", 4, again)  # the same case
    alone = rows.petition("2026-01-09", "proposal")
    rows.visit("2026-01-09", "clerk", 7, seen, alone)  # stays, for the other one
    rows.visit("2026-01-22", "deputy", 5, alone, meeting_id=of_deputy, matter="none")
    rows.visit("2026-01-22", "deputy", 12, seen, meeting_id=of_deputy)
    rows.visit("2026-02-05", "head", 6, meeting_id=of_both)
    rows.visit("2026-02-12", "head", 8, meeting_id=of_secretary)
    rows.visit("2026-02-12", "head", 1, meeting_id=of_secretary, capacity=chair)
    rows.visit("2026-02-12", "head", 1, meeting_id=of_chair, capacity="council_chair")
    rows.visit("2026-02-13", "head", 1)
    rows.visit("2026-01-22", "head", 1, meeting_id=of_deputy)
    rows.visit("2026-02-16", "deputy", 1)
    rows.visit("2026-02-17", "clerk", 1, matter="none")
    rows.visit("2026-02-18", "clerk", 1, matter="old")
    known = rows.petition("2026-02-19", "proposal")
    rows.visit("2026-02-19", "clerk", 1, known)
    rows.visit("2026-02-20", "clerk", 1, known)  # twice: two turns, one case
    rows.visit("2026-02-23", "head", 1, known, capacity="council_chair")
    # The clerk in one quarter, the head in the next: once in the year.
    passing = rows.petition("2026-03-12", "denunciation")
    rows.visit("2026-03-12", "clerk", 1, passing)
    rows.visit("2026-03-19", "head", 1, passing)
    gone = rows.visit("2026-02-24", "clerk", 9)
    rows.add("void", visit_id=gone, voided_on="2026-02-25", reason="nhầm")
    rows.visit("2026-02-25", "clerk", 1, _void_petition(rows))


def _void_petition(rows: Rows) -> int:
    petition = rows.petition("2026-02-25", "proposal")
    rows.add("void", petition_id=petition, voided_on="2026-02-26", reason="nhầm")
    return petition


def _management(rows: Rows) -> None:
    for issuer in ("committee", "council", "party"):
        for effect in ("new", "amended", "repealed"):
            for is_about in (True, False, None):
                rows.add("document", issuer=issuer, type="plan", effect=effect, title="Văn bản",
                         issued_on="2026-02-02", is_about_reception=is_about)  # fmt: skip
    for kind, people in (("organised", 40), ("attended", 3), ("dissemination", None)):
        rows.add("training", kind=kind, held_on="2026-02-03", title="Luật", classes=2,
                 people=people)  # fmt: skip
    for day, more in (("2026-03-14", 1), ("2026-03-15", 0)):
        numbers = ("units", "organisations_to_discipline", "persons_to_discipline",
                   "organisations_referred", "persons_referred", "conclusions_to_carry_out",
                   "organisations_disciplined", "persons_disciplined", "cases_prosecuted",
                   "persons_prosecuted")  # fmt: skip
        rows.add("inspection", counted_on=day, inspections=2, concluded=1,
                 **{name: place + more for place, name in enumerate(numbers, 2)})  # fmt: skip
