"""What the derived rows were made from, so that they are made anew when that changes."""

import hashlib

from tiepdan import paths

COUNTING_VERSION = b"2"
"""Raised when the counting itself changes; a test holds the deadlines of Kỳ Châu against it."""


def data_fingerprint() -> str:
    """Identifies the counting and the law files, and after a colon the calendar files."""
    return f"{_digest('laws')}:{_digest('calendar')}"


def is_same_law(one: str, other: str) -> bool:
    """Whether two fingerprints differ in the calendar at most."""
    return one.split(":", maxsplit=1)[0] == other.split(":", maxsplit=1)[0]


def _digest(part: str) -> str:
    digest = hashlib.blake2b(COUNTING_VERSION, digest_size=16)
    for path in sorted((paths.data_folder() / part).rglob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
