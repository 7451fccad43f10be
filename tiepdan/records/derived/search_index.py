"""The search index: the words of petitions, meetings, visits and documents (SQLite's FTS5).

``refresh`` brings it up to date with what an operation changed, ``rebuild`` makes it anew, and
``stale`` tells what differs. Nothing else writes it. Nothing of a protected denunciation is in it,
nor of the visits and documents that tell of one; a waiver, or one taken back, changes that at once.

A word is there without accents, so that ``dat`` finds *đất*, and once more as it is written where
it has accents, so that ``đất`` does not find *đặt*.
"""

import itertools
import re
import sqlite3
from collections.abc import Iterator

from tiepdan.facts.fact import Searched
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.law.vocabulary.register import RecordKind
from tiepdan.records.journal.operations import current_operation
from tiepdan.records.secrecy import is_covered, is_protected, shown_of_petition
from tiepdan.text import folded_word, has_accents, words_in

KINDS = tuple(RecordKind)
"""A row's number in the index is its own number times four, and the place of its kind here."""


def row_number(kind: RecordKind, row_id: int) -> int:
    """The number in the index of a row of a table."""
    return row_id * len(KINDS) + KINDS.index(kind)


def row_behind(number: int) -> tuple[RecordKind, int]:
    """The kind and the row that a number in the index stands for."""
    row_id, place = divmod(number, len(KINDS))
    return KINDS[place], row_id


def refresh(connection: sqlite3.Connection) -> None:
    """Index anew what the operation now being noted changed."""
    for kind in KINDS:
        _want(connection, _TOUCHED[kind], now=current_operation(connection))
        connection.execute(
            "DELETE FROM search WHERE rowid IN"
            f" (SELECT id * {len(KINDS)} + {KINDS.index(kind)} FROM reindexed)"
        )
        _insert(connection, kind)


def rebuild(connection: sqlite3.Connection) -> None:
    """Index the whole register anew."""
    connection.execute("DELETE FROM search")
    for kind in KINDS:
        _want(connection, f"SELECT id FROM {kind}")
        _insert(connection, kind)


def forget_deleted_words(connection: sqlite3.Connection) -> None:
    """Make the index anew from its rows: it keeps words of deleted ones until they are merged."""
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def stale(connection: sqlite3.Connection) -> Iterator[tuple[RecordKind, int]]:
    """What in the index is not as the register gives it: the kind and number of each row."""
    for kind in KINDS:
        first, last = -_LAST_NUMBER, 0
        while first < _LAST_NUMBER:
            _want(
                connection,
                f"SELECT id FROM {kind} WHERE id > :last ORDER BY id LIMIT :count",
                last=last,
                count=_SLICE,
            )
            (last,) = connection.execute("SELECT max(id) FROM reindexed").fetchone()
            end = _LAST_NUMBER if last is None else row_number(kind, last)
            wanted = {number: (number, *columns) for number, columns in _indexed(connection, kind)}
            stored = {
                row[0]: tuple(row)
                for row in connection.execute(
                    "SELECT rowid, * FROM search WHERE rowid > ? AND rowid <= ?", (first, end)
                )
                if row_behind(row[0])[0] is kind
            }
            for number in sorted(wanted.keys() | stored.keys()):
                if wanted.get(number) != stored.get(number):
                    yield row_behind(number)
            first = end


_SLICE = 1000
"""How many rows of a kind are compared at a time, to spare memory."""

_LAST_NUMBER = 2**63 - 1


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the words lead to their rows, and to those alone.

    SQLite's own look at it counts as writing. Here each word with its place is taken from the index
    and from the rows; of both there must be the same, in whichever order.
    """
    connection.execute("DROP TABLE IF EXISTS temp.indexed_words")
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, search, instance)"
        )
        index = connection.cursor()
        index.row_factory = None  # plain tuples
        index.execute("SELECT doc, col, offset, term FROM indexed_words")
        is_same = sum(map(hash, index)) == sum(map(hash, _words_in_rows(connection)))
        return is_same and connection.execute(_LENGTHS).fetchone() is None
    except sqlite3.DatabaseError:
        return False


def _words_in_rows(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Each word of the rows with its row, column and place, as SQLite's ``ascii`` splits them."""
    rows = connection.execute("SELECT rowid, * FROM search")
    names = [column[0] for column in rows.description][1:]
    for number, *texts in rows:
        for name, text in zip(names, texts, strict=True):
            if text:
                words = _WORD.findall(text)
                yield from zip(
                    itertools.repeat(number), itertools.repeat(name), itertools.count(), words
                )


_LENGTHS = (
    "SELECT id FROM search_content WHERE id NOT IN (SELECT id FROM search_docsize)"
    " UNION ALL SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM search_content)"
    " LIMIT 1"
)
"""Rows whose length, by which what is found is ranked, is missing or left over."""

_WORD = re.compile("[a-z0-9\x80-\U0010ffff]+")


_CHANGED = "FROM change WHERE operation_id = :now AND table_name"
_PETITIONS = f"SELECT CAST(row_key AS INTEGER) {_CHANGED} = 'petition'"
# A new person comes with the petition or visit that names them.
_PEOPLE = (
    f"SELECT CAST(row_key AS INTEGER) {_CHANGED} = 'petitioner'"
    " AND json_extract(open, '$.before') IS NOT NULL"
)

_TOUCHED = {
    RecordKind.PETITION: (
        f"{_PETITIONS} UNION SELECT id FROM petition WHERE petitioner_id IN ({_PEOPLE})"
    ),
    RecordKind.MEETING: f"SELECT meeting_id {_CHANGED} = 'meeting'",
    # Of the key 12/34 the number before the stroke is the visit's. A visit belongs to a petition
    # that was taken back as well; only the journal knows.
    RecordKind.VISIT: (
        f"SELECT CAST(row_key AS INTEGER) {_CHANGED} IN ('visit', 'visit_petition')"
        f" UNION SELECT id FROM visit WHERE petitioner_id IN ({_PEOPLE})"
        " UNION SELECT CAST(row_key AS INTEGER) FROM change"
        f" WHERE table_name = 'visit_petition' AND petition_id IN ({_PETITIONS})"
    ),
    RecordKind.DOCUMENT: (
        f"SELECT CAST(row_key AS INTEGER) {_CHANGED} = 'document'"
        f" UNION SELECT id FROM document WHERE petition_id IN ({_PETITIONS})"
    ),
}
"""The rows of each kind whose words, or their secrecy, an operation may have changed."""

_ROWS = {
    RecordKind.PETITION: (
        "petition AS s JOIN petitioner AS w ON w.id = s.petitioner_id",
        f"NOT {is_protected('s')}",
    ),
    RecordKind.MEETING: ("meeting AS s", "TRUE"),
    RecordKind.VISIT: (
        "visit AS s LEFT JOIN petitioner AS w ON w.id = s.petitioner_id",
        f"NOT {is_covered('s.id')}",
    ),
    RecordKind.DOCUMENT: (
        "document AS s LEFT JOIN petition AS p ON p.id = s.petition_id",
        shown_of_petition("TRUE"),
    ),
}
"""Of each kind its rows, and which of them are in the index."""

_OWN_MARK = {
    RecordKind.PETITION: "printf('%04d-%04d', s.year, s.sequence)",
    RecordKind.MEETING: "'B' || s.id",
}
"""The number by which people know a row, which is a mark of its own."""


def _texts(kind: RecordKind) -> str:
    """SQL for the number of each row, and its words by the columns of the index."""
    rows, is_in_it = _ROWS[kind]
    words: dict[Searched, list[str]] = {column: [] for column in Searched}
    words[Searched.MARK] += [_OWN_MARK[kind]] if kind in _OWN_MARK else []
    for source, subject in (("s", kind), ("w", "petitioner")):
        if source == "s" or "petitioner" in rows:
            for field in SUBJECTS[subject].fields.values():
                if field.fact.searched:
                    words[field.fact.searched].append(f"{source}.{field.name}")
    columns = (f"concat_words({', '.join(texts)})" for texts in words.values())
    return f"SELECT s.id, {', '.join(columns)} FROM {rows} WHERE s.id IN reindexed AND {is_in_it}"


def _concat_words(*texts: str | None) -> str:
    return " ".join(filter(None, texts))


def _want(connection: sqlite3.Connection, ids: str, **parameters: int) -> None:
    """Make ready the list of rows of one kind that are to be indexed."""
    connection.execute("DROP TABLE IF EXISTS reindexed")
    connection.execute("CREATE TEMPORARY TABLE reindexed (id INTEGER PRIMARY KEY)")
    connection.execute(f"INSERT OR IGNORE INTO reindexed {ids}", parameters)


def _insert(connection: sqlite3.Connection, kind: RecordKind) -> None:
    connection.executemany(
        "INSERT INTO search (rowid, what, who, place, mark,"
        " exact_what, exact_who, exact_place, exact_mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *columns) for number, columns in _indexed(connection, kind)),
    )


def _indexed(
    connection: sqlite3.Connection, kind: RecordKind
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of one kind as they stand in the index."""
    connection.create_function("concat_words", -1, _concat_words, deterministic=True)
    for row_id, *texts in map(tuple, connection.execute(_texts(kind))):
        columns = [words_in(text) for text in texts]
        folded = (" ".join(map(folded_word, words)) for words in columns)
        exact = (" ".join(word for word in words if has_accents(word)) for words in columns)
        yield row_number(kind, row_id), (*folded, *exact)
