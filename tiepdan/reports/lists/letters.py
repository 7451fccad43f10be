"""The kinds of letters, those that a case allows, and the fields of a template, as tables."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import TimeLimit
from tiepdan.reports.letters.choice import AnyChoice
from tiepdan.reports.letters.field import Fields
from tiepdan.reports.letters.kind import LetterKind, Wording
from tiepdan.reports.model import Column, Rank, Table, Tone, Value


def letters_table(letters: Iterable[LetterKind], limits: Iterable[TimeLimit], *, on: date) -> Table:
    """The letters of steps of a day, each with its article, who gets it, by when, whose words."""
    known = {limit.id: limit for limit in limits}
    found = [(letter, wording) for letter in letters if (wording := letter.wording_on(on))]
    return Table(
        title=_("Letters"),
        columns=(
            Column("kind", _("Kind"), 12, tone=Tone.STRONG),
            Column("name", _("Letter"), 22),
            Column("form", _("Form of the letter"), 8),
            Column("words", _("Words"), 9),
            Column("to", _("Who gets it"), 14, rank=Rank.BELOW),
            Column("step", _("Step"), 10, rank=Rank.BELOW),
            Column("limit", _("By when"), 14, rank=Rank.BELOW),
            Column("article", _("Article"), 20, rank=Rank.BELOW),
            Column("doubt", _("Doubt"), 20, rank=Rank.BELOW),
        ),
        rows=[
            (
                letter.id,
                letter.name,
                form_of(wording),
                words_of(wording),
                letter.to,
                letter.step or letter.meeting_step,
                _limit(known, letter),
                wording.article,
                wording.doubt,
            )
            for letter, wording in found
        ],
        empty=_("No letter is known for steps of that day."),
    )


def form_of(wording: Wording) -> str | None:
    """The number of the official form and the decree it is of."""
    return f"{wording.form} ({wording.circular})" if wording.form else None


def words_of(wording: Wording) -> str:
    """Whose words a letter has."""
    return _("those of the form") if wording.is_official else _("our own")


def _limit(known: dict[str, TimeLimit], letter: LetterKind) -> str | None:
    if letter.limit is None:
        return None
    limit = known[letter.limit]
    province = f" ({limit.pack.province})" if limit.pack else ""
    return f"{limit.id}: {limit.name}{province}"


def choices_table(subject: str, choices: Sequence[AnyChoice]) -> Table:
    """The letters that a case allows, those that it asks for first, and how they are made."""
    return Table(
        title=_("Letters of {subject}").format(subject=subject),
        columns=(
            Column("kind", _("Kind"), tone=Tone.STRONG),
            Column("name", _("Letter"), 24, rank=Rank.BELOW),
            Column("is_asked", _("Asked now"), 8),
            Column("due", _("Due"), 10),
            Column("form", _("Form of the letter"), 19, rank=Rank.SPARE),
            Column("words", _("Words"), 9),
        ),
        rows=[
            (
                one.kind.id,
                one.kind.name,
                one.is_asked,
                one.due.due if one.due else None,
                form_of(one.wording),
                words_of(one.wording),
            )
            for one in choices
        ],
        empty=_("No letter fits this case now; tiepdan letters lists all of them."),
        is_list=True,
        notes=tuple(_commands(subject, choices)),
    )


def _commands(subject: str, choices: Sequence[AnyChoice]) -> Iterator[str]:
    """The command for each letter that is asked for; where none is, for any of them."""
    asked = [one.kind.id for one in choices if one.is_asked]
    for kind in asked or [one.kind.id for one in choices[:1]]:
        yield _("To make it: {command}").format(command=f"tiepdan letter {subject} {kind}")


def fields_table(fields: Fields, used: Collection[str]) -> Table:
    """The fields of a letter: what each means, an example, and whether the template has it."""
    rows: list[tuple[Value, ...]] = [
        (f"{{{{ {name} }}}}", _(field.meaning), field.example, name in used)
        for name, field in fields.items()
    ]
    return Table(
        title=_("Fields of this letter"),
        columns=(
            Column("field", _("Field of a template"), 18, tone=Tone.STRONG),
            Column("meaning", _("What it becomes"), 24),
            Column("example", _("Example"), 18),
            Column("is_used", _("In the template"), 8),
        ),
        rows=rows,
    )
