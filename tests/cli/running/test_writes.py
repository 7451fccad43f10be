"""What a command says it wrote is in the journal; where nothing is, it says that instead."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands.data import test_undo
from tests.cli.commands.data.test_undo import folder  # noqa: F401 (a fixture)
from tests.cli.conftest import DENUNCIATION, Tiepdan, assert_refused, do

CASES = test_undo.CASES


def operations(tiepdan: Tiepdan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tiepdan("history", "--json").data
    return found


@pytest.mark.parametrize("name", test_undo.WRITING)
def test_a_command_given_twice_says_twice_what_it_did_or_that_it_did_nothing(
    tiepdan: Tiepdan,
    cases: Path,
    folder: Path,  # noqa: F811 (a fixture)
    name: str,
) -> None:
    """Every command that writes: ``test_undo`` sees to it that none is missing."""
    command = [word.replace("FOLDER", str(folder)) for word in test_undo.WRITING[name]]
    before = len(operations(tiepdan))
    first = tiepdan(*command)
    assert first.code == 0
    after = operations(tiepdan)
    assert len(after) == before + 1
    content = cases.read_bytes()
    second = tiepdan(*command)
    again = operations(tiepdan)
    if len(again) == before + 2:
        assert second.code == 0
    else:
        assert again == after
        # A proposal is shown once more; of a file only what is new is added.
        assert (second.code == 0) == (name in {"schedule", "import"}), second.err
        assert after[-1]["words"] not in second.err
        assert cases.read_bytes() == content


def test_a_switch_that_is_so_already(tiepdan: Tiepdan, database: Path) -> None:
    switch = ("local-rules", "ha-tinh", "--on")
    do(tiepdan, switch)
    assert_refused(tiepdan, database, switch, "Nothing was written: it is recorded like that")


def test_files_without_a_row(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "petitioners.csv").write_text("number,name\n", encoding="utf-8")
    before = operations(tiepdan)
    run = tiepdan("import", str(tmp_path / "rows"))
    assert (run.code, run.out) == (0, "")
    assert "Nothing new" in run.err
    assert "Added" not in run.err
    assert operations(tiepdan) == before


def test_what_the_law_puts_back_was_not_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        ("add-meeting", "--kind", "periodic_reception", "--on", "24/11/2026"),
        ("hold", "B1", "--people", "0", "--today", "24/11/2026"),
    )
    held = ("edit-meeting", "B1", "--status", "held", "--today", "24/11/2026")
    assert_refused(tiepdan, database, held, "0 people present", "--people")
    assert_refused(tiepdan, database, (*held, "--people", "0"), "is recorded as “nobody came”")
    planned = ("edit-meeting", "B1", "--status", "planned", "--today", "24/11/2026")
    assert_refused(tiepdan, database, (*planned, "--people", "0"), "0 people were present")
    do(tiepdan, planned)
    assert tiepdan("show", "B1", "--json").data["facts"]["people_present"] is None
    do(tiepdan, ("undo", "--yes"))
    run = tiepdan(*held, "--people", "3")
    assert "corrected status, people present" in run.err
    run = tiepdan("edit-meeting", "B1", "--people", "0", "--today", "24/11/2026")
    assert "corrected people present, status" in run.err
    assert operations(tiepdan)[-1]["words"] == "B1: corrected people present, status."


@pytest.mark.parametrize("people", ["0", "7"])
def test_a_planned_meeting_counts_nobody(tiepdan: Tiepdan, database: Path, people: str) -> None:
    add = ("add-meeting", "--kind", "periodic_reception", "--on", "24/12/2026", "--status")
    wrong = (*add, "planned", "--people", people)
    assert_refused(tiepdan, database, wrong, f"{people} people were present", "planned")


def test_an_extension_by_days_is_no_longer_one_to_a_day(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        DENUNCIATION,
        ("accept", "1", "--on", "28/08/2026"),
        ("extend", "1", "--to", "20/10/2026", "--complexity", "complex", "--document", "3/QĐ",
         "--on", "20/09/2026"),
    )  # fmt: skip
    run = tiepdan("edit-event", "1", "extended", "--days", "5")
    assert run.code == 0, run.err
    (event,) = (row for row in _rows(database, "petition_event") if row["kind"] == "extended")
    assert (event["extended_days"], event["extended_to"]) == (5, None)
    assert_refused(
        tiepdan, database, ("edit-event", "1", "extended", "--days", "5"), "like that already"
    )


def _rows(path: Path, table: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


class TestTheClerksName:
    """It is of no register, and is said only where it was kept as well."""

    def test_another_one_stands_over_it(self, tiepdan: Tiepdan) -> None:
        run = tiepdan("clerk", "Lan")
        assert (run.code, run.out) == (4, "")
        assert "TIEPDAN_CLERK=Người ghi" in run.err

    def test_it_cannot_be_kept(
        self, tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.delenv("TIEPDAN_CLERK")
        assert tiepdan("clerk", "Lan").out == "Lan\n"
        (tmp_path / "file").touch()
        for variable in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
            monkeypatch.setenv(variable, str(tmp_path / "file"))
        run = tiepdan("clerk", "Hoa")
        assert (run.code, run.out) == (4, "")
        assert "could not be kept" in run.err
