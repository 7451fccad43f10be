"""What the records have to say unasked: an update, a damaged log, a clock that cannot be right.

And that something takes a while, so that whoever waits knows what for.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

Around = Callable[[str], AbstractContextManager[object]]
"""Enters something for as long as the work lasts that these words name, marked for translation."""

_listeners: list[Callable[[object], None]] = []


def tell(listener: Callable[[object], None]) -> None:
    """Have it told each notice from now on, as the value that its module has for it."""
    _listeners[:] = [listener]


def report(notice: object) -> None:
    """Tell whoever wants to know."""
    for listener in _listeners:
        listener(notice)


_around: list[Around] = []


def watch(around: Around) -> None:
    """Have it entered around whatever may take a while from now on."""
    _around[:] = [around]


@contextmanager
def at_work(words: str) -> Iterator[None]:
    """Work that may take a while, and prints nothing itself; ``words`` is marked by ``N_``."""
    with _around[0](words) if _around else nullcontext():
        yield
