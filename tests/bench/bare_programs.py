"""The smallest programs that do what a command does: how much of its time is the program's own.

What the bare ones are given ready is written into their source, or into a table of their own.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from tests.bench.processes import Process, environment, run
from tiepdan.records.reading.limits import OVERDUE

_OVERDUE = '''\
import sqlite3

import typer
from rich import box
from rich.console import Console
from rich.table import Table


def main(database: str, today: str) -> None:
    """What is late."""
    console = Console(width=100_000, markup=False, emoji=False, highlight=False)
    console.print({title!r}, style="bold")
    table = Table(box=box.ROUNDED, header_style="bold")
    for heading, style in zip({headings!r}, {styles!r}):
        table.add_column(heading, style=style, overflow="fold")
    for row in sqlite3.connect(database).execute({sql!r}, {{"today": today}}):
        table.add_row(*row)
    console.print(table)
    for note in {notes!r}:
        console.print(note)


typer.run(main)
'''

_ROWS = (
    "SELECT s.* FROM deadline AS d JOIN shown AS s ON s.deadline_id = d.id"
    f" WHERE {OVERDUE}"
    " ORDER BY d.severity <> 'discipline', d.late_after, d.due, d.petition_id, d.meeting_id, d.id"
)

_INSERT = """\
from sqlmodel import Field, Session, SQLModel, create_engine


class Row(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    text: str


with Session(create_engine("sqlite:///{database}")) as session:
    session.add(Row(text="x"))
    session.commit()
"""

_STYLES = ("bold", "", "", "", "", "bold", "bold red")


def bare_overdue(command: Process, database: Path, folder: Path, today: str) -> Process:
    """A program of Typer, one query and a Rich table that prints what ``command`` prints.

    It reads a copy of the register, in which each text that a row shows lies ready in a table.
    """
    title, _top, headings, _line, *lines = run(command).output.decode().splitlines()
    bottom = next(number for number, line in enumerate(lines) if line.startswith("╰"))
    copy = folder / f"bare-{database.name}"
    copyfile(database, copy)
    _add_texts(copy, [_cells(line) for line in lines[:bottom]], today)
    source = folder / f"bare-overdue-{database.stem}.py"
    source.write_text(
        _OVERDUE.format(
            title=title,
            headings=_cells(headings),
            styles=_STYLES,
            sql=_ROWS.replace("s.*", ", ".join(_names(_cells(headings)))),
            notes=lines[bottom + 1 :],
        ),
        encoding="utf-8",
    )
    bare = Process(
        "bare Typer + sqlite3 + Rich",
        (sys.executable, str(source), str(copy), today),
        environment(folder),
    )
    if run(bare).output != run(command).output:
        raise SystemExit("the bare program prints something else than the command")
    return bare


def bare_insert(folder: Path) -> Process:
    """A program that imports SQLModel and inserts one row."""
    database = folder / "bare-insert.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text VARCHAR NOT NULL)")
    source = folder / "bare-insert.py"
    source.write_text(_INSERT.format(database=database), encoding="utf-8")
    return Process("bare SQLModel, one row", (sys.executable, str(source)), environment(folder))


def _add_texts(database: Path, rows: list[list[str]], today: str) -> None:
    names = _names(rows[0])
    with closing(sqlite3.connect(database)) as connection, connection:
        late = connection.execute(
            _ROWS.replace("s.*", "d.id").replace(" JOIN shown AS s ON s.deadline_id = d.id", ""),
            {"today": today},
        ).fetchall()
        columns = ", ".join(("deadline_id INTEGER PRIMARY KEY", *names))
        connection.execute(f"CREATE TABLE shown ({columns})")
        connection.executemany(
            f"INSERT INTO shown VALUES (?{', ?' * len(names)})",
            [(number, *row) for (number,), row in zip(late, rows, strict=True)],
        )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("│")[1:-1]]


def _names(cells: list[str]) -> list[str]:
    return [f"text_{number}" for number in range(len(cells))]
