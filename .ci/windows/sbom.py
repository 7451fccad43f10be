"""What the folder is made of, as a CycloneDX list that scanners read."""

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from windows.embedded import EmbeddedPython
from windows.packages import Package

_OURS = "tiepdan"


def write_sbom(
    packages: Iterable[Package],
    python: EmbeddedPython,
    python_version: str,
    moment: datetime,
    file: Path,
) -> None:
    """Write the list: the program, and as its components Python and each package with its wheel."""
    components = {one.name: _component(one) for one in packages}
    program = components.pop(_OURS)
    others = [_python(python, python_version), *components.values()]
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([program, others]))}",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat(),
            "component": {**program, "type": "application"},
        },
        "components": others,
        "dependencies": [
            {"ref": program["bom-ref"], "dependsOn": [one["bom-ref"] for one in others]}
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _component(package: Package) -> Mapping[str, Any]:
    url = f"pkg:pypi/{package.name.lower().replace('_', '-')}@{package.version}"
    return {
        "type": "library",
        "bom-ref": url,
        "name": package.name,
        "version": package.version,
        "purl": url,
        "licenses": [{"expression": package.licence}],
        "hashes": [{"alg": "SHA-256", "content": package.sha256}],
    }


def _python(python: EmbeddedPython, version: str) -> Mapping[str, Any]:
    return {
        "type": "platform",
        "bom-ref": "cpython",
        "name": "CPython, embeddable, for Windows on amd64",
        "version": version,
        "licenses": [{"expression": "PSF-2.0"}],
        "hashes": [{"alg": "SHA-256", "content": python.sha256}],
        "externalReferences": [{"type": "distribution", "url": python.origin}],
    }
