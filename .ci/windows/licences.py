"""Under which licences others' work may be handed on with the program."""

from importlib.metadata import PackageMetadata

ALLOWED = frozenset(
    {
        "Apache-2.0",
        "Apache-2.0 OR BSD-3-Clause",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD-3-Clause OR Apache-2.0",
        "ISC",
        "LGPL-2.1-only",
        "MIT",
        "MIT-0",
        "PSF-2.0",
    }
)
"""All but one permissive: their text is to go along, which it does; of a user they ask nothing.

docxtpl is under the LGPL: it is handed on unaltered and with its text, and being Python files,
which are its source, another version of it can be put in its place.
"""

_AS_TOLD_OTHERWISE = {
    "Dual License": "BSD-3-Clause OR Apache-2.0",  # python-dateutil: its LICENSE says which
    "ISC License": "ISC",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",  # Jinja2, colorama: so their texts
    "License :: OSI Approved :: MIT License": "MIT",
}
"""What packages say that do not yet use an SPDX expression."""


def licence_of(metadata: PackageMetadata) -> str:
    """The licence that a package's METADATA names, as an SPDX expression where we know it."""
    told: list[str] = [
        *metadata.get_all("License-Expression", []),
        *metadata.get_all("License", []),
        *(one for one in metadata.get_all("Classifier", []) if one.startswith("License ::")),
        "none named",
    ]
    return _AS_TOLD_OTHERWISE.get(told[0], told[0])
