"""A petition is meant by our number, or by the one that it had in an older book."""

from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Tiepdan

OLD = (*PROPOSAL, "--former-number", "123/2023")


@pytest.mark.parametrize(
    "command",
    [("show",), ("history",), ("explain",), ("note",), ("edit", "--summary", "Việc khác")],
    ids=lambda command: command[0],
)
def test_commands_know_the_number_of_an_older_book(
    database: Path, tiepdan: Tiepdan, command: tuple[str, ...]
) -> None:
    tiepdan(*OLD)
    rest = ("--note", "đã gọi") if command == ("note",) else command[1:]
    done = tiepdan(command[0], "123/2023", *rest)
    assert done.code == 0, done.err
    assert "123/2023 in the older book: 2026-0001 is meant." in done.err


def test_a_number_that_none_or_several_had_is_refused(database: Path, tiepdan: Tiepdan) -> None:
    unknown = tiepdan("history", "124/2023")
    assert (unknown.code, "“124/2023” is not a petition number" in unknown.err) == (2, True)
    tiepdan(*OLD)
    assert tiepdan(*OLD, "--summary", "Việc khác").code == 0
    several = tiepdan("history", "123/2023")
    assert (several.code, "2026-0001, 2026-0002" in several.err) == (2, True), several.err
