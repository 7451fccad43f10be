"""Who petitions is shown whole with a reason on record only; others' id numbers never."""

import csv
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, Given, Tiepdan
from tests.cli.walks.walking import MARKERS, markers_in, write_files

REASON = "xác minh theo Quyết định 12/QĐ-UBND"
PERSONAL = {
    "name": "Người Tố Cáo 77", "hamlet": "Thôn Kín", "address": "Ngõ Kín 5",
    "id_number": "038099000077", "phone": "0912345677",
    "summary": "Điều chỉ người tố cáo biết",
}  # fmt: skip


@pytest.fixture
def denounced(given: Given) -> Path:
    return given(DENUNCIATION, ("accept", "1", "--on", "28/08/2026", "--note", "Mời bà Kín"))


def _operations(tiepdan: Tiepdan) -> list[dict[str, object]]:
    found: list[dict[str, object]] = tiepdan("history", "--json").data
    return found


def test_everything_is_shown_with_a_reason(tiepdan: Tiepdan, denounced: Path) -> None:
    covered = tiepdan("show", "1", "--json").data
    assert {covered["facts"][key] for key in PERSONAL} == {None}
    shown = tiepdan("show", "1", "--reveal", REASON, "--json").data
    assert {key: shown["facts"][key] for key in PERSONAL} == PERSONAL
    assert shown["events"][0]["note"] == "Mời bà Kín"
    for text in (*PERSONAL.values(), "Mời bà Kín"):
        assert text in tiepdan("show", "1", "--reveal", REASON).out


def test_a_look_shows_what_visits_and_documents_of_the_case_say(
    tiepdan: Tiepdan, denounced: Path
) -> None:
    tiepdan("add-visit", "--on", "21/08/2026", "--content", "Lời bà Kín", "--petition", "1")
    for title in ("Thư bà Kín", "Giấy mời bà Kín"):
        tiepdan("add-document", "--issuer", "committee", "--type", "letter", "--title", title,
                "--on", "01/09/2026", "--petition", "1")  # fmt: skip
    tiepdan("void", "--document", "2", "--reason", "ghi nhầm cho bà Kín")
    said = ("Lời bà Kín", "Thư bà Kín", "ghi nhầm cho bà Kín")
    covered = [tiepdan("show", "1").out, tiepdan("show", "1", "--json").out]
    assert not any(words in text for text in covered for words in said)
    shown = [tiepdan("show", "1", "--reveal", REASON, *how).out for how in ((), ("--json",))]
    assert all(words in text for text in shown for words in said)
    assert [one["command"] for one in _operations(tiepdan)[-2:]] == ["reveal", "reveal"]
    # Beside another petition the same look shows nothing of it.
    tiepdan(*COMPLAINT)
    assert "Kín" not in tiepdan("show", "2", "--reveal", REASON).out


def test_the_look_is_in_the_journal(tiepdan: Tiepdan, denounced: Path) -> None:
    run = tiepdan("show", "1", "--reveal", REASON)
    assert run.err == "Looked at what is kept secret of petition 2026-0001.\n"
    entry = _operations(tiepdan)[-1]
    assert (entry["command"], entry["clerk"], entry["reason"], entry["changes"]) == (
        "reveal", "Người ghi", REASON, 0,
    )  # fmt: skip
    about = tiepdan("history", "1")
    assert "Looked at what is kept secret" in about.out
    assert REASON in about.out
    assert tiepdan("check").code == 0
    assert tiepdan("undo", str(entry["operation"]), "--yes").code == 4


def test_the_look_is_in_the_journal_before_anything_is_shown(
    tiepdan: Tiepdan, denounced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as broken:
        broken.setattr("tiepdan.output.screen.terminal.write", fail)
        broken.setattr("tiepdan.cli.running.screen.streams.discard", lambda _stream: None)
        tiepdan("show", "1", "--reveal", REASON)
    assert _operations(tiepdan)[-1]["command"] == "reveal"


def test_a_reason_that_tells_the_identity_is_refused(tiepdan: Tiepdan, denounced: Path) -> None:
    reasons = (
        "theo yêu cầu của Người Tố Cáo 77", "theo yeu cau cua NGUOI-TO-CAO 77", "số 038099000077",
        "gọi 0912.345.677", "gọi 0912 345 677", "CCCD 038-099-000-077", "đến Ngõ Kín 5 xác minh",
    )  # fmt: skip
    before = _operations(tiepdan)
    for reason in reasons:
        run = tiepdan("show", "1", "--reveal", reason)
        assert (run.code, run.out) == (4, ""), reason
        assert not any(text in run.err for text in PERSONAL.values()), reason
    # That it was tried is in the journal; its words are not for every eye.
    operations = _operations(tiepdan)
    assert operations[: len(before)] == before
    tried = operations[len(before) :]
    assert [(one["command"], one["clerk"], one["reason"], one["changes"]) for one in tried] == [
        ("reveal", "Người ghi", "(kept secret)", 0)
    ] * len(reasons)
    for command in (("history",), ("history", "1"), ("history", "1", "--json")):
        out = tiepdan(*command).out
        assert out.count("or tried to") == len(reasons)
        assert not any(reason in out for reason in reasons)
    journal = _open_part_of_journal(denounced)
    assert not any(reason in journal for reason in reasons)
    assert tiepdan("check").code == 0
    assert tiepdan("undo", str(tried[-1]["operation"]), "--yes").code == 4


def test_a_right_guess_and_a_wrong_one_leave_the_same_entry(
    tiepdan: Tiepdan, denounced: Path
) -> None:
    for guess in ("nghi là ông Cáo 77", "nghi là ông Bình 5"):
        tiepdan("show", "1", "--reveal", guess)
    with closing(sqlite3.connect(denounced)) as connection:
        entries = connection.execute(
            "SELECT clerk, command, words, reason, o.petition_id, undoes, table_name, open,"
            " json_extract(personal, '$.after.reason') FROM operation AS o"
            " LEFT JOIN change AS c ON c.operation_id = o.id WHERE command = 'reveal'"
        ).fetchall()
    right, wrong = entries
    assert right[:-1] == wrong[:-1]
    assert (right[-1], wrong[-1]) == ("nghi là ông Cáo 77", "nghi là ông Bình 5")


def test_a_reason_that_is_altered_or_removed_is_found(tiepdan: Tiepdan, denounced: Path) -> None:
    tiepdan("show", "1", "--reveal", REASON)
    with closing(sqlite3.connect(denounced)) as connection, connection:
        connection.execute("UPDATE change SET personal = NULL WHERE table_name = 'operation'")
    check = tiepdan("check")
    assert check.code == 6
    assert "personal data in the journal were removed" in check.out
    assert tiepdan("history", "--json").data[-1]["reason"] is None


def test_a_guess_at_what_was_put_right_since_stays_covered(
    tiepdan: Tiepdan, denounced: Path
) -> None:
    tiepdan("show", "1", "--reveal", "nghi là ông Cáo 77")
    tiepdan("edit", "1", "--name", "Nguyễn Văn Khác")
    assert "Cáo" not in tiepdan("history", "--json").out
    assert tiepdan("show", "1", "--reveal", "nghi là ông Cáo 77").code == 4


def _open_part_of_journal(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT words || ' ' || coalesce(reason, '') FROM operation"
            " UNION ALL SELECT open FROM change"
        ).fetchall()
    return " ".join(text for (text,) in rows)


def test_words_that_only_contain_a_short_name_are_no_identity(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*DENUNCIATION, "--name", "An", "--phone", "12", "--id-number", "7")
    assert tiepdan("show", "1", "--reveal", "xác minh nhân thân, Quyết định 2012").code == 0
    assert tiepdan("show", "1", "--reveal", "theo đơn của bà An").code == 4


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("1", "--reveal", ""), 2), (("1", "--reveal", " \t"), 2), (("1", "--reveal", "\u200b"), 2),
        (("B1", "--reveal", REASON), 2), (("9", "--reveal", REASON), 3), (("1", "--reveal"), 2),
    ],
)  # fmt: skip
def test_without_a_reason_or_a_petition_nothing_is_shown(
    tiepdan: Tiepdan, denounced: Path, arguments: tuple[str, ...], code: int
) -> None:
    before = _operations(tiepdan)
    run = tiepdan("show", *arguments)
    assert (run.code, run.out) == (code, "")
    assert _operations(tiepdan) == before


def test_nothing_is_shown_when_it_cannot_be_journalled(
    tiepdan: Tiepdan, denounced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(denounced)) as other:
        other.execute("BEGIN IMMEDIATE")
        run = tiepdan("show", "1", "--reveal", REASON)
        guess = tiepdan("show", "1", "--reveal", f"nghi là {PERSONAL['name']}")
    assert (run.code, run.out) == (6, "")
    assert "locked" in run.err
    assert guess == run  # nothing was compared

    def read_only(*_arguments: object, **_options: object) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorname = "SQLITE_READONLY"
        raise error

    monkeypatch.setattr("tiepdan.records.journal.operations.seal", read_only)
    run = tiepdan("show", "1", "--reveal", REASON)
    assert (run.code, run.out) == (6, "")
    assert not any(text in run.err for text in PERSONAL.values())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_nothing_is_shown_of_a_register_that_may_only_be_read(
    tiepdan: Tiepdan, denounced: Path
) -> None:
    denounced.chmod(0o400)
    run = tiepdan("show", "1", "--reveal", REASON)
    assert (run.code, run.out) == (6, "")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        # The shortest of which the end is shown, and the longest of which nothing is.
        ("1234567", "••••567"),
        ("123456", "••••••"),
        pytest.param("038099000078", "•••••••••078", marks=pytest.mark.exhaustive),
        pytest.param("1", "•", marks=pytest.mark.exhaustive),
    ],
)
def test_of_other_peoples_id_numbers_the_end_is_shown(
    tiepdan: Tiepdan, database: Path, number: str, shown: str
) -> None:
    made = tiepdan(*COMPLAINT, "--id-number", number)
    tiepdan("accept", "1", "--on", "10/07/2026")
    preview = tiepdan("undo", "2")
    runs = [
        made, preview, tiepdan("show", "1"), tiepdan("show", "1", "--json"), tiepdan("history"),
        tiepdan("history", "1"), tiepdan("history", "1", "--json"), tiepdan("petitions", "--json"),
        tiepdan("undo", "--yes"), tiepdan("undo", "--yes"),
    ]  # fmt: skip
    assert shown in runs[2].out
    assert runs[3].data["facts"]["id_number"] == shown
    assert shown in runs[-1].err
    if len(number) > 1:
        assert not any(number in run.out + run.err for run in runs)


def _waive(tiepdan: Tiepdan) -> None:
    run = tiepdan("waive-protection", "1", "--on", "01/09/2026", "--document", "Đơn bà Kín 01/9")
    assert run.code == 0
    assert "Kín" not in run.err


def test_a_waiver_lifts_the_covering_everywhere_and_taking_it_back_covers_again(
    tiepdan: Tiepdan, denounced: Path
) -> None:
    tiepdan("add-visit", "--on", "21/08/2026", "--content", "Lời bà Kín", "--petition", "1")
    tiepdan("add-document", "--issuer", "committee", "--type", "letter", "--title", "Thư bà Kín",
            "--on", "01/09/2026", "--petition", "1")  # fmt: skip

    def texts() -> list[str]:
        return [
            tiepdan("petitions").out + tiepdan("petitions", "--json").out,
            tiepdan("show", "1").out + tiepdan("show", "1", "--json").out,
            tiepdan("documents").out + tiepdan("documents", "--json").out,
            *(
                tiepdan("stats", "--rows", figure).out
                for figure in ("petitions_denunciation", "visits", "documents")
            ),
            tiepdan("overdue").out + tiepdan("overdue", "--json").out,
            tiepdan("history", "1").out,
        ]

    shown = [
        (PERSONAL["name"], PERSONAL["summary"]), (PERSONAL["name"], "Mời bà Kín", "•077"),
        ("Thư bà Kín",), (PERSONAL["summary"],), ("Lời bà Kín",), ("Thư bà Kín",),
        (PERSONAL["summary"],), (PERSONAL["summary"], "Đơn bà Kín"),
    ]  # fmt: skip
    assert not any("Kín" in text or PERSONAL["summary"] in text for text in texts())
    _waive(tiepdan)
    for text, wanted in zip(texts(), shown, strict=True):
        for words in wanted:
            assert words in text
        assert PERSONAL["id_number"] not in text
    assert tiepdan("undo", "--yes").code == 0
    assert not any("Kín" in text or PERSONAL["summary"] in text for text in texts())
    assert tiepdan("check").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (("2", "--on", "01/09/2026", "--document", "5"), 4, "complaint"),
        (("1", "--on", "19/08/2026", "--document", "5"), 4, "20/08/2026"),
        (("1", "--on", "23/11/2026", "--document", "5"), 2, "23/11/2026"),
        (("1", "--on", "01/09/2026"), 2, "--document"),
        (("9", "--document", "5"), 3, "2026-0009"),
    ],
)
def test_what_is_no_waiver_is_refused(
    tiepdan: Tiepdan, denounced: Path, arguments: tuple[str, ...], code: int, named: str
) -> None:
    tiepdan(*COMPLAINT)
    run = tiepdan("waive-protection", *arguments)
    assert run.code == code
    assert named in run.err
    assert tiepdan("show", "1", "--json").data["facts"]["name"] is None


def test_protection_is_waived_once(tiepdan: Tiepdan, denounced: Path) -> None:
    _waive(tiepdan)
    run = tiepdan("waive-protection", "1", "--document", "6")
    assert run.code == 4
    assert "01/09/2026" in run.err


def test_a_waiver_has_a_day_and_a_document(denounced: Path) -> None:
    with closing(sqlite3.connect(denounced)) as connection:
        for column, value in (
            ("protection_waived_on", "2026-09-01"), ("protection_waiver", "5"),
        ):  # fmt: skip
            with pytest.raises(sqlite3.IntegrityError, match="waiver"):
                connection.execute(f"UPDATE petition SET {column} = ?", (value,))


def test_a_waiver_comes_with_an_import(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files")
    with (folder / "petitions.csv").open(encoding="utf-8", newline="") as file:
        (petition,) = csv.DictReader(file)
    for waived_on, waiver, problem in (
        ("2024-10-05", "", "protection_waiver"), ("", "5/ĐN", "protection_waived_on"),
        ("2024-09-30", "5/ĐN", "30/09/2024"), ("2024-10-05", "5/ĐN", None),
    ):  # fmt: skip
        row = petition | {"protection_waived_on": waived_on, "protection_waiver": waiver}
        with (folder / "petitions.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row)
            writer.writeheader()
            writer.writerow(row)
        run = tiepdan("import", str(folder))
        assert run.code == (5 if problem else 0)
        assert (problem or "") in run.err
        assert markers_in(run.err) == []
    facts = tiepdan("show", "2024-2", "--json").data["facts"]
    assert (facts["name"], facts["protection_waived_on"], facts["protection_waiver"]) == (
        MARKERS["name"], "2024-10-05", "5/ĐN",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("gặp bà Lan", 4), ("gap ba lan", 4), ("Lan Nguyễn Thị", 4), ("ở thôn Hiệu Châu", 4),
        (".", 2), ("xem", 2), ("xác minh bản photo", 0),
    ],
)  # fmt: skip
def test_a_reason_tells_neither_the_given_name_nor_the_hamlet(
    tiepdan: Tiepdan, database: Path, reason: str, code: int
) -> None:
    tiepdan(*DENUNCIATION, "--name", "Nguyễn Thị Lan", "--hamlet", "Hiệu Châu")
    assert tiepdan("show", "1", "--reveal", reason).code == code
    assert len(_operations(tiepdan)) == 2 + (code in {0, 4})
