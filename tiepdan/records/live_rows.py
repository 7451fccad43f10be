"""Which rows are live, as SQL: all but those that were recorded by mistake and made void."""


def is_void(table: str, row: str, key: str = "id") -> str:
    """SQL: the row of a table that this column of an alias names is void."""
    return f"EXISTS (SELECT 1 FROM void AS gone WHERE gone.{table}_id = {row}.{key})"


def live(table: str, *columns: str) -> str:
    """SQL to stand in the place of a table in FROM: its rows without those that are void.

    Of each there are its number and the columns named, so that no secret comes along unseen.
    """
    wanted = ", ".join(f"entered.{column}" for column in ("id", *columns))
    return f"(SELECT {wanted} FROM {table} AS entered WHERE NOT {is_void(table, 'entered')})"
