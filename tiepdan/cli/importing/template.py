"""A workbook to be filled in, which ``import`` reads without a question."""

from functools import partial
from pathlib import Path

from tiepdan.cli.running.screen.printing import say
from tiepdan.facts.values import DAY, DAY_GONE_BY
from tiepdan.i18n import _
from tiepdan.output import files
from tiepdan.output.excel import blank_book
from tiepdan.output.excel.blank_book import BlankColumn
from tiepdan.records.importing.books.kinds import PLACE, BookKind, Meaning, Target
from tiepdan.records.importing.books.known import KINDS

_OF_EVENTS = "petition_events/"


def write_template(typed: str, *, force: bool) -> None:
    """A sheet for each kind of book, with a column for each fact, and one for its number.

    Raises:
        RefusedError: the file is there, and may not be replaced.
        DatabaseError: it cannot be written.
    """
    file = files.output_file(Path(typed), (".xlsx",), may_replace=force)
    sheets = [
        (kind.label.capitalize(), [_column(kind, meaning) for meaning in _in_template(kind)])
        for kind in KINDS
    ]
    files.publish(file, partial(blank_book.write, sheets))
    say(_("Wrote an empty book to {path}; fill one sheet in, and import it.").format(path=typed))


def _in_template(kind: BookKind) -> list[Meaning]:
    """A column a fact, and of what only a cell of several says that."""
    single = [one for one in kind.meanings if len(one.targets) == 1]
    told = {target for one in single for target in one.targets}
    further = [
        one
        for one in kind.compound
        if any(target[0].startswith(_OF_EVENTS) for target in one.targets)
        and not told.issuperset(one.targets)
    ]
    once = {one.targets[0]: one for one in reversed(single) if one.name != "taken"}
    return [PLACE, *sorted(once.values(), key=single.index), *further]


def _column(kind: BookKind, meaning: Meaning) -> BlankColumn:
    heading = _(meaning.label)
    if len(meaning.targets) != 1:
        return BlankColumn(heading, _(meaning.rule) if meaning.rule else "")
    target: Target = meaning.targets[0]
    field = kind.field(target)
    words = [term.label for term in field.kind.terms.offered()] if field.kind.terms else []
    is_day = field.kind in {DAY, DAY_GONE_BY}
    return BlankColumn(field.label, _(field.fact.help) if field.fact.help else "", words, is_day)
