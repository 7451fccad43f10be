"""Four lives on the command line, from the first day to the last: the stories of the handbook.

The command lines are the handbook's own, each typed on the day that it says it is; between them
stands what the clerk would find on that day, counted by hand or taken from the rule book.
"""

import os
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, Tiepdan
from tests.examples import HANDBOOK, OFFICE, examples, text_of, write_files


class Clerk:
    """The clerk at her desk, a page of the handbook open before her."""

    def __init__(self, program: Tiepdan, monkeypatch: pytest.MonkeyPatch, topic: str) -> None:
        self._program, self._monkeypatch = program, monkeypatch
        (page,) = [page for page in HANDBOOK if page.stem.endswith(f"-{topic}")]
        write_files(text_of(page), Path.cwd())
        self._examples = examples(text_of(page))
        self.types(OFFICE)

    def reads_to(self, beginning: str) -> Run:
        """Type the page's command lines up to and including the next one that begins like this."""
        for example in self._examples:
            if example.day:
                self._monkeypatch.setenv("TIEPDAN_TODAY", example.day)
            run = self._program(*example.words)
            assert run.code == 0, (example.line, run.err)
            if " ".join(example.words).startswith(beginning):
                return run
        raise AssertionError(beginning)

    def on(self, day: str) -> "Clerk":
        """The day that the page says it is."""
        assert os.environ["TIEPDAN_TODAY"] == day
        return self

    def types(self, line: str) -> Run:
        """A command line of her own."""
        run = self._program(*shlex.split(line))
        assert run.code == 0, (line, run.err)
        return run

    def is_refused(self, line: str, *reasons: str) -> None:
        """A command line that a rule refuses, with its reasons, and without a trace of it."""
        before = Path(os.environ["TIEPDAN_DB"]).read_bytes()
        run = self._program(*shlex.split(line))
        assert run.code == 4, (line, run.err)
        for reason in reasons:
            assert reason in run.err, run.err
        assert Path(os.environ["TIEPDAN_DB"]).read_bytes() == before

    def file(self, number: str) -> Any:
        """Everything about a petition or meeting."""
        return self.types(f"show {number} --json").data

    def state(self, number: str) -> str:
        """Where a petition stands."""
        return str(self.file(number)["facts"]["state"])

    def owes(self, number: str) -> dict[str, str]:
        """The steps still owed in a case, each with its last day."""
        return {
            row["limit"]: row["due"]
            for row in self.file(number)["deadlines"]
            if row["done_on"] is None
            and row["paused_since"] is None
            and row["severity"] != "milestone"
        }

    def has_nothing_left_to_do(self) -> None:
        """Nothing is lost, nothing contradicts anything, and every figure adds up."""
        assert self.types("check").code == 0
        states = {row["state"] for row in self.types("petitions --json").data}
        assert states <= {"resolved", "closed"}
        self.types("overdue")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the clerk works, and where her register will be."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "sổ.db"))
    return tmp_path


def test_a_complaint(tiepdan: Tiepdan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = Clerk(tiepdan, monkeypatch, "khieu-nai")
    # A complaint about a boundary comes by post on Monday 06/07/2026. Seven working days to accept
    # it (the rule book's worked example), ten to tell the complainant, forty-five to the red alarm.
    clerk.reads_to("add-petition")
    assert clerk.on("06/07/2026").owes("1") == {
        "KN-27": "2026-07-15", "TCD-10": "2026-07-20", "TCD-41": "2026-08-20",
    }  # fmt: skip
    clerk.reads_to("assign 1")
    # It cannot be decided before it was accepted, and the program says what can be done.
    clerk.is_refused("decide 1 --result upheld", "“accepted”", "(accept), declined (decline)")

    # Accepted on the last day: thirty days, Friday 14/08.
    clerk.reads_to("accept 1")
    assert clerk.on("15/07/2026").owes("1")["KN-28"] == "2026-08-14"
    clerk.is_refused("accept 1", "already recorded", "suspend")
    clerk.is_refused("forward 1", "was accepted on 15/07/2026")

    # Two places to verify: complex, with the reason in writing. Forty-five days end on Saturday
    # 29/08, and Monday 31/08 to Wednesday 02/09 are off: Thursday 03/09.
    clerk.is_refused("complex 1", "--document")
    clerk.reads_to("complex 1")
    assert clerk.on("20/07/2026").owes("1")["KN-28"] == "2026-09-03"

    # A result of another body is awaited for a week; the clock stands still.
    clerk.reads_to("suspend 1")
    assert clerk.state("1") == "suspended"
    clerk.is_refused("decide 1 --result upheld", "resume")
    assert clerk.owes("1") == {"KN-11a": "2026-08-13"}
    clerk.reads_to("resume 1")
    # 29/08 and seven days more: Saturday 05/09, so Monday 07/09.
    assert clerk.on("17/08/2026").owes("1") == {"KN-11a": "2026-08-20", "KN-28": "2026-09-07"}

    # The notice of the dialogue comes five days before it: 22/08 is a Saturday that is worked.
    clerk.reads_to("record 1 đối thoại --on")
    assert clerk.owes("1")["KN-dt"] == "2026-08-22"
    clerk.reads_to("record 1 thông báo đối thoại")
    assert clerk.owes("1") == {"KN-28": "2026-09-07"}

    # Decided in time, partly right, with land to give back.
    clerk.is_refused("decide 1 --result confirmed", "taken to second instance")
    clerk.reads_to("decide 1")
    assert clerk.on("04/09/2026").state("1") == "resolved"
    assert clerk.owes("1") == {"KN-32": "2026-09-09", "KN-ck": "2026-09-21"}
    clerk.is_refused("decide 1 --result upheld", "already recorded")
    clerk.reads_to("record 1 công khai")
    assert clerk.owes("1") == {}

    # Thirty days later, on Monday 05/10, it takes effect; five working days to begin with it.
    clerk.reads_to("record 1 tổ chức thi hành")
    (begun,) = [row for row in clerk.file("1")["deadlines"] if row["limit"] == "KN-th"]
    assert (begun["started_on"], begun["due"]) == ("2026-10-05", "2026-10-12")
    clerk.is_refused("record 1 enforcement_finished --measure returned_land=121", "120,5 m²")
    clerk.is_refused("enforce 1 --finished --measure returned_land=100", "20,5 m²")
    clerk.reads_to("enforce 1 --finished")

    whole = clerk.on("20/10/2026").file("1")
    assert [event["event"] for event in whole["events"]] == [
        "assigned", "accepted", "complex", "suspended", "order_sent", "resumed", "order_sent",
        "dialogue_notified", "dialogue", "decided", "result_sent", "published", "enforced",
        "enforcement_finished",
    ]  # fmt: skip
    late = [row for row in whole["deadlines"] if (row["done_on"] or "") > row["due"]]
    assert late == []
    assert [(row["measure"], row["left"]) for row in whole["enforcement"]] == [
        ("returned_land", 0), ("persons_restored", 0)
    ]  # fmt: skip
    clerk.has_nothing_left_to_do()


SECRETS = ("Người tố cáo", "042099000123", "thu sai tiền", "nhân thân", "nội dung thứ hai")


def test_a_denunciation(tiepdan: Tiepdan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = Clerk(tiepdan, monkeypatch, "to-cao")
    # A denunciation comes on Thursday 20/08/2026. Seven working days, of which Saturday 22/08 is
    # one, worked in exchange for 31/08: Friday 28/08 (the rule book's worked example).
    seen = [clerk.reads_to("add-petition --kind TC")]
    assert clerk.on("20/08/2026").owes("1")["TC-24"] == "2026-08-28"
    clerk.is_refused("complex 1 --document 1 --note x", "complaint")

    # Accepted on the last day; thirty days would end on Sunday 27/09: Monday 28/09.
    seen.append(clerk.reads_to("accept 1"))
    assert clerk.on("28/08/2026").owes("1")["TC-30"] == "2026-09-28"

    # Complex: extended once, by thirty days from Sunday 27/09; a second time it may not be.
    seen.append(clerk.reads_to("record 1 thông báo việc thụ lý"))
    clerk.is_refused("extend 1 --days 31 --complexity complex --document 61/QĐ", "1 to 30 days")
    seen.append(clerk.reads_to("extend 1"))
    assert clerk.on("21/09/2026").owes("1")["TC-30"] == "2026-10-27"
    clerk.is_refused("extend 1 --days 5 --complexity complex --document 62/QĐ", "once")

    # Part of it is withdrawn; the rest goes on to its conclusion, and the clock with it.
    seen.append(clerk.reads_to("withdraw 1 --partly"))
    assert (clerk.state("1"), clerk.owes("1")["TC-30"]) == ("accepted", "2026-10-27")
    seen.append(clerk.reads_to("decide 1"))
    assert clerk.on("26/10/2026").owes("1") == {
        "TC-35": "2026-11-02", "TC-36": "2026-11-04", "TC-40": "2026-11-04",
    }  # fmt: skip
    seen.append(clerk.reads_to("record 1 công khai"))
    assert clerk.owes("1") == {}

    # Another comes from the same hamlet; that one may be seen.
    clerk.types(
        "add-petition --kind KNPA --received 02/11/2026 --name 'Hộ 07' --hamlet 'Châu Long'"
        " --field other --channel post --summary 'Sửa đường'"
    )
    clerk.types("answer 2")

    # In all this time nobody who looked at the screen has seen who denounced, and what.
    seen.append(clerk.reads_to("petitions"))
    seen += map(clerk.types, (
        "show 1", "show 1 --json", "overdue", "history 1", "search toa", "search 'Châu Long'",
        "petitions --hamlet 'Châu Long'", "stats --by hamlet", "explain 1", "due --within 30",
    ))  # fmt: skip
    for secret in SECRETS:
        assert not [run for run in seen if secret in run.out + run.err], secret
    found = clerk.types("search 'Châu Long'").out
    assert "2026-0002" in found
    assert "2026-0001" not in found

    # Who must know says why, and that stays in the journal.
    assert "Người tố cáo" in clerk.reads_to("show 1 --reveal").out
    assert "xác minh theo Quyết định 50" in clerk.types("history 1").out
    clerk.has_nothing_left_to_do()


def test_a_proposal(tiepdan: Tiepdan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = Clerk(tiepdan, monkeypatch, "kien-nghi")
    # A proposal handed in: ten working days to answer, and no other clock but the red alarm's.
    clerk.reads_to("add-petition --kind KNPA --received 02/11/2026")
    assert clerk.on("02/11/2026").owes("1") == {"TCD-10": "2026-11-16", "TCD-41": "2026-12-17"}

    # The day was typed wrong: it came on Friday 30/10. The clock follows, the journal knows.
    clerk.reads_to("edit 1")
    assert clerk.owes("1") == {"TCD-10": "2026-11-13", "TCD-41": "2026-12-14"}
    assert "02/11/2026" in clerk.types("history 1").out
    clerk.is_refused("edit 1 --received 30/10/2025", "2026-0001")

    # The same household writes again; the program sees it, she links the two and puts it away.
    again = clerk.reads_to("add-petition --kind KNPA --received 05/11/2026")
    assert "2026-0001" in again.err
    clerk.reads_to("link 2")
    clerk.is_refused("link 1 --duplicate-of 2")
    clerk.reads_to("file 2")
    assert clerk.state("2") == "closed"
    assert clerk.owes("2") == {}
    (link,) = clerk.file("1")["links"]
    assert link["number"] == "2026-0002"

    # Another officer takes it over, and it is answered within the time.
    clerk.reads_to("assign 1")
    assert clerk.on("09/11/2026").file("1")["facts"]["officer"] == "Bà Địa chính"
    assert "2026-0001" in clerk.reads_to("due --officer").out
    clerk.is_refused("decide 1 --result upheld", "has no result")
    clerk.reads_to("answer 1")
    assert clerk.on("12/11/2026").state("1") == "resolved"
    assert clerk.owes("1") == {}
    clerk.is_refused("answer 1", "already recorded")
    clerk.has_nothing_left_to_do()


def test_a_dialogue(tiepdan: Tiepdan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = Clerk(tiepdan, monkeypatch, "doi-thoai")
    # The head's dialogue of Tuesday 10/11/2026; the law of conferences is not for it.
    clerk.reads_to("add-meeting")
    assert clerk.on("26/10/2026").owes("B1") == {}
    clerk.is_refused("hold B1 --people 40", "still to come")
    clerk.reads_to("record B1 niêm yết")
    assert clerk.owes("B1") == {}

    # Forty people come; their opinions are recorded in one go, from a file.
    clerk.reads_to("hold B1")
    # The rule book's worked example: 10 working days over the holiday of 24/11.
    assert clerk.on("10/11/2026").owes("B1") == {"DT-HT1": "2026-11-25"}
    clerk.reads_to("add-petition --meeting B1 --file")
    assert clerk.owes("3")["TCD-10"] == "2026-11-25"
    clerk.is_refused("conclude B1 --results", "no conclusion notice")

    # The notice on the last day; thirty working days for the agencies, over the new year.
    clerk.reads_to("conclude B1 --document")
    assert clerk.on("25/11/2026").owes("B1") == {"DT-HT2": "2027-01-07"}
    assert "B1" in clerk.types("meetings --owed").out

    # The agencies' results come one by one; one opinion was answered by the commune itself.
    clerk.types(
        "add-petition --kind KNPA --received 25/11/2026 --name 'Hộ 09' --field other"
        " --channel post --summary 'Chợ Cầu'"
    )
    clerk.is_refused("conclude B1 --results --opinion 4", "2026-0001, 2026-0002, 2026-0003")
    clerk.types("answer 4")
    clerk.reads_to("answer 2")
    assert clerk.on("10/12/2026").owes("B1") == {"DT-HT2": "2027-01-07"}
    # Of the last one the citizen is told a new day, which is then followed for itself.
    clerk.reads_to("record 2026-0003 hẹn ngày trả lời")
    assert clerk.on("05/01/2027").owes("B1") == {}
    assert clerk.owes("2026-0003")["DT-HT2b"] == "2027-01-20"
    clerk.reads_to("conclude B1 --results --opinion 2026-0003")
    assert "DT-HT2b" not in clerk.on("15/01/2027").owes("2026-0003")
    for number in ("2026-0001", "2026-0003"):
        clerk.types(f"answer {number} --on 15/01/2027")
    clerk.has_nothing_left_to_do()
