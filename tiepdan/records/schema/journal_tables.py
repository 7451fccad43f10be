"""The SQLModel tables of the journal: what was done, and each row before and after.

Nothing in them is changed or deleted, by triggers in the schema itself. The one exception: personal
data may be emptied once their keeping is over; their digest stays, so that the chain still holds.
"""

from sqlalchemy import DDL, CheckConstraint, Column, ForeignKey, Index, Integer, event
from sqlmodel import Field, SQLModel


class Operation(SQLModel, table=True):
    """One command that wrote: who, when (UTC), what in words; sealed by ``hash`` into a chain.

    ``petition_id`` is the petition that a look at a secret was about.
    """

    __table_args__ = (
        CheckConstraint("length(clerk) > 0", name="clerk_not_empty"),
        CheckConstraint("length(words) > 0", name="words_not_empty"),
        CheckConstraint("undoes < id", name="undoes_earlier"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    recorded_at: str
    clerk: str
    command: str
    words: str
    reason: str | None = None
    petition_id: int | None = None
    undoes: int | None = Field(default=None, foreign_key="operation.id")
    hash: str


class Change(SQLModel, table=True):
    """A row of a fact table before and after, as JSON; personal columns apart from the open ones.

    The operation is written after its changes, when it is sealed; hence the deferred reference.
    Petition and meeting are those the row belongs to; they may have been taken back since.
    """

    __table_args__ = (
        Index("ix_change_row", "table_name", "row_key"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    operation_id: int = Field(
        sa_column=Column(
            Integer,
            ForeignKey("operation.id", deferrable=True, initially="DEFERRED"),
            nullable=False,
            index=True,
        )
    )
    table_name: str
    row_key: str
    petition_id: int | None = Field(default=None, index=True)
    meeting_id: int | None = Field(default=None, index=True)
    open: str
    personal: str | None = None
    personal_digest: str | None = None


_REFUSED = "SELECT RAISE(ABORT, 'the journal is append-only')"

APPEND_ONLY = (
    f"CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation BEGIN {_REFUSED}; END",
    f"CREATE TRIGGER operation_is_not_altered BEFORE UPDATE ON operation BEGIN {_REFUSED}; END",
    f"CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN {_REFUSED}; END",
    # Its digest is added when it is sealed; after that its personal part can only be emptied.
    (
        "CREATE TRIGGER change_is_not_altered BEFORE UPDATE ON change"
        " WHEN (OLD.personal_digest IS NOT NULL OR OLD.personal IS NULL)"
        " AND (NEW.personal IS NOT NULL OR NEW.personal_digest IS NOT OLD.personal_digest)"
        " OR NEW.id <> OLD.id OR NEW.operation_id <> OLD.operation_id"
        " OR NEW.table_name <> OLD.table_name OR NEW.row_key <> OLD.row_key"
        " OR NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id"
        f" OR NEW.open <> OLD.open BEGIN {_REFUSED}; END"
    ),
)
"""The schema's own guard; another program that means no harm is stopped by it."""


def _guard(table: type[SQLModel], statements: tuple[str, ...]) -> None:
    for statement in statements:
        event.listen(
            SQLModel.metadata.tables[str(table.__tablename__)],
            "after_create",
            DDL(statement),  # type: ignore[no-untyped-call]
        )


_guard(Operation, APPEND_ONLY[:2])
_guard(Change, APPEND_ONLY[2:])
