"""``tiepdan add-document``: record a document issued."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import Expected, UsualValue
from tiepdan.cli.recording.petitions.numbers import with_petition_meant
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.document import Document
from tiepdan.facts.fact import fields, made
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.petitions.petitions import get_petition
from tiepdan.records.writing.office import documents as records

_RARE = frozenset({"effect", "signatory", "addressees"})


@takes(fields(Document))
def add_document(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record a document issued."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form(typed.values(), no_input=no_input)
    asked = with_petition_meant(path, fields(Document))

    def told() -> Document:
        return made(Document, form.ask(asked, typed, today=day, expected=_expected(day)))

    def write(document: Document) -> int:
        with writing(path, "add-document", no_input=no_input) as register:
            document_id = records.add_document(register.session, document)
            register.tell(_("Recorded document {number} of the list.").format(number=document_id))
        return document_id

    document_id = form.recorded(
        told,
        write,
        is_protected=partial(_is_protected, path, day),
    )
    print_number(document_id, as_json=as_json)


def _is_protected(path: Path, day: date, document: Document) -> bool:
    """Whether it is about a case whose titles are kept secret."""
    if document.petition_id is None:
        return False
    with database.reading(path) as connection:
        return get_petition(connection, document.petition_id, today=day).is_protected


def _expected(day: date) -> Expected:
    """What is rare is left to its flag; what belongs to one case guides nobody else."""

    def expected(name: str, so_far: Mapping[str, Any]) -> UsualValue:
        if name == "issued_on":
            return UsualValue(day)
        is_of_one_case = so_far.get("petition_id") or so_far.get("meeting_id")
        is_settled = name in _RARE or (name == "is_about_reception" and bool(is_of_one_case))
        return UsualValue(is_settled=is_settled)

    return expected
