"""Whose decision it is, as SQL: what was said of it, else what follows from the case."""

IS_OURS = (
    "CASE WHEN e.decided_by IS NOT NULL"
    " THEN CASE WHEN e.decided_by = 'office' THEN 1 ELSE 0 END"
    " WHEN e.kind = 'second_decided' OR e.result IN ('confirmed', 'changed') OR EXISTS ("
    "SELECT 1 FROM petition_event AS earlier WHERE earlier.petition_id = e.petition_id"
    " AND earlier.kind = 'appealed' AND earlier.happened_on < e.happened_on)"
    " THEN 0 ELSE 1 END"
)
"""1 if event ``e`` is a decision or conclusion of this office, 0 if it is the superior's.

Unless said otherwise it is the superior's once the case was taken to the second instance, or where
its result is one of the second instance.
"""
