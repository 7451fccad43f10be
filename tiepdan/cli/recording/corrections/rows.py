"""Correcting a row by its number in a list, or removing what never happened."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Protocol

import typer

from tiepdan.cli.asking.corrections import (
    correcting_facts,
    has_covered,
    labels_of,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.petitions.numbers import with_petition_meant
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.voids import Voidable, refused_as_void

Remove = Annotated[
    bool,
    typer.Option("--remove", metavar="", help=_("It never happened; the journal still keeps it.")),
]


def check_alone(typed: TypedFacts, *, remove: bool) -> None:
    """What is removed is not corrected as well.

    Raises:
        UsageError: something was typed beside ``--remove``.
    """
    if remove and any(value is not None for value in typed.values()):
        raise UsageError(_("--remove goes alone: what never happened need not be corrected."))


class ListedRow(Protocol):
    """A row as its list has it."""

    @property
    def facts(self) -> object:
        """What is recorded of it."""

    @property
    def voided_on(self) -> date | None:
        """Since when it is void."""


@dataclass(frozen=True, slots=True)
class RowCorrection:
    """How the rows of one list are corrected: read, put right, and called by their ``number``."""

    kind: Voidable
    subject: type
    get: Callable[[sqlite3.Connection, int], ListedRow]
    correct: Callable[..., list[str]]
    english: str


def correct_row(run: Run, typed_number: str, typed: TypedFacts, correction: RowCorrection) -> None:
    """Take the new facts of a row from the flags, or ask for them, and write what changed.

    Raises:
        UsageError: the number or a value is wrong, or nothing was given.
        NotFoundError: the list has no such row.
        RefusedError: it is void, nothing differs, or it cannot be so.
    """
    row_id = parse_row_number(typed_number)
    with database.reading(run.path) as connection:
        row = correction.get(connection, row_id)
    if row.voided_on:
        raise refused_as_void(correction.kind, typed_number, row.voided_on)
    form = Form(typed.values(), no_input=run.no_input)
    asked = with_petition_meant(run.path, fields(correction.subject))

    def write(new: dict[str, Any]) -> None:
        with writing(run.path, f"edit-{correction.kind}", no_input=run.no_input) as register:
            changed = correction.correct(register.session, row_id, facts=new)
            what = _(correction.english).format(number=row_id)
            tell(register, what, labels_of(changed, correction.subject))

    correcting_facts(
        form,
        asked,
        typed,
        write,
        recorded=row.facts,
        today=run.day,
        is_protected=has_covered(row.facts),
    )
