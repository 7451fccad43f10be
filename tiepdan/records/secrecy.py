"""Which text a query may show: none by which a denouncer could be known.

Luật Tố cáo Đ8, 47 and 56 protect the denouncer's name, address and other identifying data; what
they wrote, said at a visit, or is written about in a document of their case gives them away too.
Only their own waiver, with its day and document, lifts this (Nghị định 156/2026/NĐ-CP, Điều 6).
Queries take such columns through these functions only.
"""

import sqlite3


def is_protected(petition: str) -> str:
    """SQL: the petition behind this alias is a denunciation whose protection was not waived."""
    return f"({petition}.kind = 'denunciation' AND {petition}.protection_waived_on IS NULL)"


def shown_of_petition(column: str) -> str:
    """SQL for a column of, or about, petition ``p``: empty where it must not be shown."""
    return f"CASE WHEN {is_protected('p')} THEN NULL ELSE {column} END"


def shown_of_visit(column: str) -> str:
    """SQL for a column of visit ``v``: empty when it led to, or was about, a protected petition.

    Also when that petition was taken back: the visit is what the denouncer came for all the same.
    """
    return (
        "CASE WHEN EXISTS (SELECT 1 FROM visit_petition AS link"
        " JOIN petition AS linked ON linked.id = link.petition_id"
        f" WHERE link.visit_id = v.id AND {is_protected('linked')})"
        " OR EXISTS (SELECT 1 FROM change AS link JOIN change AS made"
        " ON (made.table_name, made.row_key) = ('petition', CAST(link.petition_id AS TEXT))"
        " AND json_extract(made.open, '$.after.kind') = 'denunciation'"
        f" WHERE {were_linked('link', 'v')}"
        " AND NOT EXISTS (SELECT 1 FROM petition WHERE petition.id = link.petition_id))"
        f" THEN NULL ELSE {column} END"
    )


def is_visit_covered(connection: sqlite3.Connection, visit_id: int) -> bool:
    """Whether what was said at a visit must not be shown."""
    sql = f"SELECT {shown_of_visit('1')} IS NULL FROM visit AS v WHERE v.id = ?"
    return bool(connection.execute(sql, (visit_id,)).fetchone()[0])


def were_linked(change: str, visit: str) -> str:
    """SQL: this change of the journal made or ended a link of this visit to a petition."""
    return (
        f"{change}.table_name = 'visit_petition'"
        # The key is of both ids, 12/34; 0 comes after /.
        f" AND {change}.row_key BETWEEN {visit}.id || '/' AND {visit}.id || '0'"
    )
