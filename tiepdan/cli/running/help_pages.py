"""``--help`` in the reader's language, with an example from the handbook, and where to read on."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tiepdan.errors import EXIT_CODES, DataFileError
from tiepdan.i18n import N_, _

_PARAGRAPH = "\n\n"
_BRACES = re.compile(r"\{([^{}]+)\}")

_HEADINGS = (
    N_("Arguments"),
    N_("Options"),
    N_("[default: {}]"),
    N_("[env var: {}]"),
    N_("[required]"),
)
"""What Typer asks gettext for; named here so that the catalogue has them."""


if TYPE_CHECKING:
    _Page = TyperCommand  # has the methods that are called; so have both classes of Typer below
else:
    _Page = object


class _AsTyped:
    """Leaves what was typed as it is: every option here is text or a flag, parsed by ``Form``."""

    @staticmethod
    def coerce(value: Any, *, param: Any, ctx: Any) -> Any:
        """The typed text itself."""
        del param, ctx
        return value


class _InOurLanguage(_Page):
    """What the page of a command and that of the program have in common."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _leave_as_typed(*self.params)

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _translated(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The ``--help`` option."""
        return _described(super().get_help_option(ctx))


class Command(_InOurLanguage, TyperCommand):
    """A command whose help page is all in the reader's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page, with an example at its end."""
        self.epilog = _PARAGRAPH.join(_example(self.name or ""))
        super().format_help(ctx, formatter)


class Group(_InOurLanguage, TyperGroup):
    """The program, whose help page is all in the reader's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page, with the exit codes and where to read on at its end."""
        codes = "; ".join(f"{code} {_(meaning)}" for code, meaning in EXIT_CODES.items())
        self.epilog = _PARAGRAPH.join(
            (
                _("One command: tiepdan help add-petition"),
                _("The handbook: tiepdan handbook"),
                _("Exit codes: {codes}").format(codes=codes),
            )
        )
        super().format_help(ctx, formatter)


def _example(command: str) -> Iterator[str]:
    """How a command is used in the handbook, and on which page; nothing without a handbook."""
    from rich.markup import escape  # noqa: PLC0415 (Typer has it by now, to print the page)

    from tiepdan.paths import data_folder  # noqa: PLC0415 (start-up: no help was asked for)
    from tiepdan.reports.handbook import example_of, read_pages  # noqa: PLC0415 (as above)

    try:
        found = example_of(read_pages(data_folder()), command)
    except DataFileError:
        return
    if found:
        yield _("Example: {line}").format(line=escape(found.line))
        yield _("Read on: tiepdan handbook {topic}").format(topic=found.page.topic)


def _leave_as_typed(*params: Any) -> None:
    # Typer would bring in pydantic to turn text into text, a fifth of the start-up. Should a later
    # Typer not look here any more, it converts as before: slower, with the same values.
    for param in params:
        param._runtime_param = _AsTyped()  # noqa: SLF001
        if isinstance(param, TyperArgument):
            # What Typer shows of its type is Python's; its name says enough.
            param.display_type_rich = _nothing  # type: ignore[method-assign]


def _nothing(ctx: Any) -> None:
    """What is shown of the type of an argument."""


def _translated(usage: str) -> str:
    return _BRACES.sub(r"\1", usage.replace("Usage:", _("Usage:"), 1))


def _described(option: TyperOption | None) -> TyperOption | None:
    if option:
        option.help, option.metavar = _("Show this help and exit."), ""
        _leave_as_typed(option)
    return option
