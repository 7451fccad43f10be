"""A register comes back from every kind of file, in whatever order and words these are written."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import entry, made_once
from tests.records.importing.other_files import FORMATS, changed, damaged, read
from tests.records.importing.test_again import FILES, OFFICE_FILES
from tests.reports.test_round_trip import rows_of
from tiepdan import paths
from tiepdan.dates import LAST_DAY
from tiepdan.errors import DataFileError
from tiepdan.records import database
from tiepdan.records.exporting.register import export_register
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions

few = partial(settings, max_examples=2, deadline=None, derandomize=True,
              phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
chances = st.builds(Random, st.integers(0, 1 << 16))
formats = pytest.mark.parametrize("name", FORMATS)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small register, of what was exported from it, and of a new empty one."""

    def make(folder: Path) -> None:
        (files := folder / "files").mkdir()
        for name, text in {**FILES, **OFFICE_FILES}.items():
            (files / name).write_text(text, encoding="utf-8")
        office = (paths.data_folder() / "ky-chau" / "office.csv").read_bytes()
        (files / "office.csv").write_bytes(office)
        sessions.create(folder / "empty.db", entry(), fill=lambda _session: None)
        _made_of(files, folder / "r.db", folder / "empty.db")
        with database.reading(folder / "r.db") as connection:
            (folder / "out").mkdir()
            export_register(connection, folder / "out", is_revealed=True)

    return made_once(tmp_path_factory, "round-trip-formats", make)


def _made_of(source: Path, path: Path, empty: Path) -> None:
    """Import into a copy of an empty register: making one takes longer than the import."""
    shutil.copy(empty, path)
    with sessions.writing(path, entry()) as session:
        import_register(session, source, today=LAST_DAY)


def _in_a_folder(look: Callable[[Path], None]) -> None:
    with TemporaryDirectory() as name:
        (folder := Path(name) / "files").mkdir()
        look(folder)


@formats
@few()
@given(random=chances)
def test_other_words_and_another_order_give_the_same_register(
    made: Path, name: str, random: Random
) -> None:
    rows, written = rows_of(made / "r.db"), changed(read(made / "out"), random)

    def look(folder: Path) -> None:
        source = FORMATS[name][0](written, folder)
        _made_of(source, folder.parent / "again.db", made / "empty.db")
        again = rows_of(folder.parent / "again.db")
        for table, expected in rows.items():
            assert again[table] == expected, (table, written.get(table))

    _in_a_folder(look)


@formats
@few()
@given(random=chances)
def test_what_is_damaged_names_its_place(made: Path, name: str, random: Random) -> None:
    write, place = FORMATS[name]
    written, file, line, column = damaged(changed(read(made / "out"), random), random)

    def look(folder: Path) -> None:
        source = write(written, folder)
        with pytest.raises(DataFileError) as refused:
            _made_of(source, folder.parent / "again.db", made / "empty.db")
        assert place(file, line, column) in str(refused.value)
        assert rows_of(folder.parent / "again.db") == rows_of(made / "empty.db")

    _in_a_folder(look)
