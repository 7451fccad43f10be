"""What the records have to say unasked: an update, a damaged log, a clock that cannot be right."""

from collections.abc import Callable

_listeners: list[Callable[[object], None]] = []


def tell(listener: Callable[[object], None]) -> None:
    """Have it told each notice from now on, as the value that its module has for it."""
    _listeners[:] = [listener]


def report(notice: object) -> None:
    """Tell whoever wants to know."""
    for listener in _listeners:
        listener(notice)
