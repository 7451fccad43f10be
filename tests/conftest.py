import csv
import gc
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

os.environ["TIEPDAN_LANG"] = "en"  # before the package chooses its catalogue
os.environ.pop("COLUMNS", None)  # some terminals hand it on, and what is printed would be as wide

from tiepdan.law.counting.calendar import DayKind, SpecialDay
from tiepdan.records.journal.operations import Entry

DAYS_OFF = Path(__file__).parent / "data" / "days-off-2018-2027.csv"


@pytest.fixture(scope="session")
def official_days() -> Mapping[date, SpecialDay]:
    """The official table: each day that differs from its weekday, December 2018 to 2027."""
    with DAYS_OFF.open(encoding="utf-8", newline="") as table:
        days = [
            SpecialDay(
                day=date.fromisoformat(row["date"]),
                kind=DayKind(row["kind"]),
                name=row["name_vi"],
                authority=row["authority"],
            )
            for row in csv.DictReader(table)
        ]
    return {special.day: special for special in days}


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills, once for all processes that run tests side by side.

    What is in it may be copied, and not be changed.
    """
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / name
    # A lock that a process cannot leave behind, whatever becomes of it.
    with closing(sqlite3.connect(shared / f"{name}.lock", timeout=600)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not folder.exists():
            unfinished = factory.mktemp(name)
            make(unfinished)
            unfinished.rename(folder)
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: no core should wait for them at the end."""
    items.sort(key=lambda item: item.path.name not in {"test_examples.py", "test_quality.py"})


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: no collection of garbage looks at it again.

    Every few commands make enough objects for a full collection, which took longer than they did.
    """
    gc.collect()
    gc.freeze()


def entry() -> Entry:
    """What the journal notes of a test's own writing."""
    return Entry("Người ghi", "test", "Written by a test.")
