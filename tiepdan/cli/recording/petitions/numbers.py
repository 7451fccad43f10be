"""The number of a petition among the facts of a row: in January it may be of last year."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.facts.fact import Field
from tiepdan.facts.values import PETITION_NUMBER


def with_petition_meant(path: Path, fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields, of which a petition's number is read as everywhere on a command line."""
    meant = replace(PETITION_NUMBER, read=lambda typed, today: petition_meant(path, typed, today))
    return tuple(
        replace(field, kind=meant) if field.kind is PETITION_NUMBER else field for field in fields
    )
