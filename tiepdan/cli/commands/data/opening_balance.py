"""``tiepdan opening-balance``: what an office that starts in the middle brings over as totals."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import labels_of
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import show
from tiepdan.cli.running.writing.writing import Writing, writing
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields
from tiepdan.facts.opening import Opening, OpeningLine
from tiepdan.i18n import _, ngettext
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.office.name import office_name
from tiepdan.records.reading.office.opening import line_label, year_of_reports
from tiepdan.records.reading.office.opening import opening_balance as read_balance
from tiepdan.reports.lists.register.opening import opening_report
from tiepdan.reports.model import Table
from tiepdan.text import within_sentence

_OPENING, _LINE = fields(Opening), fields(OpeningLine)
_WHICH = ("kind", "field")


@takes(_OPENING, _LINE)
def opening_balance(
    typed: TypedFacts,
    *,
    file: Annotated[
        options.Text,
        typer.Option(metavar=_("FILE"), help=_("A CSV file with a line for each kind and field.")),
    ] = None,
    remove: Annotated[
        bool,
        typer.Option("--remove", metavar="", help=_("Take the line of --kind (and --field) out.")),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Say from which day this register is kept, and the totals of before; or show them.

    What is said again corrects what was said. The open petitions themselves are recorded or
    imported with their old numbers.
    """
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    state.check_exists(run.path)
    opening = [one for one in _OPENING if typed[one.name] is not None]
    of_line = {one.name for one in _LINE if typed[one.name] is not None}
    _check_together(of_line, file=file, remove=remove)
    if opening or of_line or file is not None:
        _write(run, typed, opening, of_line, file, remove=remove)
    _show(run)


def _check_together(of_line: set[str], *, file: str | None, remove: bool) -> None:
    """What goes with what.

    Raises:
        UsageError: two of them do not, or a line does not say of what it is.
    """
    if file is not None and (of_line or remove):
        raise UsageError(_("With --file the file says the lines; leave the other flags out."))
    if remove and not of_line:
        raise UsageError(_("Which line? For example: tiepdan opening-balance --remove --kind KN"))
    if remove and of_line - set(_WHICH):
        raise UsageError(_("With --remove only --kind and --field are given."))
    if of_line and "kind" not in of_line:
        raise UsageError(_("Totals are of a kind of petition; say it, for example --kind KN."))


def _write(
    run: Run,
    typed: TypedFacts,
    opening: Sequence[Field],
    of_line: set[str],
    file: str | None,
    *,
    remove: bool,
) -> None:
    """Write what was typed, all of it or nothing."""
    form = Form(("flags are given",), no_input=True)
    new = form.ask(opening, typed, today=run.day)
    line = None
    if of_line and not remove:
        line = form.fill(OpeningLine, typed, today=run.day)
    path = options.parse_flag("--file", file, options.file_path)
    with database.reading(run.path) as connection:
        present = read_balance(connection)
        if present is None and "begins_on" in new and new.get("counted_from") is None:
            new["counted_from"] = year_of_reports(connection, new["begins_on"])

    with writing(run.path, "opening-balance", no_input=run.no_input) as register:
        if new:
            _write_opening(register, new, is_new=present is None)
        if remove:
            _remove(register, typed, form, run)
        elif line is not None:
            _write_line(register, line)
        elif path is not None:
            from tiepdan.records.importing.opening import add_lines  # noqa: PLC0415 (only to write)

            count = add_lines(register.session, path, today=run.day)
            register.tell(
                ngettext(
                    "Recorded {count} line of the opening balance.",
                    "Recorded {count} lines of the opening balance.",
                    count,
                ).format(count=count)
            )


def _write_opening(register: Writing, new: Mapping[str, Any], *, is_new: bool) -> None:
    from tiepdan.records.writing.office import opening as records  # noqa: PLC0415 (only to write)

    if is_new:
        if "begins_on" not in new:
            raise records.no_opening()
        begun = Opening(**new)
        records.open_register(register.session, begun)
        register.tell(
            _("The register begins on {day}; its opening balance counts from {first}.").format(
                day=show_date(begun.begins_on), first=show_date(new["counted_from"])
            )
        )
        return
    if "counted_from" in new and new["counted_from"] is None:
        raise UsageError(_("--counted-from needs a day; for example --counted-from 15/12/2025."))
    changed = records.correct_opening(register.session, new)
    register.tell(
        _("Opening balance: corrected {facts}.").format(
            facts=", ".join(within_sentence(label) for label in labels_of(changed, Opening))
        )
    )


def _write_line(register: Writing, line: OpeningLine) -> None:
    from tiepdan.records.writing.office import opening as records  # noqa: PLC0415 (only to write)

    changed = records.set_line(register.session, line)
    what = line_label(line.kind, line.field)
    if changed:
        labels = ", ".join(within_sentence(label) for label in labels_of(changed, OpeningLine))
        register.tell(
            _("Opening balance, {what}: corrected {facts}.").format(what=what, facts=labels)
        )
    else:
        register.tell(
            _(
                "Opening balance, {what}: carried over {over} + received {received} = resolved"
                " {resolved} + closed {closed} + carried forward {forward}."
            ).format(
                what=what,
                over=line.carried_over,
                received=line.received,
                resolved=line.resolved,
                closed=line.closed,
                forward=line.carried_forward,
            )
        )


def _remove(register: Writing, typed: TypedFacts, form: Form, run: Run) -> None:
    from tiepdan.records.writing.office import opening as records  # noqa: PLC0415 (only to write)

    which = [replace(one, may_be_empty=True) for one in _LINE if one.name in _WHICH]
    read = form.ask(which, typed, today=run.day)
    kind, field = read["kind"], read["field"]
    records.remove_line(register.session, kind, field)
    register.tell(_("Opening balance: took out {what}.").format(what=line_label(kind, field)))


def _show(run: Run) -> None:
    """Print the balance, or how to record one."""
    with database.reading(run.path) as connection:
        balance = read_balance(connection)
        office = office_name(connection, on=run.day)
    if balance is None:
        none = Table(
            title=_("Opening balance"),
            columns=(),
            rows=[],
            empty=_(
                "No opening balance is recorded; an office that starts in the middle says, for"
                " example: tiepdan opening-balance --on 01/07/2026 --visits 40 --visitors 55"
            ),
        )
        show(none, as_json=run.as_json, no_color=run.no_color, data={"facts": None, "lines": []})
        return
    report = opening_report(balance, office=office)
    show(report, as_json=run.as_json, no_color=run.no_color)
