"""What became secret later, or belongs to a case: two registers that differ in secrets alone.

Petitions and visits that were corrected into denunciations after they were joined, forwarded, urged
and noted; what was taken back; decisions enforced, denouncers protected, things void.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.walks.test_guesses import MOMENTS
from tests.cli.walks.walking import (
    DENOUNCER,
    MARKERS,
    NOTE,
    ONE_OF_EACH_SOURCE,
    OUTLINES,
    VISIT,
    Seen,
    leaks,
    otherwise,
    put,
    run,
)
from tests.conftest import made_once
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.text import fold

Line = tuple[str, ...]

_WHO = (*DENOUNCER, "--representative", MARKERS["representative"], "--origin", MARKERS["origin"],
        "--people", "12", "--former-number", "12/2025")  # fmt: skip
_LATER = ("add-petition", "--kind", "PA", "--channel", "post", "--field", "land", *_WHO)
_DENUNCIATION = ("add-petition", "--kind", "TC", "--channel", "other_office", "--field",
                 "corruption", "--sent-by", "UBND tỉnh", "--sent-document", "5/UB",
                 *_WHO)  # fmt: skip
_VISIT = (*VISIT, "--settled-by", "UBND tỉnh", "--same-content", "3", "--meeting", "B1",
          "--on", "12/11/2026")  # fmt: skip
_JOINING = ("--note", MARKERS["petition_link_note"])
_PROTECTION = ("--note", MARKERS["protection_note"])

RECORDED: tuple[Line, ...] = (
    ("add-meeting", "--kind", "periodic_reception", "--on", "12/11/2026"),
    (*_DENUNCIATION, "--received", "10/11/2026", "--mixed", "yes"),
    ("add-petition", "--kind", "PA", "--channel", "post", "--field", "land", "--name", "Hộ 9",
     "--summary", "Đường", "--received", "10/11/2026"),
    (*_DENUNCIATION, "--received", "11/11/2026", "--split-from", "1"),
    # The fourth becomes a denunciation only after all that can be said of an opinion.
    (*_LATER, "--received", "12/11/2026"),
    ("join", "4", "2", *_JOINING),
    ("mark", "4", "--degradation", "yes"),
    (*_VISIT, "--petition", "4"),
    (*_VISIT, "--kind", "PA", "--field", "land"),
    ("join", "4", "--visit", "2"),
    ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKERS["title"],
     "--addressees", MARKERS["addressees"], "--on", "12/11/2026", "--petition", "4"),
    ("note", "4", MARKERS["note"]),
    ("forward", "4", "--body", "Sở A", "--on", "13/11/2026", *NOTE),
    ("urge", "4", "--on", "16/11/2026", *NOTE),
    ("record", "4", "agency_replied", "--on", "17/11/2026", "--body", "Sở A", *NOTE),
    ("unlink", "4", "2"),
    ("edit", "4", "--kind", "TC"),
    ("join", "4", "3", *_JOINING),
    # Visits that were corrected to a denunciation, and from one, which was taken back.
    (*_VISIT, "--kind", "KN", "--outcome", "forwarded", "--body", "Sở B", "--document", "8/PC"),
    ("edit-visit", "3", "--kind", "TC"),
    (*_VISIT, "--kind", "TC", "--outcome", "refused", "--ground", "settled"),
    ("edit-visit", "4", "--kind", "KN", "--reason", f"không phải của {MARKERS['visitor_name']}"),
    ("undo", "--yes"),
    (*_VISIT, "--petition", "1"),
    ("separate", "1", "--visit", "5", "--reason", f"không phải của {MARKERS['visitor_name']}"),
    ("undo", "--yes"),
    ("examine", "1", "--on", "12/11/2026", "--reason", "trùng", *NOTE),
    ("forward", "1", "--body", "Sở C", "--on", "19/11/2026", "--already-done", MARKERS["note"]),
    ("accept", "3", "--on", "13/11/2026", *NOTE),
    ("decide", "3", "--on", "16/11/2026", "--result", "true", "--measure", "recovered_money=24"),
    ("enforce", "3", "--on", "17/11/2026", "--measure", "recovered_money=9", *NOTE),
    ("enforce", "3", "--on", "18/11/2026", "--measure", "recovered_money=20",
     "--more-than-ordered", MARKERS["more_than_ordered"]),
    ("protect", "3", "--measure", "life", "--relatives", "2", "--on", "16/11/2026", *_PROTECTION),
    ("end-protection", "3", "--on", "20/11/2026"),
    ("entered", "1", "3", "--visit", "1", "--on", "20/11/2026"),
    ("void", "--visit", "3", "--reason", MARKERS["void_reason"]),
    ("opening-balance", "--on", "01/11/2026", "--kind", "TC", "--received", "3", "--resolved",
     "1", "--closed", "0", "--carried-forward", "2"),
)  # fmt: skip
READING: tuple[Line, ...] = (
    *((name, number) for name in ("show", "history") for number in ("1", "2", "3", "4", "B1")),
    *((name, "--json") for name in ("visits", "documents", "history", "opening-balance")),
    *(("petitions", *which, "--json") for which in (
        ("--all",), ("--to-split",), ("--not-entered",), ("--not-examined",), ("--owed",),
        ("--mark", "degradation"), ("--sort", "hamlet"), ("--hamlet", fold(MARKERS["hamlet"])),
    )),
    *(("search", fold(marker)[:4], "--json") for marker in MARKERS.values()),
    ("search", "12/2025"), ("search", "so a"), ("--no-color",), ("--json",), ("overdue",),
    ("due", "--within", "250"),
    ("visits",), ("check",), ("purge",),
    *(("report", name, "--from", "2024", "--to", "2026", "--json") for name in OUTLINES),
    ("stats", "--period", "Q4/2026", "--compare"),
    ("stats", "--from", "2024", "--by", "kind,field"),
    *(("stats", "--from", "2024", "--by", dimension.value) for dimension in Dimension),
    *(("stats", "--from", "2024", "--rows", figure) for figure in ONE_OF_EACH_SOURCE),
)  # fmt: skip
WRITING: tuple[Line, ...] = (
    ("edit", "4", "--representative", MARKERS["representative"]),
    ("edit", "4", "--origin", MARKERS["origin"]),
    ("edit-visit", "2", "--follow-up", MARKERS["follow_up"]),
    ("edit-visit", "4", "--note", MARKERS["visit_note"]),
    ("edit-document", "1", "--addressees", MARKERS["addressees"]),
    ("edit-event", "4", "urged", *NOTE),
    ("edit-protection", "1", *_PROTECTION),
    ("join", "4", "1", *_JOINING), ("join", "2", "4"), ("separate", "4"), ("unlink", "4", "2"),
    ("join", "2", "--visit", "1"), ("separate", "2", "--visit", "1"),
    ("separate", "4", "--visit", "1"),
    ("add-petition", "--visit", "4", "--kind", "PA"), ("void", "3", "--reason", MARKERS["name"]),
    ("undo", "20", "--yes"), ("undo", "5", "--yes"),
)  # fmt: skip


def _made(template: Path, database: Path, spell: Callable[[str], str]) -> None:
    put(template, database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIEPDAN_DB", str(database))
        patch.setenv("TIEPDAN_TODAY", "22/11/2026")
        patch.setenv("TIEPDAN_CLERK", "Người ghi")
        patch.setenv("XDG_DATA_HOME", str(database.parent / "home"))
        for line in RECORDED:
            seen = run(*map(spell, line))
            assert seen.code == 0, seen


@pytest.fixture(scope="module")
def registers(
    _templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    def make(folder: Path) -> None:
        _made(_templates["empty"], folder / "one.db", str)
        _made(_templates["empty"], folder / "other.db", otherwise)

    folder = made_once(tmp_path_factory, "corrected", make)
    return folder / "one.db", folder / "other.db"


def _seen(template: Path, database: Path, lines: tuple[Line, ...], *after: Line) -> list[Seen]:
    found = []
    put(template, database)
    for line in lines:
        if after:
            put(template, database)
        found += [run(*one) for one in (line, *after)]
    return [Seen(one.line, one.code, MOMENTS.sub("…", one.text)) for one in found]


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("lines", "after"),
    [(READING, ()), (WRITING, (("history", "--json"), ("history", "4"), ("visits", "--json")))],
    ids=["reading", "writing"],
)
def test_what_became_secret_shows_nowhere_and_changes_no_answer(
    registers: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lines: tuple[Line, ...],
    after: tuple[Line, ...],
) -> None:
    database = tmp_path / "r.db"
    monkeypatch.setenv("TIEPDAN_DB", str(database))
    one, other = (_seen(template, database, lines, *after) for template in registers)
    assert leaks(one) == []
    assert [this for this, that in zip(one, other, strict=True) if this != that] == []
    assert {seen.code for seen in one} <= ({0, 2, 4} if after else {0})


def test_a_look_with_its_reason_shows_what_became_secret(
    registers: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "r.db"
    monkeypatch.setenv("TIEPDAN_DB", str(database))
    put(registers[0], database)
    text = run("show", "4", "--reveal", "xác minh theo QĐ 12").text
    for place in ("name", "representative", "origin", "note"):
        assert MARKERS[place] in text, place
    assert '"reveal"' in run("history", "--json").text
