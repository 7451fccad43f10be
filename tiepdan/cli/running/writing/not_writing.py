"""While a shell completes nothing is written, so that what writes need not be imported.

A command's module names its use-case at its top, and so brings SQLModel in: half a second at each
Tab. Here empty modules stand for them. Of a command only its options are looked at.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_LEFT_OUT = (
    "tiepdan.records.writing.",
    "tiepdan.records.schema.",
    "tiepdan.records.importing.register",
    "tiepdan.records.importing.opinions",
    "tiepdan.records.importing.opening",
    "tiepdan.records.file.sqlite.connection",
    "tiepdan.output.screen.terminal",
)
"""What brings in SQLModel or Rich, and no word or option."""


class _Nameless(type):
    """A type that may be named where a type is named, as whatever it has; no more."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nameless(name, (), {})


class _Absent(ModuleType):
    """A module from which anything can be imported, of which nothing can be done."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_Nameless("absent", (), {}), name)


class _Absence(MetaPathFinder, Loader):
    """Finds an empty module for each that writes."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        return ModuleSpec(name, self, is_package=True) if name.startswith(_LEFT_OUT) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Absent(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


def leave_out_what_writes() -> None:
    """From now on import nothing of what writes in this process."""
    sys.meta_path.insert(0, _Absence())
