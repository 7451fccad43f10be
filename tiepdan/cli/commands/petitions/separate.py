"""``tiepdan separate``: take a petition, or a visit, out of its case."""

from collections.abc import Sequence
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.reasons import check_words
from tiepdan.cli.recording.petitions.cases import VisitOfCase, say_case, visits_typed
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.parsing import parse_text
from tiepdan.records.writing.petitions import cases


def separate(
    petition: options.PetitionArgument,
    *,
    visit: VisitOfCase = None,
    reason: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_("Why; needed where a visit is taken from a denunciation and is uncovered."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Take a petition out of its case, or with --visit a visit away from it; the rest stays one.

    A duplicate is not taken out: “tiepdan unlink” says that it is none.
    """
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    case = run.petition(petition)
    number = case.number
    visit_ids = visits_typed(visit)
    why = options.parse_flag("--reason", reason, parse_text)
    if visit_ids and case.is_protected:
        _check_reason_to_uncover(visit_ids, why)

    with writing(run.path, "separate", no_input=no_input) as register:
        for visit_id in visit_ids:
            cases.separate_visit(register.session, number, visit_id)
        if not visit_ids:
            cases.separate(register.session, number, run.day)
        register.entry.private_reason = why
        register.entry.words = _("Separated what is no longer one case.")
    say_case(run, number)


def _check_reason_to_uncover(visit_ids: Sequence[int], reason: str | None) -> None:
    """Why visits do not belong to a denunciation: from then on who came is shown.

    It is kept in the journal, and shown to nobody, so that it may tell anything.

    Raises:
        UsageError: there is no reason, or it says nothing.
    """
    if reason is None:
        raise UsageError(
            _(
                "Visit {number} is of a denunciation; taken away from it, it would show who came."
                ' Say why it does not belong there, for example --reason "ghi nhầm số đơn"'
            ).format(number=visit_ids[0])
        )
    check_words(reason)
