"""From ``data/provinces.toml`` to the provinces; a file with problems is refused, naming all."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.provinces import Province, place_key
from tiepdan.law.toml.reader import read_files
from tiepdan.law.toml.table import TomlTable, refuse


@dataclass(frozen=True, slots=True)
class _Provinces:
    """The file: by which resolution, since when, and each province with its names."""

    source: str
    since: date
    provinces: tuple[Province, ...] = field(default=(), metadata={"key": "provinces"})


@lru_cache(maxsize=1)
def load_provinces(folder: Path) -> tuple[Province, ...]:
    """The provinces and cities of today, in the order of the file.

    Raises:
        DataFileError: keys are missing, unknown or wrong, or a name is there twice.
    """
    problems: list[str] = []
    found: tuple[Province, ...] = ()
    for table, file in read_files([folder / "provinces.toml"], _Provinces, {}, problems):
        if file is not None:
            _check_names(table, file)
            found = file.provinces
    refuse(problems)
    return found


def _check_names(table: TomlTable, file: _Provinces) -> None:
    seen: set[str] = set()
    for province in file.provinces:
        for name in (province.name, *province.former, *province.others):
            if place_key(name) in seen:
                table.note("provinces", _("{name} is used twice").format(name=name))
            seen.add(place_key(name))
