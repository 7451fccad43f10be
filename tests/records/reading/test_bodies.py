"""The bodies to offer: those named before, the most usual first, each in one spelling."""

import sqlite3
from contextlib import closing

from tiepdan.records.reading.bodies import bodies_named

EVENTS = (
    (1, "UBND tỉnh Hà Tĩnh", "2026-01-05"),
    (1, "UBND TỈNH HÀ TĨNH", "2026-03-05"),
    (1, "UBND tỉnh Hà Tĩnh", "2026-01-06"),
    (1, "Sở Xây dựng", "2026-02-05"),
    (1, "Thanh tra tỉnh", "2026-02-06"),
    (1, None, "2026-02-07"),
    (2, "Công an xã", "2026-02-08"),
)


def test_the_most_usual_come_first_then_the_latest_and_none_of_what_is_void() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE petition (id, sent_by, received_on)")
        connection.execute("CREATE TABLE petition_event (petition_id, body, happened_on)")
        connection.execute("CREATE TABLE visit (id, body, settled_by, visited_on)")
        connection.execute("CREATE TABLE void (petition_id, visit_id)")
        connection.execute("INSERT INTO void (petition_id) VALUES (2)")
        connection.executemany("INSERT INTO petition_event VALUES (?, ?, ?)", EVENTS)
        assert bodies_named(connection) == ["UBND tỉnh Hà Tĩnh", "Thanh tra tỉnh", "Sở Xây dựng"]
        assert bodies_named(connection, at_most=1) == ["UBND tỉnh Hà Tĩnh"]


def test_those_of_visits_are_offered_too() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE petition (id, sent_by, received_on)")
        connection.execute("CREATE TABLE petition_event (petition_id, body, happened_on)")
        connection.execute("CREATE TABLE visit (id, body, settled_by, visited_on)")
        connection.execute("CREATE TABLE void (petition_id, visit_id)")
        connection.execute("INSERT INTO void (visit_id) VALUES (3)")
        connection.executemany(
            "INSERT INTO visit VALUES (?, ?, ?, ?)",
            [
                (1, "Sở Xây dựng", "UBND tỉnh Hà Tĩnh", "2026-03-05"),
                (2, None, "UBND tỉnh Hà Tĩnh", "2026-03-06"),
                (3, "Công an xã", None, "2026-03-07"),
            ],
        )
        assert bodies_named(connection) == ["UBND tỉnh Hà Tĩnh", "Sở Xây dựng"]
