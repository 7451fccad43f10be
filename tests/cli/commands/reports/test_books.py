"""``report BOOK``: the reception book and the book of petitions of a period."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Tiepdan

CASES: tuple[Command, ...] = (
    ("add-petition", "--kind", "proposal", "--received", "06/07/2026", "--channel", "reception",
     "--name", "Trần Thị Bình", "--hamlet", "Thôn 3", "--field", "land", "--summary",
     "Đường vào thôn"),
    ("add-visit", "--on", "06/07/2026", "--receiver", "clerk", "--content", "Đường vào thôn",
     "--matter", "new", "--petition", "1", "--name", "Trần Thị Bình", "--hamlet", "Thôn 3",
     "--people", "2", "--note", "Hẹn lại"),
    ("add-visit", "--on", "07/07/2026", "--receiver", "clerk", "--content", "Tranh chấp lối đi",
     "--matter", "new", "--kind", "complaint", "--competent", "no", "--outcome", "guided",
     "--body", "Tòa án nhân dân khu vực 3", "--document", "4/HD-UBND", "--same-content", "9",
     "--settled-by", "UBND tỉnh"),
    ("add-petition", "--kind", "denunciation", "--received", "08/07/2026", "--channel", "reception",
     "--name", "Lê Văn Kín", "--field", "corruption", "--summary", "Kín Thu Sai"),
    ("add-visit", "--on", "08/07/2026", "--receiver", "clerk", "--content", "Kín Thu Sai",
     "--matter", "new", "--petition", "2", "--name", "Lê Văn Kín"),
    ("add-visit", "--on", "09/07/2026", "--receiver", "clerk", "--content", "Ghi nhầm",
     "--matter", "new"),
    ("void", "--visit", "4", "--reason", "ghi nhầm"),
    ("add-visit", "--on", "10/06/2026", "--receiver", "clerk", "--content", "Hỏi chế độ",
     "--matter", "none"),
)  # fmt: skip
JULY = ("--from", "07/2026", "--to", "07/2026")


def _rows(tiepdan: Tiepdan, *arguments: str) -> list[dict[str, Any]]:
    run = tiepdan("report", *arguments, "--json")
    assert run.code == 0, run.err
    found: list[dict[str, Any]] = run.data
    return found


@pytest.mark.parametrize("name", ["03/TCD", "sổ tiếp công dân", "so tiep dan"])
def test_the_book_of_thirteen_columns(tiepdan: Tiepdan, cases: Path, name: str) -> None:
    first, second, secret = _rows(tiepdan, name, *JULY)
    assert list(first) == [str(number) for number in range(1, 14)]
    assert (first["1"], first["2"], first["3"]) == (1, "2026-07-06", "Trần Thị Bình, Thôn 3")
    assert (first["6"], first["7"], first["9"], first["13"]) == ("proposal", 2, "x", "Hẹn lại")
    assert (second["6"], second["7"], second["8"]) == ("complaint", 9, "UBND tỉnh")
    assert (second["9"], second["10"], second["11"]) == (
        None, "Tòa án nhân dân khu vực 3, 4/HD-UBND", None,
    )  # fmt: skip
    assert (secret["3"], secret["5"]) == ("(kept secret)", "(kept secret)")


def test_before_july_2026_it_has_twelve(tiepdan: Tiepdan, cases: Path) -> None:
    (row,) = _rows(tiepdan, "03/TCD", "--from", "06/2026", "--to", "06/2026")
    assert list(row) == [str(number) for number in range(1, 13)]
    assert (row["2"], row["5"], row["6"]) == ("2026-06-10", "Hỏi chế độ", "01")


def test_the_book_of_petitions(tiepdan: Tiepdan, cases: Path) -> None:
    first, secret = _rows(tiepdan, "sổ theo dõi đơn", *JULY)
    assert (first["2"], first["3"], first["5"]) == (
        "2026-0001", "2026-07-06", "Trần Thị Bình, Thôn 3",
    )  # fmt: skip
    assert (secret["2"], secret["5"], secret["8"]) == (
        "2026-0002", "(kept secret)", "(kept secret)",
    )  # fmt: skip


def test_nothing_of_a_denouncer_is_in_a_book(tiepdan: Tiepdan, cases: Path) -> None:
    for name in ("03/TCD", "so don"):
        out = tiepdan("report", name, *JULY).out
        assert "Kín" not in out
        assert "Ghi nhầm" not in out


def test_on_a_screen_with_its_official_headings(tiepdan: Tiepdan, cases: Path) -> None:
    out = tiepdan("report", "03/TCD", *JULY).out
    assert "SỔ TIẾP CÔNG DÂN (03/TCD)" in out
    assert "Cơ quan đã giải quyết hết thẩm quyền" in out


def test_a_book_of_its_own(tiepdan: Tiepdan, cases: Path) -> None:
    folder = cases.parent / "books"
    folder.mkdir()
    head = 'form = "S1"\ntitle = "Sổ"\nlists = "visits"\nsince = 2026-01-01\narticle = "a"\n'
    head += 'source = "b"\nconfidence = "verified"\n'
    file = folder / "own.toml"
    file.write_text(
        head + 'column = [{ number = 1, heading = "Ngày", shows = "day" }]\n', encoding="utf-8"
    )
    assert _rows(tiepdan, "s1", *JULY)[0] == {"1": "2026-07-06"}
    file.write_text(
        head.replace("verified", "memory")
        + 'column = [{ number = "1", heading = "Ngày", shows = "officer" },'
        ' { number = 2, heading = "Ngày", shows = "officer" }]\n',
        encoding="utf-8",
    )
    run = tiepdan("report", "s1", *JULY)
    assert (run.code, run.out) == (5, "")
    assert [line.partition("own.toml: ")[2].partition("”")[0] for line in run.err.splitlines()] == [
        "column 1: “number",
        "column 1: “shows",
        "column 2: “shows",
        "“doubt",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("03/TCD",), 2, "Of which period?"),
        (("03/TCD", "--from", "2019", "--to", "2019"), 3, "31/12/2019"),
        (("03/TCD", "01/TCD", *JULY), 2, "A book is printed alone"),
    ],
)
def test_what_cannot_be(
    tiepdan: Tiepdan, database: Path, arguments: Command, code: int, said: str
) -> None:
    run = tiepdan("report", *arguments)
    assert (run.code, run.out) == (code, ""), run.err
    assert said in run.err
