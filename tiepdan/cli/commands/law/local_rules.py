"""``tiepdan local-rules``: list a province's own rules, switch them on or off."""

from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.law.toml.laws import load_duties, load_limits
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.reports.packs import known_packs
from tiepdan.reports.lists.law.time_limits import packs_table
from tiepdan.reports.lists.register.moved_deadlines import moved_deadlines_table
from tiepdan.text import quoted


@takes_output()
def local_rules(
    pack: Annotated[
        str | None, typer.Argument(metavar=_("PACK"), help=_("Which one, for example ha-tinh."))
    ] = None,
    *,
    output: Output,
    on: Annotated[
        bool, typer.Option("--on", metavar="", help=_("These rules bind this office."))
    ] = False,
    off: Annotated[
        bool, typer.Option("--off", metavar="", help=_("They do not, or not any more."))
    ] = False,
    db: options.Database = None,
    no_input: options.NoInput = False,
) -> None:
    """List the packs of rules of a province's own; --on or --off switches one for this office."""
    path = options.database_path(db)
    state.check_exists(path)
    if on and off:
        raise UsageError(_("Give --on or --off, not both."))
    if pack is None and (on or off):
        raise UsageError(_("Which pack? For example: tiepdan local-rules ha-tinh --off"))
    with database.reading(path) as connection:
        found = known_packs(connection)
    if pack is not None:
        found = [(known, is_on) for known, is_on in found if known.id == pack.strip().lower()]
        if not found:
            raise NotFoundError(
                _("There is no pack “{typed}”; tiepdan local-rules lists them.").format(
                    typed=quoted(pack)
                )
            )
    if not (on or off):
        folder = paths.data_folder()
        table = packs_table(found, [*load_limits(folder), *load_duties(folder)])
        output.show(table)
        return

    from tiepdan.records.writing.office import office  # noqa: PLC0415 (SQLModel, only to write)

    [(known, _was_on)] = found
    with writing(path, "local-rules", no_input=no_input) as register:
        moved = office.switch_pack(register.session, known.id, is_on=on)
        register.tell(
            (
                _("The rules of {province} are on for this office.")
                if on
                else _("The rules of {province} are off for this office.")
            ).format(province=known.province)
        )
    output.show(moved_deadlines_table(moved))
