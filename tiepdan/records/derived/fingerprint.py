"""What the derived rows were made from, so that they are made anew when that changes."""

import hashlib
from functools import lru_cache

from tiepdan import paths
from tiepdan.law.toml.state import State, state_of

COUNTING_VERSION = b"7"
"""Raised when the counting itself changes; a test holds the deadlines of Kỳ Châu against it."""

INDEXING_VERSION = "3"
"""Raised when words are indexed in another way, or other texts are."""

MENDING_VERSION = "1"
"""Raised when what earlier programs left in registers is to be mended, whatever their schema.

1: the counters that the migration to schema 0004 lost.
"""


def data_fingerprint() -> str:
    """Identifies the counting and the law files, calendar and periods, the indexing, the mending.

    The procedure is no part of it: it judges what is to be recorded, and nothing derived.
    """
    return (
        f"{_digest('laws')}:{_digest('calendar', 'periods')}:{INDEXING_VERSION}:{MENDING_VERSION}"
    )


@lru_cache(maxsize=1)
def holidays_version() -> str:
    """The installed version of the holidays package, which fills years without an official list."""
    from importlib.metadata import version  # noqa: PLC0415 (only to write, or to check)

    return version("holidays")


def is_same_law(one: str, other: str) -> bool:
    """Whether the law files are the same, and the counting by them."""
    return one.split(":", maxsplit=1)[0] == other.split(":", maxsplit=1)[0]


def is_same_indexing(one: str, other: str) -> bool:
    """Whether words were indexed in the same way."""
    return one.split(":")[2:3] == other.split(":")[2:3]


def is_same_mending(one: str, other: str) -> bool:
    """Whether what earlier programs left was mended as far."""
    return one.split(":")[3:] == other.split(":")[3:]


def _digest(*parts: str) -> str:
    files = ((paths.data_folder() / part).rglob("*.toml") for part in parts)
    return _digest_of(tuple(map(state_of, files)))


@lru_cache(maxsize=4)
def _digest_of(states: tuple[State, ...]) -> str:
    """Of the files as they are; one command asks several times, and reading all takes a while."""
    digest = hashlib.blake2b(COUNTING_VERSION, digest_size=16)
    for state in states:
        for path, *_stamps in state:
            digest.update(path.read_bytes())
    return digest.hexdigest()
