"""A dataclass and its checks are all that a new data file needs; here one that nobody ships."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from tiepdan.errors import DataFileError
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import state_of
from tiepdan.law.toml.table import TomlTable, has_repeated, refuse


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Cell:
    id: str
    width: int = field(default=1, metadata={"least": 1})


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    id: str
    since: date
    colour: Colour
    is_signed: bool = field(default=False, metadata={"key": "signed"})
    until: date | None = None
    colours: frozenset[Colour] = frozenset()
    names: tuple[str, ...] = ()
    sizes: Mapping[Colour, int] = field(
        default_factory=dict, metadata={"key": "size_{}", "least": 1}
    )
    head: Cell | None = None
    cells: tuple[Cell, ...] = field(metadata={"key": "cell"})
    number: int | None = field(default=None, metadata={"key": None})


def check_form(table: TomlTable, form: Form) -> None:
    if form.until and form.until < form.since:
        table.note("until", "is before “since”")
    if has_repeated(table.tables("cell"), "id"):
        table.note("id", "is used twice")


CHECKS: Checks = {Form: check_form}

WHOLE = """\
id = "01/TCD"
since = 2026-07-01
colour = "red"
signed = true
until = 2027-01-01
colours = ["red", "blue"]
names = ["một", "hai"]
size_red = 2
head = { id = "tên" }

[[cell]]
id = "a"

[[cell]]
id = "b"
width = 3
"""


def read(path: Path, text: str) -> tuple[Form | None, list[str]]:
    """What a file with this text says, and what is wrong with it, without the file's name."""
    path.write_text(text, encoding="utf-8")
    problems: list[str] = []
    ((table, form),) = read_files([path], Form, CHECKS, problems)
    assert table.path == path
    assert all(problem.startswith(f"{path}: ") for problem in problems)
    return form, [problem.removeprefix(f"{path}: ") for problem in problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "form.toml"


def test_every_type_of_field_is_read(path: Path) -> None:
    form, problems = read(path, WHOLE)
    assert not problems
    assert form == Form(
        id="01/TCD",
        since=date(2026, 7, 1),
        colour=Colour.RED,
        is_signed=True,
        until=date(2027, 1, 1),
        colours=frozenset(Colour),
        names=("một", "hai"),
        sizes={Colour.RED: 2},
        head=Cell("tên"),
        cells=(Cell("a"), Cell("b", 3)),
    )
    assert isinstance(form.colour, Colour)


def test_what_has_a_default_may_be_left_out(path: Path) -> None:
    form, problems = read(
        path, 'id = "x"\nsince = 2026-07-01\ncolour = "blue"\n[[cell]]\nid = "a"\n'
    )
    assert not problems
    assert form == Form(id="x", since=date(2026, 7, 1), colour=Colour.BLUE, cells=(Cell("a"),))


def test_every_problem_of_every_table_is_named_at_once(path: Path) -> None:
    form, problems = read(
        path,
        """\
id = ""
colour = "green"
signed = "yes"
until = 2027-01-01T00:00:00
colours = ["red", "grey", 7]
names = []
size_red = 0
size_green = 1
number = 3
head = { width = true }
cell = [{ id = "a", hieght = 1, widht = 1 }, { width = 0, id = "b" }]
""",
    )
    assert form is None
    assert problems == [
        "“id” is missing.",
        "“since” is missing.",
        "“colour” has the unknown value “green”; known are red, blue.",
        "“signed” has the wrong type.",
        "“until” has the wrong type.",
        "“colours” has the unknown value “grey”; known are red, blue.",
        "“colours” has the wrong type.",
        "“names” is missing.",
        "“size_red” must be at least 1.",
        "head: “id” is missing.",
        "head: “width” has the wrong type.",
        "cell a: “hieght” is not a known key.",
        "cell a: “widht” is not a known key; perhaps “width”.",
        "cell b: “width” must be at least 1.",
        "“size_green” is not a known key; perhaps “size_red”.",
        "“number” is not a known key.",
    ]


MISTAKES = [
    ("until = 2026-06-30", "“until” is before “since”."),
    ('until = 2026-07-01\n[[cell]]\nid = "a"', "“id” is used twice."),
    ('head = "x"', "“head” has the wrong type."),
    ("head = [{}]", "“head” has the wrong type."),
]


@pytest.mark.parametrize(("more", "problem"), MISTAKES)
def test_a_check_of_its_own_and_a_table_that_is_none(path: Path, more: str, problem: str) -> None:
    start = 'id = "x"\nsince = 2026-07-01\ncolour = "blue"\n'
    form, problems = read(path, f'{start}{more}\n[[cell]]\nid = "a"\n')
    assert (form, problems) == (None, [problem])


@pytest.mark.parametrize(
    ("cells", "problem"),
    [("[]", "is missing"), ("{}", "has the wrong type"), ("[1]", "has the wrong type")],
)
def test_tables_that_must_be_there(path: Path, cells: str, problem: str) -> None:
    text = WHOLE.partition("[[cell]]")[0]
    assert read(path, f"cell = {cells}\n{text}") == (None, [f"“cell” {problem}."])


def test_a_table_with_a_problem_is_left_out_but_the_file_is_refused(path: Path) -> None:
    path.write_text(WHOLE.replace("width = 3", "width = 0"), encoding="utf-8")
    problems: list[str] = []
    ((_table, form),) = read_files([path], Form, CHECKS, problems)
    assert form is not None
    assert form.cells == (Cell("a"),)
    with pytest.raises(DataFileError, match=r"cell b: “width” must be at least 1\.$"):
        refuse(problems)


def test_the_state_of_files_changes_with_any_of_them(path: Path) -> None:
    path.write_text(WHOLE, encoding="utf-8")
    before = state_of([path])
    assert state_of([path]) == before
    path.write_text(WHOLE + "\n", encoding="utf-8")
    assert state_of([path]) != before
