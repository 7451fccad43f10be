"""``tiepdan link``: link a petition to an earlier one it repeats or continues."""

from dataclasses import replace
from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.petitions.links import (
    Continues,
    DuplicateOf,
    SplitFrom,
    ask_link_to,
    is_secret_now,
    say_if_second,
    say_linked,
    typed_link,
)
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.output import json
from tiepdan.records.writing.petitions import links

_ASKED = fields(PetitionLink, "linked_on", "document_number", "note")


@takes(_ASKED)
def link(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
    split_from: SplitFrom = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Link a petition to an earlier one that it repeats or continues; both stay what they are."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    number = run.petition(petition).number
    form = Form((duplicate_of, continues, split_from, *typed.values()), no_input=no_input)
    flagged = typed_link(run.path, duplicate_of, continues, split_from, day=run.day)

    def told() -> PetitionLink:
        to = flagged or ask_link_to(run.path, form, run.day)
        usual = usually_on(run.day, "linked_on")
        return replace(to, **form.ask(_ASKED, typed, today=run.day, expected=usual))

    to = form.recorded(
        told,
        partial(_record, run, number),
        is_protected=lambda to: any(
            run.petition(str(one)).is_protected for one in (number, to.earlier_id)
        ),
    )
    say_linked(run.path, number, to, run.day)
    say_if_second(run.path, number, to, run.day)
    if as_json:
        json.write({"number": str(number), "kind": to.kind, "earlier": str(to.earlier_id)})


def _record(run: Run, number: PetitionNumber, to: PetitionLink) -> PetitionLink:
    """Write the link, and return it."""
    with writing(run.path, "link", no_input=run.no_input) as register:
        made = links.link(register.session, number, to)
        if made.is_newly_secret:
            register.tell(is_secret_now(to))
        register.entry.is_kept = made.secret_id is not None
        register.entry.petition_id = made.secret_id
        # The journal keeps the numbers in its rows, which are covered once one becomes a secret.
        register.entry.words = _("Linked two petitions.")
    return to
