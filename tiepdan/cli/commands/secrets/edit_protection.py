"""``tiepdan edit-protection``: correct a decision on protection, or remove one never made."""

from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import (
    correcting_facts,
    labels_of,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.corrections.rows import Remove, check_alone
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.protection import Protection
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.petitions.protections import get_protection
from tiepdan.records.writing.petitions import protecting

_FIELDS = fields(Protection)


@takes(_FIELDS)
def edit_protection(
    protection: Annotated[
        str,
        typer.Argument(metavar=_("PROTECTION"), help=_("The protection, by its number in “show”.")),
    ],
    typed: TypedFacts,
    *,
    remove: Remove = False,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct a decision on protection; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    protection_id = parse_row_number(protection)
    with database.reading(run.path) as connection:
        row = get_protection(connection, protection_id)
    run.petition(str(row.number))
    check_alone(typed, remove=remove)
    what = _("Protection {number}").format(number=protection_id)
    if remove:
        with writing(run.path, "edit-protection", no_input=no_input) as register:
            protecting.remove_protection(register.session, protection_id)
            register.tell(_("{what} was removed; it stays in the journal.").format(what=what))
        return

    def write(new: dict[str, Any]) -> None:
        with writing(run.path, "edit-protection", no_input=no_input) as register:
            changed = protecting.correct_protection(register.session, protection_id, facts=new)
            tell(register, what, labels_of(changed, Protection))

    form = Form(typed.values(), no_input=no_input)
    correcting_facts(
        form,
        _FIELDS,
        typed,
        write,
        recorded=row.facts,
        today=run.day,
        is_protected=True,
    )
