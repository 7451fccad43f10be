"""A marker is planted wherever a denouncer could be known from; nothing printed shows it."""

from pathlib import Path

import pytest

from tests.cli.conftest import DIALOGUE, Tiepdan
from tiepdan.reports.figures import FIGURES

MARKER = "DấuKín77"


@pytest.fixture
def denounced(tiepdan: Tiepdan, database: Path) -> list[str]:
    """A denunciation with everything that can be linked to it; what recording it printed."""
    printed = []
    for command in (
        DIALOGUE,
        (
            "add-petition", "--kind", "TC", "--channel", "dialogue", "--meeting", "B1",
            "--received", "10/11/2026", "--name", MARKER, "--hamlet", MARKER, "--address", MARKER,
            "--id-number", MARKER, "--phone", MARKER, "--field", "corruption",
            "--summary", MARKER,
        ),
        ("add-visit", "--on", "10/11/2026", "--name", MARKER, "--hamlet", MARKER, "--content",
         MARKER, "--advice", MARKER, "--petition", "1"),
        (
            "add-petition", "--kind", "PA", "--channel", "post", "--received", "10/11/2026",
            "--name", "Hộ 07", "--field", "land", "--summary", "Đường",
        ),
        ("add-visit", "--on", "12/11/2026", "--content", MARKER, "--petition", "1",
         "--petition", "2"),
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", MARKER,
         "--petition", "1"),
        ("accept", "1", "--on", "12/11/2026", "--note", MARKER),
        ("answer", "1", "--on", "12/11/2026", "--note", MARKER, "--json"),
        ("decide", "1", "--on", "20/11/2026", "--note", MARKER),
    ):  # fmt: skip
        run = tiepdan(*command)
        assert run.code == 0, run.err
        printed += [run.out, run.err]
    return printed


def _everything(tiepdan: Tiepdan) -> list[str]:
    printed = []
    commands = [
        ["petitions"], ["show", "1"], ["show", "B1"], ["meetings"], ["documents"], ["stats"],
        ["overdue", "--today", "01/06/2027"], ["due", "--within", "250"],
        ["accept", "1"], ["answer", "1"], ["decide", "1"], ["add-visit", "--petition", "1"],
        *(["stats", "--rows", figure] for figure in FIGURES),
    ]  # fmt: skip
    for command in commands:
        for form in ([], ["--json"]):
            run = tiepdan(*command, *form)
            printed += [run.out, run.err]
    return printed


def test_nothing_that_is_printed_shows_the_denouncer(
    tiepdan: Tiepdan, denounced: list[str]
) -> None:
    for text in (*denounced, *_everything(tiepdan)):
        assert MARKER not in text


def test_the_rows_are_there_all_the_same(tiepdan: Tiepdan, denounced: list[str]) -> None:
    for figure, count in (
        ("visits", 2), ("documents", 1), ("petitions_denunciation", 1), ("reception_matters", 3),
    ):  # fmt: skip
        assert len(tiepdan("stats", "--rows", figure, "--json").data) == count
    (document,) = tiepdan("documents", "--json").data
    assert document["title"] is None
    assert "(kept secret)" in tiepdan("documents").out


def test_no_log_holds_the_denouncer(
    tiepdan: Tiepdan, denounced: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise KeyError(MARKER)

    monkeypatch.setattr("tiepdan.records.petitions.add_petitioner", fail)
    run = tiepdan(
        "add-petition", "--kind", "TC", "--received", "10/11/2026", "--name", MARKER,
        "--field", "land", "--channel", "post", "--summary", MARKER,
    )  # fmt: skip
    assert run.code == 1
    (log,) = (tmp_path / "home").rglob("error.log")
    assert MARKER not in run.err
    assert MARKER not in log.read_text(encoding="utf-8")
