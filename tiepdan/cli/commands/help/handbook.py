"""``tiepdan handbook``: show the clerk's book, a page at a time."""

from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import completing, options
from tiepdan.cli.running.screen.printing import show
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.reports.handbook import contents_table, find_page, read_pages


def handbook(
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("TOPIC…"),
            help=_("A page's number, name, or words of its title; else the contents are shown."),
            autocompletion=completing.topics,
        ),
    ] = None,
    *,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """Show the clerk's book, which is in Vietnamese in every language; it needs no register."""
    pages = read_pages(paths.data_folder())
    if not topic:
        show(contents_table(pages), as_json=as_json, no_color=no_color)
        return
    page = find_page(pages, " ".join(topic))
    if as_json:
        json.write({"topic": page.topic, "title": page.title, "text": page.text})
        return
    from tiepdan.output.screen import markdown  # noqa: PLC0415 (one medium a run)

    markdown.write(page.text, color=options.wants_color(no_color=no_color))
