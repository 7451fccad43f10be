"""Which text a query may show: none by which a denouncer could be known.

Luật Tố cáo Đ8, 47 and 56 protect the denouncer's name, address and other identifying data; what
they wrote, said at a visit, or is written about in a document of their case gives them away too.
Only their own waiver, with its day and document, lifts this (Nghị định 156/2026/NĐ-CP, Điều 6).

Queries take such columns from the tables of ``shown`` only; a test looks for those that do not.
"""

import sqlite3

PROTECTING = ("kind", "contains_denunciation", "protection_waived_on")
"""The columns of a petition by which it is protected, or not."""


def denounces(petition: str) -> str:
    """SQL: the petition behind this alias is a denunciation, or has one among its contents."""
    return f"({petition}.kind = 'denunciation' OR {petition}.contains_denunciation)"


def is_protected(petition: str) -> str:
    """SQL: the petition behind this alias names a denouncer who did not waive protection."""
    return f"({denounces(petition)} AND {petition}.protection_waived_on IS NULL)"


def shown_of_petition(column: str) -> str:
    """SQL for a column of, or about, petition ``p``: empty where it must not be shown."""
    return f"CASE WHEN {is_protected('p')} THEN NULL ELSE {column} END"


def is_covered(visit_id: str) -> str:
    """SQL: a visit led to, or was about, a protected petition, or was itself a denunciation.

    Also when that petition was taken back: the visit is what the denouncer came for all the same.
    What was denounced at a visit alone nobody can have waived: that takes its petition.
    """
    return (
        f"({_is_denunciation(visit_id)}"
        " OR EXISTS (SELECT 1 FROM visit_petition AS link"
        " JOIN petition AS linked ON linked.id = link.petition_id"
        f" WHERE link.visit_id = {visit_id} AND {is_protected('linked')})"
        " OR EXISTS (SELECT 1 FROM change AS link JOIN change AS made"
        " ON (made.table_name, made.row_key) = ('petition', CAST(link.petition_id AS TEXT))"
        " AND (json_extract(made.open, '$.after.kind') = 'denunciation'"
        " OR json_extract(made.open, '$.after.contains_denunciation'))"
        f" WHERE {were_linked('link', visit_id)}"
        " AND NOT EXISTS (SELECT 1 FROM petition WHERE petition.id = link.petition_id)))"
    )


def _is_denunciation(visit_id: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM visit AS own"
        f" WHERE own.id = {visit_id} AND own.kind = 'denunciation'"
        " AND NOT EXISTS (SELECT 1 FROM visit_petition AS link"
        " JOIN petition AS waived ON waived.id = link.petition_id"
        f" WHERE link.visit_id = own.id AND {denounces('waived')}"
        " AND waived.protection_waived_on IS NOT NULL))"
    )


def is_visit_covered(connection: sqlite3.Connection, visit_id: int) -> bool:
    """Whether what was said at a visit must not be shown."""
    return bool(connection.execute(f"SELECT {is_covered('?1')}", (visit_id,)).fetchone()[0])


def were_linked(change: str, visit_id: str) -> str:
    """SQL: this change of the journal made or ended a link of a visit to a petition."""
    return (
        f"{change}.table_name = 'visit_petition'"
        # The key is of both ids, 12/34; 0 comes after /.
        f" AND {change}.row_key BETWEEN {visit_id} || '/' AND {visit_id} || '0'"
    )


SHOWN_SUMMARY = (
    "shown_summary AS NOT MATERIALIZED"
    f" (SELECT p.id, {shown_of_petition('p.summary')} AS summary FROM petition AS p)"
)
"""SQL for ``WITH``: what each petition is about, where it may be shown, and nothing else of it."""
