"""From ``data/reports/*.toml`` to the outlines of reports in words; all problems are named.

A file is one outline, or one wording of it: ``id``, ``name``, ``kind`` (BÁO CÁO), ``mark`` (BC),
``subject``, ``issued_by`` (committee, party), ``periods`` (month, quarter1 …; none: any),
``since``, ``until`` (of the period's last day), ``report`` (of ``data/periods``), ``begun_on``,
``to`` (Kính gửi), ``recipients``, ``forms`` attached, ``article``, ``source``, ``confidence``,
``doubt``; and its ``[[section]]``:

- ``heading``, ``optional``
- ``[[section.element]]``: ``sentence`` with ``none`` for where all figures in it are zero; or
  ``beside``, a list of ``figure`` and ``words``; or ``block`` with ``prompt``, ``lead``,
  ``contents``; and ``since``, ``until``, ``optional``

Texts may have in braces the id of a figure or indicator, a column of an official form
(``02/XLD.6``) or a word of ``WORDS``; and after a colon how a figure is written: ``none`` (nothing
in words), ``parts`` (those of its parts that there are: “02 quyết định, 03 kế hoạch”), ``list``
(“dịch bệnh: 06; mưa lũ: 02”).
"""

from functools import cache, lru_cache
from pathlib import Path

from tiepdan import paths
from tiepdan.i18n import _
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, overlapping, refuse
from tiepdan.reports.documents.outline import (
    FORM_COLUMN,
    ComparedFigure,
    Element,
    Outline,
    names,
)
from tiepdan.reports.documents.outline_files import outline_files, own_folder
from tiepdan.reports.documents.sentences import FORMS
from tiepdan.reports.documents.words import WORDS
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.statistics.sections.indicators import INDICATORS


def load_outlines(database: Path, typed: str = "") -> tuple[Outline, ...]:
    """The outlines of the folder beside a register, then those that are shipped.

    Of all of them only those whose file has a name that was typed, where there are such files.

    Raises:
        DataFileError: keys are missing, unknown or wrong; every problem of these files is named.
    """
    files = outline_files(database, typed) or outline_files(database)
    own = [file for file in files if file.parent == own_folder(database)]
    shipped = [file for file in files if file not in own]
    return (*_read(state_of(own)), *_read(state_of(shipped)))


@lru_cache(maxsize=2)
def _read(state: State) -> tuple[Outline, ...]:
    problems: list[str] = []
    found: list[Outline] = []
    tables: list[TomlTable] = []
    files = (path for path, *_stamps in state)
    for table, outline in read_files(files, Outline, _CHECKS, problems):
        tables.append(table)
        if outline:
            found.append(outline)
    for table in overlapping(tables, "id"):
        table.note("since", _("is in the period of the version before"))
    refuse(problems)
    return tuple(found)


def _check_outline(table: TomlTable, outline: Outline) -> None:
    check_wording(table, outline)
    keys = [
        element.values.get("block")
        for section in table.tables("section")
        for element in section.tables("element")
    ]
    for key in dict.fromkeys(key for key in keys if key is not None and keys.count(key) > 1):
        table.note("block", _("has “{value}” twice").format(value=key))
    _check_text(table, "subject", outline.subject)
    for key, texts in {"to": outline.to, "recipients": outline.recipients}.items():
        for text in texts:
            _check_text(table, key, text)


def _check_element(table: TomlTable, element: Element) -> None:
    said = [key for key in ("sentence", "beside", "block") if getattr(element, key)]
    if len(said) != 1 and table.wrong.isdisjoint(("sentence", "beside", "block")):
        table.note("sentence", _("stands beside another one of sentence, beside and block, or none")
                   )  # fmt: skip
    needs = {
        "none": "sentence",
        "prompt": "block",
        "lead": "block",
        "contents": "block",
    }
    for key, of in needs.items():
        if getattr(element, key) is not None and len(said) == 1 and of != said[0]:
            table.note(key, _("goes with “{key}” alone").format(key=of))
    if element.block and element.prompt is None:
        table.note("prompt", _("is missing"))
    for key in ("sentence", "none", "lead"):
        _check_text(table, key, getattr(element, key) or "")


def _check_text(table: TomlTable, key: str, text: str) -> None:
    for name, form in names(text):
        if FORM_COLUMN.fullmatch(name):
            is_known = name in _form_columns(_office_of(table))
        else:
            is_known = name in WORDS or name in FIGURES or name in INDICATORS
        if not is_known:
            table.note(key, _("has the unknown value “{value}”").format(value=f"{{{name}}}"))
        elif form and (form not in FORMS or (name not in FIGURES and form != "none")):
            table.note(key, _("has the unknown value “{value}”").format(value=f"{{{name}:{form}}}"))


def _office_of(table: TomlTable) -> Path | None:
    """What lies in an office's own folder, as its outline does; nothing of an outline shipped."""
    folder = table.path.parent
    return None if folder.is_relative_to(paths.data_folder()) else folder


@cache
def _form_columns(beside: Path | None) -> frozenset[str]:
    """The columns of every form, also of an office's own, as a sentence names them."""
    from tiepdan.reports.forms.loading import load_forms  # noqa: PLC0415 (start-up: few ask)

    return frozenset(
        f"{form.form}.{column.number}" for form in load_forms(beside) for column in form.columns
    )


def _check_compared(table: TomlTable, compared: ComparedFigure) -> None:
    if compared.figure not in FIGURES:
        table.note("figure", _("has the unknown value “{value}”").format(value=compared.figure))


_CHECKS: Checks = {
    Outline: _check_outline,
    Element: _check_element,
    ComparedFigure: _check_compared,
}
