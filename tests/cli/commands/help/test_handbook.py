"""``tiepdan handbook``: the contents, a page by any of its names, in a pipe and on a terminal."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tests.examples import HANDBOOK, environment_for, text_of
from tests.terminal import Terminal

COPIES = next(page for page in HANDBOOK if page.stem == "10-ban-sao")
STYLE = re.compile("\x1b\\[[0-9;]*m")


def test_without_a_topic_the_contents_are_shown(tiepdan: Tiepdan) -> None:
    run = tiepdan("handbook")
    assert (run.code, run.err) == (0, "")
    listed = tiepdan("handbook", "--json").data
    assert [row["number"] for row in listed] == [*range(1, len(HANDBOOK) + 1)]
    assert [f"{row['number']:02}-{row['topic']}" for row in listed] == [
        page.stem for page in HANDBOOK
    ]
    for row in listed:
        assert row["title"] in run.out


@pytest.mark.parametrize(
    "typed",
    ["10", "ban-sao", "Ban sao", "bản sao", "BẢN SAO", "Bản sao, kiểm tra, tiêu hủy", "tieu huy"],
)
def test_a_page_is_found_by_its_number_its_file_and_words_of_its_title(
    tiepdan: Tiepdan, typed: str
) -> None:
    assert tiepdan("handbook", typed).out == text_of(COPIES)
    assert tiepdan("handbook", *typed.split()).out == text_of(COPIES)


def test_every_page_is_found_by_all_its_names(tiepdan: Tiepdan) -> None:
    for row in tiepdan("handbook", "--json").data:
        for typed in (str(row["number"]), row["topic"], row["title"]):
            found = tiepdan("handbook", typed, "--json")
            assert (found.data["topic"], found.data["title"]) == (row["topic"], row["title"])
            assert found.data["text"].startswith(f"# {row['title']}\n")


@pytest.mark.parametrize("typed", ["99", "bánh mì", "", "-", "x" * 300])
def test_an_unknown_topic_is_one_sentence_with_the_topics(tiepdan: Tiepdan, typed: str) -> None:
    run = tiepdan("handbook", typed)
    assert (run.code, run.out, len(run.err.splitlines())) == (3, "", 1)
    assert "10 ban-sao" in run.err


def test_words_of_several_titles_name_these(tiepdan: Tiepdan) -> None:
    run = tiepdan("handbook", "ghi")
    assert run.code == 3
    assert "may be several" in run.err
    assert "2 ghi-so" in run.err
    assert "5 to-cao" not in run.err


def test_no_register_is_needed_and_none_is_looked_at(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "no folder" / "so.db"
    monkeypatch.setenv("TIEPDAN_DB", str(missing))
    assert tiepdan("handbook", "1").code == 0
    assert not missing.parent.exists()


@pytest.mark.parametrize(
    ("columns", "is_plain"),
    [
        ("20", False), ("80", True), ("200", False),
        *(pytest.param(*other, marks=pytest.mark.exhaustive)
          for other in (("20", True), ("80", False), ("200", True))),
    ],
)  # fmt: skip
def test_on_a_terminal_it_is_set_in_any_width(tmp_path: Path, columns: str, is_plain: bool) -> None:
    environment = {**environment_for(tmp_path), "COLUMNS": columns, "TERM": "xterm-256color"}
    if is_plain:
        environment["NO_COLOR"] = "1"
    with closing(Terminal(environment)) as terminal:
        code, printed = terminal.run(["handbook", "ban-sao"], environment, tmp_path)
    assert code == 0
    lines = [line.rstrip() for line in STYLE.sub("", printed).replace("\r", "").splitlines()]
    assert max(map(len, lines)) <= int(columns)
    assert " ".join(lines).startswith("Bản sao, kiểm tra, tiêu")
    assert not [line for line in lines if line.startswith(("## ", "```", "- "))]
    assert ("\x1b[1m" in printed) is not is_plain  # what is typed stands out
    if columns == "200":
        assert max(len(line) for line in lines if "│" not in line) <= 100
        assert "  $ tiepdan backup" in lines
    if columns == "80":  # examples fit as they are
        assert "$ tiepdan backup" in lines
        assert max(len(line) for line in lines if line.startswith("│ 22/11/2026")) == 80


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_no_page_has_colours_that_need_a_dark_background(tmp_path: Path, every: int) -> None:
    environment = {**environment_for(tmp_path), "TERM": "xterm-256color"}
    with closing(Terminal(environment)) as terminal:
        for page in HANDBOOK[::every]:
            code, printed = terminal.run(["handbook", page.stem[3:]], environment, tmp_path)
            assert code == 0
            assert {*STYLE.findall(printed)} <= {
                "\x1b[0m",
                "\x1b[1m",
                "\x1b[2m",
                "\x1b[3m",
                "\x1b[1;4m",
            }
