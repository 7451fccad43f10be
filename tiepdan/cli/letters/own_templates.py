"""The office's own templates: copied from the official ones, used while nothing is wrong."""

import shutil
from datetime import date
from pathlib import Path

from tiepdan import paths
from tiepdan.cli.running.screen.printing import done, say
from tiepdan.dates import show_date
from tiepdan.errors import DataFileError, NotFoundError, RefusedError
from tiepdan.i18n import _
from tiepdan.records.file.publishing import unwritable
from tiepdan.reports.letters.filling import FIELDS
from tiepdan.reports.letters.kind import LetterKind, Wording
from tiepdan.reports.letters.loading import TEMPLATE, office_folder, template_files


def copy_template(kind: LetterKind, day: date, database: Path) -> None:
    """Copy the official template of a letter to the office's own folder, where it may be edited.

    Raises:
        NotFoundError: it had no paper on that day.
        RefusedError: the office has one already.
        DatabaseError: the folder cannot be written.
    """
    wording = kind.wording_on(day)
    if wording is None:
        raise NotFoundError(
            _("There is no letter “{kind}” for steps on {day}.").format(
                kind=kind.id, day=show_date(day)
            )
        )
    *_own, official = template_files(wording, database)
    target = office_folder(database) / f"{wording.template}{TEMPLATE}"
    if target.exists():
        raise RefusedError(
            _(
                "{path} is there already; it was left untouched. Edit it in Word, then: {command}"
            ).format(path=target, command=f'tiepdan check-template "{target}"')
        )
    try:
        paths.make_private_folder(target.parent)
        shutil.copyfile(official, target)
        paths.keep_private(target)
    except OSError as error:
        raise unwritable(target, error) from error
    done(
        _("Copied the template to {path}; edit it in Word, then: {command}").format(
            path=target, command=f'tiepdan check-template "{target}"'
        )
    )


def usable_template(kind: LetterKind, wording: Wording, database: Path) -> Path:
    """The office's own template, where there is one without a fault; else the official one.

    What is wrong with the office's own is said.
    """
    *own, official = template_files(wording, database)
    for file in own:
        if _is_usable(kind, file):
            return file
    return official


def _is_usable(kind: LetterKind, file: Path) -> bool:
    from tiepdan.output.word.template_check import check_template  # noqa: PLC0415 (only then)

    try:
        problems = check_template(file, FIELDS[kind.subject]).problems
    except (DataFileError, NotFoundError) as error:
        problems = (str(error),)
    for problem in problems:
        say(problem)
    if problems:
        say(
            _("The office's own template {path} is faulty; the official one is used.").format(
                path=file
            )
        )
    return not problems
