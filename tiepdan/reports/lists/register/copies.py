"""The copies beside a register, and how to put one back."""

from collections.abc import Sequence
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.records.file.copies_beside import CopyFile
from tiepdan.reports.model import Column, Table, Tone


def copies_table(copies: Sequence[CopyFile], *, folder: Path) -> Table:
    """The copies, the newest first."""
    return Table(
        key="copies",
        title=_("Copies in {folder}: {count}").format(folder=folder, count=len(copies)),
        columns=(
            Column("made_at", None),
            Column(None, _("Made")),
            Column("file", _("Copy"), 20, tone=Tone.STRONG),
            Column("path", None),
            Column("kind", None),
            Column(None, _("What it is"), 20),
            Column("encrypted", _("Passphrase") if any(c.is_encrypted for c in copies) else None),
        ),
        rows=[
            (
                (copy.made_at or copy.day).isoformat(),
                copy.made,
                copy.path.name,
                str(copy.path),
                copy.kind,
                _(copy.why),
                copy.is_encrypted,
            )
            for copy in copies
        ],
        notes=(
            _("Put one in the place of the register with: tiepdan restore {name}").format(
                name=copies[0].path.name
            ),
        ),
    )
