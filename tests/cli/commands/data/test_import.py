"""An office's own book: a look first, then all of its lines, or those that are right."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import Tiepdan
from tests.records.importing.books.making import (
    HEADING,
    PETITION_HEADING,
    line,
    petition,
    write_book,
)
from tiepdan.records.importing.sheets.reading import read_sheets

DAY = date(2026, 1, 5)
SECRET = "Kín Văn Tiếng"
GOOD = [line(1, DAY), line(2, DAY, f"{SECRET} – 038099000077", F="TC", E=f"việc của {SECRET}")]
BAD = [
    *GOOD,
    line(3, "hôm nọ", SECRET, F="TC"),
    line(4, date(2026, 1, 7)),
    line(5, "", J="Sở A, số 5/HD ngày 1/1/2026"),  # a document from before the visit
]


def test_the_book_is_looked_at_and_then_taken(database: Path, tiepdan: Tiepdan) -> None:
    file = str(write_book(database.parent / "so.xlsx", GOOD))
    before = database.read_bytes()
    look = tiepdan("import", file, "--dry-run", "--default", "receiver=thủ trưởng")
    assert look.code == 0, look.err
    assert database.read_bytes() == before
    for told in ("Ngày tiếp", "Hamlet: Hiệu Châu", "the head", "name first"):
        assert told in look.out
    unasked = tiepdan("import", file)
    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    done = tiepdan("import", file, "--yes", "--default", "receiver=thủ trưởng")
    assert done.code == 0, done.err
    visits = tiepdan("visits", "--json").data
    assert [(one["date"], one["receiver"], one["kind"]) for one in visits] == [
        ("2026-01-05", "head", "proposal"),
        ("2026-01-05", "head", "denunciation"),
    ]
    history = tiepdan("history").out
    assert SECRET not in look.out + look.err + done.out + done.err + history
    assert tiepdan("undo", "--yes").code == 0
    assert tiepdan("visits", "--json").data == []


def test_a_longer_book_adds_only_what_is_new(database: Path, tiepdan: Tiepdan) -> None:
    write_book(database.parent / "so.xlsx", GOOD)
    file = str(database.parent / "so.xlsx")
    assert tiepdan("import", file, "--yes").code == 0
    again = tiepdan("import", file, "--yes")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err
    write_book(Path(file), [*GOOD, line(3, DAY, "Hộ 09")])
    longer = tiepdan("import", file, "--yes")
    for told in ("Added from so.xlsx: 1 line.", "There already:", "visits 2"):
        assert told in longer.err
    assert SECRET not in again.out + again.err + longer.out + longer.err
    assert len(tiepdan("visits", "--json").data) == 3


def test_a_visit_that_became_a_denunciation_here_is_not_added_again(
    database: Path, tiepdan: Tiepdan
) -> None:
    """The book knows nothing of it; nothing secret is compared: another name is the same."""
    names = ("Hộ 01", SECRET, "Hộ 03")
    lines = [line(place, DAY, name) for place, name in enumerate(names, start=1)]
    file = write_book(database.parent / "so.xlsx", lines)
    assert tiepdan("import", str(file), "--yes").code == 0
    linked = tiepdan(
        "add-petition", "--kind", "denunciation", "--visit", "2", "--received", "05/01/2026",
        "--channel", "reception", "--field", "land", "--summary", SECRET, "--no-input",
    )  # fmt: skip
    assert linked.code == 0, linked.err
    again = tiepdan("import", str(file), "--yes")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err
    write_book(file, [lines[0], line(2, DAY, "Ai đó"), lines[2], line(4, DAY, "Hộ 04")])
    longer = tiepdan("import", str(file), "--yes")
    assert "Added from so.xlsx: 1 line." in longer.err
    assert SECRET not in again.out + again.err + longer.out + longer.err
    assert len(tiepdan("visits", "--json").data) == 4
    other = write_book(database.parent / "khac.xlsx", lines)  # it came from no line of this one
    assert "Added from khac.xlsx: 1 line." in tiepdan("import", str(other), "--yes").err


def test_every_error_is_named_and_nothing_written(database: Path, tiepdan: Tiepdan) -> None:
    file = write_book(database.parent / "so.xlsx", BAD)
    marked = database.parent / "loi.xlsx"
    before = database.read_bytes()
    run = tiepdan("import", str(file), "--yes", "--errors", str(marked))
    assert (run.code, database.read_bytes()) == (5, before)
    assert "B9" in run.out
    assert "row 11" in run.out
    assert SECRET not in run.out + run.err
    [sheet] = read_sheets(marked)
    assert len(sheet.rows) == 11
    assert "date" in str(sheet.rows[8][-1])


def test_a_formula_that_came_to_nothing_is_an_error(database: Path, tiepdan: Tiepdan) -> None:
    formula = "=VLOOKUP(1,A1:B2,9)"
    lines = [line(1, DAY, E=formula), line(2, DAY, A=formula, M=formula), line(3, DAY, H="#REF!")]
    file = write_book(database.parent / "so.xlsx", lines, error="#REF!")
    run = tiepdan("import", str(file), "--yes")
    assert run.code == 5
    for cell in ("E7", "M8", "H9"):
        assert f" {cell} " in run.out
    assert tiepdan("visits", "--json").data == []


def test_a_masked_list_adds_nothing_and_invents_nobody(database: Path, tiepdan: Tiepdan) -> None:
    """What it covers is known by its number; elsewhere “(kept secret)” is no name."""
    for kind in ("denunciation", "feedback"):
        added = tiepdan(
            "add-petition", "--received", "05/01/2026", "--kind", kind, "--channel", "direct",
            "--field", "land", "--name", SECRET, "--summary", f"việc {kind}", "--no-input",
        )  # fmt: skip
        assert added.code == 0, added.err
    file = str(database.parent / "so-don.xlsx")
    assert tiepdan("report", "SO-DON", "--from", "2026", "--to", "2026", "-o", file).code == 0
    before = tiepdan("petitions", "--json").data
    again = tiepdan("import", file, "--yes")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err
    assert tiepdan("petitions", "--json").data == before
    for _operation in before:
        assert tiepdan("undo", "--yes").code == 0
    elsewhere = tiepdan("import", file, "--yes")
    assert (elsewhere.code, "(kept secret)" in elsewhere.out) == (5, True), elsewhere.err
    assert tiepdan("petitions", "--json").data == []


def test_wrong_lines_may_be_left_out_and_mended(database: Path, tiepdan: Tiepdan) -> None:
    file = write_book(database.parent / "so.xlsx", BAD)
    rest = database.parent / "con-lai.xlsx"
    run = tiepdan("import", str(file), "--yes", "--skip-bad", str(rest))
    assert run.code == 0, run.err
    assert len(tiepdan("visits", "--json").data) == 3
    [sheet] = read_sheets(rest)
    assert [row[:2] for row in sheet.rows[5:]] == [[3.0, "hôm nọ"], [5.0, "2026-01-07"]]
    taken = tiepdan("import", str(file), "--yes", "--skip-bad", str(rest))
    assert (taken.code, len(tiepdan("visits", "--json").data)) == (4, 3)
    again = tiepdan("import", str(rest), "--dry-run")
    assert "B6" in again.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--default", "receiver"), 2, "receiver=head"),
        (("--default", "màu=đỏ", "--yes"), 2, "no fact of this book"),
        (("--zeros", "maybe"), 2, "add, keep"),
        (("--encoding", "ansi"), 2, "tcvn3"),
    ],
)
def test_what_is_said_wrongly(
    database: Path, tiepdan: Tiepdan, arguments: tuple[str, ...], code: int, said: str
) -> None:
    file = str(write_book(database.parent / "so.xlsx", GOOD))
    run = tiepdan("import", file, *arguments)
    assert (run.code, said in run.err) == (code, True), run.err


def test_lost_zeros_are_put_back_only_when_said(database: Path, tiepdan: Tiepdan) -> None:
    file = str(write_book(database.parent / "so.xlsx", [line(1, DAY, D=42190001234)]))
    run = tiepdan("import", file, "--yes")
    assert (run.code, "--zeros add" in run.err) == (2, True)
    assert tiepdan("import", file, "--yes", "--zeros", "add").code == 0
    assert tiepdan("visits", "--json").data[0]["id_number"].endswith("234")


def test_the_book_of_petitions_keeps_old_numbers(database: Path, tiepdan: Tiepdan) -> None:
    lines = [
        petition("45/2026", DAY, M="Đã trả lời, số 5/UBND ngày 12/01/2026"),
        petition("46/2026", DAY, M="Đã trả lời, số 6/UBND ngày 01/01/2026"),
        petition("2026-0001", DAY, E="nặc danh", F="TC"),
    ]
    file = write_book(database.parent / "don.xlsx", lines, heading=PETITION_HEADING)
    rest = str(database.parent / "rest.xlsx")
    run = tiepdan("import", str(file), "--yes", "--skip-bad", rest)
    assert (run.code, "M8" in run.out or "row 8" in run.out) == (0, True), run.err
    found = tiepdan("petitions", "--json").data
    assert [(one["number"], one["state"]) for one in found] == [
        ("2026-0001", "new"),
        ("2026-0002", "resolved"),
    ]
    assert "2026-0002" in tiepdan("search", "45/2026").out
    assert "2026-0002" in tiepdan("show", "45/2026").out
    assert (tiepdan("show", "47/2026").code, tiepdan("show", "45/2025").code) == (2, 2)
    again = tiepdan("import", str(file), "--yes", "--skip-bad", rest, "--force")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err
    assert tiepdan("petitions", "--json").data == found


def test_old_cases_go_in_with_their_figures_and_owe_nothing(
    database: Path, tiepdan: Tiepdan
) -> None:
    lines = [
        petition("3/2009", date(2009, 5, 4), M="Đã trả lời ngày 12/05/2009"),
        petition("4/2009", date(2009, 5, 5)),
        petition("7/2017", date(2017, 5, 4), F="KN / 1", M="Đã giải quyết xong"),
    ]
    file = str(write_book(database.parent / "cu.xlsx", lines, heading=PETITION_HEADING))
    run = tiepdan("import", file, "--yes")
    assert (run.code, "day unknown" in run.out) == (0, True), run.err
    found = {one["number"]: one["state"] for one in tiepdan("petitions", "--json").data}
    assert found == {"2009-0001": "resolved", "2009-0002": "new", "2017-0001": "closed"}
    assert tiepdan("overdue", "--json").data == []
    total = tiepdan("stats", "--from", "2009", "--to", "2017", "--by", "year", "--json").data
    figures = total["total"]
    assert (figures["handling_received"], figures["handling_on_time"]) == (3, 0)
    assert figures["handling_carried_forward"] == 1
    again = tiepdan("import", file, "--yes")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err


def test_what_a_book_has_no_column_for_is_a_group_of_its_own(
    database: Path, tiepdan: Tiepdan
) -> None:
    """Never silently the clerk, handed in, or another field; a word of hers sets it."""
    names = (*PETITION_HEADING[:3], "Ghi riêng", *PETITION_HEADING[4:6], "Cột khác")
    heading = (*names, *PETITION_HEADING[7:])
    book = write_book(
        database.parent / "don.xlsx",
        [petition("1", DAY, D="", G="", I="x", M="Đã trả lời ngày 08/01/2026")],
        heading=heading,
    )
    look = tiepdan("import", str(book), "--dry-run")
    assert (look.code, "not recorded" in look.out) == (0, True), look.err
    assert tiepdan("import", str(book), "--yes").code == 0
    visits = str(write_book(database.parent / "so.xlsx", [line(1, DAY)]))
    assert tiepdan("import", visits, "--yes").code == 0
    (one,) = tiepdan("petitions", "--json").data
    assert (one["field"], one["channel"]) == ("not_recorded", "not_recorded")
    assert tiepdan("visits", "--json").data[0]["receiver"] == "not_recorded"
    year = ("--from", "2026", "--to", "2026")
    for by in ("field", "channel"):
        assert "not recorded" in tiepdan("stats", *year, "--by", by).out
    form = tiepdan("report", "02/XLD", *year)
    assert "the field is not recorded (2026-0001)" in " ".join((form.out + form.err).split())
    desk = tiepdan("report", "01/TCD", *year)
    assert "who received" in " ".join((desk.out + desk.err).split())
    choices = tiepdan("add-petition", "--field", "xyz", "--no-input")
    assert (choices.code, "not recorded" in choices.err) == (2, False)
    assert tiepdan("check").code == 0
    folder = database.parent / "all"
    assert tiepdan("export", str(folder), "--reveal", "kiểm tra").code == 0
    assert "not_recorded" in (folder / "petitions.csv").read_text(encoding="utf-8-sig")
    again = tiepdan("import", str(folder), "--yes")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err
    assert tiepdan("edit", "1", "--field", "land").code == 0
    assert "not recorded" not in tiepdan("stats", *year, "--by", "field").out


def test_own_words_are_told_and_said_once_in_a_file(database: Path, tiepdan: Tiepdan) -> None:
    lines = [line(place, DAY, F="Dân nguyện") for place in (1, 2)]
    lines += [line(3, DAY, SECRET, F=SECRET)]
    file = str(write_book(database.parent / "so.xlsx", lines))
    words = database.parent / "từ.csv"
    words.write_text(
        "Cột;Trong sổ;Nghĩa là\nLoại đơn (KN/TC/KN,PA);dân nguyện;kiến nghị\nGhi chú;;-\n",
        encoding="utf-8",
    )
    unknown = tiepdan("import", file, "--dry-run")
    assert unknown.code == 5
    assert "Dân nguyện" in unknown.out
    assert SECRET not in unknown.out + unknown.err
    known = tiepdan("import", file, "--dry-run", "--mapping", str(words))
    assert "F7" not in known.out
    assert "F9" in known.out
    assert "not read" in known.out
    words.rename(database.with_name("import-words.csv"))
    assert "F7" not in tiepdan("import", file, "--dry-run").out
    broken = database.with_name("import-words.csv")
    broken.write_text("a;b;c\nLoại đơn;;\n", encoding="utf-8")
    refused = tiepdan("import", file, "--dry-run")
    assert (refused.code, "line 2" in refused.err) == (5, True)


def test_unknown_words_and_zeros_are_asked_for_at_a_terminal(
    database: Path, tmp_path: Path
) -> None:
    heading = [*HEADING[:12], "Người ghi sổ"]
    lines = [line(1, DAY, F="Dân nguyện", D=42190001234, M="Hoa")]
    file = str(write_book(tmp_path / "so.xlsx", lines, heading=heading))
    answers = ["", "gì đó", "kiến nghị", "yes", "yes"]
    code, screen = converse("import", file, answers=answers, echoes=False)
    assert code == 0, screen
    asked = ("Người ghi sổ", "Dân nguyện", "first zero", "Add 1 line")
    assert sorted(asked, key=screen.index) == [*asked]
    kept = database.with_name("import-words.csv").read_text(encoding="utf-8-sig")
    assert "Dân nguyện;proposal" in kept
    assert "Người ghi sổ;;-" in kept


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.exhaustive), "vi"])
def test_the_template_is_read_without_a_question(
    database: Path, process: Tiepdan, language: str
) -> None:
    template = database.parent / "mau.xlsx"
    assert process("import", "--template", str(template), env={"TIEPDAN_LANG": language}).code == 0
    for sheet in read_sheets(template):
        heading = [str(held) for held in sheet.rows[0]]
        filled = write_book(
            database.parent / "full.xlsx", [["1"]], heading=heading, title=sheet.name
        )
        look = process("import", str(filled), "--dry-run", env={"TIEPDAN_LANG": language})
        assert look.out.count(sheet.name.lower()) == 1, look.out
        assert {"en": "not read", "vi": "không đọc"}[language] not in look.out, look.out
