"""Make a plausible register of any size, for measuring: everything in it is made up.

    python tests/bench/make_register.py --petitions 100000 --seed 1 PATH

The same seed, size and day give the same facts. Ten years of petitions end on a fixed day
(``--today``), never on the clock's. For each 1000 petitions there is about what one commune has:
a periodic reception a month and two dialogues a year. The facts obey the procedure; what follows
from them is derived by the program itself, in the same transaction.
"""

import argparse
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from math import ceil
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, select

from tiepdan.dates import FIRST_DAY
from tiepdan.errors import TiepdanError
from tiepdan.facts import office as facts
from tiepdan.facts.inspection import Inspection
from tiepdan.facts.training import Training
from tiepdan.law.procedure.decision_measures import CARRYING_OUT, orders_of, results_of
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.document import DocumentEffect, DocumentType, Issuer, TrainingKind
from tiepdan.law.vocabulary.meeting import (
    Capacity,
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.petition import (
    Channel,
    Level,
    PetitionForm,
    PetitionKind,
    SubjectField,
)
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.protection import ProtectionMeasure, ProtectionMeasures
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.records.journal.operations import Entry
from tiepdan.records.schema.derived_tables import CalendarDay
from tiepdan.records.schema.tables import (
    DecisionMeasure,
    Document,
    Meeting,
    MeetingEvent,
    Petition,
    Petitioner,
    PetitionEvent,
    Protection,
    Visit,
    VisitPetition,
)
from tiepdan.records.writing import session
from tiepdan.records.writing.office import office, trainings

DEFAULT_TODAY = date(2026, 11, 20)
SPAN = timedelta(days=3652)
RECENT = timedelta(days=92)
PLANNED_AHEAD = timedelta(days=40)
OPEN_SHARE = 0.015
"""Petitions for which something is still owed or under way, as a share of all."""
RECENT_OPEN_SHARE = 0.97
LATE_SHARE = 0.03
CHUNK = 10_000
THURSDAY = 3
DIALOGUE_REACH = 10
"""Working days after a dialogue in which its opinions come in."""

TABLES = (
    Petitioner,
    Meeting,
    MeetingEvent,
    Petition,
    PetitionEvent,
    DecisionMeasure,
    Protection,
    Visit,
    VisitPetition,
    Document,
)
"""In the order in which their rows may refer to each other."""

KINDS = {
    PetitionKind.PROPOSAL: 45,
    PetitionKind.FEEDBACK: 35,
    PetitionKind.COMPLAINT: 15,
    PetitionKind.DENUNCIATION: 5,
}
FIELDS = {
    SubjectField.LAND: 45,
    SubjectField.POLICY: 15,
    SubjectField.SOCIETY: 12,
    SubjectField.HOUSING: 10,
    SubjectField.OTHER: 7,
    SubjectField.JUSTICE: 5,
    SubjectField.CIVIL_SERVICE: 4,
    SubjectField.CORRUPTION: 1,
    SubjectField.PARTY: 1,
}
CHANNELS = {
    Channel.DIRECT: 40,
    Channel.POST: 20,
    Channel.OTHER_OFFICE: 10,
    Channel.ONLINE: 9,
    Channel.VOTER_CONTACT: 8,
    Channel.OTHER: 1,
}
"""Where a petition comes from that was raised at no reception and no dialogue."""
IN_PUBLIC = {Channel.DIALOGUE, Channel.VOTER_CONTACT}
DIALOGUE_SHARE = 0.4
"""Of these, how many come from a dialogue where one was held shortly before."""

OPENINGS = {
    PetitionKind.PROPOSAL: "Kiến nghị về",
    PetitionKind.FEEDBACK: "Phản ánh về",
    PetitionKind.COMPLAINT: "Khiếu nại về",
    PetitionKind.DENUNCIATION: "Tố cáo về",
}
SUBJECTS = {
    SubjectField.LAND: (
        "việc cấp giấy chứng nhận quyền sử dụng đất, thửa số {number}, {hamlet}",
        "ranh giới thửa đất số {number} với hộ liền kề tại {hamlet}",
        "mức bồi thường khi thu hồi đất làm đường qua {hamlet}",
        "việc lấn chiếm hành lang mương tưới ở {hamlet}",
    ),
    SubjectField.HOUSING: (
        "việc hỗ trợ xóa nhà tạm cho hộ nghèo ở {hamlet}",
        "việc xây nhà lấn lối đi chung tại {hamlet}",
    ),
    SubjectField.POLICY: (
        "việc xét hộ nghèo, hộ cận nghèo năm nay ở {hamlet}",
        "chế độ người có công của gia đình tại {hamlet}",
        "tiền hỗ trợ thiệt hại do lũ lụt ở {hamlet}",
    ),
    SubjectField.CIVIL_SERVICE: ("thái độ tiếp nhận hồ sơ tại bộ phận một cửa",),
    SubjectField.JUSTICE: ("việc chậm chứng thực, hộ tịch, hồ sơ số {number}",),
    SubjectField.CORRUPTION: ("việc thu, chi quỹ đóng góp của {hamlet}",),
    SubjectField.PARTY: ("hoạt động của chi hội đoàn thể {hamlet}",),
    SubjectField.SOCIETY: (
        "mùi hôi từ trại chăn nuôi gần khu dân cư {hamlet}",
        "việc thu gom rác thải ở {hamlet} không đúng lịch",
        "tiếng ồn ban đêm gần nhà văn hóa {hamlet}",
    ),
    SubjectField.OTHER: (
        "đường liên thôn qua {hamlet} hư hỏng, ngập khi mưa",
        "đèn đường ở {hamlet} hỏng nhiều tháng",
    ),
}
HAMLETS = tuple(f"Thôn {number}" for number in range(1, 13))
OFFICERS = tuple(f"Công chức {number}" for number in range(1, 9))
CHAIRS = {
    Capacity.COMMITTEE_CHAIR: "Chủ tịch UBND xã",
    Capacity.PARTY_SECRETARY: "Bí thư Đảng ủy xã",
    Capacity.DEPUTY: "Phó Chủ tịch UBND xã",
}
ENDINGS_ELSEWHERE = {
    PetitionEventKind.FORWARDED: 12,
    PetitionEventKind.GUIDED: 5,
    PetitionEventKind.FILED: 2,
    PetitionEventKind.WITHDRAWN: 1,
}
"""Of a hundred petitions, how many end in each of these ways; the others are dealt with here."""
CLOSED_AT_ONCE = (PetitionEventKind.GUIDED, PetitionEventKind.RETURNED)

Row = dict[str, Any]
Step = tuple[PetitionEventKind, int]
"""An event, and the position of its day among the worked days."""


@dataclass(frozen=True, slots=True)
class Making:
    """What every part of the register is made from, and the rows not yet written."""

    rng: Random
    days: Sequence[date]
    """The worked days from the first receipt to somewhat after today."""
    now: int
    """The position of today among them, or of the last worked day before."""
    rows: dict[type[SQLModel], list[Row]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[str] = field(default_factory=Counter)
    receptions: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The periodic receptions held on each day."""
    dialogues: list[tuple[int, int]] = field(default_factory=list)
    """The day and id of each dialogue held, in order."""

    def next_id(self, name: str) -> int:
        """The next number of a series."""
        self.counts[name] += 1
        return self.counts[name]

    def one_of(self, weights: Mapping[Any, int]) -> Any:
        """One of these, as often as its weight says."""
        return self.rng.choices(tuple(weights), tuple(weights.values()))[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the register that the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Make a made-up register for measuring.")
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--petitions", type=_positive, default=100_000, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=date.fromisoformat, default=DEFAULT_TODAY)
    parser.add_argument(
        "--open",
        type=_positive,
        metavar="COUNT",
        help=f"petitions still open today (default: {OPEN_SHARE:.1%}% of them)",
    )
    asked = parser.parse_args(arguments)
    fill = partial(
        fill_register,
        petitions=asked.petitions,
        open_petitions=asked.open or round(asked.petitions * OPEN_SHARE),
        seed=asked.seed,
        today=asked.today,
    )
    try:
        session.create(asked.path, Entry("tests/bench", "make", "Made for a benchmark."), fill=fill)
    except TiepdanError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


def fill_register(
    database: Session, *, petitions: int, open_petitions: int, seed: int, today: date
) -> None:
    """Write an office, its facts and what follows from them."""
    office.set_up(
        database,
        facts.Office(
            name="Xã Thử Nghiệm",
            province="Hà Tĩnh",
            is_remote=False,
            reception_weekday=Weekday.THURSDAY,
            reception_half_day=HalfDay.AFTERNOON,
        ),
    )
    days = _worked_days(database, max(FIRST_DAY, today - SPAN), today + PLANNED_AHEAD)
    making = Making(
        Random(seed),  # noqa: S311 (the same facts from the same seed, no secret)
        days,
        now=bisect_right(days, today) - 1,
    )
    _make_meetings(making, copies=max(1, round(petitions / 1000)))
    _write(database, making)
    received = [ceil((index + 1) * (making.now + 1) / petitions) - 1 for index in range(petitions)]
    still_open = _choose_open(making, received, open_petitions)
    petitioners = max(1, petitions * 17 // 20)
    for start in range(0, petitions, CHUNK):
        end = min(start + CHUNK, petitions)
        _make_petitioners(making, last=min(petitioners, end))
        for index in range(start, end):
            _make_petition(making, received[index], is_open=index in still_open)
        _write(database, making)
    reception_days = sorted(making.receptions)
    for number in range(1, petitions // 12 + 1):
        _make_visit_without_petition(making, reception_days)
        if number % CHUNK == 0:
            _write(database, making)
    _write(database, making)
    _make_state_management(database, today)


def _make_state_management(database: Session, today: date) -> None:
    """A class and a word on the loudspeakers a year, and once somebody's inspection."""
    for year in range(today.year - 5, today.year):
        for kind, people in ((TrainingKind.ORGANISED, 40), (TrainingKind.DISSEMINATION, None)):
            trainings.add_training(
                database,
                Training(kind=kind, held_on=date(year, 6, 15), title="Luật", people=people),
            )
    trainings.add_inspection(
        database, Inspection(counted_on=date(today.year - 1, 9, 1), inspections=1, units=1)
    )


def _worked_days(database: Session, first: date, last: date) -> Sequence[date]:
    return database.exec(
        select(col(CalendarDay.day))
        .where(
            col(CalendarDay.day) > first, col(CalendarDay.day) <= last, col(CalendarDay.is_worked)
        )
        .order_by(col(CalendarDay.day))
    ).all()


def _write(database: Session, making: Making) -> None:
    for table in TABLES:
        rows = making.rows.pop(table, [])
        if rows:
            # The plain table, not the class: that would send rows apart by which are empty.
            database.execute(insert(SQLModel.metadata.tables[str(table.__tablename__)]), rows)


def _choose_open(making: Making, received: Sequence[int], count: int) -> frozenset[int]:
    """Which petitions are still open: nearly all received lately, the newer the likelier."""
    threshold = bisect_right(making.days, making.days[making.now] - RECENT)
    first_recent = bisect_left(received, threshold)
    newest_first = sorted(
        range(first_recent, len(received)),
        key=lambda index: (making.now - received[index]) * making.rng.random(),
    )
    recent = newest_first[: round(count * RECENT_OPEN_SHARE)]
    older = making.rng.sample(range(first_recent), min(count - len(recent), first_recent))
    return frozenset((*recent, *older))


# Meetings


def _make_meetings(making: Making, *, copies: int) -> None:
    months: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for position, day in enumerate(making.days):
        months[day.year, day.month].append(position)
    planned: list[tuple[int, MeetingKind]] = []
    for (_year, month), positions in months.items():
        thursdays = [day for day in positions if making.days[day].weekday() == THURSDAY]
        for _copy in range(copies):
            on = making.rng.choice(thursdays or positions)
            planned.append((on, MeetingKind.PERIODIC_RECEPTION))
            if month in {5, 10}:
                is_periodic = making.rng.random() < 0.8
                planned.append(
                    (
                        making.rng.choice(positions),
                        MeetingKind.PERIODIC_DIALOGUE
                        if is_periodic
                        else MeetingKind.THEMATIC_DIALOGUE,
                    )
                )
    for position, kind in sorted(planned):
        _make_meeting(making, position, kind)


def _make_meeting(making: Making, position: int, kind: MeetingKind) -> None:
    meeting_id = making.next_id("meeting")
    status = _outcome(making, position, kind)
    capacity = making.rng.choices(tuple(CHAIRS), (75, 15, 10))[0]
    is_not_held = status is MeetingStatus.NOT_HELD
    making.rows[Meeting].append(
        {
            "id": meeting_id,
            "kind": kind,
            "meets_on": making.days[position],
            "is_online": False,
            "status": status,
            "place": "Trụ sở UBND xã",
            "chair": CHAIRS[capacity],
            "capacity": capacity,
            "officer": making.rng.choice(OFFICERS),
            "people_present": _people_present(making, kind, status),
            "content": "Đối thoại với Nhân dân về đất đai và môi trường"
            if kind.is_dialogue
            else "Tiếp công dân định kỳ",
            "not_held_reason": _reason(making, position) if is_not_held else None,
            "not_held_note": None,
            "moved_to": None,
        }
    )
    if status is MeetingStatus.HELD and kind.is_dialogue:
        making.dialogues.append((position, meeting_id))
        _make_conclusion(making, position, meeting_id)
    elif status is MeetingStatus.HELD:
        making.receptions[position].append(meeting_id)


def _outcome(making: Making, position: int, kind: MeetingKind) -> MeetingStatus:
    if position > making.now:
        return MeetingStatus.PLANNED
    chance = making.rng.random()
    if chance < 0.04:
        return MeetingStatus.NOT_HELD
    if chance < 0.12 and kind.is_reception:
        return MeetingStatus.NOBODY_CAME
    return MeetingStatus.HELD


def _people_present(making: Making, kind: MeetingKind, status: MeetingStatus) -> int | None:
    if status is MeetingStatus.NOBODY_CAME:
        return 0
    if status is MeetingStatus.HELD and kind.is_dialogue:
        return making.rng.randint(20, 120)
    return None


def _reason(making: Making, position: int) -> NotHeldReason:
    if making.days[position].year in {2020, 2021}:
        return NotHeldReason.EPIDEMIC
    return making.rng.choice((NotHeldReason.STORM_FLOOD, NotHeldReason.OTHER_DUTY))


def _make_conclusion(making: Making, held: int, meeting_id: int) -> None:
    """The notice within 10 working days of a dialogue, the results within 30 of the notice."""
    concluded = held + _span(making, 3, 9, late=20)
    results = concluded + _span(making, 10, 29, late=45)
    published = held + _span(making, 2, 6, late=15)
    for position, kind in (
        (published, MeetingEventKind.PUBLISHED),
        (concluded, MeetingEventKind.CONCLUSION_NOTICE),
        (results, MeetingEventKind.RESULTS_RECEIVED),
    ):
        if position > making.now:
            continue
        is_notice = kind is MeetingEventKind.CONCLUSION_NOTICE
        number = f"{making.next_id('notice')}/TB-UBND" if is_notice else None
        making.rows[MeetingEvent].append(
            {
                "meeting_id": meeting_id,
                "kind": kind,
                "happened_on": making.days[position],
                "document_number": number,
                "note": None,
            }
        )
        if is_notice:
            making.rows[Document].append(
                {
                    "issuer": making.rng.choice((Issuer.PARTY, Issuer.COMMITTEE)),
                    "type": DocumentType.NOTICE,
                    "effect": DocumentEffect.NEW,
                    "number": number,
                    "issued_on": making.days[position],
                    "title": f"Thông báo kết luận đối thoại ngày {making.days[held]:%d/%m/%Y}",
                    "petition_id": None,
                    "meeting_id": meeting_id,
                }
            )


# Petitions


def _make_petitioners(making: Making, *, last: int) -> None:
    for number in range(making.counts["petitioner"] + 1, last + 1):
        making.rows[Petitioner].append(
            {
                "id": number,
                "name": f"Công dân {number:06d}",
                "id_number": None,
                "address": None,
                "hamlet": making.rng.choice(HAMLETS),
                "phone": None,
            }
        )
    making.counts["petitioner"] = last


def _make_petition(making: Making, position: int, *, is_open: bool) -> None:
    petition_id = making.next_id("petition")
    day = making.days[position]
    kind: PetitionKind = making.one_of(KINDS)
    subject: SubjectField = making.one_of(FIELDS)
    channel, meeting_id = _origin(making, position)
    steps = (_open_steps if is_open else _closed_steps)(making, kind, position)
    petition = {
        "id": petition_id,
        "year": day.year,
        "sequence": making.next_id(f"petition of {day.year}"),
        "received_on": day,
        "channel": channel,
        "form": PetitionForm.OPINION if channel in IN_PUBLIC else PetitionForm.WRITTEN,
        "kind": kind,
        "level": Level.FIRST,
        "field": subject,
        "is_within_competence": not any(
            step is PetitionEventKind.FORWARDED for step, _day in steps
        ),
        "petitioner_id": making.rng.randint(1, making.counts["petitioner"]),
        "meeting_id": meeting_id,
        "people_count": making.rng.choices((1, 2, 6), (90, 8, 2))[0],
        "officer": making.rng.choice(OFFICERS),
        "summary": _summary(making, kind, subject),
    }
    making.rows[Petition].append(petition)
    if channel is Channel.RECEPTION:
        _make_visit_of(making, petition)
    if kind is PetitionKind.DENUNCIATION:
        _make_protection(making, petition, position)
    for step, on in steps:
        _make_event(making, petition, step, making.days[on])


def _origin(making: Making, position: int) -> tuple[Channel, int | None]:
    """How a petition came: to a reception of that day, from a dialogue shortly before, or else."""
    receptions = making.receptions.get(position, [])
    if making.rng.random() < (0.75 if receptions else 0.12):
        return Channel.RECEPTION, making.rng.choice(receptions) if receptions else None
    before = bisect_right(making.dialogues, position, key=lambda held: held[0])
    if before and making.rng.random() < DIALOGUE_SHARE:
        held, meeting_id = making.dialogues[before - 1]
        if position - held <= DIALOGUE_REACH:
            return Channel.DIALOGUE, meeting_id
    return making.one_of(CHANNELS), None


def _summary(making: Making, kind: PetitionKind, subject: SubjectField) -> str:
    text = making.rng.choice(SUBJECTS[subject]).format(
        number=making.rng.randint(1, 999), hamlet=making.rng.choice(HAMLETS)
    )
    return f"{OPENINGS[kind]} {text}"


def _span(making: Making, shortest: int, longest: int, *, late: int) -> int:
    """Working days that a step takes: within its limit, save for a few that are late."""
    if making.rng.random() < LATE_SHARE:
        return making.rng.randint(longest + 2, late)
    return making.rng.randint(shortest, longest)


def _open_steps(making: Making, kind: PetitionKind, received: int) -> list[Step]:
    """What has happened to a petition that is not finished: nothing yet, or its acceptance."""
    age = making.now - received
    limit = 6 if kind in {PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION} else 9
    if not age or making.rng.random() > (0.4 if age <= limit else 0.93):
        return []
    return [(PetitionEventKind.ACCEPTED, received + making.rng.randint(1, min(limit, age)))]


def _closed_steps(making: Making, kind: PetitionKind, received: int) -> list[Step]:
    """How a petition came to its end, by today at the latest."""
    latest = making.now
    if latest - received <= 1:
        return [(making.rng.choice(CLOSED_AT_ONCE), latest)]
    chance = making.rng.random() * 100
    for ending, share in ENDINGS_ELSEWHERE.items():
        chance -= share
        if chance < 0:
            ended = min(received + making.rng.randint(1, 6), latest)
            return [(ending, ended), *_after_the_end(making, kind, ending, ended)]
    if kind in {PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION}:
        accepted = min(received + _span(making, 1, 6, late=15), latest - 1)
        decided = min(accepted + _span(making, 5, 14, late=40), latest)
        return [
            (PetitionEventKind.ACCEPTED, accepted),
            *_within(latest, (PetitionEventKind.ACCEPTANCE_NOTIFIED, accepted + 2)),
            (PetitionEventKind.DECIDED, decided),
            *_after_the_end(making, kind, PetitionEventKind.DECIDED, decided),
        ]
    answered = min(received + _span(making, 2, 9, late=20), latest)
    if chance < 20:
        return [(PetitionEventKind.ACCEPTED, received + 1), (PetitionEventKind.ANSWERED, answered)]
    return [(PetitionEventKind.ANSWERED, answered)]


def _after_the_end(
    making: Making, kind: PetitionKind, ending: PetitionEventKind, ended: int
) -> list[Step]:
    """What the office still owes once a complaint or denunciation has ended."""
    if kind not in {PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION}:
        return []
    if ending is PetitionEventKind.TERMINATED:
        return _within(making.now, (PetitionEventKind.ORDER_SENT, ended + 1))
    if ending is not PetitionEventKind.DECIDED:
        return []
    # A decision on a complaint takes effect after 30 days, about 22 working days.
    enforced = ended + (24 if kind is PetitionKind.COMPLAINT else _span(making, 2, 6, late=12))
    return _within(
        making.now,
        (PetitionEventKind.RESULT_SENT, ended + _span(making, 1, 2, late=8)),
        (PetitionEventKind.PUBLISHED, ended + _span(making, 2, 6, late=20)),
        (PetitionEventKind.ENFORCED, enforced),
        (PetitionEventKind.ENFORCEMENT_STEP, enforced + 20),
        (PetitionEventKind.ENFORCEMENT_FINISHED, enforced + 150),
    )


def _measures(kind: PetitionKind, step: PetitionEventKind) -> Iterator[tuple[Measure, int]]:
    """What every decision orders, and each of its two steps of enforcement carries out."""
    match step:
        case PetitionEventKind.DECIDED if orders_of(kind):
            yield from ((Measure.RETURNED_MONEY, 24_000_000), (Measure.RETURNED_LAND, 12_050))
            yield Measure.PERSONS_DISCIPLINED, 1
        case PetitionEventKind.ENFORCEMENT_STEP:
            yield Measure.RETURNED_MONEY, 9_000_000
        case PetitionEventKind.ENFORCEMENT_FINISHED:
            yield Measure.RETURNED_MONEY, 15_000_000
            yield Measure.PERSONS_DISCIPLINED, 1


def _within(latest: int, *steps: Step) -> list[Step]:
    return [(step, on) for step, on in steps if on <= latest]


_WITHOUT_LETTER = {PetitionEventKind.ACCEPTED, *CARRYING_OUT}


def _make_event(making: Making, petition: Row, step: PetitionEventKind, day: date) -> None:
    has_letter = step not in _WITHOUT_LETTER
    number = f"{making.next_id('letter')}/CV-UBND" if has_letter else None
    is_decided = step is PetitionEventKind.DECIDED
    event_id = making.next_id("event")
    making.rows[PetitionEvent].append(
        {
            "id": event_id,
            "petition_id": petition["id"],
            "kind": step,
            "happened_on": day,
            "result": making.rng.choice(results_of(petition["kind"], step)) if is_decided else None,
            "document_number": number,
            "note": None,
        }
    )
    for measure, amount in _measures(petition["kind"], step):
        making.rows[DecisionMeasure].append(
            {
                "event_id": event_id,
                "petition_id": petition["id"],
                "measure": measure,
                "amount": amount,
            }
        )
    if number and making.rng.random() < 0.08:
        making.rows[Document].append(
            {
                "issuer": Issuer.COMMITTEE,
                "type": DocumentType.DECISION if is_decided else DocumentType.LETTER,
                "effect": DocumentEffect.NEW,
                "number": number,
                "issued_on": day,
                "title": f"Về đơn số {petition['year']}-{petition['sequence']:04d}",
                "petition_id": petition["id"],
                "meeting_id": None,
            }
        )


# Visits


def _make_protection(making: Making, petition: Row, position: int) -> None:
    """Every denouncer's identity is kept secret for some weeks, and a relative protected."""
    last = position + 40
    making.rows[Protection].append(
        {
            "petition_id": petition["id"],
            "measures": ProtectionMeasures.of(ProtectionMeasure),
            "persons": 1,
            "relatives": 1,
            "starts_on": petition["received_on"],
            "ends_on": making.days[last] if last <= making.now else None,
        }
    )


def _make_visit_of(making: Making, petition: Row) -> None:
    """The visit at which a petition was handed in."""
    visit_id = _make_visit(
        making,
        petition["received_on"],
        meeting_id=petition["meeting_id"],
        petitioner_id=petition["petitioner_id"],
        people_count=petition["people_count"],
        content=petition["summary"],
        matter=making.rng.choices((Matter.NEW, Matter.OLD), (85, 15))[0],
        advice=None,
    )
    making.rows[VisitPetition].append({"visit_id": visit_id, "petition_id": petition["id"]})


def _make_visit_without_petition(making: Making, reception_days: Sequence[int]) -> None:
    """A visit that ended with advice or without a matter, mostly at a reception."""
    at_reception = reception_days and making.rng.random() < 0.7
    position = (
        making.rng.choice(reception_days) if at_reception else making.rng.randint(0, making.now)
    )
    matter = making.rng.choices((Matter.NEW, Matter.OLD, Matter.NONE), (60, 20, 20))[0]
    kind, subject = PetitionKind.FEEDBACK, making.one_of(FIELDS)
    _make_visit(
        making,
        making.days[position],
        meeting_id=making.rng.choice(making.receptions[position]) if at_reception else None,
        petitioner_id=making.rng.randint(1, making.counts["petitioner"]),
        people_count=making.rng.choices((1, 2, 6), (85, 12, 3))[0],
        content=_summary(making, kind, subject),
        matter=matter,
        advice=None if matter is Matter.NONE else "Giải thích, hướng dẫn tại buổi tiếp",
    )


def _make_visit(
    making: Making,
    day: date,
    *,
    meeting_id: int | None,
    petitioner_id: int,
    people_count: int,
    content: str,
    matter: Matter,
    advice: str | None,
) -> int:
    visit_id = making.next_id("visit")
    leaders = (Receiver.HEAD, Receiver.DEPUTY)
    making.rows[Visit].append(
        {
            "id": visit_id,
            "visited_on": day,
            "meeting_id": meeting_id,
            "receiver": making.rng.choices(leaders, (85, 15))[0] if meeting_id else Receiver.CLERK,
            "people_count": people_count,
            "matter": matter,
            "petitioner_id": petitioner_id,
            "content": content,
            "advice": advice,
        }
    )
    return visit_id


def _positive(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed} is not at least 1")
    return number


if __name__ == "__main__":
    raise SystemExit(main())
