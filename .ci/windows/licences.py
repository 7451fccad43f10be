"""Under which licences others' work may be handed on with the program."""

from importlib.metadata import PackageMetadata

ALLOWED = frozenset(
    {
        "Apache-2.0",
        "Apache-2.0 OR BSD-3-Clause",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD-3-Clause AND LGPL-2.1-only AND MIT AND Zlib",
        "BSD-3-Clause OR Apache-2.0",
        "ISC",
        "LGPL-2.1-only",
        "MIT",
        "MIT-0",
        "PSF-2.0",
    }
)
"""All but two permissive: their text is to go along, which it does; of a user they ask nothing.

docxtpl is under the LGPL, and so is iconv, which the wheel of lxml has in it: both are handed on
unaltered and with its text. docxtpl is Python files, which are its source; lxml can be put into its
place built from the source that PyPI has, with another iconv.
"""

_COMPILED_IN = {"lxml": "LGPL-2.1-only AND MIT AND Zlib"}
"""The licences of libraries in a wheel that its METADATA does not name, but its LICENSES.txt."""

_AS_TOLD_OTHERWISE = {
    "Dual License": "BSD-3-Clause OR Apache-2.0",  # python-dateutil: its LICENSE says which
    "ISC License": "ISC",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",  # Jinja2, colorama: so their texts
    "License :: OSI Approved :: MIT License": "MIT",
}
"""What packages say that do not yet use an SPDX expression."""


def licence_of(metadata: PackageMetadata) -> str:
    """The licence that a package's METADATA names, as an SPDX expression where we know it.

    With the licences of what is compiled in.
    """
    told: list[str] = [
        *metadata.get_all("License-Expression", []),
        *metadata.get_all("License", []),
        *(one for one in metadata.get_all("Classifier", []) if one.startswith("License ::")),
        "none named",
    ]
    licence = _AS_TOLD_OTHERWISE.get(told[0], told[0])
    within = _COMPILED_IN.get(metadata["Name"])
    return f"{licence} AND {within}" if within else licence
