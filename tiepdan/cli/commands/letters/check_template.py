"""``tiepdan check-template``: whether a Word file can be the template of a letter."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.letters.choosing import kind_named
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.cli.running.screen.printing import say
from tiepdan.errors import DataFileError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.letters.filling import FIELDS
from tiepdan.reports.letters.kind import LetterKind, Wording
from tiepdan.reports.letters.loading import load_letters, template_files
from tiepdan.reports.lists.letters import fields_table


@takes_output()
def check_template(
    file: Annotated[str, typer.Argument(metavar=_("FILE"), help=_("A template, a Word file."))],
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar=_("KIND"), help=_("Of which letter; left out, the name of the file says it.")
        ),
    ] = None,
    *,
    output: Output,
    db: options.Database = None,
) -> None:
    """Name each fault of a template with its paragraph, and list the fields of its letter."""
    from tiepdan.output.word.template_check import check_template as check  # noqa: PLC0415 (start-up)

    template = options.file_path(file)
    path = options.database_path(db)
    letter, wording = _meant(template, kind, load_letters(path))
    fields = FIELDS[letter.subject]
    checked = check(template, fields)
    output.show(fields_table(fields, checked.fields))
    if checked.problems:
        raise DataFileError("\n".join(checked.problems))
    *_own, official_file = template_files(wording, path)
    official = check(official_file, fields).fields
    lacking = [name for name in official if name not in checked.fields]
    if lacking:
        say(
            _("The official template has also: {fields}.").format(
                fields=", ".join(f"{{{{ {name} }}}}" for name in lacking)
            )
        )
    say(_("Nothing is wrong with {path}.").format(path=template))


def _meant(
    file: Path, kind: str | None, letters: Sequence[LetterKind]
) -> tuple[LetterKind, Wording]:
    """The letter of a template, by what was typed or by the name of the file.

    Raises:
        UsageError: there is none.
    """
    if kind is not None:
        letter = kind_named(kind, letters)
        named = [one for one in letter.wordings if one.template == file.stem]
        return letter, (named or letter.wordings)[-1]
    for letter in letters:
        for wording in letter.wordings:
            if wording.template == file.stem:
                return letter, wording
    raise UsageError(
        _("The name of {file} tells no letter; say of which it is, for example: {example}").format(
            file=file.name, example=f'tiepdan check-template "{file.name}" acceptance'
        )
    )
