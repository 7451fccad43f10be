"""What was typed of a letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.cli.asking import options
from tiepdan.cli.asking.prompting.prompts import ask, can_ask
from tiepdan.cli.letters.choosing import ChoiceT
from tiepdan.cli.recording.petitions.refusal_reasons import ReasonSaid
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import show
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.lists.letters import choices_table

if TYPE_CHECKING:
    from tiepdan.output.files import OutputFile


@dataclass(frozen=True, slots=True)
class Wish:
    """Its number, its day, what is still to be said of its step."""

    number: str | None
    on: date | None
    body: str | None
    reason: ReasonSaid | None
    note: str | None
    act_by: date | None
    is_to_issue: bool

    @property
    def is_more_than_a_day(self) -> bool:
        """Whether something was said that a letter takes, and no list of what is possible."""
        said = (self.number, self.body, self.reason, self.note, self.act_by)
        return self.is_to_issue or any(one is not None for one in said)


@dataclass(frozen=True, slots=True)
class Request:
    """Which letter is wanted, of which there is to be which file; ``reveal`` is the reason."""

    run: Run
    kind: str | None
    wish: Wish
    month: str | None
    reveal: str | None
    output: str | None
    may_replace: bool

    def file(self, usual: str) -> "OutputFile":
        """The file to write, in the open folder under its usual name unless another was given.

        Raises:
            UsageError: it is no Word file.
            RefusedError: it is there already.
        """
        from tiepdan.output.files import output_file  # noqa: PLC0415 (start-up)

        path = Path(usual) if self.output is None else options.file_path(self.output)
        return output_file(path, (".docx",), may_replace=self.may_replace)

    def named(
        self, subject: str, allowed: Sequence[ChoiceT], parse: Callable[[str], ChoiceT]
    ) -> ChoiceT | None:
        """The letter meant; with a file and no kind the one that is asked for.

        None where the letters are to be shown.

        Raises:
            UsageError: there is no such letter, or a file is given and several could be meant,
                or something else is, and none is named.
            RefusedError: the case does not allow it.
        """
        if self.kind is not None:
            return parse(self.kind)
        if self._asks(allowed):
            return None
        if self.output is not None:
            return _only_one(subject, allowed, self.output)
        if self.wish.is_more_than_a_day:
            raise UsageError(
                _("Say which letter of {subject} is meant: {kinds}.").format(
                    subject=subject, kinds=", ".join(one.kind.id for one in allowed) or _("none")
                )
            )
        return None

    def asked(
        self, subject: str, allowed: Sequence[ChoiceT], parse: Callable[[str], ChoiceT]
    ) -> "Request | None":
        """Show the letters, and ask which is wanted; None where nobody is there to answer."""
        run = self.run
        show(choices_table(subject, allowed), as_json=run.as_json, no_color=run.no_color)
        if not self._asks(allowed):
            return None
        return replace(self, kind=ask(_("Which letter"), parse, allowed[0].kind.id).kind.id)

    def _asks(self, allowed: Sequence[ChoiceT]) -> bool:
        """Whether somebody is there who may choose."""
        return can_ask(no_input=self.run.no_input) and not self.run.as_json and bool(allowed)


def _only_one(subject: str, allowed: Sequence[ChoiceT], file: str) -> ChoiceT:
    asked = [one for one in allowed if one.is_asked] or list(allowed)
    if len(asked) == 1:
        return asked[0]
    if not asked:
        raise RefusedError(_("No letter fits this case now; tiepdan letters lists all of them."))
    raise UsageError(
        _("Which letter of {subject} goes into {file}? Say its kind: {kinds}.").format(
            subject=subject, file=file, kinds=", ".join(one.kind.id for one in asked)
        )
    )
