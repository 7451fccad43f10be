"""``tiepdan search``: search petitions, meetings, visits and documents for words."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.i18n import _
from tiepdan.law.vocabulary.register import RecordKind
from tiepdan.parsing import parse_words
from tiepdan.records import database
from tiepdan.records.reading import search as searching
from tiepdan.reports.lists.search import found_table
from tiepdan.text import folded_word, has_accents

_FOUND_LENGTH = 50
"""Rows that a search shows without ``--all``."""


@takes_output()
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar=_("WORDS…"),
            help=_("Words or their beginnings, all of them; accents matter where you write them."),
        ),
    ],
    *,
    output: Output,
    kind: Annotated[
        options.Text,
        options.of_terms(_("WHAT"), _("Only these."), RecordKind),
    ] = None,
    db: options.Database = None,
    everything: options.ShowAll = False,
) -> None:
    """Search what was written, names, places and numbers for words; the best first.

    Denunciations under protection are not searched, nor what tells of them.
    """
    asked = parse_words(" ".join(words))
    only = options.parse_flag("--kind", kind, RecordKind.parse)
    at_most = output.at_most(_FOUND_LENGTH, everything=everything)
    with database.reading(options.database_path(db)) as connection:
        rows = searching.search(connection, asked, kind=only, at_most=at_most)
        total = searching.count_found(connection, asked, kind=only) if rows else 0
        protected = searching.count_protected(connection)
        plain = 0
        if not rows and any(map(has_accents, asked)):
            plain = searching.count_found(connection, [*map(folded_word, asked)], kind=only)
    table = found_table(rows, asked, total=total, protected=protected, without_accents=plain)
    output.show(table)
