"""The examples of the README and of each handbook page, run in order, print what is shown."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.examples import (
    HANDBOOK,
    PAGES,
    README,
    ROOT,
    as_printed,
    environment_for,
    examples,
    outputs,
    set_up_office,
    text_of,
)
from tests.terminal import Terminal
from tiepdan.reports.handbook import find_page, read_pages

_LONGEST_README = 12 * 1024


def _name(page: Path) -> str:
    return page.stem


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    with closing(Terminal(environment_for(tmp_path_factory.mktemp("nobody")))) as one:
        yield one


@pytest.fixture(scope="module")
def office(terminal: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("office")
    set_up_office(terminal, home)
    return home


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(examples(text_of(page)))], ids=_name
)
def test_a_page_shows_what_the_program_prints(page: Path, terminal: Terminal, office: Path) -> None:
    # A folder as the pages are written anew in: where a line breaks depends on its name's length.
    with TemporaryDirectory() as home:
        for example, code, printed in outputs(text_of(page), terminal, Path(home), office):
            assert code == 0, (example.line, printed)
            assert as_printed(printed, example.output) == example.output, example.line


def test_most_pages_have_examples() -> None:
    assert len([example for page in PAGES for example in examples(text_of(page))]) > 100
    without = {page.stem[3:] for page in HANDBOOK if not any(examples(text_of(page)))}
    assert without == {"tra-cuu", "thay-doi"}


def test_the_first_commands_do_so_as_started_by_a_shell(tmp_path: Path) -> None:
    environment = environment_for(tmp_path)
    for example in [*examples(text_of(README))][:3]:
        done = subprocess.run(
            [sys.executable, "-m", "tiepdan", *example.words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**environment, "TIEPDAN_TODAY": example.day or ""},
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 0, (example.line, done.stderr)


def test_the_readme_is_short_and_names_every_page() -> None:
    assert README.stat().st_size <= _LONGEST_README
    for page in HANDBOOK:
        assert f"(data/handbook/{page.name})" in text_of(README)


def test_the_lines_of_the_readme_that_install_and_test_are_those_that_are_tried() -> None:
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("not a checkout")
    lines = re.findall(r"^```sh\n(.*?)\n```$", text_of(README), re.MULTILINE | re.DOTALL)
    assert len(lines) == 2
    for line in lines:
        assert f"\n{line}\n" in script.read_text(encoding="utf-8")


def test_whatever_refers_to_a_page_names_one() -> None:
    pages = read_pages(ROOT / "data")
    for page in PAGES:
        for typed in re.findall(r"`tiepdan handbook ([^`\[]+)`", text_of(page)):
            assert find_page(pages, " ".join(shlex.split(typed)))


def test_the_map_of_the_house_names_what_is_there() -> None:
    package = ROOT / "tiepdan"
    named = re.findall(r"`([a-z_./]+(?:/|\.py|\.toml|\.md|\.po))`", text_of(package / "README.md"))
    missing = {one for one in named if not ((package / one).exists() or (ROOT / one).exists())}
    assert len(named) > 40
    assert missing == set()
