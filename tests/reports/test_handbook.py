from pathlib import Path

import pytest

from tiepdan.errors import DataFileError
from tiepdan.reports.handbook import read_pages


def test_without_pages_the_program_is_not_whole(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="install tiepdan again"):
        read_pages(tmp_path)


def test_pages_stand_in_the_order_of_their_files_and_are_called_by_the_rest_of_the_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "handbook").mkdir()
    for name, title in (("02-hai", "Hai"), ("01-mot-va-nua", "Một rưỡi"), ("nhap", "Nháp")):
        (tmp_path / "handbook" / f"{name}.md").write_text(f"# {title}\n\nX\n", encoding="utf-8")
    pages = [(page.number, page.topic, page.title) for page in read_pages(tmp_path)]
    assert pages == [(1, "mot-va-nua", "Một rưỡi"), (2, "hai", "Hai")]
