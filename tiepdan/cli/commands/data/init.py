"""``tiepdan init``: create your own database."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form, can_ask, confirm
from tiepdan.cli.running.clerk import clerk_name, keep_name
from tiepdan.cli.running.printing import done, say
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import is_on
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.parsing import parse_text, parse_yes_no
from tiepdan.records.file import state
from tiepdan.records.file.copies_beside import newest_copy
from tiepdan.records.file.location import warn_once
from tiepdan.records.journal.operations import Entry
from tiepdan.records.writing import office
from tiepdan.records.writing import session as sessions


def init(
    *,
    name: Annotated[
        options.Text,
        typer.Option(metavar=_("NAME"), help=_("The commune, for example “Xã Kỳ Châu”.")),
    ] = None,
    province: Annotated[
        options.Text,
        typer.Option(metavar=_("NAME"), help=_("The province, for example “Hà Tĩnh”.")),
    ] = None,
    remote: Annotated[
        options.Text,
        typer.Option(
            metavar=_("YES/NO"),
            help=_(
                "Is it a remote area with hard travel (vùng sâu, vùng xa)? It lengthens limits."
            ),
        ),
    ] = None,
    weekday: Annotated[
        options.Text, typer.Option(metavar=_("WEEKDAY"), help=_("The usual reception weekday."))
    ] = None,
    half_day: Annotated[
        options.Text,
        typer.Option(
            "--half-day", metavar=_("HALF_DAY"), help=_("morning, afternoon or whole_day.")
        ),
    ] = None,
    own_name: Annotated[
        options.Text,
        typer.Option(
            "--clerk", metavar=_("NAME"), help=_("Your own name, which the journal notes.")
        ),
    ] = None,
    db: options.Database = None,
    yes: options.Yes = False,
    no_input: options.NoInput = False,
) -> None:
    """Create your own database: asks about the commune, unless the flags say it."""
    path = options.database_path(db)
    state.refuse_existing(path)
    _check_no_copies(path, yes=yes, no_input=no_input)
    form = Form((name, province, remote, weekday, half_day, own_name), no_input=no_input)
    commune = form.required(
        "--name", name, _("Name of the commune"), parse_text, example="“Xã Kỳ Châu”"
    )
    in_province = form.required(
        "--province", province, _("Province"), parse_text, example="“Hà Tĩnh”"
    )
    is_remote = form.required(
        "--remote",
        remote,
        _("Remote area (yes/no)"),
        parse_yes_no,
        example="no",
        default=_("no"),
    )
    reception_weekday = form.choice(
        "--weekday", weekday, _("Usual reception weekday"), Weekday, default=Weekday.THURSDAY
    )
    reception_half_day = form.choice(
        "--half-day", half_day, _("Morning or afternoon"), HalfDay, default=HalfDay.WHOLE_DAY
    )
    writer = options.parse_flag("--clerk", own_name, parse_text)
    if writer:
        keep_name(writer)

    sessions.create(
        path,
        Entry(
            writer or clerk_name(may_ask=not no_input),
            "init",
            _("Created the register of {name}.").format(name=commune),
        ),
        fill=partial(
            office.set_up,
            name=commune,
            province=in_province,
            is_remote=is_remote,
            reception_weekday=reception_weekday,
            reception_half_day=reception_half_day,
        ),
    )
    done(
        _("Created {path} for {name}. Record the first petition with: tiepdan add-petition").format(
            path=path, name=commune
        )
    )
    say(_local_rules(in_province))
    if warning := warn_once(path, paths.user_folder()):
        say(warning)


def _check_no_copies(path: Path, *, yes: bool, no_input: bool) -> None:
    """Where copies lie the register is gone; an empty one in its place would hide that.

    Raises:
        RefusedError: there are copies, and nobody said or can be asked whether to go on.
        InterruptedError_: the answer is no.
    """
    copy = newest_copy(path)
    if copy is None or yes:
        return
    told = _(
        "Copies of a register lie beside {path}; the newest ({made}) is put back with"
        " “tiepdan restore {name}”."
    ).format(path=path, made=copy.made, name=copy.path.name)
    if not can_ask(no_input=no_input):
        raise RefusedError(f"{told} " + _("To create a new, empty one all the same, say --yes."))
    say(told)
    confirm(_("Create a new, empty one all the same?"), yes=False)


def _local_rules(province: str) -> str:
    """Which rules of its own province bind this office; a mistyped name shows here."""
    local = [limit for limit in load_limits(paths.data_folder()) if limit.pack]
    own = [limit for limit in local if is_on(limit.pack, province, {})]
    if own:
        return _("The province's own rules are on: {limits}.").format(
            limits=", ".join(f"{limit.name} ({limit.id})" for limit in own)
        )
    return _(
        "No rules of its own are known for the province “{province}” (only for: {known});"
        " the national limits apply."
    ).format(
        province=province,
        known=", ".join(sorted({limit.pack.province for limit in local if limit.pack})),
    )
