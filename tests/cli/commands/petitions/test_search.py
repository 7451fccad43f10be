"""``tiepdan search``: any accent or case, beginnings of words, the best first, and no secret."""

import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import DENUNCIATION, DIALOGUE, PROPOSAL, Command, Given, Tiepdan, do

LAND: Command = (
    "add-petition", "--kind", "KN", "--received", "06/07/2026", "--name", "Trần Thị Hoà",
    "--hamlet", "Thôn Đông", "--address", "Ngõ 5", "--field", "land", "--channel", "post",
    "--officer", "Lê Văn Cán", "--summary", "Đất chưa sổ của gia đình",
)  # fmt: skip
DRAIN: Command = (*LAND[:6], "Nguyễn Văn Đất", *LAND[7:-1], "Đề nghị đặt cống thoát nước")


@pytest.fixture
def filled(given: Given) -> Path:
    """1: land; 2: a drain, of somebody called Đất; B1; a visit and a document about land."""
    return given(
        LAND, DRAIN,
        (*DIALOGUE, "--content", "Đối thoại về đất đai", "--place", "Hội trường"),
        ("add-visit", "--on", "20/11/2026", "--name", "Bà Thuý", "--content", "Hỏi về sổ đỏ",
         "--advice", "Đã hướng dẫn nộp hồ sơ đất"),
        ("add-document", "--issuer", "committee", "--type", "notice", "--number", "58/TB-UBND",
         "--title", "Thông báo về đất đai", "--on", "20/11/2026"),
    )  # fmt: skip


def found(tiepdan: Tiepdan, *words: str) -> list[tuple[str, str | None]]:
    run = tiepdan("search", *words, "--json")
    assert run.code == 0, run.err
    return [(row["what"], row["number"]) for row in run.data]


def numbers(tiepdan: Tiepdan, *words: str) -> list[str | None]:
    return [number for _what, number in found(tiepdan, "--kind", "petition", *words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("dat chua so",), [1]),
        (("DAT", "Chua", "SỔ"), [1]),
        (("đất chưa sổ",), [1]),
        ((unicodedata.normalize("NFD", "đất chưa sổ"),), [1]),
        (("sổ chưa đất",), [1]),  # in any order
        (("chu s",), [1]),  # words by their beginnings
        (("hua",), []),  # and not by their middle
        (("đất",), [1, 2]),  # 2 by the name
        (("đặt",), [2]),  # an accented word is exact
        (("đát",), []),
        (("dat",), [1, 2]),
        (("đất cong",), [2]),  # each word by its own rule
        (("hòa",), [1]),  # however the tone mark is placed
        (("hoà",), [1]),
        (("hoa",), [1]),
        (("thon dong", "ngo 5"), [1, 2]),
        (("le van can",), [1, 2]),
        (("2026-0002",), [2]),
        (("dat chua so khong",), []),  # all the words
        (('"đất" AND (chua* OR -so) NEAR',), []),
        (('"đất", (chưa)* + sổ:',), [1]),
        (("what : dat",), []),
        (("{who}",), []),
        (("' OR 1=1 --",), []),
    ],
)
def test_words(tiepdan: Tiepdan, filled: Path, words: Command, expected: list[int]) -> None:
    assert sorted(numbers(tiepdan, *words), key=str) == [f"2026-{n:04d}" for n in expected]


def test_every_kind_of_record_is_searched(tiepdan: Tiepdan, filled: Path) -> None:
    assert set(found(tiepdan, "đất")) == {
        ("petition", "2026-0001"), ("petition", "2026-0002"), ("meeting", "B1"), ("visit", "1"),
        ("document", "58/TB-UBND"),
    }  # fmt: skip
    for typed, kind in (("văn bản", "document"), ("lượt tiếp", "visit"), ("meeting", "meeting")):
        assert {what for what, _number in found(tiepdan, "dat", "--kind", typed)} == {kind}
    assert found(tiepdan, "58/TB-UBND") == [("document", "58/TB-UBND")]
    assert found(tiepdan, "hội trường") == [("meeting", "B1")]
    assert found(tiepdan, "thúy") == [("visit", "1")]


def test_the_best_come_first(tiepdan: Tiepdan, database: Path) -> None:
    by_place = (*LAND[:8], "Thôn Mương", *LAND[9:])
    by_officer = (*LAND[:-3], "Ông Mương", "--summary", "Khác")
    by_content = (*LAND[:-1], "Mương tưới bị lấn")
    by_beginning = (*LAND[:-1], "Mươngx tưới bị lấn")
    do(tiepdan, by_officer, by_beginning, by_place, by_content, *[PROPOSAL] * 6)
    for words in ("mương", "muong"):
        assert numbers(tiepdan, words)[0] == "2026-0004"
        assert numbers(tiepdan, words)[-1] == "2026-0001"


def test_the_words_are_marked_at_a_terminal_only(
    tiepdan: Tiepdan, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in tiepdan("search", "chua").out
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    code, screen = converse("search", "chua", answers=[])
    assert code == 0
    assert "Đất \x1b[1mchưa\x1b[0m sổ" in screen


def test_a_long_text_is_cut_around_the_word(tiepdan: Tiepdan, database: Path) -> None:
    text = f"{'mở đầu ' * 40}ranh giới thửa đất {'phần cuối ' * 40}"
    do(tiepdan, (*LAND[:-1], text))
    run = tiepdan("search", "ranh gioi")
    assert "ranh giới thửa đất" in run.out
    assert run.out.count("…") == 2
    assert len(max(run.out.splitlines(), key=len)) < 220
    assert tiepdan("search", "ranh gioi", "--json").data[0]["text"] == text.strip()


def test_in_a_narrow_terminal(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    code, screen = converse("search", "chua", answers=[])
    assert code == 0
    assert "2026-0001" in screen


@pytest.mark.parametrize("words", [("",), ("  ",), ('"*"',), ("--", "-()"), ("…", "!")])
def test_without_a_word_it_is_refused(tiepdan: Tiepdan, filled: Path, words: Command) -> None:
    run = tiepdan("search", *words)
    assert run.code == 2
    assert "tiepdan search đất thôn 2" in run.err


def test_too_many_words_and_none_at_all(tiepdan: Tiepdan, filled: Path) -> None:
    run = tiepdan("search", *(f"từ{number}" for number in range(40)))
    assert (run.code, "40" in run.err) == (2, True)
    assert tiepdan("search").code == 2
    assert tiepdan("search", "dat", "--kind", "x").code == 2


def test_nothing_found_is_no_failure_and_says_what_there_is_without_accents(
    tiepdan: Tiepdan, filled: Path
) -> None:
    run = tiepdan("search", "đạt", "chua")
    assert (run.code, run.err) == (0, "")
    assert "Nothing was found with: đạt chua." in run.out
    assert "tiepdan search dat chua" in run.out
    assert tiepdan("search", "đạt", "--json").data == []


def test_the_best_fifty_are_shown(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "petitioners.csv").write_text("number,name\n1,Hộ\n", encoding="utf-8")
    rows = "".join(f"2026-{n:04d},2026-07-01,post,PA,land,1,Đường {n}\n" for n in range(1, 61))
    (folder / "petitions.csv").write_text(
        f"number,received_on,channel,kind,field,petitioner,summary\n{rows}", encoding="utf-8"
    )
    do(tiepdan, ("import", str(folder)))
    run = tiepdan("search", "duong")
    assert run.out.count("2026-") == 50
    assert "The best 50 of 60" in run.out
    assert tiepdan("search", "duong", "--all").out.count("2026-") == 60
    assert len(tiepdan("search", "duong", "--json").data) == 60


# --- Secrets --------------------------------------------------------------------------------------

SECRETS = ("Người Tố Cáo 77", "tố cáo biết", "Thôn Kín", "Ngõ Kín", "038099000077", "0912345677")
OF_THE_CASE = (
    ("add-visit", "--on", "20/11/2026", "--name", "Chị Lộ", "--content", "Lộ chuyện",
     "--petition", "1"),
    ("add-document", "--issuer", "committee", "--type", "letter", "--title", "V/v bà Lộ",
     "--on", "20/11/2026", "--petition", "1"),
)  # fmt: skip


def test_nothing_of_a_denouncer_is_found_until_they_waive_it(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, DENUNCIATION, *OF_THE_CASE)
    for words in (*SECRETS, "lo", "2026-0001"):
        run = tiepdan("search", words)
        assert run.code == 0
        assert "Nothing was found" in run.out
        assert run.out.count("1 denunciation under protection is not searched.") == 1

    do(tiepdan, ("waive-protection", "1", "--document", "Đơn ngày 20/11/2026"))
    for words in SECRETS[:4]:
        assert found(tiepdan, words) == [("petition", "2026-0001")]
    assert {what for what, _number in found(tiepdan, "lộ")} == {"visit", "document"}
    assert found(tiepdan, *SECRETS[4:5]) == [("petition", "2026-0001")]
    assert "under protection" not in tiepdan("search", "lo").out

    do(tiepdan, ("undo", "--yes"))
    for words in (*SECRETS, "lo"):
        assert found(tiepdan, words) == []


def test_what_is_found_does_not_depend_on_what_denouncers_wrote(
    tiepdan: Tiepdan, database: Path
) -> None:
    """Neither the rows, nor their order, nor a hint tells whether a word is in a denunciation."""
    do(tiepdan, LAND, DRAIN)
    lines = [("search", "đất"), ("search", "kín"), ("search", "kin"), ("search", "kïn")]
    do(tiepdan, (*DENUNCIATION[:-1], "Chuyện khác"))
    before = [tiepdan(*line) for line in lines]
    do(tiepdan, ("undo", "--yes"), (*DENUNCIATION[:-1], "Đất kín kin đất đất"))
    assert [tiepdan(*line) for line in lines] == before


def test_a_visit_stays_secret_when_its_denunciation_was_taken_back(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, ("add-visit", "--on", "20/11/2026", "--name", "Chị Lộ", "--content", "Lộ"))
    assert found(tiepdan, "lộ") == [("visit", "1")]
    do(tiepdan, (*DENUNCIATION, "--visit", "1"))
    assert found(tiepdan, "lộ") == []
    do(tiepdan, ("undo", "--yes"))
    assert found(tiepdan, "lộ") == []
    do(tiepdan, PROPOSAL)
    assert found(tiepdan, "lộ") == []


def test_what_an_earlier_program_stored_with_marks_that_nobody_sees_is_found(
    tiepdan: Tiepdan, database: Path
) -> None:
    marks = ("\u200b", "\u00ad", "\u3164", "\U000e0041", "\x08")
    do(tiepdan, *[PROPOSAL] * len(marks))
    with closing(sqlite3.connect(database)) as connection, connection:
        for number, mark in enumerate(marks, start=1):
            connection.execute(
                "UPDATE petition SET summary = ? WHERE id = ?", (f"Mươ{mark}ng thôn", number)
            )
        connection.execute("UPDATE derivation SET fingerprint = substr(fingerprint, 1, 65) || ':1'")
    assert len(tiepdan("search", "mương", "--json").data) == len(marks)
    for mark in marks:
        found = tiepdan("search", f"mư{mark}ơ".replace("\x08", ""), "--json").data
        assert len(found) == len(marks), ascii(mark)
