"""The driver's own connection behind a session, for what is done in plain SQL."""

import sqlite3
from typing import cast

import sqlalchemy
from sqlmodel import Session

_DRIVER = "driver"
"""Where a session keeps it, with the transaction in which it is: it is asked for with each row."""

RegisterSession = Session
"""The session in which a register is written, for callers that must not name SQLModel."""


def driver_connection(session: Session) -> sqlite3.Connection:
    """The connection in the session's transaction, which sees all that the session changed."""
    session.flush()
    transaction, connection = session.info.get(_DRIVER, (None, None))
    if connection is None or transaction is not session.get_transaction():
        connection = sqlite_connection(session.connection())
        session.info[_DRIVER] = session.get_transaction(), connection
    return cast("sqlite3.Connection", connection)


def sqlite_connection(connection: sqlalchemy.Connection) -> sqlite3.Connection:
    """The driver's own connection, in the transaction of SQLAlchemy's."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the register is an SQLite file")
    return driver
