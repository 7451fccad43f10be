"""A PC whose clock is behind the register: it is said, and no number is given by it unasked."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import PROPOSAL, Tiepdan, do
from tiepdan.records.journal import clock

NOW = datetime.now(UTC) + timedelta(hours=1)
"""After the registers of these tests were made, by the clock that they were made by."""
LONG_AGO = datetime(2020, 5, 14, 1, 0, tzinfo=UTC)
WARNING = "The clock of this PC says"
SANCTION = ("add-sanction", "--whom", "head", "--form", "khiển trách", "--on", "04/05/2020")
RECORDED = (*PROPOSAL, "--today", "29/11/2026")
NEW = (*PROPOSAL[:4], "14/05/2020", *PROPOSAL[5:])

Set = Callable[[datetime], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Set:
    """The PC's own clock; no day is chosen."""
    monkeypatch.delenv("TIEPDAN_TODAY")

    def to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return to


@pytest.fixture
def behind(tiepdan: Tiepdan, database: Path, set_clock: Set) -> Path:
    """A register with an entry of today, and the clock years before."""
    set_clock(NOW)
    do(tiepdan, RECORDED)
    set_clock(LONG_AGO)
    return database


@pytest.mark.parametrize(
    "command", ["overdue", "due", "petitions", "stats", "search đường", "undo --yes"]
)
def test_it_is_said_once(tiepdan: Tiepdan, behind: Path, command: str) -> None:
    run = tiepdan(*command.split())
    assert run.err.count(WARNING) == 1
    assert "14/05/2020" in run.err
    assert NOW.astimezone().strftime("%d/%m/%Y %H:%M") in run.err


def test_data_are_what_they_were(tiepdan: Tiepdan, behind: Path) -> None:
    run = tiepdan("overdue", "--json")
    assert (run.code, run.data) == (0, [])
    assert WARNING in run.err


def test_a_day_that_was_chosen_is_never_questioned(
    tiepdan: Tiepdan, behind: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tiepdan("overdue", "--today", "29/11/2026").err == ""
    assert WARNING not in tiepdan(*PROPOSAL, "--today", "29/11/2026").err
    monkeypatch.setenv("TIEPDAN_TODAY", "29/11/2026")
    assert tiepdan("overdue").err == ""
    assert WARNING not in tiepdan("undo", "--yes").err  # which takes no --today
    monkeypatch.delenv("TIEPDAN_TODAY")
    assert tiepdan("--today", "29/11/2026", "overdue").err == ""


def test_what_it_recorded_itself_does_not_prove_it_right(tiepdan: Tiepdan, behind: Path) -> None:
    do(tiepdan, SANCTION)
    assert WARNING in tiepdan("overdue").err


@pytest.mark.parametrize("minutes", [0, 5])
def test_two_clocks_are_never_quite_the_same(
    tiepdan: Tiepdan, database: Path, set_clock: Set, minutes: int
) -> None:
    set_clock(NOW)
    do(tiepdan, RECORDED)
    set_clock(NOW - timedelta(minutes=minutes))
    assert WARNING not in tiepdan("overdue").err


@pytest.mark.exhaustive
def test_one_entry_of_a_clock_that_went_ahead_is_not_held_up_for_ever(
    tiepdan: Tiepdan, database: Path, set_clock: Set
) -> None:
    set_clock(NOW + timedelta(days=4000))
    do(tiepdan, RECORDED)
    set_clock(NOW)
    told = tiepdan("overdue").err
    assert WARNING in told
    assert "the last entry of the register was made" in told
    for _time in range(100):
        do(tiepdan, ("show", "1", "--reveal", "xác minh theo QĐ 12", "--today", "29/11/2026"))
    assert WARNING not in tiepdan("overdue").err


@pytest.mark.usefixtures("ahead")
class TestAnEntryOfAClockThatWentAhead:
    """One entry of a year to come, by a PC whose clock is right again."""

    AHEAD = NOW + timedelta(days=400)
    REVEAL = ("show", "1", "--reveal", "xác minh theo QĐ 12", "--today", "29/11/2026")

    @pytest.fixture
    def ahead(self, tiepdan: Tiepdan, database: Path, set_clock: Set) -> Path:
        set_clock(NOW)
        do(tiepdan, RECORDED)
        set_clock(self.AHEAD)
        do(tiepdan, SANCTION)
        set_clock(NOW)
        do(tiepdan, self.REVEAL)
        return database

    def test_it_is_named(self, tiepdan: Tiepdan) -> None:
        told = tiepdan("overdue").err
        assert f"operation 3 was recorded on {self.AHEAD.astimezone():%d/%m/%Y %H:%M}" in told
        assert "either that one was wrong then, or this one is now" in told
        assert "a day chosen is never questioned" in told
        assert "last entry" not in told

    def test_what_agrees_with_the_clock_on_two_days_proves_it_right(
        self, tiepdan: Tiepdan, set_clock: Set
    ) -> None:
        for _time in range(9):
            do(tiepdan, self.REVEAL)
        assert WARNING in tiepdan("overdue").err  # ten, but of one day
        set_clock(NOW + timedelta(days=1))
        assert WARNING in tiepdan("overdue").err
        do(tiepdan, self.REVEAL)
        assert tiepdan("overdue").err == ""
        text = " ".join(tiepdan("check").out.split())
        assert "Operation 3 was recorded on" in text
        assert "still to come" in text

    def test_fewer_than_ten_prove_nothing(self, tiepdan: Tiepdan, set_clock: Set) -> None:
        for day in range(4):
            set_clock(NOW + timedelta(days=day))
            do(tiepdan, self.REVEAL, self.REVEAL)
        assert WARNING in tiepdan("overdue").err

    def test_the_refusal_names_the_way_out(self, tiepdan: Tiepdan) -> None:
        today = f"{NOW.astimezone():%d/%m/%Y}"
        new = (*PROPOSAL[:4], today, *PROPOSAL[5:])
        run = tiepdan(*new)
        assert (run.code, run.out) == (4, "")
        assert "operation 3 was recorded on" in run.err
        assert f"--today {today}" in run.err
        assert tiepdan(*new, "--today", today).code == 0


def test_a_register_made_today_speaks_against_nothing(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIEPDAN_TODAY")
    assert tiepdan("overdue").err == ""


class TestTheNumberOfANewPetition:
    def test_nobody_can_be_asked(self, tiepdan: Tiepdan, behind: Path) -> None:
        before = behind.read_bytes()
        run = tiepdan(*NEW)
        assert (run.code, run.out) == (4, "")
        assert "would be numbered in 2020" in run.err
        assert behind.read_bytes() == before

    def test_nor_of_the_opinions_in_a_file(
        self, tiepdan: Tiepdan, behind: Path, tmp_path: Path
    ) -> None:
        held = ("--kind", "periodic_dialogue", "--on", "14/05/2020", "--people", "9")
        assert tiepdan("add-meeting", *held, "--today", "29/11/2026").code == 0
        file = tmp_path / "opinions.csv"
        file.write_text("name,summary\nHộ 08,Mương\n", encoding="utf-8")
        before = behind.read_bytes()
        add = ("add-petition", "--meeting", "B1", "--file", str(file))
        for more in ((), ("--received", "13/05/2020")):
            run = tiepdan(*add, *more)
            assert (run.code, run.out) == (4, "")
            assert "would be numbered in 2020" in run.err
        assert behind.read_bytes() == before
        assert tiepdan(*add, "--today", "29/11/2026").code == 0

    def test_nor_of_an_import(self, tiepdan: Tiepdan, behind: Path, tmp_path: Path) -> None:
        (tmp_path / "petitioners.csv").write_text("number,name\n1,Hộ 08\n", encoding="utf-8")
        (tmp_path / "petitions.csv").write_text(
            "number,received_on,channel,kind,field,petitioner,summary\n"
            "2020-0001,14/05/2020,direct,proposal,other,1,Mương\n",
            encoding="utf-8",
        )
        before = behind.read_bytes()
        run = tiepdan("import", str(tmp_path))
        assert (run.code, run.out) == (4, "")
        assert "would be numbered in 2020" in run.err
        assert behind.read_bytes() == before
        assert tiepdan("import", str(tmp_path), "--today", "29/11/2026").code == 0

    @pytest.mark.usefixtures("behind")
    def test_the_day_is_chosen(self, tiepdan: Tiepdan) -> None:
        run = tiepdan(*NEW, "--today", "29/11/2026")
        assert run.code == 0
        assert "2020-0001" in run.err

    @pytest.mark.usefixtures("behind")
    def test_of_this_year_it_is_no_question(self, tiepdan: Tiepdan, set_clock: Set) -> None:
        earlier = NOW - timedelta(hours=2)
        set_clock(earlier)
        run = tiepdan(*PROPOSAL[:4], f"{earlier.astimezone():%d/%m/%Y}", *PROPOSAL[5:])
        assert run.code == 0
        assert WARNING in run.err

    @pytest.mark.usefixtures("database")
    @pytest.mark.parametrize(("answer", "code"), [("không", 130), ("có", 0)])
    def test_she_is_asked(self, tiepdan: Tiepdan, set_clock: Set, answer: str, code: int) -> None:
        set_clock(NOW + timedelta(days=400))
        do(tiepdan, RECORDED)
        said = {"Kind": "kiến nghị", "Name": "Hộ 08", "Field": "khác", "Summary": "Mương",
                "Operation": answer, "says; number": answer}  # fmt: skip
        found, screen = converse("add-petition", answers=said, echoes=False)
        assert "all the same?" in screen, screen
        assert found == code, screen


def test_check_names_what_is_out_of_order_and_still_to_come(
    tiepdan: Tiepdan, behind: Path, set_clock: Set
) -> None:
    do(tiepdan, SANCTION)
    text = " ".join(tiepdan("check").out.split())
    assert WARNING in text
    assert "Operation 3 was recorded on 14/05/2020" in text
    assert f"Operation 2 was recorded on {NOW.astimezone():%d/%m/%Y %H:%M}" in text
    assert "Petition 2026-0001: something is dated 02/11/2026" in text
    set_clock(max(NOW, datetime(2026, 11, 29, tzinfo=UTC)))
    text = " ".join(tiepdan("check").out.split())
    assert WARNING not in text
    assert "Operation 3 was recorded on 14/05/2020" in text
    assert "is dated" not in text
    assert tiepdan("check").code == 0


def test_a_planned_dialogue_is_no_wrong_date(
    tiepdan: Tiepdan, database: Path, set_clock: Set
) -> None:
    set_clock(datetime(2026, 11, 29, tzinfo=UTC))
    do(
        tiepdan,
        ("add-meeting", "--kind", "periodic_reception", "--on", "24/12/2026"),
        (*PROPOSAL[:2], "complaint", *PROPOSAL[3:]),
        ("accept", "1", "--on", "10/11/2026"),
        ("record", "1", "dialogue", "--on", "10/12/2026"),
    )
    assert "is dated" not in tiepdan("check").out


def test_a_real_process(process: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program asks the clock of the PC itself, which here is set in the journal's stead."""
    monkeypatch.delenv("TIEPDAN_TODAY")
    script = (
        "from datetime import UTC, datetime, timedelta; from tiepdan.records.journal import clock;"
        " later = datetime.now(UTC) + timedelta(days=3); clock.now = lambda: later;"
        " from tiepdan.cli.main import main; import sys;"
        f" sys.argv = ['tiepdan', *{list(RECORDED)!r}]; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, env=os.environ)
    assert done.returncode == 0
    run = process("overdue")
    assert (run.code, WARNING in run.err) == (0, True)
