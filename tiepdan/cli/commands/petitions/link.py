"""``tiepdan link``: link a petition to an earlier one it repeats or continues."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import Run, Typed, ask
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.links import (
    Continues,
    DuplicateOf,
    ask_link_to,
    say_if_second,
    say_linked,
    typed_link,
)
from tiepdan.cli.running.writing import writing
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.records.writing.petitions import links


def link(
    petition: options.PetitionArgument,
    *,
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Link a petition to an earlier one that it repeats or continues; both stay what they are."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    number = run.petition(petition).number
    form = Form((duplicate_of, continues, on, document, note), no_input=no_input)
    to = typed_link(duplicate_of, continues, run.day)
    if to is None:
        to = ask_link_to(form, run.day)
    told = ask(form, Typed(on, document, note), run.day)

    with writing(run.path, "link", no_input=no_input) as register:
        links.link(
            register.session,
            number,
            to,
            linked_on=told.happened_on,
            document_number=told.document_number,
            note=told.note,
        )
        # The journal keeps the numbers in its rows, which are covered once one becomes a secret.
        register.entry.words = _("Linked two petitions.")
    say_linked(number, to)
    say_if_second(run.path, number, to, run.day)
    if as_json:
        json.write({"number": str(number), "kind": to.kind, "earlier": str(to.earlier)})
