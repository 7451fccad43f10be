"""Every command of the program, run on a register in which markers stand for a denouncer.

Run as a module it walks in the language of ``TIEPDAN_LANG`` and prints what it saw as JSON.
"""

import gc
import io
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir, closing, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path
from string import ascii_lowercase

from tests import commands
from tiepdan.cli.main import app
from tiepdan.cli.recording.petitions.petition import ASKED
from tiepdan.cli.running import program
from tiepdan.facts.fact import Field, fields, secret_names
from tiepdan.facts.subjects import SUBJECTS, Document, Petition, Petitioner, PetitionEvent, Visit
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.letters.loading import official_folder
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.text import fold

COMMANDS = commands.COMMANDS.keys()

_NUMBERS = {
    "id_number": "888077766655", "phone": "0777666555", "visitor_id_number": "999055544433",
}  # fmt: skip


def _marked() -> dict[str, str]:
    """A marker for each secret of each subject, and for each of a visitor's.

    Words that wrapping does not cut, with accents and capitals; numbers that nothing else has.
    """
    places = [
        field.name
        if table in _OF_PETITION and (table, field.name) not in _NAMED_ALIKE
        else f"{table}_{field.name}"
        for table, subject in SUBJECTS.items()
        for field in subject.fields.values()
        if field.is_secret and (table, field.name) not in _SHOWN_TO_ALL
    ]
    places += [f"visitor_{name}" for name in secret_names(Petitioner)]
    letters = (f"Zậ{a}{b}" for a in "UVX" for b in ascii_lowercase)
    marked = zip(places, letters, strict=False)
    return {place: _NUMBERS.get(place) or f"{marker}x" for place, marker in marked}


_OF_PETITION = ("petitioner", "petition", "petition_event", "visit", "document")
_NAMED_ALIKE = {("visit", "note")}
"""What has the name of another fact in ``_OF_PETITION``."""
_SHOWN_TO_ALL = {("petition", "protection_waiver")}
"""What is there only once the denouncer has lifted the protection."""

MARKERS = _marked()

_OTHERS = {
    marker: marker.translate(str.maketrans("Zậ0568", "Qổ1923")) for marker in MARKERS.values()
}


def otherwise(part: str) -> str:
    """A part of a command line, with each marker spelled in another way."""
    for marker, other in _OTHERS.items():
        part = part.replace(marker, other)
    return part


def _flags(subject: type, prefix: str = "", **others: str) -> tuple[str, ...]:
    """The flags of the secrets of a subject, each with its marker, or with more around it."""
    return tuple(
        part
        for field in fields(subject)
        if field.is_secret
        for part in (field.flag, others.get(field.name, MARKERS[prefix + _place(subject, field)]))
    )


def _place(subject: type, field: Field) -> str:
    table = subject.__name__.lower()
    return f"{table}_{field.name}" if (table, field.name) in _NAMED_ALIKE else field.name


DENOUNCER = (
    *_flags(Petitioner, name=f"Bà {MARKERS['name']}", address=f"Ngõ 5 {MARKERS['address']}"),
    "--summary", f"Ông X nhận tiền của {MARKERS['summary']}",
)  # fmt: skip
BY_POST = ("--kind", "TC", "--channel", "post", "--field", "corruption", *DENOUNCER)
NOTE = ("--note", f"đã mời {MARKERS['note']}")
VISIT = ("add-visit", *_flags(Petitioner, "visitor_"), *_flags(Visit))
_TOLD = {
    "kind": "tố cáo", "channel": "bưu điện", "received_on": "10/11/2026", "field": "đất đai",
    "people_count": "1",
}  # fmt: skip
ANSWERS: Mapping[str, str | tuple[str, ...]] = {
    **{
        field.label: MARKERS[field.name] if field.is_secret else _TOLD.get(field.name, "")
        for field in ASKED
    },
    # What is not asked for, at the place that the list of what is recorded gives it.
    "Enter to record it": ("14", "14"),
}
NEXT = "2024-0002"
"""The number that the register has still to give."""


def _file(subject: type, *, without: str = "", **known: str) -> str:
    """A file with one line: what is known, and every secret of the subject that it may have."""
    secrets = {
        field.heading: MARKERS[_place(subject, field)]
        for field in fields(subject)
        if field.is_secret and field.name != without
    }
    line = {**known, **secrets}
    return f"{','.join(line)}\n{','.join(line.values())}\n"


FILES = {
    "petitioners.csv": _file(Petitioner, number="1"),
    "visits.csv": _file(
        Visit, number="1", date="2026-11-10", receiver="head", people_count="1", petitioner="1"
    ),
    "petitions.csv": _file(
        Petition, number=NEXT, received_on="2024-10-01", channel="post", kind="TC", field="land",
        petitioner="1",
    ),
    "visit_petitions.csv": f"visit,petition\n1,{NEXT}\n",
    "petition_events.csv": _file(
        PetitionEvent, without="more_than_ordered", petition=NEXT, kind="filed", date="2024-10-10"
    ),
    "protections.csv": f"petition,measures,starts_on,note\n"
    f"{NEXT},secrecy,2024-10-02,{MARKERS['protection_note']}\n",
    "documents.csv": _file(
        Document, issuer="committee", type="letter", date="2024-10-11", petition=NEXT
    ),
}  # fmt: skip
"""A denunciation put away two years ago."""

PROTECTED = ("protect", "2025-1", "--measure", "secrecy,life", "--on", "20/11/2025",
             "--relatives", "2", "--note", MARKERS["protection_note"])  # fmt: skip
ENFORCED = ("enforce", "2025-1", "--on", "10/12/2025", "--measure", "returned_money=5",
            *_flags(PetitionEvent))  # fmt: skip

RECORDED = (
    ("add-training", "--kind", "tuyên truyền", "--title", "Luật", "--on", "10/11/2026"),
    ("add-inspection", "--inspections", "1", "--on", "10/11/2026"),
    ("add-staff", "--name", "Ông A", "--role", "tổ trưởng"),
    ("add-meeting", "--kind", "periodic_reception", "--on", "10/11/2026", "--content", "Tiếp dân"),
    ("add-petition", "--kind", "TC", "--channel", "reception", "--meeting", "B1", "--received",
     "10/11/2026", "--field", "corruption", *DENOUNCER),
    (*VISIT, "--on", "10/11/2026", "--meeting", "B1", "--petition", "1"),
    ("add-petition", "--kind", "PA", "--channel", "post", "--received", "10/11/2026",
     "--name", "Hộ 07", "--field", "land", "--summary", "Đường", "--officer", "Lê Hoa"),
    (*VISIT, "--on", "12/11/2026", "--petition", "1", "--petition", "2"),
    ("add-document", "--issuer", "committee", "--type", "letter", "--title",
     f"V/v làm việc với {MARKERS['title']}", "--on", "12/11/2026", "--petition", "1",
     "--addressees", MARKERS["addressees"]),
    ("examine", "1", "--on", "11/11/2026", *NOTE),
    ("accept", "1", "--on", "12/11/2026", *NOTE),
    ("answer", "1", "--on", "12/11/2026", *NOTE, "--json"),
    ("add-meeting", "--kind", "periodic_reception", "--on", "25/11/2026"),
    # Recorded and taken back: it stays in the journal.
    (*VISIT, "--on", "13/11/2026", "--json"),
    ("add-petition", *BY_POST, "--received", "13/11/2026", "--visit", "3", "--json"),
    ("decline", "3", "--on", "16/11/2026", *NOTE),
    ("undo", "--steps", "2", "--yes"),
    ("add-sanction", "--whom", "petitioner", "--form", "phạt tiền", "--on", "20/11/2026",
     "--note", MARKERS["sanction_note"]),
    ("add-report-request", "--body", "UBND tỉnh", "--document", "9/UBND", "--on", "16/11/2026",
     "--content", "Chuyên đề"),
    ("sent-report", "Q3/2026", "--on", "17/09/2026"),
    (*VISIT, "--on", "20/11/2026", "--petition", "1"),
    # Two of the same person, and why they belong together.
    ("add-petition", *BY_POST, "--received", "14/11/2025"),
    ("add-petition", *BY_POST, "--received", "15/11/2025"),
    ("link", "2025-2", "--duplicate-of", "2025-1", "--note", MARKERS["petition_link_note"]),
    ("void", "--visit", "4", "--reason", f"nhập hai lần, của {MARKERS['void_reason']}"),
    # Linked at first to no petition, and to the wrong one.
    ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKERS["title"],
     "--on", "22/11/2026"),
    ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKERS["title"],
     "--on", "22/11/2026", "--petition", "2"),
    ("edit-document", "2", "--petition", "1"),
    ("edit-document", "3", "--petition", "1"),
    # A denunciation that became no petition: said at once, found later, and taken back.
    (*VISIT, "--on", "20/11/2026", "--kind", "TC", "--outcome", "guided", "--body", "Công an xã"),
    (*VISIT, "--on", "21/11/2026", "--kind", "KN", "--meeting", "", "--people", "12"),
    ("edit-visit", "6", "--kind", "TC"),
    ("add-report-request", "--body", "UBND tỉnh", "--document", "700/UBND-TTr", "--on",
     "02/11/2026", "--content", "Sơ kết", "--due", "27/11/2026"),
    ("sent-report", "Q2/2026", "--on", "17/06/2026"),
    (*VISIT, "--on", "21/11/2026", "--kind", "TC"),
    ("undo", "--yes"),
    ("accept", "2025-1", "--on", "20/11/2025"),
    ("decide", "2025-1", "--on", "01/12/2025", "--result", "true"),
    ENFORCED,
    PROTECTED,
    ("protect", "1", "--measure", "work", "--on", "20/11/2026",
     "--note", MARKERS["protection_note"]),
    ("undo", "--yes"),
    # Several contents, of which one denounces; it is split off.
    ("add-petition", "--kind", "KN", "--channel", "post", "--field", "land", *DENOUNCER,
     "--received", "16/11/2025", "--mixed", "yes", "--contains-denunciation", "yes"),
    ("add-petition", *BY_POST, "--received", "17/11/2025", "--split-from", "2025-3"),
    # Whoever came and was named is somebody else, and then nobody known.
    (*VISIT, "--on", "18/11/2025", "--kind", "TC", "--field", "land"),
    ("add-petition", "--visit", "8", "--kind", "TC"),
    ("edit", "2025-5", "--name", f"Bà {MARKERS['name']}"),
    ("edit", "2025-5", "--anonymous", "yes"),
)  # fmt: skip

_EVENTS = ("accept", "decline", "forward", "guide", "return", "file", "answer", "complex",
           "suspend", "resume", "withdraw", "terminate", "decide")  # fmt: skip
ONE_OF_EACH_SOURCE = {figure.source.sql: name for name, figure in FIGURES.items()}.values()
OUTLINES = ("qd11", "dang-thang", "doi-thoai", "cu-tri", "mau-02")
READING: Mapping[str, list[tuple[str, ...]]] = {
    "overdue": [(), ("--today", "01/06/2027"), ("--officer", "Hoa")],
    "due": [(), ("--within", "250"), ("--officer", "Hoa")],
    "show": [("1",), ("2",), ("B1",), ("2024-1",), ("2025-3",), ("2025-5",)],
    "meetings": [(), ("--owed",), ("--overdue", "--from", "2024")],
    "visits": [(), ("--all",), ("--from", "11/2026")],
    "petitions": [
        (),
        ("--all",),
        ("--kind", "TC", "--sort", "hamlet"),
        ("--hamlet", "zau"),
        ("--hamlet", "thon"),
        ("--officer", "zau"),
        ("--state", "new", "--sort", "-due"),
    ],
    # What finds a denouncer would show one.
    "search": [(fold(marker)[:4], "--all") for marker in MARKERS.values()]
    + [("zau",), ("2026-0001",), ("duong", "--kind", "petition"), ("Bà",), ("5",)],
    "documents": [()],
    "reports": [(), ("--owed",)],
    "report": [
        (),
        *((name, "--from", "2024", "--to", "2026") for name in OUTLINES),
        ("forms", "--period", "9m/2026"),
    ],
    "trainings": [()],
    "inspections": [()],
    "office": [(), ("--on", "01/01/2026")],
    "stats": [
        (),
        ("--explain", "handling_total"),
        # Of each source of rows one figure: they show the same columns.
        *(("--from", "2024", "--rows", figure) for figure in ONE_OF_EACH_SOURCE),
        *(("--from", "2024", "--by", dimension.value) for dimension in Dimension),
    ],
    "duties": [()],
    "explain": [("1",), ("B1",)],
    "deadline": [("10/11/2026", "30")],
    "limits": [()],
    "letters": [()],
    "check-template": [(str(official_folder() / "acceptance.docx"),)],
    "local-rules": [()],
    "holidays": [()],
    "purge": [()],
    "history": [
        (),
        ("1",),
        ("2",),
        ("4",),
        ("B1",),
        ("2024-1",),
        ("2025-3",),
        ("2025-5",),
        ("--all",),
    ],
    "check": [()],
    "clerk": [()],
    "handbook": [(), ("to-cao",)],
    "help": [(), ("show",)],
    "config": [()],
    "completion": [("bash",)],
}
WRITING: Mapping[str, list[tuple[str, ...]]] = {
    **{event: [("1", *NOTE), ("4", *NOTE)] for event in _EVENTS if event != "withdraw"},
    "forward": [(one, "--body", "Sở Y tế", *NOTE) for one in ("1", "4")],
    "withdraw": [("1", "--partly", *NOTE), ("1", *NOTE), ("4", *NOTE)],
    "enforce": [("1", *NOTE), ("2025-1", *NOTE, "--finished"), ("2025-1", "--nothing"),
                ENFORCED[1:]],
    "protect": [("1", *PROTECTED[2:]), ("1", "--measure", "work", *PROTECTED[-2:]),
                ("2", *PROTECTED[2:])],
    "end-protection": [("2025-1",), ("2025-1", "--on", "01/01/2020"), ("1",)],
    "edit-protection": [("1", "--note", MARKERS["protection_note"]), ("1", "--persons", "9"),
                        ("1", "--remove"), ("2", "--remove")],
    "assign": [("1", "Trần B", *NOTE), ("4", "Trần B")],
    "entered": [("1", "4", "--visit", "1"), ("99",)],
    "urge": [("1", *NOTE), ("4", *NOTE)],
    "note": [("1", NOTE[1]), ("1", NOTE[1], *NOTE), ("99", NOTE[1])],
    "record": [("1", "verified", *NOTE), ("1", "published", *NOTE),
               ("1", "acceptance_notified", *NOTE)],
    "extend": [("1", "--days", "20", "--complexity", "complex", "--document", "1/QĐ", *NOTE)],
    "add-petition": [
        (*BY_POST, "--received", "20/11/2026"),
        (*BY_POST, "--received", "31/02/2026"),
        (*BY_POST, "--received", "20/11/2026", "--visit", "99"),
        (*BY_POST, "--received", "20/11/2026", "Nguyễn", MARKERS["name"]),
        # From a visit that is secret: what was told goes on unseen, or nowhere.
        ("--visit", "5"), ("--visit", "6", "--name", MARKERS["visitor_name"]),
        ("--visit", "5", "--kind", "PA"),
        ("--visit", "5", "--kind", "PA", "--field", "land", "--name", MARKERS["visitor_name"]),
    ],
    "add-visit": [(*VISIT[1:], "--petition", "1"), (*VISIT[1:], "--petition", "99"),
                  (*VISIT[1:], "--petition", "1", MARKERS["content"]),
                  (*VISIT[1:], "--outcome", "petition", "--kind", "TC", "--field", "land"),
                  (*VISIT[1:], "--outcome", "petition", "--kind", "TC")],
    "add-meeting": [("--kind", "periodic_reception", "--on", "20/11/2026")],
    "add-document": [("--issuer", "party", "--type", "letter", "--title", MARKERS["title"],
                      "--petition", "1"), ("--issuer", "party", "--title", MARKERS["title"])],
    "add-sanction": [
        ("--whom", "petitioner", "--form", "phạt", "--note", MARKERS["sanction_note"])
    ],
    "link": [("1", "--duplicate-of", "2024-1", *NOTE), ("2", "--continues", "1", *NOTE),
             ("1", "--duplicate-of", "1")],
    "unlink": [("1", "2024-1"), ("4", "1")],
    "join": [("1", "2024-1", *NOTE), ("1", "2", *NOTE), ("2", "1"), ("1", "--visit", "1"),
             ("2", "--visit", "1"), ("2", "--visit", "2"), ("1", "2024-1", "--visit", "4")],
    "separate": [("1",), ("2",), ("2025-1",), ("1", "--visit", "1"), ("2", "--visit", "1"),
                 ("2", "--visit", "2"),
                 ("1", "--visit", "1", "--reason", f"nhầm {MARKERS['name']}")],
    "letter": [("1",), ("1", "acceptance", "--force"),
               ("2", "acceptance", "--number", "7", "--force"),
               ("B1", "conclusion", "--force"), ("B1", "minutes", "--force"),
               ("schedule", "--month", "12/2026", "--force")],
    "mark": [("1", "--complex", "yes"), ("2", "--degradation", "no"), ("4", "--drawn-out", "yes")],
    "hold": [("B1",), ("B2", "--today", "25/11/2026")],
    "cancel": [("B1", "--reason", "bão"), ("B2", "--reason", "bão"),
               ("B2", "--reason", "bão", "--moved-to", "05/12/2026")],
    "conclude": [("B1",), ("B1", "--results", "--opinion", "1", *NOTE)],
    "schedule": [("--month", "12/2026", "--yes"), ("--month", "11/2026", "--json")],
    "add-day-off": [("20/11/2026", "--reason", "Bão")],
    "remove-day-off": [("01/01/2027", "--reason", "Bão")],
    "swap-days": [("20/11/2026", "21/11/2026", "--reason", "Bù")],
    "examine": [("1", "--on", "11/11/2026", "--reason", MARKERS["note"]), ("2",),
                ("1", "--reason", "trùng"), ("4", *NOTE)],
    "edit": [("1", "--people", "2"), ("1", "--name", MARKERS["name"]), ("1", "--kind", "PA"),
             ("1", "--kind", "PA", "--reason", MARKERS["name"]), ("1", "--received", "1/1/2026"),
             ("2", "--kind", "TC"), ("2024-1", "--people", "2"), ("2025-1", "--anonymous", "yes"),
             ("2025-5", "--name", MARKERS["name"]), ("1", "--anonymous", "yes"),
             ("2025-2", "--anonymous", "yes", "--name", MARKERS["name"]),
             ("2025-2", "--anonymous", "yes"),
             ("2025-3", "--contains-denunciation", "no"),
             ("2025-5", "--anonymous", "no", "--name", MARKERS["name"])],
    "edit-event": [("1", "accepted", "--on", "11/11/2026"), ("1", "answered", "--remove"),
                   ("1", "accepted", "--remove"), ("1", "accepted", "--note", MARKERS["note"])],
    "edit-visit": [("1", "--people", "2"), ("1", "--content", MARKERS["content"]),
                   ("1", "--matter", "none"), ("2", "--on", "01/01/2030"),
                   ("1", "--name", MARKERS["visitor_name"]), ("5", "--kind", "PA"),
                   ("5", "--outcome", "petition"), ("6", "--note", MARKERS["visit_note"])],
    "edit-document": [("1", "--on", "13/11/2026"), ("1", "--title", MARKERS["title"]),
                      ("1", "--addressees", MARKERS["addressees"]),
                      ("99", "--title", MARKERS["title"]), ("1", "--petition", "2")],
    "add-report-request": [("--body", "UBND tỉnh", "--document", "758/UBND-TTr", "--on",
                            "16/11/2026", "--content", "Sơ kết", "--due", "30/11/2026")],
    "sent-report": [("Q2/2026", "--on", "17/06/2026"), ("1", "--on", "20/11/2026"), ("Q9/2026",)],
    "edit-sent-report": [("1", "--on", "18/09/2026"), ("1", "--remove")],
    "edit-report-request": [("1", "--due", "29/11/2026"), ("1", "--remove")],
    "edit-sanction": [("1", "--form", "nhắc nhở"), ("1", "--note", MARKERS["sanction_note"])],
    "edit-office": [("--weekday", "T6"), ("--province", "Hà Tỉn"),
                    ("--name", "Xã Mới", "--from", "01/11/2026")],
    "add-training": [("--kind", "organised", "--title", "Luật", "--people", "9"),
                     ("--kind", "organised", "--title", "Luật")],
    "edit-training": [("1", "--people", "7"), ("99", "--people", "7")],
    "add-inspection": [("--units", "1"), ("--units", "x")],
    "edit-inspection": [("1", "--units", "2"), ("99", "--units", "2")],
    "add-staff": [("--name", "Bà A", "--role", "chair"), ("--name", "Bà A")],
    "edit-staff": [("1", "--name", "Bà B"), ("99", "--name", "Bà B")],
    "edit-meeting": [("B1", "--on", "11/11/2026"), ("B1", "--kind", "periodic_dialogue"),
                     ("B2", "--place", "UBND")],
    "void": [("1", "--reason", MARKERS["name"]), ("2", "--reason", "nhập hai lần"),
             ("--document", "1", "--reason", MARKERS["title"]), ("B1", "--reason", "x"),
             ("--visit", "1", "--reason", MARKERS["void_reason"]),
             ("--visit", "99", "--reason", "x"),
             ("--sanction", "1", "--reason", MARKERS["sanction_note"])],
    "unvoid": [("1",), ("--visit", "4"), ("--document", "1")],
    "waive-protection": [("2",), ("1", "--on", "01/11/2026", "--document", "5/ĐN"),
                         ("1", "--document", "6/ĐN")],
    "undo": [(), ("--yes",), *((str(number), "--yes") for number in range(1, 20))],
    "opening-balance": [("--on", "01/07/2025", "--visits", "4", "--visitors", "6"),
                        ("--kind", "TC", "--received", "1", "--resolved", "0", "--closed", "0",
                         "--carried-forward", "1"), ("--json",), ("--remove", "--kind", "TC")],
    "send-report": [("02/XLD", "--period", "Q3/2026", "--on", "17/09/2026"),
                    ("doi-thoai", "--period", "9m/2026", "--on", "17/09/2026")],
    "check-report": [("{folder}/stated.csv", "--from", "2024")],
    "import": [("{folder}",), ("{folder}/none",)],
    "export": [("{folder}/out", "--force"), ("{folder}/out", "--force", "--json"),
               ("{folder}",)],
    "backup": [("--json",), ("{folder}/copy.db",)],
    "restore": [("{copy}", "--yes"), ("{folder}/petitions.csv", "--yes")],
    "purge": [("--decision", "5/QĐ"), ("--decision", "5/QĐ", "--with-copies", "--yes")],
    "init": [("--name", "Xã Thử")],
}  # fmt: skip
EXCEPTED = {"demo": "makes a register of its own, from the data that are shipped"}

WRONG: tuple[tuple[str, ...], ...] = (
    ("--help",), (), ("2026-0099",), ("B99",), ("1", "2"), ("--no-such-option",), ("--nmae", "x"),
)  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """What one command line printed."""

    line: str
    code: int
    text: str


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: str, width: int | None = None) -> Seen:
    """One command line in this process; on a terminal of so many columns, or on none."""
    out: io.StringIO = io.StringIO() if width is None else _Terminal()
    err = io.StringIO()
    os.environ["COLUMNS"] = str(width or "")
    with redirect_stdout(out), redirect_stderr(err):
        code = program.run(app, list(arguments))
    return Seen(" ".join(arguments), code, out.getvalue() + err.getvalue())


def leaks(seen: Iterable[Seen]) -> list[str]:
    """Which command lines showed which marker."""
    return [f"{one.line}: {place}" for one in seen for place in markers_in(one.text)]


def markers_in(text: str) -> list[str]:
    """The markers that a person could read, also across the lines of a wrapped column."""
    readings = _pressed("│".join((text, *_columns(text))))
    return [place for place, ending in _ENDINGS.items() if ending in readings]


def _pressed(text: str) -> str:
    return "".join(fold(text).split())


_ENDINGS = {place: _pressed(marker)[-6:] for place, marker in MARKERS.items()}


def _columns(text: str) -> Iterator[str]:
    table = [line.split("│") for line in text.splitlines() if "│" in line]
    for number in range(max(map(len, table), default=0)):
        yield "".join(row[number] for row in table if number < len(row))


def write_files(folder: Path, number: str = NEXT) -> Path:
    """The folder of files to import, and of figures as somebody wrote them."""
    folder.mkdir(exist_ok=True)
    stated = "figure,number\nvisits,1\npetitions_denunciation,9\n"
    (folder / "stated.csv").write_text(stated, encoding="utf-8")
    for name, text in FILES.items():
        (folder / name).write_text(text.replace(NEXT, number), encoding="utf-8")
    return folder


def put(template: Path, database: Path) -> None:
    """The register as it was, whatever a command did to it."""
    for suffix in ("-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.copy(template, database)


def walk(
    template: Path, database: Path, folder: Path, lines: Iterable[tuple[str, ...]], **how: int
) -> Iterator[Seen]:
    """Each command line on the register as it was."""
    changed = True
    for line in lines:
        if changed:
            put(template, database)
        filled = [part.format(folder=folder, copy=template) for part in line]
        with chdir(database.parent):  # what is meant for a number may be taken for a file's name
            seen = run(*filled, **how)
        yield seen
        changed = line[0] not in READING or line[0] == "purge"


def lines_of(*tables: Mapping[str, list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Every command line of these tables."""
    return [(name, *rest) for table in tables for name, lines in table.items() for rest in lines]


def tamper(database: Path) -> Iterator[None]:
    """The register altered behind the program's back, in one way after the other."""
    before = database.read_bytes()
    marker = MARKERS["name"]
    for sql in (
        f"UPDATE petitioner SET name = '{marker}' WHERE id = 1",
        f"UPDATE petition SET summary = '{marker}', field = '{marker}'",
        f"UPDATE petition SET received_on = '{marker}'",
        f"UPDATE petition_event SET kind = '{marker}', note = '{marker}'",
        f"UPDATE petition_event SET happened_on = '{marker}'",
        f"UPDATE visit SET matter = '{marker}', content = '{marker}'",
        f"UPDATE document SET title = '{marker}', issued_on = '{marker}'",
        "UPDATE petition SET petitioner_id = 99",
        "DELETE FROM petitioner",
        "DROP TRIGGER change_is_not_altered; UPDATE change SET personal = NULL WHERE id > 3",
        f"DROP TRIGGER change_is_not_altered; UPDATE change SET personal = '{marker}'",
    ):
        database.write_bytes(before)
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.executescript(sql)
        yield
    for place in range(4096, len(before), len(before) // 3):
        database.write_bytes(before[:place] + b"\xff" * 3000 + before[place + 3000 :])
        yield


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in a folder and those in it."""
    return (file for file in folder.rglob("*") if file.is_file())


def strays(folder: Path, *but: Path) -> list[Path]:
    """Files with a marker that are neither the register nor a copy of it."""
    return [
        file
        for file in files_in(folder)
        if not any(file.is_relative_to(known) for known in but)
        and "r.db" not in file.name
        and "r.db.backups" not in file.parent.name
        and markers_in(file.read_bytes().decode(errors="replace"))
    ]


if __name__ == "__main__":
    gc.freeze()  # what is imported stays
    _template, _database, _folder = map(Path, sys.argv[1:])
    _lines = [line for line in lines_of(READING, WRITING) if "--rows" not in line]
    _lines += [(name, *wrong) for name in COMMANDS - EXCEPTED.keys() for wrong in WRONG[1:4]]
    _seen = walk(_template, _database, _folder, _lines, width=60)
    sys.stdout.write(json.dumps([asdict(one) for one in _seen]))
