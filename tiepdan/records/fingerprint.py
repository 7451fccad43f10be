"""What the derived rows were made from, so that they are made anew when that changes."""

import hashlib

from tiepdan import paths

COUNTING_VERSION = b"1"
"""Raised when the counting itself changes; a test holds the deadlines of Kỳ Châu against it."""


def data_fingerprint() -> str:
    """Identifies the law and calendar files and the counting."""
    digest = hashlib.blake2b(COUNTING_VERSION, digest_size=16)
    folder = paths.data_folder()
    for part in ("laws", "calendar"):
        for path in sorted((folder / part).rglob("*.toml")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
