"""What came of an import: what was added, what was there already, what the file says otherwise."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.cli.running.screen.printing import say, show
from tiepdan.i18n import _, ngettext
from tiepdan.reports.lists.register.import_differences import import_differences

if TYPE_CHECKING:
    from tiepdan.records.importing.register import Imported
    from tiepdan.records.importing.rows import Row

_MOST_SHOWN = 100
"""Differences, and groups of lines that are alike, that a screen shows."""


def words(
    source: Path, imported: "Imported", *, is_update: bool, lines_of: Collection[str] = ()
) -> str:
    """For the journal and the screen; no word names a person.

    Of books the lines are those of some files of a register, ``lines_of``.
    """
    sentences = []
    if count := sum(imported.added[file] for file in lines_of):
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
    count = sum(not one.stays for one in imported.differing)
    if count and is_update:
        sentence = ngettext(
            "Corrected by the file: {count} fact.", "Corrected by the file: {count} facts.", count
        )
        sentences.append(sentence.format(count=count))
    return " ".join(sentences)


def show_outcome(
    imported: "Imported", *, is_update: bool, is_tried: bool = False, no_color: bool = False
) -> None:
    """What of it is to be looked at: lines that are alike, and what the file says otherwise.

    What only ``is_tried`` is not recorded yet.
    """
    for rows in imported.alike[:_MOST_SHOWN]:
        sentence = (
            _("{file}, lines {lines}: one day, person and content; each of them is added.")
            if is_tried
            else _("{file}, lines {lines}: one day, person and content; each of them was added.")
        )
        say(sentence.format(file=rows[0].file.name, lines=", ".join(map(_line, rows))))
    staying = [one for one in imported.differing if one.stays]
    if differing := [one for one in imported.differing if not one.stays]:
        table = import_differences(differing[:_MOST_SHOWN], is_update=is_update and not is_tried)
        show(table, as_json=False, no_color=no_color)
        _say_what_becomes(len(differing), is_update=is_update, is_tried=is_tried)
    if staying:
        places = dict.fromkeys(one.row.place(one.field.heading) for one in staying)
        say(
            _(
                "{places}: it says otherwise than the register, and stays as it is there: what was"
                " sent, is void or destroyed is corrected by no file."
            ).format(places=", ".join([*places][:_MOST_SHOWN]))
        )


def _line(row: "Row") -> str:
    return f"{row.sheet}!{row.line}" if row.sheet else str(row.line)


def _say_what_becomes(count: int, *, is_update: bool, is_tried: bool) -> None:
    """What becomes of facts that the file says otherwise."""
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
    elif is_tried:
        say(
            ngettext(
                "{count} fact differs, and is corrected by the file.",
                "{count} facts differ, and are corrected by the file.",
                count,
            ).format(count=count)
        )


def _added(source: Path, counts: Mapping[str, int]) -> str:
    return _("Added from {folder}: {counts}.").format(folder=source, counts=_counts(counts))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count)
