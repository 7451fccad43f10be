"""``tiepdan petitions``: filters alone and together, sorting, totals, and no denouncer's place."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, PROPOSAL, Command, Tiepdan, do
from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.i18n import translations
from tiepdan.records.reading.petitions import petition_list
from tiepdan.records.reading.petitions.petition_list import Order

CASES: tuple[Command, ...] = (
    DIALOGUE,
    (*COMPLAINT, "--hamlet", "Thôn 1", "--officer", "Lê Văn Cán"),
    (*COMPLAINT, "--hamlet", "Thôn 10", "--officer", "Trần Cán", "--received", "10/07/2026"),
    (*PROPOSAL, "--hamlet", "Thôn 2", "--channel", "dialogue", "--received", "10/11/2026",
     "--meeting", "B1"),
    (*PROPOSAL, "--officer", "Đỗ Thị Ân"),
    DENUNCIATION,
    ("accept", "1", "--on", "16/07/2026"),
    ("answer", "4", "--on", "10/11/2026"),
)  # fmt: skip
"""1 and 2 complaints, 3 and 4 proposals, 5 a denunciation; 1, 2 and 5 are late."""


@pytest.fixture(scope="module")
def _filled(_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("finding") / "cases.db"
    shutil.copy(_templates["empty"], path)
    for command in CASES:
        assert program.run(app, [*command, "--db", str(path), "--today", "22/11/2026"]) == 0
    return path


@pytest.fixture(autouse=True)
def filled(_filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIEPDAN_DB", str(_filled))
    return _filled


def listed(tiepdan: Tiepdan, *filters: str) -> list[int]:
    run = tiepdan("petitions", *filters, "--json")
    assert run.code == 0, run.err
    return [int(row["number"].partition("-")[2]) for row in run.data]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), [1, 2, 5, 4, 3]),
        (("--state", "new"), [2, 5, 3]),
        (("--state", "new", "--state", "accepted"), [1, 2, 5, 3]),
        (("--kind", "KN"), [1, 2]),
        (("--kind", "khieu nai", "--kind", "tố cáo"), [1, 2, 5]),
        (("--field", "đất đai"), [1, 2]),
        (("--channel", "doi thoai"), [3]),
        (("--channel", "post", "--channel", "direct"), [1, 2, 5, 4]),
        (("--officer", "lê văn cán"), [1]),
        (("--officer", "CAN"), [1, 2]),
        (("--officer", "le"), [1]),
        (("--officer", "do thi an"), [4]),
        (("--officer", unicodedata.normalize("NFD", "Đỗ Thị Ân")), [4]),
        (("--hamlet", "thon 1"), [1]),  # not 10
        (("--hamlet", "10"), [2]),
        (("--hamlet", "thôn"), [1, 2, 3]),
        (("--hamlet", "tho"), [1, 2, 3]),
        (("--from", "10/07/2026"), [2, 5, 4, 3]),
        (("--to", "07/2026"), [1, 2]),
        (("--from", "11/2026", "--to", "02/11/2026"), [4]),
        (("--to", "2025"), []),
        (("--overdue",), [1, 2, 5]),
        (("--overdue", "--kind", "TC"), [5]),
        (("--overdue", "--today", "06/07/2026"), []),
        (("--meeting", "B1"), [3]),
        (("--kind", "KN", "--state", "new", "--hamlet", "thon 10", "--officer", "can", "--overdue",
          "--field", "land", "--channel", "post", "--from", "2026", "--to", "2026"), [2]),
        (("--kind", "KN", "--meeting", "B1"), []),
    ],
)  # fmt: skip
def test_filters(tiepdan: Tiepdan, filters: Command, expected: list[int]) -> None:
    assert listed(tiepdan, *filters) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (("received",), [1, 2, 5, 4, 3]),
        (("-received",), [3, 4, 5, 2, 1]),
        (("number",), [1, 2, 3, 4, 5]),
        (("số", "--descending"), [5, 4, 3, 2, 1]),
        (("-number", "--descending"), [5, 4, 3, 2, 1]),
        (("kind",), [1, 2, 5, 4, 3]),
        (("field",), [1, 2, 5, 4, 3]),
        (("state",), [2, 5, 3, 1, 4]),
        (("officer",), [4, 1, 2, 5, 3]),  # Đỗ before Lê; without a name at the end
        (("-officer",), [2, 1, 4, 3, 5]),
        (("thôn",), [1, 3, 2, 5, 4]),  # Thôn 2 before Thôn 10; a denouncer's is none
        (("-hamlet",), [2, 3, 1, 4, 5]),
    ],
)
def test_sorting(tiepdan: Tiepdan, sort: Command, expected: list[int]) -> None:
    assert listed(tiepdan, "--sort", *sort) == expected


def test_a_list_is_sorted_by_what_its_columns_are_called(tiepdan: Tiepdan) -> None:
    """What cannot be sorted by is what somebody wrote."""
    heading_line = tiepdan("petitions").out.splitlines()[2]
    headings = {heading.strip() for heading in heading_line.strip("│").split("│")}
    refused = {heading for heading in headings if tiepdan("petitions", "--sort", heading).code}
    assert refused == {"Petitioner", "Summary"}
    assert Order.parse(translations("vi").gettext("Next due")) is Order.DUE


def test_by_the_next_day_due(tiepdan: Tiepdan) -> None:
    for sort, is_descending in (("due", False), ("-due", True)):
        rows = tiepdan("petitions", "--sort", sort, "--json").data
        days = [row["next_due"] for row in rows]
        known = [day for day in days if day]
        assert days == [*sorted(known, reverse=is_descending), *[None] * (5 - len(known))]


def test_totals(tiepdan: Tiepdan) -> None:
    run = tiepdan("petitions")
    assert "Petitions: 5\n" in run.out
    assert "By state: newly received 3, accepted, being resolved 1, resolved 1." in run.out
    assert "Overdue: 3 of 5." in run.out
    run = tiepdan("petitions", "--kind", "KN")
    assert "Petitions: 2 of 5\n" in run.out
    assert "By state: newly received 1, accepted, being resolved 1." in run.out
    assert "Overdue: 2 of 2." in run.out


def test_the_overdue_are_those_of_the_morning(tiepdan: Tiepdan, ky_chau: Path) -> None:
    for day in ("26/10/2020", "26/10/2022", "22/11/2026"):
        late = {row["number"] for row in tiepdan("overdue", "--today", day, "--json").data}
        found = tiepdan("petitions", "--overdue", "--today", day, "--json").data
        assert {row["number"] for row in found} == {one for one in late if not one.startswith("B")}


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (("--state", "x"), ("--state", "x", "newly received")),
        (("--kind", "x"), ("--kind", "complaint")),
        (("--sort", "x"), ("--sort", "hamlet")),
        (("--sort", ""), ("--sort",)),
        (("--officer", "…"), ("--officer",)),
        (("--hamlet", ""), ("--hamlet",)),
        (("--from", "31/02/2026"), ("31/02/2026",)),
        (("--from", "2026", "--to", "2025"), ("before it begins",)),
        (("--meeting", "x"), ("--meeting", "B12")),
    ],
)
def test_wrong_filters(tiepdan: Tiepdan, filters: Command, words: tuple[str, ...]) -> None:
    run = tiepdan("petitions", *filters)
    assert (run.code, run.out) == (2, "")
    assert all(word in run.err for word in words)


def test_a_meeting_that_is_not_there(tiepdan: Tiepdan) -> None:
    assert tiepdan("petitions", "--meeting", "B9").code == 3


def test_nobody_of_this_name(tiepdan: Tiepdan) -> None:
    run = tiepdan("petitions", "--officer", "Lê Văn Xán")
    assert run.code == 0
    assert "No petition of 5 is like that." in run.out
    assert "perhaps you mean: Lê Văn Cán" in run.out
    run = tiepdan("petitions", "--hamlet", "Xứ Nào Đó")
    assert "called “Xứ Nào Đó”." in run.out


def test_only_what_is_shown_is_cut(tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiepdan.cli.asking.options.LIST_LENGTH", 2)
    run = tiepdan("petitions")
    assert "2026-0003" in run.out
    assert "The latest 2 of 5" in run.out
    run = tiepdan("petitions", "--sort", "number")
    assert "2026-0001" in run.out
    assert "The first 2 of 5" in run.out
    assert "Overdue: 3 of 5." in run.out
    assert "2026-0005" in tiepdan("petitions", "--sort", "number", "--all").out


# --- Secrets --------------------------------------------------------------------------------------


def test_where_a_denouncer_comes_from_is_not_found_out(tiepdan: Tiepdan) -> None:
    for hamlet in ("Thôn Kín", "kin", "Kí", "Thôn Kính", "thon kinh"):
        run = tiepdan("petitions", "--hamlet", hamlet)
        assert "No petition of 5 is like that." in run.out
        assert "Kín" not in run.out.replace(f"“{hamlet}”", "")
        assert "1 denunciation under protection is left out, wherever it comes from." in run.out
        assert listed(tiepdan, "--hamlet", hamlet) == []
    # The same is said of every hamlet, also where other filters leave it out anyway.
    assert "1 denunciation under protection" in tiepdan("petitions", "--hamlet", "thon 1").out
    run = tiepdan("petitions", "--hamlet", "thon 1", "--kind", "KN")
    assert "under protection" not in run.out


def test_a_denunciation_is_listed_alike_wherever_it_comes_from(
    tiepdan: Tiepdan, database: Path
) -> None:
    lines = [
        ("petitions",), ("petitions", "--sort", "hamlet"), ("petitions", "--hamlet", "thon"),
        ("petitions", "--hamlet", "thon kin"), ("petitions", "--hamlet", "thon 9x"),
        ("petitions", "--kind", "TC", "--sort", "-hamlet", "--json"),
    ]  # fmt: skip
    do(tiepdan, (*COMPLAINT, "--hamlet", "Thôn 9"), (*DENUNCIATION, "--hamlet", "Thôn Kín"))
    before = [tiepdan(*line) for line in lines]
    do(tiepdan, ("edit", "2", "--hamlet", "Thôn 9"))
    assert [tiepdan(*line) for line in lines] == before


def test_a_waiver_lets_it_be_found(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, ("waive-protection", "1", "--document", "Đơn"))
    assert listed(tiepdan, "--hamlet", "thon kin") == [1]
    do(tiepdan, ("undo", "--yes"))
    assert listed(tiepdan, "--hamlet", "thon kin") == []


def test_a_list_read_piece_by_piece_is_the_same(
    tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = tiepdan("petitions", "--json").out
    monkeypatch.setattr(petition_list, "_AT_ONCE", 2)
    assert tiepdan("petitions", "--json").out == whole
    file = tmp_path / "a.json"
    assert tiepdan("petitions", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8") == whole
