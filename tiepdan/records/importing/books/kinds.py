"""The kinds of books that are known: what a heading in them means, and what its cells say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial

from tiepdan.facts.fact import Field
from tiepdan.i18n import N_, _
from tiepdan.records.importing.books import splitting
from tiepdan.records.importing.books.values import text_of, written
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.sheets.sheet import CellValue
from tiepdan.text import word_key

Target = tuple[str, str]
"""A column of a register's own file: (visits, content)."""

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

    @property
    def content(self) -> Target:
        """The column of what it was about."""
        return self.needed[1]

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

    def field(self, target: Target) -> Field:
        """The fact that a column of the register's files holds."""
        return FILES[target[0]].fields[target[1]]


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
    label=N_("Number in the book"),
    headings=("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "No."),
    targets=(),
    read=lambda _value: {},
)
"""The place of a line in the book: it tells that a row is a line, and is no fact."""

_PEOPLE = ("name", "hamlet", "address", "id_number", "phone")
_SENT = ("outcome", "body", "document_number", "document_on")


def _split(split: Callable[[str], splitting.Parts], file: str, value: CellValue) -> Values:
    return {
        ("petitioners" if column in _PEOPLE else file, column): text
        for column, text in split(text_of(value)).items()
    }


def _compound(
    file: str,
    name: str,
    label: str,
    columns: tuple[str, ...],
    split: Callable[[str], splitting.Parts],
    rule: str,
    *headings: str,
) -> Meaning:
    return Meaning(
        name=name,
        label=label,
        headings=headings,
        targets=tuple(("petitioners" if one in _PEOPLE else file, one) for one in columns),
        read=partial(_split, split, file),
        rule=rule,
    )


def _who(file: str) -> Meaning:
    return _compound(
        file,
        "who",
        N_("Who came"),
        _PEOPLE,
        splitting.who,
        N_("name first; then address, paper, telephone"),
        *("Họ tên, địa chỉ", "Họ và tên, địa chỉ", "Họ tên, địa chỉ người gửi"),
        *("Họ tên, địa chỉ, CMND", "Họ tên, địa chỉ, CCCD", "Họ tên, địa chỉ, số CCCD"),
        *("Tên, địa chỉ", "Họ và tên, địa chỉ, CCCD", "Họ tên, địa chỉ, CMND/hộ chiếu"),
        *("Họ tên, địa chỉ, CMND/Hộ chiếu của công dân", "Họ tên, địa chỉ công dân"),
        *("Họ tên, địa chỉ, CCCD/CMND/Hộ chiếu", "Người gửi đơn, địa chỉ"),
    )


def _kind_and_people(file: str) -> Meaning:
    return _compound(
        file,
        "kind_and_people",
        N_("Kind and people"),
        ("kind", "people_count"),
        splitting.kind_and_people,
        N_("kind / people"),
        *("Phân loại đơn / số người", "Loại đơn / số người", "Phân loại đơn, số người"),
        *("Phân loại đơn/số công dân có cùng một nội dung", "Loại đơn, số người"),
    )


VISITS = BookKind(
    name="visits",
    english=N_("visit book"),
    file="visits",
    titles=("sổ tiếp công dân", "sổ tiếp dân", "sổ theo dõi tiếp công dân"),
    compound=(
        _who("visits"),
        _kind_and_people("visits"),
        _compound(
            "visits",
            "guided",
            N_("Guided to"),
            _SENT,
            splitting.guided,
            N_("body, number and day of the document; a cross: only that it was so"),
            *("Hướng dẫn đến cơ quan, số văn bản", "Trả lại đơn và hướng dẫn"),
            *("Hướng dẫn công dân đến cơ quan có thẩm quyền", "Hướng dẫn đến cơ quan nào"),
            *("Hướng dẫn đến cơ quan", "Trả đơn và hướng dẫn", "Trả đơn, hướng dẫn"),
        ),
        _compound(
            "visits",
            "forwarded",
            N_("Forwarded to"),
            _SENT,
            splitting.forwarded,
            N_("body, number and day of the document; a cross: only that it was so"),
            *("Cơ quan thụ lý, số văn bản chuyển đơn", "Cơ quan, đơn vị thụ lý"),
            *("Chuyển đơn đến cơ quan", "Cơ quan thụ lý", "Chuyển đến cơ quan", "Chuyển đơn"),
            "Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
        ),
        _compound(
            "visits",
            "taken",
            N_("Taken as a petition"),
            ("outcome",),
            splitting.taken,
            N_("a cross where it was taken"),
            *("Thụ lý để giải quyết", "Thụ lý giải quyết", "Thụ lý"),
        ),
    ),
    needed=(("visits", "visited_on"), ("visits", "content")),
    usual={("visits", "receiver"): "clerk"},
    left_out=frozenset({"meeting"}),
)

KINDS = (VISITS,)


@cache
def kind_named(name: str) -> BookKind:
    """A kind of book by its name."""
    return next(kind for kind in KINDS if kind.name == name)
