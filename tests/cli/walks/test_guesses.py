"""A guess at a denouncer: two registers that differ in nothing but secrets answer alike.

Whatever a command answers, how it ends and what it leaves in the journal, none of it may depend on
what is protected. Where an answer has to, the look is in the journal before it is given.
"""

import json
import re
from contextlib import chdir
from itertools import zip_longest
from pathlib import Path
from shutil import rmtree

import pytest

from tests.cli.conftest import Tiepdan
from tests.cli.walks.walking import (
    MARKERS,
    NEXT,
    NOTE,
    READING,
    RECORDED,
    VISIT,
    WRITING,
    Seen,
    leaks,
    lines_of,
    put,
    run,
    strays,
    write_files,
)
from tiepdan.cli.panels import LOOKING
from tiepdan.errors import DatabaseError
from tiepdan.facts.fact import secret_names
from tiepdan.facts.petitioner import Petitioner
from tiepdan.text import fold

Line = tuple[str, ...]

MOMENTS = re.compile(
    r"\d\d/\d\d/\d{4} \d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+00:00)?|\b[0-9a-f]{16,}\b"
)
_NOT_COMPARED = frozenset({"init", "backup", "restore"})
"""What names files by the minute."""
_READING_COPIES = frozenset({"backup", "check", "purge", "restore"})
"""What depends on the copies that are there; the other commands make one of the day, once."""


@pytest.fixture
def database(registers: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "r.db"
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return path


def _differing(right: list[Seen], wrong: list[Seen]) -> list[tuple[str, str]]:
    """The lines that are not the same, for a failure that can be read."""
    texts = ("\n".join(f"{one.code}\n{one.text}" for one in seen) for seen in (right, wrong))
    return [
        (one, other)
        for one, other in zip_longest(*(text.splitlines() for text in texts), fillvalue="")
        if one != other
    ]


def _outcomes(registers: tuple[Path, ...], database: Path, *lines: Line) -> list[list[Seen]]:
    """What the lines answer in each register, one after the other, and the journal afterwards."""
    found: list[list[Seen]] = []
    for template in registers:
        put(template, database)
        if lines[0][0] in _READING_COPIES:
            rmtree(database.with_name(f"{database.name}.backups"), ignore_errors=True)
        with chdir(database.parent):  # what is meant for a number may be taken for a file's name
            seen = [run(*line) for line in lines]
        # Where not a byte is another, the journal is that of the template, in both registers.
        if database.read_bytes() != template.read_bytes():
            seen += [run("history", "--all", "--json"), run("history", "1", "--json")]
        found.append([Seen(one.line, one.code, MOMENTS.sub("…", one.text)) for one in seen])
    return found


_PERSONAL = secret_names(Petitioner)
_WHO = [part for place in _PERSONAL for part in (f"--{place.replace('_', '-')}", MARKERS[place])]
_SUMMARY = f"Ông X nhận tiền của {MARKERS['summary']}"
_OPINION = ("add-petition", "--kind", "PA", "--channel", "post", "--field", "corruption",
            "--received", "20/11/2026")  # fmt: skip
GUESSES: tuple[Line, ...] = (
    *(("edit", "1", f"--{place.replace('_', '-')}", MARKERS[place]) for place in _PERSONAL),
    ("edit", "1", "--name", f"Bà {MARKERS['name']}"),
    ("edit", "1", "--address", f"Ngõ 5 {MARKERS['address']}"),
    ("edit", "1", "--summary", _SUMMARY),
    ("edit", "1", "--summary", _SUMMARY, "--people", "1"),
    ("edit", "2024-1", "--summary", MARKERS["summary"]),
    ("edit", "1", "--phone", ""),
    ("edit-event", "1", "accepted", "--note", NOTE[1]),
    ("edit-event", "1", "accepted", "--note", ""),
    *(
        ("edit-visit", "1", f"--{place.replace('_', '-')}", MARKERS[f"visitor_{place}"])
        for place in _PERSONAL
    ),
    ("edit-visit", "1", "--content", MARKERS["content"]),
    ("edit-visit", "1", "--advice", MARKERS["advice"]),
    ("edit-visit", "2", "--content", MARKERS["content"], "--advice", MARKERS["advice"]),
    (*_OPINION, *_WHO, "--summary", _SUMMARY),
    (*_OPINION, *_WHO[:4], "--summary", "khác"),
    (*_OPINION, *_WHO, "--summary", _SUMMARY, "--visit", "1"),
    (*VISIT, "--on", "20/11/2026", "--petition", "2"),
    ("link", "2", "--continues", "1"),
    ("unlink", "2", "1"),
    ("petitions", "--hamlet", MARKERS["hamlet"], "--json"),
    ("petitions", "--officer", MARKERS["name"]),
    ("petitions", "--sort", "hamlet", "--json"),
    ("overdue", "--officer", MARKERS["name"]),
    *(("search", fold(marker)) for marker in MARKERS.values()),
    ("import", "{folder}"),
)  # fmt: skip


@pytest.mark.parametrize("guess", GUESSES, ids=" ".join)
def test_a_right_guess_and_a_wrong_one_have_one_answer(
    registers: tuple[Path, Path], database: Path, tmp_path: Path, guess: Line
) -> None:
    folder = write_files(tmp_path / "files")
    line = tuple(part.format(folder=folder) for part in guess)
    right, wrong = _outcomes(registers, database, line)
    assert _differing(right, wrong) == []
    if guess[0].startswith("edit"):
        # It was taken for a correction, so the journal has it.
        assert right[0].code == 0
        before = [line[0] for line in RECORDED].count(guess[0])
        noted = [entry["command"] for entry in json.loads(right[1].text)].count(guess[0])
        assert noted == before + 1


def test_a_dry_run_of_a_guess_tells_nothing_and_leaves_no_trace(
    registers: tuple[Path, Path], database: Path, tmp_path: Path
) -> None:
    folder = write_files(tmp_path / "files")
    tried = [guess for guess in (*GUESSES, *_UNCOVERING, LOOKS[2][0]) if guess[0] not in LOOKING]
    lines = [tuple(part.format(folder=folder) for part in guess) for guess in tried]
    found = []
    for template in registers:
        put(template, database)
        found.append([run(*line, "--dry-run") for line in lines])
        assert database.read_bytes() == template.read_bytes()
    assert _differing(*found) == []
    # What is typed of an opinion is no secret, whatever it says.
    of_opinions = {" ".join((*line, "--dry-run")) for line in lines if {"PA", "2"} & {*line[2:]}}
    of_opinions -= {" ".join((*line, "--dry-run")) for line in _UNCOVERING}
    assert leaks(one for one in found[0] if one.line not in of_opinions) == []
    assert sum(not one.code for one in found[0]) > len(lines) / 2


def test_two_registers_that_differ_in_secrets_are_exported_alike(
    registers: tuple[Path, Path], database: Path, tmp_path: Path
) -> None:
    exported = []
    for template in registers:
        put(template, database)
        folder = tmp_path / template.stem
        assert run("export", str(folder)).code == 0
        exported.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert exported[0] == exported[1]


_REFUSED = {"init", "return", "guide", "complex", "resume", "decline", "file", "forward", "unlink",
           "urge"}  # fmt: skip
"""What nothing in the register allows."""

_UNCOVERING = {
    ("edit", "1", "--kind", "PA", "--reason", MARKERS["name"]),  # a look: below
    ("waive-protection", "1", "--document", "6/ĐN"),
}


@pytest.mark.parametrize("name", sorted({*READING, *WRITING}))
def test_no_command_shows_a_marker_or_answers_by_a_secret(
    registers: tuple[Path, Path], database: Path, tmp_path: Path, name: str
) -> None:
    folder = write_files(tmp_path / "files")
    seen: list[Seen] = []
    differing = []
    for line in lines_of({name: [*READING.get(name, ()), *WRITING.get(name, ())]}):
        filled = tuple(part.format(folder=folder, copy=registers[0]) for part in line)
        is_compared = not (name in _NOT_COMPARED or line in _UNCOVERING or "--rows" in line)
        right, *others = _outcomes(registers if is_compared else registers[:1], database, filled)
        seen.append(right[0])
        if any(_without_looks(line, right) != _without_looks(line, wrong) for wrong in others):
            differing.append(line)
    assert leaks(seen) == []
    assert differing == []
    listed, written = seen[: len(READING.get(name, ()))], seen[len(READING.get(name, ())) :]
    assert {one.line: one.code for one in listed if one.code} == {}
    assert not written or name in _REFUSED or any(one.code == 0 for one in written)
    assert strays(tmp_path, folder) == []


def _without_looks(line: Line, seen: list[Seen]) -> list[Seen]:
    """But for the comparison of a denunciation, which is a look that the journal has."""
    is_look = line[0] in {"add-petition", "add-visit"} and seen[0].code == 0
    return seen[1:] if is_look else seen


LOOKS: tuple[tuple[Line, ...], ...] = (
    (("show", "1", "--reveal", f"nghi là {MARKERS['name']}"),),
    (("edit", "1", "--kind", "PA", "--reason", f"nghi là {MARKERS['name']}"),),
    (
        ("add-petition", "--kind", "TC", "--channel", "post", "--field", "land", "--received",
         "20/11/2026", *_WHO, "--summary", "zzz"),
        ("undo", "--yes"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("lines", LOOKS, ids=lambda lines: lines[0][0])
def test_where_the_answer_tells_the_look_is_in_the_journal_first(
    registers: tuple[Path, Path], database: Path, lines: tuple[Line, ...]
) -> None:
    found = []
    # A look was made with each denunciation that was recorded beside another one; one by prompts.
    made = sum(
        line[0] == "add-petition" and ("TC" in line or "--contains-denunciation" in line)
        for line in RECORDED
    )
    for seen in _outcomes(registers, database, *lines):
        looks = [
            {**entry, "reason": None}
            for entry in json.loads(seen[-2].text)
            if entry["command"] == "reveal"
        ]
        assert len(looks) == made + 1
        found.append(looks)
    assert found[0] == found[1]


def test_a_locked_journal_refuses_before_anything_is_compared(
    registers: tuple[Path, Path], database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_arguments: object, **_options: object) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr("tiepdan.records.writing.session.operations.seal", locked)
    for line, *_others in LOOKS:
        right, wrong = _outcomes(registers, database, line)
        assert _differing(right, wrong) == []
        assert right[0].code == 6


def test_a_person_of_two_petitions_is_not_known_by_a_correction(
    tiepdan: Tiepdan, tmp_path: Path
) -> None:
    """A denunciation and an opinion that came with one number of a person in an import."""
    folder = write_files(tmp_path / "files")
    file = folder / "petitions.csv"
    first_line, *others = file.read_text(encoding="utf-8").splitlines()
    values = {
        "number": "2024-0003", "received_on": "2024-10-02", "channel": "post", "kind": "PA",
        "field": "land", "petitioner": "1", "summary": "Đường",
    }  # fmt: skip
    added = ",".join(values.get(heading, "") for heading in first_line.split(","))
    file.write_text("\n".join((first_line, *others, added, "")), encoding="utf-8")
    path = tmp_path / "shared.db"
    for line in (
        ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh", "--db", str(path)),
        ("import", str(folder), "--db", str(path)),
    ):
        assert tiepdan(*line).code == 0
    denunciation, opinion = (("--db", str(path), number) for number in (NEXT, "2024-0003"))

    def name() -> str:
        return str(tiepdan("show", *opinion, "--json").data["facts"]["name"])

    assert tiepdan("edit", *denunciation, "--name", "Người Khác").code == 0
    assert name() == MARKERS["name"]
    assert tiepdan("edit", *opinion, "--name", "Đã Sửa").code == 0
    assert name() == "Đã Sửa"
    assert "2024-0003" not in tiepdan("history", *denunciation).out
    assert NEXT not in tiepdan("history", *opinion).out
    assert tiepdan("check", "--db", str(path)).code == 0


def test_whether_a_link_that_is_not_shown_was_there_is_not_told(
    tiepdan: Tiepdan, database: Path, registers: tuple[Path, Path]
) -> None:
    """A link of what was shown, and is a protected denunciation again."""
    answers = []
    for link in ((), (("link", "2", "--continues", "1"),)):
        put(registers[0], database)
        waiver = ("waive-protection", "1", "--on", "12/11/2026", "--document", "5/ĐN")
        for line in (waiver, *link):
            assert tiepdan(*line).code == 0
        assert tiepdan("undo", str(_number_of(tiepdan, "waive")), "--yes").code == 0
        answers.append([tiepdan("unlink", "2", "1") for _time in range(2)])
        assert [row["command"] for row in tiepdan("history", "--json").data][-2:] == ["unlink"] * 2
    assert answers[0] == answers[1]
    assert answers[0][0].code == 0


def _number_of(tiepdan: Tiepdan, command: str) -> int:
    """The last operation of a command."""
    rows = tiepdan("history", "--json").data
    return max(int(row["operation"]) for row in rows if row["command"].startswith(command))
