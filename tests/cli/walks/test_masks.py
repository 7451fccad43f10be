"""No query reads a secret but through the tables of ``shown``, which know what may be seen.

SQLite says of every column that a statement reads in which table or view of the statement it
stands: a look at all the queries of every reading command, not at their text.
"""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.walks.walking import READING, lines_of, run
from tiepdan.facts.fact import secret_names
from tiepdan.facts.subjects import SUBJECTS

SECRETS = {
    (table, name) for table, subject in SUBJECTS.items() for name in secret_names(subject.facts)
}
LOOKS = {
    f"uncovered_{table}"
    for table in ("petition", "petition_event", "protection", "visit", "document", "void")
}
"""What has the secrets of a case: for a look that is in the journal."""

WITHOUT_MASKS = {"check", "purge"}
"""Commands that compare or destroy what is stored, and show none of it."""

Read = tuple[str, str, str | None]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> set[Read]:
    """Each secret that a statement reads, and under which name of the statement."""
    found: set[Read] = set()
    connect: Any = sqlite3.connect

    def note(
        action: int, table: str | None, column: str | None, _in: str | None, within: str | None
    ) -> int:
        if action == sqlite3.SQLITE_READ and table and column and (table, column) in SECRETS:
            found.add((table, column, within))
        return sqlite3.SQLITE_OK

    def watched(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_authorizer(note)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watched)
    return found


LINES = [
    *(line for line in lines_of(READING) if line[0] not in WITHOUT_MASKS),
    ("petitions", "--hamlet", "hieu"),  # the one hamlet that this register has
]


def test_no_reading_query_names_a_secret_but_through_the_masks(
    ky_chau: Path, tmp_path: Path, reads: set[Read]
) -> None:
    naked: dict[str, set[Read]] = {}
    for line in LINES:
        before = set(reads)
        seen = run(*line)
        assert seen.code in {0, 3}, seen
        new = {read for read in reads - before if not (read[2] or "").startswith("shown_")}
        if new:
            naked[seen.line] = new
    assert naked == {}
    # It would see one: these are read by the lists of petitions, visits and documents.
    for place in (("petitioner", "name"), ("petition", "summary"), ("document", "title")):
        assert place in {read[:2] for read in reads}


def test_a_look_with_its_reason_is_the_only_one_uncovered(ky_chau: Path, reads: set[Read]) -> None:
    assert run("show", "2020-0003", "--reveal", "xác minh theo QĐ 12").code == 0
    assert {view for *_column, view in reads if (view or "").startswith("uncovered_")} == LOOKS


def test_a_naked_query_would_be_seen(ky_chau: Path, reads: set[Read]) -> None:
    connection = sqlite3.connect(ky_chau)
    connection.execute("SELECT w.name FROM petitioner AS w")
    connection.execute("SELECT s.phone FROM (SELECT * FROM petitioner) AS s")
    assert ("petitioner", "name", None) in reads
    assert ("petitioner", "phone", None) in reads
    connection.close()
