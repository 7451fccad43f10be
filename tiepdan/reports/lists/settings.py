"""What is set on a PC, as a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from tiepdan.i18n import _
from tiepdan.reports.model import Column, Rank, Table, Tone


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that may be set: what it is now, what says so, and what would say otherwise."""

    key: str
    label: str
    value: str
    source: str
    change: str


def settings_table(settings: Iterable[Setting]) -> Table:
    """What is set, from where, and how it is changed."""
    return Table(
        title=_("What is set on this PC"),
        columns=(
            Column("setting", None),
            Column("label", _("Setting")),
            Column("source", _("From"), 12, tone=Tone.QUIET),
            Column("value", _("Now"), rank=Rank.BELOW, is_whole=True),  # a path is not cut
            Column("change", _("To change it"), 24, rank=Rank.BELOW, is_whole=True),
        ),
        rows=[(one.key, one.label, one.source, one.value, one.change) for one in settings],
        is_list=True,
    )
