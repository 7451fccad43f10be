"""``tiepdan unlink``: take the link of two petitions away."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.records.writing.petitions import links


def unlink(
    petition: options.PetitionArgument,
    other: Annotated[
        str, typer.Argument(metavar=_("PETITION"), help=_("The petition it is linked to."))
    ],
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Take the link of two petitions away; both stay what they are."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    one, earlier = (run.petition(typed).number for typed in (petition, other))

    with writing(run.path, "unlink", no_input=no_input) as register:
        denunciation_id = links.unlink(register.session, one, earlier)
        register.entry.is_kept = denunciation_id is not None
        register.entry.petition_id = denunciation_id
        register.entry.words = _("Took the link of two petitions away.")
    say(
        _("Petitions {number} and {earlier} are no longer linked.").format(
            number=one, earlier=earlier
        )
    )
    if as_json:
        json.write({"number": str(one), "earlier": str(earlier)})
