"""A file of figures as somebody wrote them: which figure or column of a form, and its number."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from tiepdan.errors import DataFileError, reason_of
from tiepdan.i18n import _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.forms.form import Form
from tiepdan.reports.statistics.figure_names import full_label, ids_called
from tiepdan.reports.statistics.sections.indicators import INDICATORS
from tiepdan.text import quoted, word_key

_COLUMN = re.compile(r"(?P<form>.+?)\s*[.:]\s*(?P<column>\d+)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_HEADINGS = frozenset({"figure", "chitieu", "cot", "column", "id", "ma"})
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as it was written: of a figure or indicator by its id, or ``01/TCD.5`` of a form."""

    line: int
    key: str
    label: str
    number: Decimal


def read_stated(file: Path, forms: Sequence[Form]) -> list[Stated]:
    """The figures of a file: two columns, which figure and its number; a heading may be above.

    Raises:
        DataFileError: it cannot be read, or a line names no figure or has no number; all are told.
    """
    problems: list[str] = []
    found: list[Stated] = []
    known = _known(forms)
    for line, typed, number in _lines(file):
        meant = _key(typed, known, forms)
        value = _number(number)
        place = _("{file}, line {line}").format(file=file.name, line=line)
        if meant is None and _COLUMN.fullmatch(typed):
            problems.append(
                _("{place}: there is no column “{id}” in the forms of the period: {forms}.").format(
                    place=place,
                    id=quoted(typed),
                    forms=", ".join(form.form for form in forms) or _("none is known"),
                )
            )
        elif meant is None:
            similar = get_close_matches(typed, [*FIGURES, *INDICATORS], n=3, cutoff=0.4)
            problems.append(
                _("{place}: there is no figure “{id}”; similar ones: {similar}.").format(
                    place=place, id=quoted(typed), similar=", ".join(similar) or "visits"
                )
            )
        elif any(one.key == meant for one in found):
            problems.append(_("{place}: {id} is there twice.").format(place=place, id=meant))
        if value is None:
            problems.append(
                _("{place}: “{number}” is no number; for example 12, 3.690 or 87,5%.").format(
                    place=place, number=quoted(number)
                )
            )
        elif meant is not None:
            found.append(Stated(line, meant, known[meant], value))
    if not found and not problems:
        problems.append(_("{file} says nothing; a line is for example visits,9.").format(file=file))
    if problems:
        raise DataFileError("\n".join(problems))
    return found


def _known(forms: Sequence[Form]) -> Mapping[str, str]:
    """What may be stated, and what each is called."""
    return {
        **{figure_id: full_label(figure) for figure_id, figure in FIGURES.items()},
        **{indicator.id: _(indicator.label) for indicator in INDICATORS.values()},
        **{
            column_key(form, column.number): " – ".join(column.heading)
            for form in forms
            for column in form.columns
        },
    }


def column_key(form: Form, number: int) -> str:
    """How a column of a form is named among figures."""
    return f"{form.form}.{number}"


def _lines(file: Path) -> Iterator[tuple[int, str, str]]:
    try:
        content = file.read_bytes()
        if len(content) > _MOST_BYTES:
            raise DataFileError(_("{file} is too large for a list of figures.").format(file=file))
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=reason_of(error))
        ) from error
    except UnicodeDecodeError as error:
        raise DataFileError(
            _("{file} is no text in UTF-8; save it as “CSV UTF-8”.").format(file=file)
        ) from error
    delimiter = max(";\t,", key=text.partition("\n")[0].count)
    for line, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (line == 1 and word_key(cells[0]) in _HEADINGS):
            continue
        yield line, cells[0], cells[1] if len(cells) > 1 else ""


def _key(typed: str, known: Mapping[str, str], forms: Sequence[Form]) -> str | None:
    if typed in known:
        return typed
    found = _COLUMN.fullmatch(typed)
    if found is None:
        called = ids_called(typed)
        return called[0] if len(called) == 1 else None
    wanted = word_key(found["form"]).lstrip("0")
    keys = {
        column_key(form, int(found["column"]))
        for form in forms
        if wanted in {word_key(part).lstrip("0") for part in (form.form, *form.form.split("/"))}
    }
    return next(iter(keys & known.keys()), None) if len(keys) == 1 else None


def _number(typed: str) -> Decimal | None:
    """A number with points between thousands and a decimal comma; a share with its %."""
    text = typed.removesuffix("%").strip().replace("\u00a0", "")
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None
