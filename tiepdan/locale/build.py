"""What hatchling does before it packs a wheel or links an editable install: compile the texts."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Compiles every catalogue; the package itself cannot be imported yet."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's)
        """Before the files are gathered."""
        locale = Path(self.root) / "tiepdan" / "locale"
        compile_catalogue = runpy.run_path(str(locale / "catalogue.py"))["compile_catalogue"]
        for written in locale.rglob("*.po"):
            compile_catalogue(written)
