"""A visit is one of a large group by the text in force on its day, wherever that is said."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tiepdan import paths

PERIOD = ("--from", "2025", "--to", "2026")


@pytest.fixture
def four_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The law as if groups had counted as large from four people on until 29/09/2025."""
    folder = Path(shutil.copytree(paths.data_folder(), tmp_path / "data"))
    file = folder / "numbers.toml"
    text = file.read_text(encoding="utf-8")
    old = 'id = "DDN-2021"\namount = 5'
    assert old in text
    file.write_text(text.replace(old, 'id = "DDN-2021"\namount = 4'), encoding="utf-8")
    monkeypatch.setattr(paths, "data_folder", lambda: folder)


@pytest.fixture
def visits(tiepdan: Tiepdan, database: Path) -> None:
    for day, people in (("29/09/2025", "4"), ("30/09/2025", "4"), ("30/09/2025", "5")):
        run = tiepdan("add-visit", "--on", day, "--people", people, "--content", "Hỏi", "--json")
        assert run.code == 0, run.err


@pytest.mark.usefixtures("visits")
def test_five_people_are_one_and_four_are_not(tiepdan: Tiepdan) -> None:
    figures = tiepdan("stats", *PERIOD, "--json").data["figures"]
    assert figures["large_groups"]["total"] == 1
    rows = tiepdan("stats", *PERIOD, "--rows", "large_groups", "--json").data
    assert [(row["date"], row["people"]) for row in rows] == [("2025-09-30", 5)]


@pytest.mark.usefixtures("four_before", "visits")
def test_another_number_before_a_day_changes_only_what_was_before_it(tiepdan: Tiepdan) -> None:
    rows = tiepdan("stats", *PERIOD, "--rows", "large_groups", "--json").data
    assert [(row["date"], row["people"]) for row in rows] == [
        ("2025-09-29", 4), ("2025-09-30", 5)
    ]  # fmt: skip
    listed = tiepdan("visits", *PERIOD, "--json").data
    assert [row["large_group"] for row in listed] == [True, False, True]


@pytest.mark.usefixtures("four_before", "database")
@pytest.mark.parametrize(("day", "is_large"), [("29/09/2025", True), ("30/09/2025", False)])
def test_recording_goes_by_the_day_of_the_visit(
    tiepdan: Tiepdan, day: str, *, is_large: bool
) -> None:
    run = tiepdan("add-visit", "--on", day, "--people", "4", "--content", "Hỏi", "--json")
    assert run.data["large_group"] is is_large
    assert ("from 4 people on it is a large group." in run.err) is is_large


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("14/12/2014", "on 14/12/2014 is not known; counted from 5 people on, as by Thông tư"
                       " 07/2014/TT-TTCP, Điều 6"),
        ("15/12/2014", "By Thông tư 07/2014/TT-TTCP, Điều 6"),
        ("15/12/2014", "That is doubtful: tiepdan limits --on 15/12/2014."),
        ("30/09/2025", "By Thông tư 06/2025/TT-TTCP"),
    ],
)  # fmt: skip
def test_the_text_of_the_day_is_named_or_that_none_is_known(
    tiepdan: Tiepdan, day: str, said: str
) -> None:
    assert said in tiepdan("add-visit", "--on", day, "--people", "5", "--content", "Hỏi").err


@pytest.mark.usefixtures("visits")
def test_the_figure_names_the_article_of_each_day(tiepdan: Tiepdan) -> None:
    data = tiepdan("stats", *PERIOD, "--explain", "large_groups", "--json").data
    assert [(row["amount"], row["since"]) for row in data["law"]] == [
        (5, "2021-11-15"), (5, "2025-09-30")
    ]  # fmt: skip
    assert "06/2025/TT-TTCP" in data["law"][1]["basis"]
    assert data["law"][0]["doubt"]
    out = tiepdan("stats", "--from", "2026", "--explain", "large_groups").out
    assert "Thông tư 06/2025/TT-TTCP" in out
    assert "Doubtful" not in out


def test_the_numbers_stand_with_the_limits(tiepdan: Tiepdan) -> None:
    out = tiepdan("limits", "--on", "01/07/2026").out
    assert "Numbers of the law in force on 01/07/2026" in out
    assert "DDN-2025" in out
    assert "Luật Tiếp công dân 42/2013/QH13, Điều 29" in out
    assert "DDN-2025" not in tiepdan("limits", "--kind", "KNPA").out


def test_a_broken_file_is_named(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(paths.data_folder(), tmp_path / "broken"))
    (folder / "numbers.toml").write_text("[[number]]\n", encoding="utf-8")
    monkeypatch.setattr(paths, "data_folder", lambda: folder)
    run = tiepdan("stats")
    assert run.code == 5
    assert "numbers.toml" in run.err
