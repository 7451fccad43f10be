"""A connection on which something may be done before a table is first written."""

import sqlite3
from collections.abc import Callable, Collection, Iterable
from itertools import chain, islice
from typing import Any, Self

_VERBS = {
    sqlite3.SQLITE_INSERT: "INSERT",
    sqlite3.SQLITE_UPDATE: "UPDATE",
    sqlite3.SQLITE_DELETE: "DELETE",
}
_ENDINGS = frozenset({sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT})

_CALLED_BACK = frozenset({"user-defined function raised exception", "not authorized"})
"""What SQLite tells where Python was interrupted while it called back, also before the first line
of the function; nothing else raises in one unnoticed, and nothing is refused that is not noted.
"""

Write = tuple[str, str]
"""What a statement would do to a table, and the table: INSERT, UPDATE or DELETE."""


def _nothing_refused() -> bool:
    return False


class FirstWrites(sqlite3.Connection):
    """A connection that can prepare for a write before the first statement that does it.

    SQLite says of each statement what it would write, also where a foreign key or a trigger does
    it; what is not prepared for is refused, prepared for and tried again.
    """

    _prepare_refused: Callable[[], bool] = staticmethod(_nothing_refused)
    """Prepare for what was refused last; whether anything was."""
    _is_faulty = False
    """Whether a function that SQLite called back failed by itself."""

    def create_function(
        self, name: str, narg: int, func: Any, /, *, deterministic: bool = False
    ) -> None:
        """As of any connection; Ctrl-C while SQLite calls it is told as that."""

        def call(*arguments: Any) -> Any:
            try:
                return func(*arguments)
            except Exception:
                self._is_faulty = True
                raise

        super().create_function(name, narg, call, deterministic=deterministic)

    def prepare_with(self, prepare: Callable[[str, str], None], tables: Collection[str]) -> None:
        """Call ``prepare`` with verb and table before the first such write to one of these tables.

        It is called again after the end of a transaction or savepoint, which may have undone it.
        """
        prepared: set[Write] = set()
        refused: set[Write] = set()

        def judge(action: int, table: str | None, *details: str | None) -> int:
            if action in _ENDINGS:
                prepared.clear()
            verb = _VERBS.get(action)
            if not verb or table not in tables or details[1] != "main":
                return sqlite3.SQLITE_OK
            write = verb, str(table)
            if write in prepared:
                return sqlite3.SQLITE_OK
            refused.add(write)
            return sqlite3.SQLITE_DENY

        def prepare_refused() -> bool:
            wanted = refused - prepared
            refused.clear()
            for verb, table in wanted:
                prepare(verb, table)
                prepared.add((verb, table))
            return bool(wanted)

        self._prepare_refused = prepare_refused
        self.set_authorizer(judge)

    def cursor(self, factory: Any = None) -> Any:
        """A cursor that tries again what was refused."""
        return super().cursor(factory or _Cursor)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        """As that of a cursor."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Any:
        """As that of a cursor."""
        return self.cursor().executemany(sql, rows)

    def try_until_prepared(self, statement: Callable[[], Any]) -> None:
        """Run a statement, and again after each write in it that had to be prepared for.

        Raises:
            KeyboardInterrupt: Ctrl-C came while SQLite called back.
        """
        while True:
            try:
                statement()
            except sqlite3.DatabaseError as error:
                if self._prepare_refused():
                    continue
                if str(error) in _CALLED_BACK and not self._is_faulty:
                    raise KeyboardInterrupt from error
                raise
            else:
                return


class _Cursor(sqlite3.Cursor):
    connection: FirstWrites

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        run = super().execute
        self.connection.try_until_prepared(lambda: run(sql, parameters))
        return self

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Self:
        # A statement is refused before its second row: no row of an iterator is lost.
        run, rest = super().executemany, iter(rows)
        first = [*islice(rest, 1)]
        self.connection.try_until_prepared(lambda: run(sql, chain(first, rest)))
        return self
