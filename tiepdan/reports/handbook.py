"""The clerk's book: its pages in their order, and the one that is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tiepdan.errors import DataFileError, NotFoundError, reason_of
from tiepdan.i18n import _
from tiepdan.reports.model import Column, Table, Tone
from tiepdan.text import clean, fold, quoted, word_key, words_in

_PAGES = "[0-9][0-9]-*.md"
_TITLE = "# "


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its place in the book, the name of its file, its title, and all of it as Markdown."""

    number: int
    topic: str
    title: str
    text: str


def read_pages(folder: Path) -> Sequence[Page]:
    """Every page of the book in ``folder``, which is ``data/``.

    Raises:
        DataFileError: there is none, or one cannot be read.
    """
    try:
        found = [
            _page(number, path)
            for number, path in enumerate(sorted((folder / "handbook").glob(_PAGES)), 1)
        ]
    except OSError as error:
        raise DataFileError(f"{error.filename}: {reason_of(error)}") from error
    if not found:
        raise DataFileError(
            _("The handbook is missing in {folder}; install tiepdan again.").format(folder=folder)
        )
    return found


def _page(number: int, path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix(_TITLE)
    return Page(number, path.stem.partition("-")[2], title, text)


def find_page(pages: Sequence[Page], typed: str) -> Page:
    """The page meant by its number, the name of its file, or words of its title.

    Raises:
        NotFoundError: none is meant, or several are; the sentence names those there are.
    """
    wanted = word_key(clean(typed))
    for page in pages:
        names = (str(page.number), f"{page.number:02}", page.topic, page.title)
        if wanted and wanted in map(word_key, names):
            return page
    words = words_in(fold(typed))
    meant = [page for page in pages if words and _has_words(page, words)]
    if len(meant) == 1:
        return meant[0]
    sentence = (
        _("“{typed}” may be several topics of the handbook; choose one of: {topics}.")
        if meant
        else _("The handbook has no topic “{typed}”; choose one of: {topics}.")
    )
    listed = ", ".join(f"{page.number} {page.topic}" for page in meant or pages)
    raise NotFoundError(sentence.format(typed=quoted(typed), topics=listed))


def _has_words(page: Page, words: Sequence[str]) -> bool:
    in_title = words_in(fold(page.title))
    return all(any(one.startswith(word) for one in in_title) for word in words)


@dataclass(frozen=True, slots=True)
class Example:
    """A command line as it stands in the book, and the page it stands on."""

    line: str
    page: Page


def example_of(pages: Sequence[Page], command: str) -> Example | None:
    """The first time that a command is run in the book, or else is named with what follows it."""
    name = rf"tiepdan {re.escape(command)}"
    run = re.compile(rf"^\$ ({name} .*[^\\]|{name})$", re.MULTILINE)
    named = re.compile(rf"`({name} [^`]+|{name})`")
    for written in (run, named):
        for page in pages:
            if found := written.search(page.text):
                return Example(found[1], page)
    return None


def contents_table(pages: Sequence[Page]) -> Table:
    """What the book is about, page by page."""
    return Table(
        title=_("The handbook"),
        columns=(
            Column("number", _("No."), is_number=True),
            Column("topic", _("Topic"), tone=Tone.QUIET),
            Column("title", _("About"), 30),
        ),
        rows=[(page.number, page.topic, page.title) for page in pages],
        notes=(_("Open a page by its number or name: tiepdan handbook 1"),),
    )
