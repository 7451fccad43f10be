"""Any command line at all: done or refused in a sentence, and the register whole either way.

The command lines are drawn from the program's own table of commands, so that a new command is
tried by itself; what its options take is told by their metavar.
"""

import json
import os
import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from tests import commands
from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, PROPOSAL, Run, Tiepdan
from tests.conftest import entry
from tests.examples import PAGES, text_of
from tests.hostile import VARIABLE, fuzzed, typed_text
from tiepdan.cli import main
from tiepdan.cli.running.settings import COPIES_ELSEWHERE
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.document import DocumentEffect, DocumentType, Issuer, Sanctioned
from tiepdan.law.vocabulary.meeting import (
    Announcement,
    Capacity,
    MeetingEventKind,
    MeetingKind,
    MeetingRule,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.office import Role
from tiepdan.law.vocabulary.petition import (
    CaseMark,
    Channel,
    CouncilCommittee,
    Level,
    OpinionOutcome,
    PetitionForm,
    PetitionKind,
    PetitionState,
    SubjectField,
)
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.law.vocabulary.protection import ProtectionMeasure
from tiepdan.law.vocabulary.register import RecordKind
from tiepdan.law.vocabulary.terms import Term
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.petitions.petition_list import Order
from tiepdan.records.writing import session as sessions
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.groups.divisions import Part
from tiepdan.reports.statistics.sections.indicators import INDICATORS
from tiepdan.text import displayable

DATABASE = "sổ.db"
PROGRAM: Any = typer.main.get_command(main.app)

# --- What is typed --------------------------------------------------------------------------------

DAYS = (
    "06/07/2026", "10/07/2026", "20/07/2026", "13/8/26", "2026-09-01", "02/11/2026", "20/11/2026",
    "21/11/2026", "hôm qua", "hôm nay", "24/11/2026", "28/11/2026", "26/11/2026", "10/12/2026",
    "14/03/2019", "15/10/2020",
)  # fmt: skip
PETITIONS = ("1", "2", "3", "4", "2026-0005", "2019-0001", "2019/2", "2020-0001", "2023-0001")
MEETINGS = ("B1", "7", "b13", "B40", "B66", "B67", "B68", "B69", "B70")
TEXTS = ("Nguyễn Văn A", "tranh chấp ranh giới", "12/TB-UBND", "[red]đỏ[/red]", "=1+1", "bão số 5")
TERMS: Mapping[str, Iterable[Term]] = {
    "KIND": (*PetitionKind, *MeetingKind),
    "STATUS": MeetingStatus,
    "CAPACITY": Capacity,
    "REASON": NotHeldReason,
    "FIELD": SubjectField,
    "CHANNEL": Channel,
    "STATE": PetitionState,
    "COLUMN": Order,
    "WHAT": RecordKind,
    "WHOM": Sanctioned,
    "WHO": Receiver,
    "MATTER": Matter,
    "ISSUER": Issuer,
    "TYPE": DocumentType,
    "RESULT": DecisionResult,
    "GROUND": RefusalGround,
    "COMPLEXITY": Complexity,
    "WEEKDAY": Weekday,
    "HALF_DAY": HalfDay,
    "LEVEL": Level,
    "WHOSE": Decider,
    "DIMENSION": Dimension,
    "EVENT": (*PetitionEventKind, *MeetingEventKind),
    "[EVENT]": (*PetitionEventKind, *MeetingEventKind),
    "MARK": CaseMark,
    "FORM": PetitionForm,
    "COMMITTEE": CouncilCommittee,
    "OUTCOME": (*VisitOutcome, *OpinionOutcome),
    "RULE": MeetingRule,
    "HOW": Announcement,
    "EFFECT": DocumentEffect,
    "ROLE": Role,
    "MEASURE": ProtectionMeasure,
    "PART": Part,
}
RIGHT: Mapping[str, Sequence[str]] = {
    "DATE": DAYS,
    "DAY_OFF": DAYS,
    "DAY_WORKED": DAYS,
    "MONTH": ("12/2026", "2026-11", "06/2026", "02/2027"),
    "YEAR": ("2019", "2026", "2013", "2040"),
    "PERIOD": ("2019", "2026", "03/2019", "2026-07", "hôm nay", *DAYS[:3]),
    "DAYS": ("1", "5", "10", "30", "250", "1000"),
    "COUNT": ("0", "1", "5", "40"),
    "NUMBER": ("1", "2", "12/TB-UBND", "038099000077"),
    "[NO.]": ("KN-27", "DT-HT1", "1"),
    "PETITION": PETITIONS,
    "MEETING": MEETINGS,
    "PETITION/MEETING": (*PETITIONS, *MEETINGS, "schedule"),
    "[PETITION/MEETING]": (*PETITIONS, *MEETINGS),
    "MEASURE=AMOUNT": ("recovered_money=50.000.000", "returned_land=120,5", "persons_restored=2"),
    "[OFFICER]": ("Trần Văn B",),
    "[SETTING]": (COPIES_ELSEWHERE,),
    "[TEXT]": ("đã gọi điện",),
    "[NAME]": ("Nguyễn Thị Hoa",),
    "VISIT": ("1", "2", "9"),
    "DOCUMENT": ("1", "9"),
    "TRAINING": ("1", "9"),
    "INSPECTION": ("1", "9"),
    "STAFF": ("1", "9"),
    "PROTECTION": ("1", "9"),
    "LETTER": ("758/UBND-TTr", "1"),
    "REPORT…": ("Q1/2026", "9m/2026", "năm 2026", "758/UBND-TTr"),
    "ID": ("BC-TTR", "BC-DANG"),
    "NAME…": ("qd11", "mau-02", "dang-thang", "doi-thoai", "cu-tri", "QD11", "99"),
    "SECTION": ("bai-hoc", "dac-diem", "99"),
    "CODE": ("12345", "01"),
    "[PETITION…]": PETITIONS,
    "SANCTION": ("1", "9"),
    "SEAL": ("1:8f14e45fceea167a", "12:00"),
    "[OPERATION]": ("1", "2", "3", "12"),
    "YES/NO": ("có", "không", "yes", "no"),
    "PACK": ("ha-tinh", "HA-TINH"),
    "FIGURE": (*FIGURES, *INDICATORS, "all"),
    "TOPIC…": ("1", "to-cao", "Tố cáo", "khieu nai", "ghi", "99"),
    "COMMAND": ("accept", "add-petition", "99"),
    "SHELL": ("bash", "powershell", "cmd"),
    "FACT=VALUE": ("field=land", "channel=post", "field"),
    "add|keep": ("add", "keep"),
    "tcvn3|vni|windows-1258": ("tcvn3", "vni", "windows-1258"),
    "WORDS…": ("đất", "dat", "đường thôn", '"so*', "NOT", "2026-0001"),
    **{
        metavar: tuple(word for term in terms for word in (term.value, term.label))
        for metavar, terms in TERMS.items()
    },
}
"""What is right after an option with this metavar; after others any of it, or any text."""

PATHS = (
    DATABASE, DATABASE, "new.db", "folder/new.db", "folder/inner/new.db", "another.db", "register",
    "letter.docx", "letter.docx/x.db", "folder", "broken.db", "empty.db", "cut.db", "alien.db",
    "newer.db", ".", "", " ", "x" * 300, "~nobody-of-this-name", "~nobody-of-this-name/x.db",
    "file:new.db?mode=memory", ":memory:", "a?b#c%41.db", "\x1b[31m.db", "\udce1.db",
    "Nguye\u0302\u0303n.db", "dòng\nhai.db", "-x.db", "=x.db", "[red].db",
)  # fmt: skip
"""All of them inside the working folder."""
PATH_WORDS = ("FILE", "FOLDER", "PATH", "DIR")


def _stays_inside(typed: str) -> bool:
    """Whether text that slips into the place of a path names nothing outside the working folder."""
    value = typed.partition("=")[2] if typed.startswith("-") else typed
    return not value.startswith(("/", "~")) and ".." not in value and "\0" not in typed


def _as_argument(typed: str) -> str:
    """Half a surrogate pair reaches no program whole: it comes as the bytes that are no text."""
    return typed.encode(errors="surrogatepass").decode(errors="surrogateescape")


_wild = typed_text.filter(_stays_inside).map(_as_argument)
_any_right = st.sampled_from(sorted({word for words in RIGHT.values() for word in words}))


@dataclass(frozen=True)
class Parameter:
    """What a command takes, from the program's own table."""

    metavar: str
    flags: tuple[str, ...]
    """How an option is named; none for an argument."""

    is_flag: bool
    is_required: bool

    @property
    def is_path(self) -> bool:
        """Whether a file or folder is named by it, which must not lie outside."""
        return any(word in self.metavar.upper() for word in PATH_WORDS)

    @property
    def is_common(self) -> bool:
        """Whether many commands have it."""
        return bool(_COMMON.intersection(self.flags))


_COMMON = frozenset({"--db", "--today", "--no-color", "--no-input", "--all"})


def _parameters(command: Any) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(
            metavar=parameter.metavar or "",
            flags=()
            if parameter.param_type_name == "argument"
            else (*parameter.opts, *parameter.secondary_opts),
            is_flag=getattr(parameter, "is_flag", False),
            is_required=parameter.required,
        )
        for parameter in command.params
    )


COMMON = _parameters(PROGRAM)
ABOUT = {"-h", "--help", "--version"}
"""What is asked of the program itself, whatever command stands behind it."""

PARAMETERS = {
    name: _parameters(command)
    for name, command in commands.COMMANDS.items()
    # The demonstration makes a whole register each time: only where many inputs are tried.
    if name != "demo" or VARIABLE in os.environ
}
COMMANDS = sorted(PARAMETERS)


@dataclass(frozen=True)
class Piece:
    """One argument or option as typed, and what it is if that is known."""

    words: tuple[str, ...]
    parameter: Parameter | None = None


def _right_value(parameter: Parameter) -> st.SearchStrategy[str]:
    if parameter.is_path:
        return st.sampled_from(PATHS)
    if parameter.metavar in RIGHT:
        return st.sampled_from(RIGHT[parameter.metavar])
    return st.sampled_from(TEXTS) | _any_right


def _wild_value(parameter: Parameter) -> st.SearchStrategy[str]:
    return st.sampled_from(PATHS) if parameter.is_path else _wild | _any_right


def _now_and_then(draw: st.DrawFn, one_in: int) -> bool:
    return draw(st.sampled_from([False] * (one_in - 1) + [True]))


@st.composite
def _typed(
    draw: st.DrawFn,
    parameter: Parameter,
    value_of: Callable[[Parameter], st.SearchStrategy[str]] = _right_value,
) -> Piece:
    words: tuple[str, ...] = ()
    if parameter.flags:
        words = (draw(st.sampled_from(parameter.flags)),)
    if not parameter.is_flag:
        value = draw(value_of(parameter))
        is_joined = words and _now_and_then(draw, 6)
        words = (f"{words[0]}={value}",) if is_joined else (*words, value)
    return Piece(words, parameter)


def _read(line: Sequence[str]) -> tuple[str, list[Piece]]:
    """A command line of README or handbook, in pieces."""
    name, *words = line
    # The last argument takes as many words as there are.
    wanted = [one for one in PARAMETERS[name] if not one.flags]
    arguments = chain(wanted, repeat(wanted[-1]) if wanted else ())
    options = {flag: one for one in PARAMETERS[name] for flag in one.flags}
    pieces: list[Piece] = []
    while words:
        option = options.get(words[0])
        length = 2 if option and not option.is_flag else 1
        pieces.append(Piece(tuple(words[:length]), option or next(arguments)))
        words = words[length:]
    return name, pieces


MORE = (
    "accept 4 --document 5/TB", "complex 1 --on 20/07/2026 --document 3/TTr --note x",
    "suspend 1 --on 20/07/2026 --note x",
    "extend 2 --on 10/09/2026 --days 9 --complexity complex --document 5/QĐ",
    "file 3", "hold B69 --people 3",
    "decide 1 --result đúng", "record 3 answered --on 20/11/2026", "import register",
    "record B67 conclusion_notice", "remove-day-off 25/11/2026",
    "swap-days 27/11/2026 28/11/2026 --reason x", "init --db new.db --name x --province y",
    "add-petition --kind PA --meeting B67 --name x --field land --summary y",
    "schedule --month 12/2026 --weekday T6 --announced 20/11/2026 --document 1/TB --yes",
    "conclude B67 --results --opinion 3", "meetings --kind TDĐK --status planned --owed",
    "cancel B68 --reason bão --moved-to 30/11/2026", "answer 3", "forward 4", "return 3", "guide 3",
)  # fmt: skip
"""What the register below allows."""

BOOKS = "\n".join(map(text_of, PAGES))
SHOWN = [
    _read(words)
    for line in (*MORE, *re.findall(r"(?:^\$ |`)tiepdan ([^\n`|]+)", BOOKS, re.MULTILINE))
    if (words := shlex.split(line.replace("\\", "/")))[0] in PARAMETERS  # as on Windows, E:\
    and "…" not in words  # no more than what a line begins with
]
"""Command lines of the usual form; a new command is among them when README or handbook show it."""


@st.composite
def _usual(draw: st.DrawFn) -> tuple[str, list[Piece]]:
    """A line of the texts with other values here and there, and options more or less."""
    name, pieces = draw(st.sampled_from(SHOWN))
    changed = [
        draw(_typed(piece.parameter)) if piece.parameter and _now_and_then(draw, 4) else piece
        for piece in pieces
        if not (piece.parameter and piece.parameter.flags and _now_and_then(draw, 12))
    ]
    changed += [
        draw(_typed(parameter))
        for parameter in PARAMETERS[name]
        if parameter.flags and _now_and_then(draw, 2 if "--json" in parameter.flags else 12)
    ]
    return name, changed


@st.composite
def _full(draw: st.DrawFn) -> tuple[str, list[Piece]]:
    """All that a command takes, or nearly, of the right form: if refused, then for its sense."""
    name = draw(st.sampled_from(COMMANDS))
    pieces = [
        draw(_typed(parameter))
        for parameter in PARAMETERS[name]
        if parameter.is_required
        or (_now_and_then(draw, 12) if parameter.is_common else not parameter.is_flag)
        or _now_and_then(draw, 3)
    ]
    while len(pieces) > 1 and _now_and_then(draw, 3):
        del pieces[draw(st.integers(0, len(pieces) - 1))]
    return name, pieces


@st.composite
def _spoiled(draw: st.DrawFn) -> tuple[str, list[Piece]]:
    """A right command line of which a piece or two are anything, or missing, or there twice."""
    name, pieces = draw(_usual() | _full())
    for _time in range(draw(st.integers(1, 2)) if pieces else 0):
        place = draw(st.integers(0, len(pieces) - 1))
        parameter = pieces[place].parameter
        match draw(st.sampled_from(range(4))):
            case 0:
                pieces.insert(place, pieces[place])
            case 1:
                pieces[place] = Piece(draw(st.tuples(_wild)))
            case _ if parameter:
                pieces[place] = draw(_typed(parameter, _wild_value))
    return name, pieces


@st.composite
def _wild_lines(draw: st.DrawFn) -> tuple[str, list[Piece]]:
    """Options with any values, unknown ones, and words in between, in any order."""
    name = draw(_wild if _now_and_then(draw, 4) else st.sampled_from(COMMANDS))
    known = PARAMETERS.get(name, COMMON)
    pieces = [draw(_typed(one, _wild_value)) for one in known if one.is_required]
    more = st.one_of(
        st.sampled_from(known).flatmap(lambda parameter: _typed(parameter, _wild_value)),
        st.sampled_from(["--help", "-h", "--", "--no-such", "--json=1"]).map(lambda w: Piece((w,))),
        _wild.map(lambda word: Piece((word,))),
    )
    pieces += draw(st.lists(more, max_size=6))
    return name, draw(st.permutations(pieces))


@st.composite
def _as_typed(draw: st.DrawFn, lines: st.SearchStrategy[tuple[str, list[Piece]]]) -> list[str]:
    name, pieces = draw(lines)
    before = [draw(_typed(one, _wild_value)) for one in COMMON if _now_and_then(draw, 30)]
    return [
        *(word for piece in before for word in piece.words),
        name,
        *(word for piece in pieces for word in piece.words),
    ]


_SHARES = {_usual(): 4, _full(): 3, _spoiled(): 2, _wild_lines(): 1}
command_lines = st.sampled_from(
    [lines for lines, share in _SHARES.items() for _time in range(share)]
).flatmap(_as_typed)

# --- The register on which it is tried ------------------------------------------------------------

_PREPARED: tuple[tuple[str, ...], ...] = (
    COMPLAINT,
    DENUNCIATION,
    PROPOSAL,
    (*COMPLAINT[:-1], "đỏ"),
    ("accept", "1", "--on", "10/07/2026", "--document", "2"),
    ("accept", "2", "--on", "28/08/2026"),
    DIALOGUE,
    ("add-meeting", "--kind", "TDĐK", "--on", "26/11/2026", "--chair", "ông A"),
    ("add-meeting", "--kind", "TDĐK", "--on", "19/11/2026", "--status", "planned"),
    ("add-visit", "--content", "31", "--name", "ông B", "--petition", "3"),
    ("add-document", "--issuer", "party", "--type", "plan", "--title", "kế", "--on", "1/9/26"),
    ("add-day-off", "25/11/2026", "--reason", "bão", "--authority", "1"),
    ("add-sanction", "--whom", "head", "--form", "phạt", "--on", "1/10/26", "--note", "x"),
)  # fmt: skip

_STORED_BEFORE = (
    ("petition", "summary", "\x1b[31mđỏ\x1b[0m \x9b31m \u202eảnh\u200b [red]x[/red] \x7f =1+1"),
    ("petition_event", "document_number", "\x9b2J\x1b]0;t\x07"),
    ("meeting", "chair", "\x1b[31m\x9b31m"),
    ("visit", "content", "\x9b31m\u2066"),
    ("petitioner", "name", "\x1b[31m"),
    ("document", "title", "\x9b31m"),
    ("calendar_override", "reason", "\x1b[31m\x9b31m"),
    ("calendar_override", "authority", "\x9b1"),
    ("sanction", "form", "\x9b31m"),
    ("sanction", "note", "\x1bx"),
)
"""What an earlier program took, and this one would not: it stands in the last row of each table."""


@pytest.fixture
def template(ky_chau: Path, tiepdan: Tiepdan, tmp_path: Path) -> Path:
    """A working folder: a filled register with hostile text in it, and files beside it."""
    folder = tmp_path / "template"
    (folder / "folder").mkdir(parents=True)
    for line in _PREPARED:
        run = tiepdan(*line)
        assert run.code == 0, run.err
    with sessions.writing(ky_chau, entry()) as session:
        for table, column, text in _STORED_BEFORE:
            driver_connection(session).execute(
                f"UPDATE {table} SET {column} = ?"
                f" WHERE rowid = (SELECT max(rowid) FROM {table} WHERE {column} IS NOT NULL)",
                (text,),
            )
    whole = ky_chau.read_bytes()
    for name in (DATABASE, "another.db", "newer.db"):
        (folder / name).write_bytes(whole)
    (folder / "broken.db").write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    (folder / "cut.db").write_bytes(whole[:20_000])
    (folder / "empty.db").write_bytes(b"")
    (folder / "letter.docx").write_text("dear")
    with closing(sqlite3.connect(folder / "alien.db")) as connection, connection:
        connection.execute("CREATE TABLE note (text)")
    with closing(sqlite3.connect(folder / "newer.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    register = folder / "register"
    register.mkdir()
    (register / "sanctions.csv").write_text(
        "subject,form,date\nhead,khiển trách,2026-08-01\n", encoding="utf-8"
    )
    (register / "petitioners.csv").write_text("number,name\n1,\x9b31mLan\n", encoding="utf-8")
    return folder


@pytest.fixture
def working_folder(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Any]:
    """A new copy of it each time, with the environment as it was."""
    numbered = count()
    monkeypatch.setenv("TIEPDAN_DB", DATABASE)
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.01")
    before = dict(os.environ)

    @contextmanager
    def folder() -> Iterator[Path]:
        copy = Path(shutil.copytree(template, tmp_path / str(next(numbered))))
        os.chdir(copy)
        stdout = os.dup(1)  # where the output cannot be used, the program closes it
        try:
            yield copy
        finally:
            os.dup2(stdout, 1)
            os.close(stdout)
            os.environ.clear()
            os.environ.update(before)
            os.chdir(tmp_path)
            shutil.rmtree(copy)
            for log in (tmp_path / "home").rglob("error.log"):
                log.unlink()

    monkeypatch.chdir(tmp_path)
    return folder


Content = Mapping[str, bytes | None]


def _content(folder: Path) -> Content:
    """Every file, and every folder as None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        # Copies may be made whatever comes of the command; readers leave these two beside a file.
        if ".backups" not in str(path.relative_to(folder))
        and not path.name.endswith(("-wal", "-shm"))
    }


# --- What must be so ------------------------------------------------------------------------------


def _may_lack_a_database(line: Sequence[str]) -> bool:
    """Whether it names a file that may be no database of ours, or a folder that is none."""
    values = {word.partition("=")[2] if "=" in word else word for word in line}
    return bool(values & {*PATHS} - {DATABASE, "another.db"})


def _check_answer(line: Sequence[str], run: Run) -> None:
    allowed = {0, 2, 3, 4, 5, 6} if _may_lack_a_database(line) else {0, 2, 3, 4, 5}
    assert run.code in allowed, run.err
    assert "Traceback" not in run.out + run.err
    for output in (run.out, run.err):
        lines = output.replace("\n", "")
        assert displayable(lines) == lines, [
            letter for letter in lines if letter != displayable(letter)
        ]
    if run.code:
        assert run.err.strip()
        assert len(run.err.splitlines()) == 1
    if run.code == 2:
        assert not run.out
    if run.code == 0 and "--json" in line and ABOUT.isdisjoint(line):
        assert not run.out or json.loads(run.out) is not None


def _check_files(before: Content, after: Content, code: int) -> None:
    if code:
        assert {*after} == {*before}
        assert [name for name in before if before[name] != after[name]] == []
    for name, content in before.items():
        if not name.endswith(".db"):
            assert after.get(name) == content, name
    for name in ("broken.db", "cut.db", "empty.db", "alien.db", "newer.db"):
        assert after.get(name) == before[name], name


def _check_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _check(line: Sequence[str], tiepdan: Tiepdan, folder: Path, home: Path) -> Run:
    before = _content(folder)
    environment = dict(os.environ)
    run = tiepdan(*line)
    os.environ.clear()
    os.environ.update(environment)
    _check_answer(line, run)
    assert not [*home.rglob("error.log")]
    after = _content(folder)
    _check_files(before, after, run.code)
    if before != after:
        for name in (DATABASE, *({*after} - {*before})):
            content = after[name]
            if content is not None and content.startswith(b"SQLite format 3\0"):
                _check_database(folder / name)
    return run


_READING = (
    ("petitions", "--all"), ("meetings", "--all"), ("documents", "--all"), ("overdue",), ("due",),
    ("holidays", "2026"), ("stats", "--from", "2026"), ("show", "4"), ("show", "1"),
    ("explain", "1"), ("local-rules",), ("limits",), ("duties", "--from", "2026"),
)  # fmt: skip


def test_any_command_lines_are_done_or_refused(
    tiepdan: Tiepdan, working_folder: Callable[[], Any], tmp_path: Path
) -> None:
    @fuzzed(40)
    @given(st.lists(command_lines, min_size=1, max_size=3))
    def check(lines: list[list[str]]) -> None:
        with working_folder() as folder:
            for line in lines:
                _check(line, tiepdan, folder, tmp_path / "home")

    check()


FOUND = [
    ["deadline", "06/07/2026", "5", "--db", "x" * 300],
    ["limits", "--db", "x" * 300],
    ["import", "~nobody-of-this-name"],
]
"""Each ended in an error of the program before."""


def test_what_was_found_stays_away(
    tiepdan: Tiepdan, working_folder: Callable[[], Any], tmp_path: Path
) -> None:
    with working_folder() as folder:
        for line in FOUND:
            assert _check(line, tiepdan, folder, tmp_path / "home").code


def test_hostile_text_in_the_register_is_only_shown(
    tiepdan: Tiepdan, working_folder: Callable[[], Any], tmp_path: Path
) -> None:
    with working_folder() as folder:
        for line in _READING:
            for medium in ((), ("--json",)):
                run = _check((*line, *medium), tiepdan, folder, tmp_path / "home")
                assert run.code == 0


def test_every_command_and_metavar_is_drawn() -> None:
    metavars = {
        parameter.metavar
        for parameters in PARAMETERS.values()
        for parameter in parameters
        if not parameter.is_flag and not parameter.is_path
    }
    known = {*RIGHT, "TEXT", "NAME"}
    assert metavars <= known, f"say in RIGHT what is typed for {metavars - known}"
