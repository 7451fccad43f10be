"""The driver's own connection behind a session, for what is done in plain SQL."""

import sqlite3

import sqlalchemy
from sqlmodel import Session

RegisterSession = Session
"""The session in which a register is written, for callers that must not name SQLModel."""


def driver_connection(session: Session) -> sqlite3.Connection:
    """The connection in the session's transaction, which sees all that the session changed."""
    session.flush()
    return sqlite_connection(session.connection())


def sqlite_connection(connection: sqlalchemy.Connection) -> sqlite3.Connection:
    """The driver's own connection, in the transaction of SQLAlchemy's."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the register is an SQLite file")
    return driver
