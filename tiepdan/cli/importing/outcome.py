"""What came of an import: what was added, what was there already, what the file says otherwise."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.cli.running.printing import say, show
from tiepdan.i18n import _, ngettext
from tiepdan.reports.lists.register.import_differences import import_differences

if TYPE_CHECKING:
    from tiepdan.records.importing.register import Imported

_MOST_SHOWN = 100
"""Differences, and groups of lines that are alike, that a screen shows."""


def words(
    source: Path, imported: "Imported", *, is_update: bool, lines_of: str | None = None
) -> str:
    """For the journal and the screen; no word names a person.

    Of a book the lines are those of one file of a register, ``lines_of``.
    """
    sentences = []
    if lines_of and (count := imported.added[lines_of]):
        sentence = ngettext(
            "Added from {file}: {count} line.", "Added from {file}: {count} lines.", count
        )
        sentences.append(sentence.format(file=source.name, count=count))
    elif any(imported.added.values()):
        sentences.append(_added(source, imported.added))
    else:
        sentences.append(_("Nothing new in {folder}.").format(folder=source))
    if any(imported.there.values()):
        sentences.append(_("There already: {counts}.").format(counts=_counts(imported.there)))
    count = len(imported.differing)
    if count and is_update:
        sentence = ngettext(
            "Corrected by the file: {count} fact.", "Corrected by the file: {count} facts.", count
        )
        sentences.append(sentence.format(count=count))
    return " ".join(sentences)


def show_outcome(imported: "Imported", *, is_update: bool, no_color: bool = False) -> None:
    """What of it is to be looked at: lines that are alike, and what the file says otherwise."""
    for rows in imported.alike[:_MOST_SHOWN]:
        lines = ", ".join(str(row.line) for row in rows)
        say(
            _("{file}, lines {lines}: one day, person and content; each of them was added.").format(
                file=rows[0].file.name, lines=lines
            )
        )
    if not imported.differing:
        return
    table = import_differences(imported.differing[:_MOST_SHOWN], is_update=is_update)
    show(table, as_json=False, no_color=no_color)
    count = len(imported.differing)
    if not is_update:
        say(
            ngettext(
                "{count} fact differs, and stays as it is recorded; --update takes it from the"
                " file.",
                "{count} facts differ, and stay as they are recorded; --update takes them from the"
                " file.",
                count,
            ).format(count=count)
        )


def _added(source: Path, counts: Mapping[str, int]) -> str:
    return _("Added from {folder}: {counts}.").format(folder=source, counts=_counts(counts))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count)
