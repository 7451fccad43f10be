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
        "MIT",
        "MIT-0",
        "PSF-2.0",
    }
)
"""All permissive: their text is to go along, which it does; of who uses it they ask nothing."""

_AS_TOLD_OTHERWISE = {
    "BSD": "BSD-3-Clause",
    "Dual License": "BSD-3-Clause OR Apache-2.0",  # python-dateutil: its LICENSE says which
    "ISC License": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
}
"""What packages say that do not yet use an SPDX expression."""


def licence_of(metadata: PackageMetadata) -> str:
    """The licence that a package's METADATA names, as an SPDX expression where we know it."""
    told = metadata["License-Expression"] or metadata["License"] or _classifier(metadata)
    return _AS_TOLD_OTHERWISE.get(told, told)


def _classifier(metadata: PackageMetadata) -> str:
    classifiers = metadata.get_all("Classifier", [])
    return next((one for one in classifiers if one.startswith("License ::")), "none named")
