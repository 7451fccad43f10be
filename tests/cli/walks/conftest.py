"""The registers of the walks: two that differ in secrets alone, made once."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.walks.walking import ANSWERS, RECORDED, Seen, otherwise, put, run, write_files
from tests.conftest import made_once
from tests.terminal import needs_terminal


@dataclass(frozen=True)
class Planted:
    """A register with markers, and what was printed while it was made."""

    template: Path
    seen: list[Seen]


@pytest.fixture(scope="session")
def registers(
    _templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """One in which every guess at a marker is right, and one in which it is wrong."""
    needs_terminal()

    def make(folder: Path) -> None:
        for name, spell in (("right", str), ("wrong", otherwise)):
            seen = _record(_templates["empty"], folder / f"{name}.db", spell)
            text = json.dumps([asdict(one) for one in seen])
            (folder / f"{name}.json").write_text(text, encoding="utf-8")

    folder = made_once(tmp_path_factory, "walked", make)
    return folder / "right.db", folder / "wrong.db"


@pytest.fixture(scope="session")
def planted(registers: tuple[Path, Path]) -> Planted:
    """The one with the markers themselves."""
    template, _other = registers
    seen = json.loads(template.with_suffix(".json").read_text(encoding="utf-8"))
    return Planted(template, [Seen(**one) for one in seen])


def _record(template: Path, database: Path, spell: Callable[[str], str]) -> list[Seen]:
    """A denunciation by flags, by prompts and from files, each with all that can be linked."""
    put(template, database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIEPDAN_DB", str(database))
        patch.setenv("TIEPDAN_TODAY", "22/11/2026")
        patch.setenv("TIEPDAN_CLERK", "Người ghi")
        patch.setenv("XDG_DATA_HOME", str(database.parent / "home"))
        files = write_files(database.parent / "files", "2024-0001")
        for file in files.iterdir():
            file.write_text(spell(file.read_text(encoding="utf-8")), encoding="utf-8")
        seen = [run(*map(spell, line)) for line in RECORDED]
        answers = {
            question: spell(said) if isinstance(said, str) else said
            for question, said in ANSWERS.items()
        }
        code, screen = converse("add-petition", answers=answers, echoes=False)
        seen.append(Seen("add-petition at prompts", code, screen))
        seen.append(run("import", str(files)))
    assert [one for one in seen if one.code] == []
    return seen
