"""Rows of a table that are made as a medium comes to them: a long list needs no memory."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from tiepdan.reports.model import Value

Subject = TypeVar("Subject")
Row = tuple[Value, ...]


class LazyRows(Sequence[Row], Generic[Subject]):
    """The cells of each subject, in their order."""

    def __init__(self, subjects: Sequence[Subject], cells: Callable[[Subject], Row]) -> None:
        self._subjects, self._cells = subjects, cells

    def __len__(self) -> int:
        return len(self._subjects)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, int):
            return self._cells(self._subjects[place])
        return [self._cells(subject) for subject in self._subjects[place]]

    def __iter__(self) -> Iterator[Row]:
        return map(self._cells, self._subjects)
