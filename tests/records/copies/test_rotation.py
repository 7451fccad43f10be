"""Daily copies: one a day, thinned out so that no wrong clock and no second process loses any."""

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.registers import logical, make_register, names_in, start
from tiepdan.errors import DatabaseError, NotFoundError
from tiepdan.records.copies.rotation import copies_to_keep, daily_copy
from tiepdan.records.file.location import backup_folder

TODAY = date(2026, 11, 23)

some_days = st.lists(st.dates(date(2020, 1, 1), date(2030, 12, 31)), max_size=60)
a_run_of_days = st.builds(
    lambda first, gaps: [first + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))],
    st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    st.lists(st.integers(1, 40), min_size=1, max_size=80),
)


@given(some_days)
def test_what_is_kept_was_there_and_is_little(days: list[date]) -> None:
    kept = copies_to_keep(days)
    assert kept <= set(days)
    assert len(kept) <= 7 + 4 + 12
    assert set(sorted(set(days))[-7:]) <= kept
    assert copies_to_keep(sorted(kept)) == kept


@given(some_days)
def test_each_of_the_newest_months_and_weeks_keeps_its_last(days: list[date]) -> None:
    kept = copies_to_keep(days)
    for period_of, count in ((lambda day: (day.year, day.month), 12), (_week, 4)):
        for period in sorted({period_of(day) for day in days})[-count:]:
            assert max(day for day in days if period_of(day) == period) in kept


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


@given(a_run_of_days)
def test_thinning_out_every_day_keeps_what_thinning_out_once_keeps(days: list[date]) -> None:
    left: set[date] = set()
    for day in days:
        left = copies_to_keep([*left, day])
    assert left == copies_to_keep(days)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return make_register(tmp_path / "r.db")


def _with_copies_of(register: Path, days: list[date]) -> Path:
    folder = backup_folder(register)
    folder.mkdir()
    for day in days:
        (folder / f"auto-{day}.db").touch()
    return folder


def test_one_copy_a_day(register: Path) -> None:
    copy = daily_copy(register, TODAY)
    assert copy == backup_folder(register) / "auto-2026-11-23.db"
    assert logical(copy) == logical(register)
    assert daily_copy(register, TODAY) is None
    assert names_in(copy.parent) == {copy.name}
    assert daily_copy(register, TODAY + timedelta(days=1))


@pytest.mark.skipif(os.name == "nt", reason="no mode bits")
def test_copies_are_private(register: Path) -> None:
    copy = daily_copy(register, TODAY)
    assert copy
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_only_files_of_its_own_name_go(register: Path) -> None:
    folder = _with_copies_of(register, [TODAY - timedelta(days=n) for n in range(1, 400)])
    others = {
        "auto-2026-02-30.db",
        "auto-2025-11-20.db-wal",
        "auto-2025-11-20.dbx",
        "my auto-2025-11-20.db",
        "tiepdan-2025-11-20-0900.db",
        "replaced-2025-11-20-090000.db",
    }
    for name in others:
        (folder / name).touch()
    daily_copy(register, TODAY)
    left = names_in(folder)
    assert others <= left
    assert 15 <= len(left - others) <= 23
    assert "auto-2025-12-31.db" in left


def test_a_clock_set_back_removes_nothing(register: Path) -> None:
    days = [TODAY - timedelta(days=n) for n in range(7)]
    folder = _with_copies_of(register, days)
    for wrong in range(20):
        assert daily_copy(register, date(2001, 1, 1) + timedelta(days=wrong))
    assert {f"auto-{day}.db" for day in days} <= names_in(folder)


def test_a_clock_far_ahead_leaves_the_older_copies(register: Path) -> None:
    days = [TODAY - timedelta(days=n) for n in range(7)]
    folder = _with_copies_of(register, days)
    assert daily_copy(register, date(2099, 1, 1))
    assert len({f"auto-{day}.db" for day in days} & names_in(folder)) == 6
    # Set right again, the one from the time to come pushes nothing out.
    for later in range(1, 10):
        assert daily_copy(register, TODAY + timedelta(days=later))
    assert {f"auto-{TODAY + timedelta(days=n)}.db" for n in range(3, 10)} <= names_in(folder)


def test_what_cannot_be_copied_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        daily_copy(tmp_path / "none.db", TODAY)
    (tmp_path / "letter.db").write_text("Kính gửi ủy ban" * 100, encoding="utf-8")
    with pytest.raises(DatabaseError):
        daily_copy(tmp_path / "letter.db", TODAY)
    assert names_in(tmp_path) == {"letter.db"}


def test_a_file_where_the_folder_should_be(register: Path) -> None:
    backup_folder(register).write_text("")
    with pytest.raises(DatabaseError, match="file, not a folder"):
        daily_copy(register, TODAY)


_TOGETHER = """
import sys
from datetime import date
from pathlib import Path
from tiepdan.records.copies.rotation import daily_copy
print("ready", flush=True)
sys.stdin.readline()
for day in range(1, 29):
    daily_copy(Path(sys.argv[1]), date(2026, 2, day))
"""


def test_processes_at_once_make_one_copy_and_leave_nothing_else(tmp_path: Path) -> None:
    register = make_register(tmp_path / "r.db", journal="wal")
    running = [start(_TOGETHER, register, stdin=subprocess.PIPE) for _ in range(3)]
    for process in running:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in running:
        process.communicate(timeout=60)
        assert process.returncode == 0
    expected = copies_to_keep([date(2026, 2, day) for day in range(1, 29)])
    left = names_in(backup_folder(register))
    assert left >= {f"auto-{day}.db" for day in expected}
    # One that is a day behind makes once more what another has removed; the next day's run tidies.
    daily_copy(register, date(2026, 3, 1))
    days = copies_to_keep([*expected, date(2026, 3, 1)])
    assert names_in(backup_folder(register)) == {f"auto-{day}.db" for day in days}
