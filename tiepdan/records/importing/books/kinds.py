"""The kinds of books that are known: what a heading in them means, and what its cells say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from tiepdan.facts.fact import Field
from tiepdan.i18n import N_, _
from tiepdan.records.importing.books import splitting
from tiepdan.records.importing.books.values import written
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.sheets.sheet import CellValue, text_of
from tiepdan.text import fold, word_key, words_in

Target = tuple[str, str]
"""A column of a register's own file: (visits, content)."""

_SHORTEST_PHRASE = 6
_TOO_GENERAL = frozenset({"coquan", "vuviec", "thutu"})
"""What means something alone, and within a longer heading anything."""


def file_of(target: Target) -> str:
    """The file that a column is of, where a line of the book may tell several rows of it.

    (petition_events/guided, body) is of the file petition_events.
    """
    return target[0].partition("/")[0]


Values = Mapping[Target, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a column of a book says.

    ``name`` is what it is called in mapping files; ``rule`` tells how a cell that says several
    facts is taken apart, and is empty where it says one.
    """

    name: str
    label: str
    headings: tuple[str, ...]
    targets: tuple[Target, ...]
    read: Callable[[CellValue], Values]
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class BookKind:
    """A kind of book: in which file of a register its lines are told, beside those of people.

    ``needed`` are the columns without which a sheet is no such book. ``usual`` is what is recorded
    where the book has no column for a fact that there must be.
    """

    name: str
    english: str
    file: str
    titles: tuple[str, ...]
    compound: tuple[Meaning, ...]
    needed: tuple[Target, ...]
    usual: Mapping[Target, str]
    left_out: frozenset[str]

    @property
    def label(self) -> str:
        """What it is called, in the reader's language."""
        return _(self.english)

    @property
    def day(self) -> Target:
        """The column of the day of each line."""
        return self.needed[0]

    def rows_in(self, file: str) -> tuple[str, ...]:
        """What rows of a file a line of the book may tell, in their order."""
        return tuple(
            dict.fromkeys(
                target[0]
                for meaning in self.meanings
                for target in meaning.targets
                if file_of(target) == file
            )
        )

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """What columns of such a book may say: first what says several facts, then each fact."""
        return (*self.compound, *self._simple())

    def _simple(self) -> Iterator[Meaning]:
        yield PLACE
        for file in (self.file, "petitioners"):
            for heading, field in FILES[file].fields.items():
                if heading not in self.left_out:
                    yield _of_fact((file, heading), field)

    def meant(self, name: str) -> Meaning | None:
        """The meaning of this name, or of a word for it; None where there is none."""
        key = word_key(name)
        named = (one for one in self.meanings if word_key(one.name) == key)
        return next(named, None) or self.words.get(key)

    @cached_property
    def words(self) -> Mapping[str, Meaning]:
        """What each heading means, without accents, signs and spaces."""
        words: dict[str, Meaning] = {}
        for meaning in self.meanings:
            for heading in (*meaning.headings, meaning.name, meaning.label, _(meaning.label)):
                words.setdefault(word_key(heading), meaning)
        return words

    @cached_property
    def phrases(self) -> tuple[tuple[str, Meaning], ...]:
        """What may stand within a longer heading: folded words, and what they mean."""
        found = []
        for meaning in self.meanings:
            if meaning is PLACE:
                continue
            for heading in (*meaning.headings, _(meaning.label)):
                phrase = " ".join(map(fold, words_in(heading)))
                key = word_key(phrase)
                if len(key) >= _SHORTEST_PHRASE and key not in _TOO_GENERAL:
                    found.append((phrase, meaning))
        return tuple(found)

    def field(self, target: Target) -> Field:
        """The fact that a column of the register's files holds."""
        return FILES[file_of(target)].fields[target[1]]


def _of_fact(target: Target, field: Field) -> Meaning:
    return Meaning(
        name=target[1],
        label=field.fact.label,
        headings=(*field.fact.vietnamese, *field.fact.former_headings),
        targets=(target,),
        read=partial(_one, target, field),
    )


def _one(target: Target, field: Field, value: CellValue) -> Values:
    return {target: written(field.kind, value)}


PLACE = Meaning(
    name="place",
    label=N_("Place in the book"),
    headings=("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "No."),
    targets=(),
    read=lambda _value: {},
)
"""The place of a line in the book: it tells that a row is a line, and is no fact."""

OF_PEOPLE = ("name", "hamlet", "address", "id_number", "phone")


def _target(file: str, column: str) -> Target:
    return ("petitioners" if column in OF_PEOPLE else file, column)


def _split(split: Callable[[str], splitting.Parts], file: str, value: CellValue) -> Values:
    return {_target(file, column): text for column, text in split(text_of(value)).items()}


def several(
    file: str,
    name: str,
    label: str,
    columns: tuple[str, ...],
    split: Callable[[str], splitting.Parts],
    rule: str,
    *headings: str,
) -> Meaning:
    """A column whose cells say several facts, taken apart by a rule."""
    return Meaning(
        name=name,
        label=label,
        headings=headings,
        targets=tuple(_target(file, one) for one in columns),
        read=partial(_split, split, file),
        rule=rule,
    )


def who(file: str, split: Callable[[str], splitting.Parts] = splitting.who) -> Meaning:
    """A column that says who it is, where they live, with which paper."""
    return several(
        file,
        "who",
        N_("Who came"),
        OF_PEOPLE,
        split,
        N_("name first; then address, paper, telephone"),
        *("Họ tên, địa chỉ", "Họ và tên, địa chỉ", "Họ tên, địa chỉ người gửi"),
        *("Họ tên, địa chỉ, CMND", "Họ tên, địa chỉ, CCCD", "Họ tên, địa chỉ, số CCCD"),
        *("Tên, địa chỉ", "Họ và tên, địa chỉ, CCCD", "Họ tên, địa chỉ, CMND/hộ chiếu"),
        *("Họ tên, địa chỉ, CMND/Hộ chiếu của công dân", "Họ tên, địa chỉ công dân"),
        *("Họ tên, địa chỉ, CCCD/CMND/Hộ chiếu", "Người gửi đơn, địa chỉ"),
    )


def kind_and_people(file: str) -> Meaning:
    """A column that says what kind it is, and how many people it is of."""
    return several(
        file,
        "kind_and_people",
        N_("Kind and people"),
        ("kind", "people_count"),
        splitting.kind_and_people,
        N_("kind / people"),
        *("Phân loại đơn / số người", "Loại đơn / số người", "Phân loại đơn, số người"),
        *("Phân loại đơn/số công dân có cùng một nội dung", "Loại đơn, số người"),
    )
