"""What was typed before Ctrl-C: offered to the next command of the same name, for seven days."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import ask_yes_no
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.errors import InterruptedError_, TiepdanError
from tiepdan.i18n import _
from tiepdan.records.file import drafts


@contextmanager
def kept_as_draft(
    path: Path, command: str, form: Form, *, may_be_kept: Callable[[], bool]
) -> Iterator[None]:
    """Go on with the draft there is, if that is wanted; whatever ends this early leaves one.

    ``may_be_kept`` says whether what was typed so far can be of no denunciation.

    Raises:
        TiepdanError: as it was raised inside; InterruptedError_ says what became of the answers.
    """
    is_offered = form.asks
    if is_offered:
        _go_on(path, command, form)
    try:
        yield
    except (TiepdanError, KeyboardInterrupt) as error:
        sentence = ""
        if any(form.dialogue.answers.values()):
            sentence = _kept(path, command, form, may_be_kept=may_be_kept())
        if sentence and isinstance(error, InterruptedError_):
            raise InterruptedError_(f"{error} {sentence}") from error
        if sentence:
            say(sentence)
        raise
    if is_offered and not writes.is_dry():
        _remove(path, command)


def _go_on(path: Path, command: str, form: Form) -> None:
    answers = drafts.read_draft(path, command)
    if not answers:
        return
    question = _("A draft is there with {count} answers; go on with it?").format(count=len(answers))
    if ask_yes_no(question, default=_("yes")):
        form.dialogue.answers.update(answers)
    else:
        _remove(path, command)


def _kept(path: Path, command: str, form: Form, *, may_be_kept: bool) -> str:
    """Keep the answers, where they may be; says so."""
    if not may_be_kept:
        _remove(path, command)
        return _("What was typed is not kept: it could be of a denunciation.")
    if drafts.keep_draft(path, command, form.dialogue.answers) is None:
        return ""
    return _("What was typed is kept for seven days: tiepdan {command} offers it again.").format(
        command=command
    )


def _remove(path: Path, command: str) -> None:
    with suppress(OSError):
        drafts.remove_draft(path, command)
