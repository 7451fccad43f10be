"""``--help`` in the reader's language."""

from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from tiepdan.i18n import N_, _

_HEADINGS = (
    N_("Arguments"),
    N_("Options"),
    N_("[default: {}]"),
    N_("[env var: {}]"),
    N_("[required]"),
)
"""What Typer asks gettext for; named here so that the catalogue has them."""


class _AsTyped:
    """Leaves what was typed as it is: every option here is text or a flag, parsed by ``Form``."""

    @staticmethod
    def coerce(value: Any, *, param: Any, ctx: Any) -> Any:
        """The typed text itself."""
        del param, ctx
        return value


class Command(TyperCommand):
    """A command whose help page is all in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _leave_as_typed(*self.params)

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _translated(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The ``--help`` option."""
        return _described(super().get_help_option(ctx))


class Group(TyperGroup):
    """The program, whose help page is all in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _leave_as_typed(*self.params)

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _translated(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The ``--help`` option."""
        return _described(super().get_help_option(ctx))


def _leave_as_typed(*params: Any) -> None:
    # Typer would bring in pydantic to turn text into text, a fifth of the start-up. Should a later
    # Typer not look here any more, it converts as before: slower, with the same values.
    for param in params:
        param._runtime_param = _AsTyped()  # noqa: SLF001


def _translated(usage: str) -> str:
    return usage.replace("Usage:", _("Usage:"), 1)


def _described(option: TyperOption | None) -> TyperOption | None:
    if option:
        option.help, option.metavar = _("Show this help and exit."), ""
        _leave_as_typed(option)
    return option
