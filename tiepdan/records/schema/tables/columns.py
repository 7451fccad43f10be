"""Columns of closed lists, which the database itself checks."""

from typing import Any

from sqlalchemy import Column, Enum

from tiepdan.law.vocabulary.terms import Several, Term


def term_column(
    terms: type[Term],
    *,
    nullable: bool = False,
    is_key: bool = False,
    check: str = "",
    first: str | None = None,
) -> Column[Term]:
    """A column that holds the codes of a closed list, checked by the database itself.

    Every register has its ``check`` by this name; left out, it is called like the class. ``first``
    is what a row of an earlier program gets that an undo brings back, and that knows no such thing.
    """
    return Column(
        Enum(
            terms,
            native_enum=False,
            create_constraint=True,
            length=32,
            name=check or terms.__name__.lower(),
            values_callable=lambda members: [term.value for term in members],
        ),
        nullable=nullable,
        primary_key=is_key,
        server_default=first,
    )


def several_column(
    several: type[Several[Any]], check: str, *, length: int = 64, nullable: bool = True
) -> Column[str]:
    """A column that holds one term or several at once, checked by the database itself."""
    return Column(
        Enum(
            *several.every(),
            native_enum=False,
            create_constraint=True,
            length=length,
            name=check,
        ),
        nullable=nullable,
    )
