"""Tables without a secret, for every query that shows: which columns are covered the facts say.

A secret is empty where its row must not be shown; a test looks at every query that reads one
otherwise.
"""

from collections.abc import Iterable
from functools import cache

from tiepdan.facts.document import Document
from tiepdan.facts.fact import fields_of
from tiepdan.facts.link import PetitionLink
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.protection import Protection
from tiepdan.facts.sanction import Sanction
from tiepdan.facts.visit import Visit
from tiepdan.facts.void import Void
from tiepdan.records.secrecy import is_covered, is_protected

_PROTECTED_PETITION = (
    "EXISTS (SELECT 1 FROM petition AS about WHERE about.id = {petition_id}"
    f" AND {is_protected('about')})"
)

_FACTS = {
    "petition": Petition,
    "petition_event": PetitionEvent,
    "petition_link": PetitionLink,
    "protection": Protection,
    "visit": Visit,
    "document": Document,
    "sanction": Sanction,
    "void": Void,
}

_SHOWN = {
    "petition": (
        ("id", "year", "sequence", "petitioner_id"),
        "petition AS s LEFT JOIN petitioner AS w ON w.id = s.petitioner_id",
        is_protected("s"),
    ),
    "petition_event": (
        ("id", "petition_id"),
        "petition_event AS s",
        _PROTECTED_PETITION.format(petition_id="s.petition_id"),
    ),
    "protection": (
        ("id", "petition_id"),
        "protection AS s",
        _PROTECTED_PETITION.format(petition_id="s.petition_id"),
    ),
    "petition_link": (
        ("petition_id",),
        "petition_link AS s",
        (
            f"({_PROTECTED_PETITION.format(petition_id='s.petition_id')}"
            f" OR {_PROTECTED_PETITION.format(petition_id='s.earlier_id')})"
        ),
    ),
    "visit": (
        ("id", "petitioner_id", "advice IS NOT NULL AS is_advised"),
        "visit AS s LEFT JOIN petitioner AS w ON w.id = s.petitioner_id",
        is_covered("s.id"),
    ),
    "document": (
        ("id",), "document AS s", _PROTECTED_PETITION.format(petition_id="s.petition_id")
    ),
    "sanction": (("id",), "sanction AS s", "TRUE"),
    "void": (
        ("id", "petition_id", "meeting_id", "visit_id", "document_id", "sanction_id", "training_id",
         "inspection_id"),
        "void AS s",
        (
            f"({_PROTECTED_PETITION.format(petition_id='s.petition_id')}"
            f" OR (s.visit_id IS NOT NULL AND {is_covered('s.visit_id')})"
            " OR EXISTS (SELECT 1 FROM document AS o JOIN petition AS about"
            f" ON about.id = o.petition_id WHERE o.id = s.document_id AND {is_protected('about')}))"
        ),
    ),
}  # fmt: skip
"""Of each table that has secrets: the columns that are no facts, its rows, and when to cover one.

Who petitions or comes is shown with the petition or the visit.
"""


def shown(*tables: str) -> str:
    """SQL to begin a query with: ``shown_petition`` and its like, tables without a secret.

    A secret is empty where its row ``is_covered``. Only that connects a row with who it is about.
    """
    return _with("shown", tables)


def has_secrets(table: str) -> bool:
    """Whether a table has secrets, and is read as ``shown_`` or ``uncovered_`` only."""
    return table in _SHOWN


def uncovered(*tables: str) -> str:
    """As ``shown``, but ``uncovered_petition`` has the secrets: for a look with its entry.

    Whoever reads it leaves a trace in the journal before, or shows nothing of it.
    """
    return _with("uncovered", tables)


def seen(*tables: str, is_revealed: bool) -> str:
    """As ``shown``, or ``uncovered`` in a look with its entry: ``seen_petition`` and its like.

    What is empty because it must not be shown ``is_masked``.
    """
    name, masked = ("uncovered", "FALSE") if is_revealed else ("shown", "t.is_covered")
    return ", ".join(
        (
            _with(name, tables),
            *(
                f"seen_{table} AS NOT MATERIALIZED"
                f" (SELECT t.*, {masked} AS is_masked FROM {name}_{table} AS t)"
                for table in tables
            ),
        )
    )


def _with(name: str, tables: Iterable[str]) -> str:
    return "WITH " + ", ".join(
        f"{name}_{table} AS NOT MATERIALIZED ({_rows(table, is_open=name == 'uncovered')})"
        for table in tables
    )


@cache
def _rows(table: str, *, is_open: bool) -> str:
    keys, rows, is_to_cover = _SHOWN[table]
    columns = [f"s.{key}" for key in keys]
    for source, subject in (("s", _FACTS[table]), ("w", Petitioner)):
        if source == "s" or "petitioner" in rows:
            columns += [
                _shown(f"{source}.{field.name}", field.name, is_to_cover)
                if field.is_covered_with_secrets and not is_open
                else f"{source}.{field.name}"
                for field in fields_of(subject).values()
            ]
    return f"SELECT {', '.join(columns)}, {is_to_cover} AS is_covered FROM {rows}"


def _shown(column: str, name: str, is_to_cover: str) -> str:
    return f"CASE WHEN {is_to_cover} THEN NULL ELSE {column} END AS {name}"
