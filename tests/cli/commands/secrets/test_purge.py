"""Destroying personal data: listed first, then gone from every byte; the figures stay."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PROPOSAL, Given, Tiepdan
from tiepdan.facts.document import Document
from tiepdan.facts.fact import fields
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.protection import Protection
from tiepdan.facts.visit import Visit
from tiepdan.records.journal.operations import Entry
from tiepdan.records.writing.session import writing
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.period import parse_period
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.counts import counting
from tiepdan.text import fold

MARKER = "DấuKín77"
TODAY = date(2026, 11, 22)


def _secrets(subject: type, **others: str) -> tuple[str, ...]:
    """The flags of every secret of a subject, each with the marker."""
    return tuple(
        part
        for field in fields(subject)
        if field.is_secret
        for part in (field.flag, others.get(field.name, MARKER))
    )


WHO = _secrets(Petitioner, hamlet="Thôn Một")  # which stays, for the figures
NOTE = ("--note", MARKER)
DESTROY = ("purge", "--decision", "15/QĐ-UBND", "--yes")


@pytest.fixture
def filed(given: Given) -> Path:
    """A denunciation of 2024 put away on 02/10/2024, and all that can be linked to it."""
    return given(
        ("add-petition", "--kind", "TC", "--channel", "reception", "--received", "01/10/2024",
         "--field", "corruption", *_secrets(Petition), *WHO),
        ("add-visit", "--on", "01/10/2024", *WHO, *_secrets(Visit), "--petition", "2024-1"),
        ("add-document", "--issuer", "committee", "--type", "letter", *_secrets(Document), "--on",
         "02/10/2024", "--petition", "2024-1"),
        ("waive-protection", "2024-1", "--on", "01/10/2024", "--document", f"Đơn của {MARKER}"),
        ("protect", "2024-1", "--measure", "secrecy", "--on", "01/10/2024", *_secrets(Protection)),
        # Taken back: only the journal still has them.
        ("accept", "2024-1", "--on", "02/10/2024", *NOTE),
        ("undo", "--yes"),
        ("add-visit", "--on", "02/10/2024", *WHO, *_secrets(Visit), "--petition", "2024-1"),
        ("undo", "--yes"),
        ("file", "2024-1", "--on", "02/10/2024", *NOTE),
    )  # fmt: skip


def _figures(tiepdan: Tiepdan, path: Path) -> list[Any]:
    period = parse_period("2019", None, today=TODAY)
    with counting(path) as connection:
        rows = [
            len(statistics.rows_behind(connection, figure, period, today=TODAY).rows)
            for figure in FIGURES.values()
        ]
    return [
        tiepdan("stats", "--from", "2019", "--json").data,
        rows,
        tiepdan("duties", "--json").data,
    ]


def _bytes(*files: Path) -> Iterator[Path]:
    """Those of the files, and of what SQLite keeps beside them, that hold the marker."""
    for file in files:
        for suffix in ("", "-wal", "-shm", "-journal"):
            beside = file.with_name(file.name + suffix)
            if beside.exists() and _has_marker(beside.read_bytes()):
                yield beside


def _has_marker(content: bytes) -> bool:
    # As it is, and as JSON may spell it.
    return any(word in content for word in (MARKER.encode(), json.dumps(MARKER)[1:-1].encode()))


def test_without_a_decision_it_only_lists(tiepdan: Tiepdan, filed: Path) -> None:
    before = filed.read_bytes()
    for command in (("purge",), ("purge", "--yes"), ("purge", "--with-copies", "--yes")):
        run = tiepdan(*command)
        assert run.code == 0
        assert "2024-0001" in run.out
        assert "Thông tư 05/2021/TT-TTCP, Điều 28" in run.out
        assert "Chưa đối chiếu" in run.out  # the doubt, as the law data have it
        assert "--decision" in run.out
        assert fold(MARKER) not in fold(run.out + run.err)
    assert tiepdan("purge", "--json").data == [
        {
            "number": "2024-0001", "kind": "denunciation", "filed_on": "2024-10-02",
            "kept_until": "2025-10-02", "basis": "Thông tư 05/2021/TT-TTCP, Điều 28",
            "doubt": "Chưa đối chiếu toàn văn Thông tư 05/2021/TT-TTCP (mới đọc các Điều 13–16).",
        }
    ]  # fmt: skip
    assert filed.read_bytes() == before
    assert len(tiepdan("history", "--json").data) == 11


def test_an_older_petition_was_kept_by_the_text_of_its_day(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*PROPOSAL, "--received", "01/10/2021", "--channel", "post")
    tiepdan("file", "2021-1", "--on", "04/10/2021")
    (row,) = tiepdan("purge", "--json").data
    assert row["basis"] == "Thông tư 07/2014/TT-TTCP, Điều 28 khoản 2"
    assert row["doubt"] is None


def test_it_asks_before_it_destroys(tiepdan: Tiepdan, filed: Path) -> None:
    run = tiepdan("purge", "--decision", "15/QĐ-UBND")
    assert run.code == 2
    assert "--yes" in run.err
    assert tiepdan("purge", "--decision", " ", "--yes").code == 2
    assert len(tiepdan("purge", "--json").data) == 1


@pytest.mark.parametrize(("today", "count"), [("02/10/2025", 0), ("03/10/2025", 1)])
def test_it_is_kept_to_the_end_of_the_last_day(
    tiepdan: Tiepdan, filed: Path, today: str, count: int
) -> None:
    assert len(tiepdan("purge", "--today", today, "--json").data) == count
    tiepdan(*DESTROY, "--today", today)
    assert tiepdan("show", "2024-1", "--json").data["facts"]["name"] == ("–" if count else MARKER)


def test_only_what_was_put_away_can_go(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*PROPOSAL, "--received", "01/10/2024", "--channel", "post")
    tiepdan("answer", "2024-1", "--on", "02/10/2024")
    assert tiepdan(*DESTROY).code == 0
    assert tiepdan("show", "2024-1", "--json").data["facts"]["name"] == "Hộ 07"


def test_no_byte_of_it_is_left_and_the_figures_are_as_before(tiepdan: Tiepdan, filed: Path) -> None:
    assert [*_bytes(filed)]
    figures = _figures(tiepdan, filed)
    run = tiepdan(*DESTROY, "--with-copies")
    assert run.code == 0, run.err
    copies = filed.with_name(filed.name + ".backups")
    assert [*_bytes(filed, *copies.iterdir())] == []
    assert _figures(tiepdan, filed) == figures
    check = tiepdan("check")
    assert check.code == 0, check.out
    facts = tiepdan("show", "2024-1", "--json").data["facts"]
    assert (facts["name"], facts["hamlet"], facts["summary"]) == ("–", "Thôn Một", "–")
    assert facts["purged_on"] == "2026-11-22"
    assert facts["protection_waiver"] == "–"


def test_it_goes_from_the_log_while_another_program_has_the_file_open(
    tiepdan: Tiepdan, filed: Path
) -> None:
    with closing(sqlite3.connect(filed)) as other:
        other.execute("SELECT count(*) FROM petition").fetchone()
        tiepdan(*PROPOSAL)  # its log stays, because of the other
        assert tiepdan(*DESTROY, "--with-copies").code == 0
        assert [*_bytes(filed)] == []


def test_what_could_not_be_wiped_is_told_and_goes_with_the_next_run(
    tiepdan: Tiepdan, filed: Path
) -> None:
    with closing(sqlite3.connect(filed, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM petition").fetchone()
        run = tiepdan(*DESTROY)
        assert run.code == 6
        assert "locked" in run.err
    assert tiepdan("purge", "--json").data == []
    assert tiepdan(*DESTROY, "--with-copies").code == 0
    assert [*_bytes(filed)] == []


def test_copies_that_hold_it_are_told_or_destroyed(tiepdan: Tiepdan, filed: Path) -> None:
    copies = filed.with_name(filed.name + ".backups")
    own = filed.with_name("usb.db")
    tiepdan("backup", str(own))
    tiepdan("restore", str(own), "--yes")
    (copies / "auto-2026-11-20.db").write_bytes(own.read_bytes())
    (copies / "before-upgrade-0002-2026-11-20-080000.db").write_bytes(own.read_bytes())
    (copies / "auto-2026-11-21.db").write_bytes(b"damaged")
    held = {"auto-2026-11-20.db", "auto-2026-11-21.db", "before-upgrade-0002-2026-11-20-080000.db"}
    replaced = {file.name for file in copies.glob("replaced-*")}
    assert len(replaced) == 1
    run = tiepdan(*DESTROY)
    assert "4 automatic copies" in run.err
    assert str(copies) in run.err
    run = tiepdan(*DESTROY, "--with-copies")  # forgotten the first time
    assert "Destroyed 4 automatic copies" in run.err
    left = {file.name for file in copies.iterdir()}
    assert not left & (held | replaced)
    assert [*_bytes(*copies.iterdir())] == []
    assert [*_bytes(own)] == [own]
    run = tiepdan(*DESTROY, "--with-copies")
    assert run.code == 0
    assert "automatic copies" not in run.err
    assert {file.name for file in copies.iterdir()} == left


def test_twice_destroys_once(tiepdan: Tiepdan, filed: Path) -> None:
    tiepdan(*DESTROY)
    before = tiepdan("history", "--json").data
    run = tiepdan(*DESTROY)
    assert run.code == 0
    assert "no filed petition" in run.out
    assert tiepdan("history", "--json").data == before


def test_nothing_of_it_can_be_taken_back(tiepdan: Tiepdan, filed: Path) -> None:
    tiepdan(*DESTROY)
    operations = tiepdan("history", "--json").data
    assert operations[-1]["command"] == "purge"
    for operation in operations:
        run = tiepdan("undo", str(operation["operation"]), "--yes")
        assert run.code == 4, operation
    assert tiepdan("undo", "--yes").code == 3
    assert tiepdan("history", "--json").data == operations
    assert tiepdan("check").code == 0


def test_the_journal_still_tells_what_was_done(tiepdan: Tiepdan, filed: Path) -> None:
    tiepdan(*DESTROY)
    told = tiepdan("history", "2024-1").out
    for words in ("recorded “filed” on 02/10/2024", "Destroyed the personal data", "15/QĐ-UBND"):
        assert words in told
    shown = [told, tiepdan("history").out, tiepdan("history", "2024-1", "--json").out]
    shown += [tiepdan("show", "2024-1", "--reveal", "kiểm tra").out, tiepdan("documents").out]
    assert not any(fold(MARKER) in fold(text) for text in shown)


def test_a_killed_purge_leaves_all(
    tiepdan: Tiepdan, filed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise KeyError(MARKER)

    with monkeypatch.context() as broken:
        broken.setattr("tiepdan.records.writing.petitions.purging._redact_journal", fail)
        run = tiepdan(*DESTROY)
    assert run.code == 1
    assert MARKER not in run.err
    assert len(tiepdan("purge", "--json").data) == 1
    assert tiepdan("show", "2024-1", "--json").data["facts"]["name"] == MARKER
    assert tiepdan("check").code == 0


def test_what_is_put_right_while_the_list_is_read_is_not_destroyed(
    tiepdan: Tiepdan, filed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_clerk(_question: str, *, yes: bool) -> None:
        assert yes
        assert tiepdan("undo", "--yes").code == 0  # it is no longer put away

    monkeypatch.setattr("tiepdan.cli.commands.secrets.purge.confirm", another_clerk)
    run = tiepdan(*DESTROY)
    assert run.code == 4
    assert "changed meanwhile" in run.err
    assert list(_bytes(filed)) == [filed]
    assert tiepdan("check").code == 0


def test_the_first_form_of_what_was_put_right_goes_too(tiepdan: Tiepdan, database: Path) -> None:
    who = ("--channel", "post", "--received", "01/10/2024", "--field", "land", "--summary", MARKER)
    for command in (
        ("add-petition", "--kind", "complaint", *who, *WHO), ("undo", "--yes"),
        ("add-petition", "--kind", "denunciation", *who, *WHO),
        ("file", "2024-2", "--on", "02/10/2024"), DESTROY,
    ):  # fmt: skip
        run = tiepdan(*command)
        assert run.code == 0, run.err
    assert list(_bytes(database)) == []
    assert tiepdan("check").code == 0


def test_copies_made_by_hand_are_named(tiepdan: Tiepdan, filed: Path) -> None:
    copy = tiepdan("backup", "--json").data["path"]
    assert copy in tiepdan(*DESTROY, "--with-copies").err


def test_a_register_in_use_is_destroyed_in_two_steps(tiepdan: Tiepdan, filed: Path) -> None:
    with closing(sqlite3.connect(filed, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM petition").fetchone()
        run = tiepdan(*DESTROY)
        assert run.code == 6
        assert "same command again" in run.err
        assert tiepdan("show", "2024-1", "--json").data["facts"]["purged_on"]
    assert tiepdan(*DESTROY).code == 0
    assert list(_bytes(filed)) == []


ALONE = (
    ("add-petition", "--kind", "PA", "--channel", "post", "--received", "20/11/2026", "--field",
     "land", "--summary", MARKER, *WHO),
    ("add-visit", "--on", "20/11/2026", "--name", MARKER, "--content", MARKER),
    ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKER, "--on",
     "20/11/2026"),
    ("add-sanction", "--whom", "petitioner", "--form", "phạt", "--note", MARKER),
)  # fmt: skip


@pytest.mark.parametrize("command", ALONE, ids=[command[0] for command in ALONE])
def test_what_was_taken_back_and_never_recorded_again_is_listed_and_destroyed(
    tiepdan: Tiepdan, database: Path, command: tuple[str, ...]
) -> None:
    tiepdan(*command)
    assert tiepdan("purge").err == ""
    tiepdan("undo", "--yes")
    listed = tiepdan("purge", "--json")
    assert listed.data == []
    assert "Operations: 2, 3" in listed.err
    assert list(_bytes(database)) == [database]
    run = tiepdan(*DESTROY, "--with-copies")
    assert run.code == 0, run.err
    assert "taken back; operations: 2, 3" in run.err
    assert list(_bytes(database, *database.with_name(f"{database.name}.backups").iterdir())) == []
    assert tiepdan("check").code == 0
    assert tiepdan("undo", "3", "--yes").code == 4
    operations = tiepdan("history", "--json").data
    assert tiepdan(*DESTROY).code == 0
    assert tiepdan("history", "--json").data == operations
    assert tiepdan("purge").err == ""


def test_what_was_brought_back_or_belongs_to_a_case_is_kept(
    tiepdan: Tiepdan, database: Path
) -> None:
    for command in (
        ALONE[0], ("undo", "--yes"), ("undo", "3", "--yes"), ("answer", "1", "--note", MARKER),
        ("edit-event", "1", "answered", "--remove"),
    ):  # fmt: skip
        assert tiepdan(*command).code == 0
    assert tiepdan("purge").err == ""
    assert tiepdan(*DESTROY).code == 0
    assert tiepdan("show", "1", "--json").data["facts"]["name"] == MARKER
    assert MARKER in tiepdan("history", "1").out


def test_the_reasons_of_looks_go_with_the_case(tiepdan: Tiepdan, filed: Path) -> None:
    tiepdan("show", "2024-1", "--reveal", f"là {MARKER}")
    tiepdan("show", "2024-1", "--reveal", "theo CaKín88 của Thanh tra")
    tiepdan("edit", "2024-1", "--kind", "PA", "--reason", "không tố cáo, CaKín88")
    assert b"CaK\\u00edn88" in filed.read_bytes() or "CaKín88".encode() in filed.read_bytes()
    assert tiepdan(*DESTROY, "--with-copies").code == 0
    assert list(_bytes(filed)) == []
    for word in ("CaKín88".encode(), b"CaK\\u00edn88"):
        assert word not in filed.read_bytes()
    assert tiepdan("check").code == 0
    assert "Kín" not in tiepdan("history", "2024-1").out


def test_of_a_document_its_mere_number_stays(tiepdan: Tiepdan, database: Path) -> None:
    for command in (
        (*PROPOSAL, "--received", "01/10/2024", "--channel", "post"),
        ("note", "2024-1", "đã gọi", "--on", "02/10/2024", "--document", f"thư của {MARKER}"),
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKER,
         "--number", "12/2024/TB-UBND", "--on", "02/10/2024", "--petition", "2024-1"),
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKER,
         "--number", f"trả lời {MARKER}", "--on", "02/10/2024", "--petition", "2024-1"),
        ("file", "2024-1", "--on", "02/10/2024", "--document", "7/PĐX"),
    ):  # fmt: skip
        run = tiepdan(*command)
        assert run.code == 0, run.err
    assert MARKER in tiepdan("history", "2024-1").out
    assert tiepdan(*DESTROY, "--with-copies").code == 0
    assert list(_bytes(database)) == []
    numbers = [row["document_number"] for row in tiepdan("show", "2024-1", "--json").data["events"]]
    assert numbers == ["–", "7/PĐX"]
    assert "12/2024/TB-UBND" in tiepdan("documents").out
    assert tiepdan("check").code == 0


def test_an_unfinished_copy_is_listed_and_goes(tiepdan: Tiepdan, filed: Path) -> None:
    copies = filed.with_name(f"{filed.name}.backups")
    left = copies / ".auto-2026-11-20.db-a1b2c3d4.tiepdan-unfinished"
    copies.mkdir(exist_ok=True)
    beside = filed.with_name(f".{filed.name}-a1b2c3d4.tiepdan-unfinished")
    for file in (left, left.with_name(f"{left.name}-journal"), beside):
        file.write_text(MARKER, encoding="utf-8")
    listed = tiepdan("purge")
    assert str(left) in listed.err
    assert str(beside) in listed.err
    assert left.exists()
    assert tiepdan(*DESTROY).code == 0
    assert not [file for file in copies.iterdir() if "unfinished" in file.name]
    assert not beside.exists()


def test_a_reason_that_an_earlier_program_sealed_is_named(tiepdan: Tiepdan, filed: Path) -> None:
    with writing(filed, Entry("Bà A", "reveal", "Looked.", "lý do cũ", None, 1, is_kept=True)):
        pass
    assert "stay; operations: 12" in tiepdan(*DESTROY).err
