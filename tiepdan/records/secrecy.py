"""Which text a query may show: none by which a denouncer could be known.

Luật Tố cáo Đ8, 47 and 56 protect the denouncer's name, address and other identifying data; what
they wrote, said at a visit, or is written about in a document of their case gives them away too.
Queries take such columns through these functions only.
"""


def shown_of_petition(column: str) -> str:
    """SQL for a column of, or about, petition ``p``: empty for a denunciation."""
    return f"CASE WHEN p.kind = 'denunciation' THEN NULL ELSE {column} END"


def shown_of_visit(column: str) -> str:
    """SQL for a column of visit ``v``: empty when it led to, or was about, a denunciation."""
    return (
        "CASE WHEN EXISTS (SELECT 1 FROM visit_petition AS link"
        " JOIN petition AS linked ON linked.id = link.petition_id"
        f" WHERE link.visit_id = v.id AND linked.kind = 'denunciation') THEN NULL ELSE {column} END"
    )
