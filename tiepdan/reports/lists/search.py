"""What a search found: each with the part of its text that has the words."""

from collections.abc import Iterator, Sequence

from tiepdan.i18n import _, ngettext
from tiepdan.records.reading.search import FoundRow
from tiepdan.reports.model import Column, Marked, Rank, Table, Tone
from tiepdan.text import begins, folded_word, word_places, words_in

_SHOWN_LETTERS = 100
_BEFORE = 30
"""Letters that are shown at least before the first word found."""
_LEFT_OUT = "…"
_BETWEEN = " · "


def found_table(
    rows: Sequence[FoundRow],
    words: Sequence[str],
    *,
    total: int,
    protected: int,
    without_accents: int = 0,
) -> Table:
    """The rows found, the best first.

    ``without_accents`` is how many there would be were the accents of the words not looked at.
    """
    return Table(
        title=_("Found: {count}").format(count=total),
        columns=(
            Column("what", _("Record"), 8),
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("date", _("Date")),
            Column("kind", _("Kind"), 10),
            Column("state", _("State"), 10),
            Column("name", None),
            Column("text", None, file_label=_("Text")),
            Column(None, _("Text"), 40, is_for_screen=True, rank=Rank.BELOW),
        ),
        rows=[
            (
                row.kind,
                row.number,
                row.day,
                row.sort,
                row.state,
                row.who,
                row.text,
                snippet(row, words),
            )
            for row in rows
        ],
        empty=" ".join(_nothing_found(words, without_accents)),
        is_list=True,
        notes=tuple(_notes(len(rows), total, protected)),
    )


def snippet(row: FoundRow, words: Sequence[str]) -> Marked:
    """The part of the text with the words; before it, of who and where, only what has one."""
    parts = [
        part for text in (row.who, *row.others) if text and (part := _marked(text, words)).places
    ]
    parts.append(_cut(row.text, words))
    return _joined([part for part in parts if part.text])


def _cut(text: str, words: Sequence[str]) -> Marked:
    """A text, where it is long only the part around the first word found."""
    whole = _marked(text, words)
    if len(text) <= _SHOWN_LETTERS:
        return whole
    first = whole.places[0][0] if whole.places else 0
    start = max(0, min(first - _BEFORE, len(text) - _SHOWN_LETTERS))
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = start + _SHOWN_LETTERS
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + _SHOWN_LETTERS // 2)
    before, after = _LEFT_OUT if start else "", _LEFT_OUT if end < len(text) else ""
    moved = len(before) - start
    return Marked(
        f"{before}{text[start:end]}{after}",
        tuple((one + moved, other + moved) for one, other in whole.places if one >= start
              and other <= end),
    )  # fmt: skip


def _marked(text: str, words: Sequence[str]) -> Marked:
    """A text in which every word that was searched for is marked."""
    return Marked(
        text,
        tuple(
            (start, end) for start, end in word_places(text) if _is_wanted(text[start:end], words)
        ),
    )


def _is_wanted(written: str, words: Sequence[str]) -> bool:
    return any(begins(word, wanted) for word in words_in(written) for wanted in words)


def _joined(parts: Sequence[Marked]) -> Marked:
    text, places = "", []
    for part in parts:
        text += _BETWEEN if text else ""
        places += [(len(text) + start, len(text) + end) for start, end in part.places]
        text += part.text
    return Marked(text, tuple(places))


def _nothing_found(words: Sequence[str], without_accents: int) -> Iterator[str]:
    yield _("Nothing was found with: {words}.").format(words=" ".join(words))
    if without_accents:
        plain = " ".join(map(folded_word, words))
        yield ngettext(
            "Without accents there is {count}: tiepdan search {words}",
            "Without accents there are {count}: tiepdan search {words}",
            without_accents,
        ).format(count=without_accents, words=plain)


def _notes(shown: int, total: int, protected: int) -> Iterator[str]:
    if shown < total:
        yield _("The best {shown} of {total} are shown; see them all with --all.").format(
            shown=shown, total=total
        )
    if protected:
        yield ngettext(
            "{count} denunciation under protection is not searched.",
            "{count} denunciations under protection are not searched.",
            protected,
        ).format(count=protected)
