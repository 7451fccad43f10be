"""``tiepdan config``: what is set, from where, and how it is changed."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tiepdan
from tiepdan.cli.running.screen import console


def _settings(tiepdan: Tiepdan, *options: str) -> dict[str, Any]:
    run = tiepdan("config", "--json", *options)
    assert (run.code, run.err) == (0, "")
    return {row["setting"]: row for row in run.data}


def test_it_needs_no_register_and_says_where_it_would_be(tiepdan: Tiepdan) -> None:
    found = _settings(tiepdan)["database"]
    assert found["value"].endswith("tiepdan.db")
    assert found["source"] == "as usual"
    assert "TIEPDAN_DB=" in found["change"]


def test_a_variable_or_an_option_says_so(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "x.db")
    found = _settings(tiepdan, "--db", path, "--today", "06/07/2026")
    assert (found["database"]["value"], found["database"]["source"]) == (path, "--db")
    assert (found["today"]["value"], found["today"]["source"]) == ("06/07/2026", "--today")
    monkeypatch.setenv("TIEPDAN_DB", path)
    assert _settings(tiepdan)["database"]["source"] == "TIEPDAN_DB"
    assert _settings(tiepdan)["clerk"] == {
        "setting": "clerk", "label": "Name in the journal", "value": "Người ghi",
        "source": "TIEPDAN_CLERK", "change": 'tiepdan clerk "NAME"',
    }  # fmt: skip


def test_where_the_register_lies_is_shown_in_full(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = _settings(tiepdan, "--db", "x.db")
    assert found["database"]["value"] == str(tmp_path / "x.db")
    assert found["copies"]["value"] == str(tmp_path / "x.db.backups")
    assert found["letters"]["change"] == str(tmp_path / "letters")


def test_quotes_that_cmd_leaves_around_a_path_are_none_of_it(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "số mới" / "tiepdan.db")
    monkeypatch.setenv("TIEPDAN_DB", f'"{path}"')
    found = _settings(tiepdan)["database"]
    assert (found["value"], found["source"]) == (path, "TIEPDAN_DB")
    monkeypatch.setenv("TIEPDAN_DB", '""')
    assert _settings(tiepdan)["database"]["source"] == "as usual"


def test_a_console_without_colours_is_not_taken_for_the_clerks_wish(
    tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", console.CANNOT)
    assert _settings(tiepdan)["colors"]["source"] == "the terminal"
    monkeypatch.setenv("NO_COLOR", "1")
    assert _settings(tiepdan)["colors"]["source"] == "NO_COLOR"


def test_how_wide_lines_are_is_what_is_chosen_else_without_limit_in_a_pipe(
    tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = ("not limited", "printed to no terminal")
    for chosen in ("79", "79 "):
        monkeypatch.setenv("COLUMNS", chosen)
        found = _settings(tiepdan)["width"]
        assert (found["value"], found["source"]) == ("79", "COLUMNS")
    for senseless in ("", "wide", "0", "-5", "²", "9" * 20, "9" * 5000):
        for variable in ("COLUMNS", "LINES"):
            monkeypatch.setenv(variable, senseless)
        found = _settings(tiepdan)["width"]
        assert (found["value"], found["source"]) == without
        assert tiepdan("handbook", "1").code == 0


def test_a_folder_of_forms_beside_the_register_is_named(tiepdan: Tiepdan, database: Path) -> None:
    assert _settings(tiepdan)["forms"]["value"] == "none"
    (database.parent / "forms").mkdir()
    assert _settings(tiepdan)["forms"]["value"] == str(database.parent / "forms")


def test_a_variable_that_means_nothing_is_refused(
    tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "soon")
    run = tiepdan("config")
    assert (run.code, run.out) == (2, "")
    assert "TIEPDAN_LOCK_WAIT" in run.err
