"""What the loader reads of ``data/numbers.toml``, and what it refuses, naming every problem."""

import shutil
from pathlib import Path

import pytest

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.toml.numbers import load_numbers


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(paths.data_folder() / "numbers.toml", tmp_path / "numbers.toml"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_file_has_every_number() -> None:
    numbers = load_numbers(paths.data_folder())
    assert set(numbers) == set(NumberId)
    for number in numbers.values():
        assert number.name
        for version in number.versions:
            assert version.article
            assert version.source


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("amount = 5", "amount = 0", "“amount”"),
        ("amount = 5", "amuont = 5", "“amuont” is not a known key"),
        ("since = 2021-11-15", "since = 2021-11-16", "leaves days without a number"),
        ("since = 2021-11-15", "since = 2021-11-14", "is in the period of the version before"),
        ("until = 2021-11-14", "until = 2014-01-01", "“until” is before “since”"),
        ("since = 2025-09-30", "since = 2025-09-30\nuntil = 2026-12-31", "after the last version"),
        ('id = "DDN-2021"', 'id = "DDN-2014"', "“id” is used twice"),
        ('id = "represented_group"', 'id = "large_group"', "“represented_group” is missing"),
        ('id = "represented_group"', 'id = "large_group"', "“id” is used twice"),
        ('id = "many_people"', 'id = "crowds"', "crowds"),
        ('confidence = "verified"', 'confidence = "secondary"', "“doubt” is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(file: Path, old: str, new: str, problem: str) -> None:
    change(file, old, new)
    with pytest.raises(DataFileError) as refusal:
        load_numbers(file.parent)
    assert problem in str(refusal.value)
    assert str(file) in str(refusal.value)
    assert refusal.value.exit_code == 5
