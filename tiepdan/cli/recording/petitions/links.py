"""Linking petitions: one repeats or continues an earlier one."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.petition import Level, LinkKind, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.reading.petitions.petitions import get_petition, petition_events

DuplicateOf = Annotated[
    options.Text,
    typer.Option(
        "--duplicate-of",
        metavar=_("PETITION"),
        help=_("The earlier petition that it repeats."),
        autocompletion=completing.petitions,
    ),
]


Continues = Annotated[
    options.Text,
    typer.Option(
        "--continues",
        metavar=_("PETITION"),
        help=_("The earlier petition that it continues."),
        autocompletion=completing.petitions,
    ),
]


SplitFrom = Annotated[
    options.Text,
    typer.Option(
        "--split-from",
        metavar=_("PETITION"),
        help=_("The petition with several contents of which it is one."),
        autocompletion=completing.petitions,
    ),
]


def typed_link(
    path: Path,
    duplicate_of: str | None,
    continues: str | None,
    split_from: str | None = None,
    *,
    day: date,
) -> PetitionLink | None:
    """The link that flags ask for, if they do; made today.

    Raises:
        UsageError: several were given, or one is no number of a petition.
    """
    typed = {
        "--duplicate-of": (duplicate_of, LinkKind.DUPLICATE),
        "--continues": (continues, LinkKind.CONTINUATION),
        "--split-from": (split_from, LinkKind.SPLIT),
    }
    said = [(flag, number, kind) for flag, (number, kind) in typed.items() if number is not None]
    if len(said) > 1:
        raise UsageError(
            _("Give {flags}: one of them, not several.").format(
                flags=", ".join(flag for flag, _number, _kind in said)
            )
        )
    for flag, number, kind in said:
        earlier = options.parse_typed(flag, number, lambda one: petition_meant(path, one, day))
        return PetitionLink(kind=kind, earlier_id=earlier, linked_on=day)
    return None


def ask_kind(form: Form) -> LinkKind:
    """Whether it repeats the earlier petition or continues it."""
    return form.choice("--duplicate-of", None, _("How it belongs to that one"), LinkKind)


def is_secret_now(to: PetitionLink) -> str:
    """That what a denunciation was split off from is kept secret, in words."""
    return _(
        "{earlier} names who denounces, so it is kept secret from now on, as is its link to every"
        " other part."
    ).format(earlier=to.earlier_id)


def say_linked(path: Path, number: PetitionNumber, to: PetitionLink, day: date) -> None:
    """Say what was linked, and what is usually done then; the link itself changes nothing."""
    say(
        _("Petition {number} is linked: {kind} {earlier}.").format(
            number=number, kind=to.kind.label, earlier=to.earlier_id
        )
    )
    if to.kind is LinkKind.DUPLICATE:
        say(_("A duplicate is usually filed: tiepdan file {number}").format(number=number))
    if to.kind is LinkKind.SPLIT:
        with database.reading(path) as connection:
            is_mixed = get_petition(connection, to.earlier_id, today=day).facts.is_mixed
        if is_mixed:
            say(
                _(
                    "{earlier} stays on the list of what is to be split (tiepdan petitions"
                    " --to-split); once all its contents are petitions of their own: tiepdan edit"
                    " {earlier} --mixed no"
                ).format(earlier=to.earlier_id)
            )


def say_if_second(path: Path, number: PetitionNumber, to: PetitionLink, day: date) -> None:
    """A complaint that continues one decided is a second complaint, and for the superior."""
    if to.kind is not LinkKind.CONTINUATION:
        return
    with database.reading(path) as connection:
        later, earlier = (
            get_petition(connection, one, today=day) for one in (number, to.earlier_id)
        )
        events = petition_events(connection, to.earlier_id)
    decided = [e.happened_on for e in events if e.kind is PetitionEventKind.DECIDED]
    is_first = later.facts.level is Level.FIRST
    are_complaints = later.facts.kind is earlier.facts.kind is PetitionKind.COMPLAINT
    if not (decided and is_first and are_complaints):
        return
    say(
        _(
            "{earlier} was decided on {day}: a complaint that continues after a first decision is"
            " a second one, for the superior, {superior}. If it is, record it as that: tiepdan"
            " edit {number} --level again"
        ).format(
            earlier=to.earlier_id,
            day=show_date(decided[0]),
            superior=superior_on(later.facts.received_on),
            number=number,
        )
    )


def ask_link_to(path: Path, form: Form, day: date) -> PetitionLink:
    """The link that the clerk says when asked."""
    earlier = form.required(
        "--duplicate-of",
        None,
        _("Number of the earlier petition"),
        lambda typed: petition_meant(path, typed, day),
        example="2026-0003",
    )
    return PetitionLink(kind=ask_kind(form), earlier_id=earlier, linked_on=day)
