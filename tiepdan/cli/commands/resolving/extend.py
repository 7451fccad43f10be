"""``tiepdan extend``: record a decision to extend the time to resolve."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import (
    Run,
    Typed,
    ask,
    naming_what_is_possible,
    recorded,
)
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.limits.extensions import Extension
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind
from tiepdan.parsing import parse_days
from tiepdan.records.writing.petitions import petitions as records


def extend(
    petition: options.PetitionArgument,
    *,
    days: Annotated[
        str | None,
        typer.Option(metavar=_("DAYS"), help=_("By how many days, within what the law allows.")),
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar=_("DATE"), help=_("Or to which day, as decided."))
    ] = None,
    complexity: Annotated[
        str | None,
        typer.Option(
            metavar=_("COMPLEXITY"),
            help=_("complex (once) or specially_complex (twice, LTC Điều 30)."),
        ),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a decision to extend the time to resolve a denunciation."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((days, to, complexity, on, document, note), no_input=no_input)
    if days is not None and to is not None:
        raise UsageError(_("Give --days or --to, not both."))
    until = options.parse_flag("--to", to, partial(parse_date, today=run.day))
    by_days = None
    if until is None:
        by_days = form.required("--days", days, _("By how many days"), parse_days, example="30")
    how_complex = form.choice("--complexity", complexity, _("How complex"), Complexity)
    told = ask(form, Typed(on, document, note), run.day)

    extension = Extension(told.happened_on, by_days, until, how_complex, told.document_number)
    with (
        naming_what_is_possible(run, case.number, PetitionEventKind.EXTENDED, told.happened_on),
        writing(run.path, "extend", no_input=no_input) as register,
    ):
        due = records.extend_petition(
            register.session, number=case.number, extension=extension, note=told.note
        )
        register.tell(recorded(case.number, PetitionEventKind.EXTENDED.label, told.happened_on))
        register.tell(_("The time to resolve now ends on {due}.").format(due=show_date(due)))
        register.tell(
            _(
                "Send the decision to the denounced and the denouncer (Nghị định 31/2019/NĐ-CP,"
                " Điều 3 khoản 4; no number of days is given). Then: tiepdan record {number}"
                " extension_sent"
            ).format(number=case.number)
        )
    run.show_petition_limits(case.number, told.happened_on)
