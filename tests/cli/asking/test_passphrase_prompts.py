"""A passphrase at a real terminal: typed twice to make a copy, once to open it, never shown."""

from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import CTRL_C, converse
from tests.cli.conftest import Tiepdan
from tests.records import durable
from tiepdan.records.copies import making

WORDS = "bon tu khong lien quan"


def test_typed_twice_to_make_and_once_to_open(
    database: Path, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.tiepdan"
    assert tiepdan(*durable.ADD).code == 0
    code, screen = converse("backup", str(copy), "--passphrase", answers=[WORDS, WORDS])
    assert code == 0, screen
    assert WORDS not in screen
    assert making.is_encrypted(copy)
    assert tiepdan(*durable.ADD).code == 0
    code, screen = converse("restore", str(copy), "--yes", answers=[WORDS])
    assert code == 0, screen
    assert WORDS not in screen
    assert durable.broken_promises(database, [1]) == []


@pytest.mark.parametrize(
    ("answers", "expected"), [([WORDS, "something else"], 2), ([WORDS, CTRL_C], 130)]
)
def test_typed_in_two_ways_or_given_up(
    database: Path, tmp_path: Path, answers: list[str], expected: int
) -> None:
    code, screen = converse(
        "backup", str(tmp_path / "copy.tiepdan"), "--passphrase", answers=answers
    )
    assert code == expected, screen
    assert "Traceback" not in screen
    assert not (tmp_path / "copy.tiepdan").exists()
