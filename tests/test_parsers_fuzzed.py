"""Whatever is typed or lies in a file is a value of the right form, or refused in a sentence."""

import ast
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlmodel import Session

import tiepdan
from tests.conftest import entry
from tests.hostile import fuzzed, typed_text
from tiepdan import dates, identity_numbers, numbers, parsing, paths
from tiepdan.cli.asking import options, seal
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.commands.law import holidays, limits
from tiepdan.cli.recording.meetings import outcomes
from tiepdan.cli.recording.petitions import refusal_reasons
from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.errors import DataFileError, NotFoundError, TiepdanError, UsageError
from tiepdan.facts.office import Office
from tiepdan.law.counting.periods import Unit
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.procedure import decision_measures
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.law.toml.calendars import load_calendar_years
from tiepdan.law.toml.laws import load_duties, load_limits
from tiepdan.law.toml.procedure import load_procedure
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.meeting import Announcements, MeetingKind, NotHeldReason
from tiepdan.law.vocabulary.petition import Channel, PetitionKind
from tiepdan.law.vocabulary.protection import ProtectionMeasures
from tiepdan.law.vocabulary.terms import Term
from tiepdan.records.database import reading
from tiepdan.records.file import state
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions
from tiepdan.reports.letters.loading import load_letters
from tiepdan.reports.letters.numbers import parse_letter_number
from tiepdan.reports.period import Period, parse_open_period, parse_period
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.groups.divisions import parse_dimensions
from tiepdan.text import clean, displayable, has_something_to_see

TODAY = date(2026, 11, 22)
PACKAGE = Path(tiepdan.__file__).parent


@dataclass(frozen=True)
class Parser:
    """How a parser is called, what its values are like, and how they are shown to be read again."""

    parse: Callable[[str], Any]
    is_right: Callable[[Any], bool]
    show: Callable[[Any], str] | None = None


def _is_day(value: object) -> bool:
    return type(value) is date and date(1900, 1, 1) <= value <= date(2200, 12, 31)


def _is_span_end(value: object) -> bool:
    return type(value) is date and date(1900, 1, 2) <= value <= date(2201, 1, 1)


def _is_past(value: object) -> bool:
    return _is_day(value) and value <= TODAY  # type: ignore[operator]


def _is_in_calendar(value: object) -> bool:
    return type(value) is date and FIRST_DAY <= value <= LAST_DAY


def _is_between(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _is_stored_text(value: object) -> bool:
    return (
        isinstance(value, str)
        and value == clean(value)
        and has_something_to_see(value)
        and "\0" not in value
        and len(value.encode()) > 0
        and len(value) <= 5_000
    )


def _is_petition_number(value: object) -> bool:
    return (
        isinstance(value, numbers.PetitionNumber)
        and 0 <= value.year <= 9999
        and 1 <= value.sequence < 10**9
    )


def _is_period(value: object) -> bool:
    return (
        isinstance(value, Period)
        and value.start < value.end
        and value.start <= value.last_day
        and 1 <= len(value.years) <= 50
    )


def _is_reason(value: object) -> bool:
    match value:
        case (NotHeldReason(), None):
            return True
        case (NotHeldReason(), words):
            return _is_stored_text(words)
    return False


def _show_day_before(day: date) -> str:
    return dates.show_date(day - timedelta(days=1))


def _wait_seconds(text: str) -> float:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", {"TIEPDAN_LOCK_WAIT": text})
        return state.wait_seconds()


def _period_from(text: str) -> Period:
    return parse_period(text, None, today=TODAY)


def _period_to(text: str) -> Period:
    return parse_period(None, text, today=TODAY)


def _reason(text: str) -> tuple[NotHeldReason, str | None]:
    return outcomes.ask_reason(Form((text,), no_input=True), text)


def _optional_day(text: str) -> date | None:
    form = Form((text,), no_input=True)
    return form.optional("--on", text, "Day", partial(dates.parse_date, today=TODAY))


def _figure(text: str) -> Any:
    from tiepdan.reports.statistics.figure_names import figure_named  # noqa: PLC0415 (every figure is read)

    return figure_named(text)


def _of_terms(*lists: type[Term]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, lists)


PARSERS: dict[str, Parser] = {
    "reports.letters.numbers.parse_letter_number": Parser(
        partial(
            parse_letter_number,
            kind=load_letters()[0],
            office=Office(name="Xã Thử", province="Hà Tĩnh"),
        ),
        lambda value: value.partition("/")[0].isdecimal(),
        str,
    ),
    "identity_numbers.parse_identity_number": Parser(
        identity_numbers.parse_identity_number,
        lambda value: _is_stored_text(value) and any(one.isdigit() for one in value),
        str,
    ),
    "identity_numbers.parse_phone": Parser(identity_numbers.parse_phone, _is_stored_text, str),
    "dates.parse_date": Parser(partial(dates.parse_date, today=TODAY), _is_day, dates.show_date),
    "dates.parse_past_date": Parser(
        partial(dates.parse_past_date, today=TODAY), _is_past, dates.show_date
    ),
    "dates.parse_first_day": Parser(
        partial(dates.parse_first_day, today=TODAY), _is_day, dates.show_date
    ),
    "dates.parse_month": Parser(
        partial(dates.parse_month, today=TODAY),
        lambda value: _is_day(value) and value.day == 1,
        lambda value: f"{value:%m/%Y}",
    ),
    "dates.parse_last_day": Parser(
        partial(dates.parse_last_day, today=TODAY), _is_day, dates.show_date
    ),
    "dates.parse_day_after": Parser(
        partial(dates.parse_day_after, today=TODAY), _is_span_end, _show_day_before
    ),
    "reports.period.parse_period": Parser(
        _period_from, _is_period, lambda period: dates.show_date(period.start)
    ),
    "reports.period.parse_period --to": Parser(_period_to, _is_period),
    "reports.period.parse_open_period": Parser(
        lambda text: parse_open_period(text, None, today=TODAY)[0] if text else TODAY, _is_day
    ),
    "numbers.parse_petition_number": Parser(
        partial(numbers.parse_petition_number, today=TODAY), _is_petition_number, str
    ),
    "numbers.parse_meeting_number": Parser(
        numbers.parse_meeting_number, _is_between(0, 10**9), numbers.show_meeting_number
    ),
    "parsing.parse_text": Parser(parsing.parse_text, _is_stored_text, str),
    "parsing.parse_optional_text": Parser(
        parsing.parse_optional_text, lambda text: text is None or _is_stored_text(text)
    ),
    "parsing.parse_text_list": Parser(parsing.parse_text_list, _is_stored_text, str),
    "parsing.parse_population": Parser(parsing.parse_population, _is_between(1, 10**7)),
    "parsing.parse_number_from_none": Parser(
        parsing.parse_number_from_none, _is_between(0, 100_000), str
    ),
    "parsing.parse_administrative_code": Parser(
        parsing.parse_administrative_code, lambda code: code.isascii() and code.isdigit(), str
    ),
    "law.reporting.periods.parse_report_period": Parser(
        parse_report_period, lambda period: FIRST_DAY.year <= period.year <= LAST_DAY.year, str
    ),
    "law.vocabulary.terms.Several.parse": Parser(
        Announcements.parse, lambda value: value in Announcements.every(), str
    ),
    "law.vocabulary.protection.ProtectionMeasures.parse": Parser(
        ProtectionMeasures.parse, lambda value: value in ProtectionMeasures.every(), str
    ),
    "cli.recording.petitions.refusal_reasons._parse": Parser(
        refusal_reasons.REASON.kind.read, lambda said: isinstance(said.reason, IneligibleReason)
    ),
    "reports.statistics.groups.divisions.parse_dimensions": Parser(
        lambda text: parse_dimensions([text]),
        lambda found: all(isinstance(one, Dimension) for one in found),
    ),
    "parsing.parse_words": Parser(
        parsing.parse_words, lambda words: bool(words) and all(map(str.isalnum, words))
    ),
    "parsing.parse_name": Parser(parsing.parse_name, _is_stored_text),
    "law.duties.capacities.Capacities.parse": Parser(
        Capacities.parse, lambda value: value in Capacities.every(), str
    ),
    "parsing.parse_count": Parser(parsing.parse_count, _is_between(1, 100_000), str),
    "parsing.parse_days": Parser(parsing.parse_days, _is_between(1, 1_000), str),
    "parsing.parse_people_present": Parser(
        parsing.parse_people_present, _is_between(0, 100_000), str
    ),
    "parsing.parse_number": Parser(parsing.parse_number, _is_between(1, 100_000), str),
    "parsing.parse_money": Parser(parsing.parse_money, _is_between(1, 10**15), parsing.show_money),
    "parsing.parse_area": Parser(parsing.parse_area, _is_between(1, 10**17), parsing.show_area),
    "law.procedure.decision_measures.parse_measure": Parser(
        decision_measures.parse_measure,
        lambda found: isinstance(found[0], Measure) and found[1] > 0,
        lambda found: f"{found[0].value}={decision_measures.show_amount(*found)}",
    ),
    "law.procedure.decision_measures.parse_amount": Parser(
        partial(decision_measures.parse_amount, Measure.RECOVERED_LAND), _is_between(1, 10**17)
    ),
    "parsing.parse_row_number": Parser(parsing.parse_row_number, _is_between(1, 10**9), str),
    "parsing.parse_yes_no": Parser(
        parsing.parse_yes_no,
        lambda answer: isinstance(answer, bool),
        lambda answer: "có" if answer else "không",
    ),
    "cli.asking.options.parse_working_days": Parser(
        options.parse_working_days, _is_between(0, 250), str
    ),
    "cli.asking.options.database_path": Parser(
        options.database_path, lambda path: isinstance(path, Path) and path.name is not None
    ),
    "cli.asking.options.as_of": Parser(
        lambda text: options.as_of(text) if text else TODAY, _is_in_calendar, dates.show_date
    ),
    "cli.commands.law.holidays._parse_year": Parser(
        holidays._parse_year,  # noqa: SLF001
        _is_between(FIRST_DAY.year, LAST_DAY.year),
        str,
    ),
    "cli.commands.law.limits._parse_kind": Parser(
        limits._parse_kind,  # noqa: SLF001
        _of_terms(PetitionKind, MeetingKind),
        str,
    ),
    "cli.asking.seal.parse_seal": Parser(
        seal.parse_seal,
        lambda seal: type(seal[0]) is int and 16 <= len(seal[1]) <= 64,
        lambda seal: f"{seal[0]}:{seal[1]}",
    ),
    "cli.recording.meetings.outcomes.ask_reason.parse": Parser(_reason, _is_reason),
    "cli.asking.prompting.form.Form.optional": Parser(
        _optional_day, lambda day: day is None or _is_day(day)
    ),
    "cli.asking.prompting.form.Form.choice.parse": Parser(
        lambda text: Form((text,), no_input=True).choice("--channel", text, "Channel", Channel),
        _of_terms(Channel),
        lambda term: term.label,
    ),
    "records.condition.wait_seconds": Parser(
        _wait_seconds, lambda seconds: type(seconds) is float and 0 <= seconds <= 86_400
    ),
    "reports.statistics.figure_names.figure_named": Parser(
        _figure, lambda figure: bool(figure.id), lambda figure: figure.id
    ),
    **{
        f"law.vocabulary.terms.Term.parse {terms.__name__}": Parser(
            terms.parse, _of_terms(terms), lambda term: term.label
        )
        for terms in Term.__subclasses__()
    },
}

AS_PART_OF = {
    "cli.asking.options.parse_flag": "names the flag in the refusal of another parser",
    "cli.asking.options.parse_typed": "names the flag in the refusal of another parser",
    "cli.running.writing.clerk.parse_name": "names the variable in the refusal of another parser",
    "cli.asking.officers.parse_officer": "parse_text, where --officer was typed",
    "cli.running.run.Run.parse_day": "parse_date of the day it is",
    "cli.commands.petitions.petitions._states.parse": "a state, or void",
    "cli.asking.period.parse_named": "parse_report_period, where --period was typed",
    "cli.asking.prompting.prompts.by_place.parse": "a place in a list, or another parser",
    "cli.asking.prompting.prompts.by_places.parse": "places in a list, or another parser",
    "cli.commands.petitions.join._other.parse": "parse_petition_number, and not the same one",
    "cli.asking.prompting.prompts.by_place_or_beginning.parse": "first letters, or another parser",
    "cli.asking.prompting.questions.choice_question.parse": "a term among those that fit",
    "cli.asking.prompting.dialogue.Dialogue.is_confirmed.parse": "a place in a list, or nothing",
    "cli.letters.of_meeting.make_meeting_letter.parse": "a kind among those that fit",
    "cli.letters.of_petition.make_petition_letter.parse": "a kind among those that fit",
    "cli.asking.prompting.form.Form.capacities.parse": "places in a list, else Capacities.parse",
    "cli.asking.flags.read_typed.parse": "refuses what means none, or another parser",
    "facts.report._parse_key": "an id that the program gives",
    "facts.values.parse_lines": "lines of a text, each by parse_optional_text",
    "records.reading.voids.parse_voidable": "a row's number, or a petition's or meeting's",
    "reports.forms.identities.parse_identity": "of a data file, which names what is none",
    "dates._parse_span": "parse_first_day and parse_day_after are its two ends",
}


def _defined(body: Sequence[ast.AST], place: str) -> Iterator[str]:
    """Every function and method under a body, by its dotted name."""
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                name = f"{place}.{node.name}"
                if not isinstance(node, ast.ClassDef):
                    yield name
                yield from _defined(node.body, name)
            case _:
                yield from _defined([*ast.iter_child_nodes(node)], place)


def test_every_parser_is_tried() -> None:
    found = {
        name
        for file in PACKAGE.rglob("*.py")
        for name in _defined(
            ast.parse(file.read_text(encoding="utf-8")).body,
            ".".join(file.relative_to(PACKAGE).with_suffix("").parts),
        )
        if name.rpartition(".")[2].lstrip("_").split("_")[0] == "parse"
    }
    tried = {name.split()[0] for name in PARSERS}
    assert found - tried - AS_PART_OF.keys() == set()
    assert AS_PART_OF.keys() <= found
    assert len(found) > 15


def assert_is_a_sentence(error: TiepdanError, names: str = "") -> None:
    sentence = displayable(str(error))
    assert names in sentence
    assert len(sentence.split()) > 2
    assert displayable(sentence) == sentence
    assert sentence.encode()
    assert "\n" not in sentence


@pytest.mark.parametrize("name", PARSERS)
def test_any_text_is_a_value_or_refused_in_a_sentence(name: str) -> None:
    parser = PARSERS[name]

    @fuzzed(20)
    @given(typed_text)
    @example("")
    @example("\0")
    @example("\ud800")
    @example("\x1b[31m")
    @example("9" * 5_000)
    @example("1e10")
    @example("0000-0001")
    def check(text: str) -> None:
        try:
            value = parser.parse(text)
        except (UsageError, NotFoundError) as refusal:
            assert_is_a_sentence(refusal)
            return
        assert parser.is_right(value), repr(value)
        if parser.show:
            shown = parser.show(value)
            assert parser.parse(shown) == value

    check()


# --- Files: bytes that an editor, Excel or a broken disk may leave --------------------------------

_INSERTED = (
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\r", b"\r\n",
    b"\n\n", b'"', b'""', b"'", b",", b";", b"\t", b"=", b"[", b"]]", b"[[limit]]\n", b"#", b"\\",
    b"\x1b[31m", b"\xc2\x9b31m", b"\xe2\x80\xae", b"0", b"-1", b"9" * 30, b"9" * 5_000, b"1e400",
    b"nan", b"2026-02-30", b"2026-07-06T10:00:00Z", b"10:00:00", b"true", b"{}", b"[]", b'""\n',
    b"{a=1}", b"x" * 140_000,
    b"=" + b"[" * 3_000, b"=" + b"9" * 5_000, "khiếu nại".encode(), "năm".encode("utf-16"),
)  # fmt: skip

Change = Callable[[bytes], bytes]


def _insert(place: float, length: int, inserted: bytes) -> Change:
    def change(content: bytes) -> bytes:
        start = int(place * len(content))
        return content[:start] + inserted + content[start + length :]

    return change


def _of_lines(change: Callable[[list[bytes], int, int], None]) -> Callable[[float, float], Change]:
    def of_places(first: float, second: float) -> Change:
        def apply(content: bytes) -> bytes:
            lines = content.splitlines(keepends=True)
            if lines:
                change(lines, int(first * (len(lines) - 1)), int(second * (len(lines) - 1)))
            return b"".join(lines)

        return apply

    return of_places


def _delete(lines: list[bytes], first: int, _second: int) -> None:
    del lines[first]


def _repeat(lines: list[bytes], first: int, second: int) -> None:
    lines.insert(second, lines[first])


def _swap(lines: list[bytes], first: int, second: int) -> None:
    lines[first], lines[second] = lines[second], lines[first]


def _replace_value(separator: bytes) -> Callable[[float, bytes], Change]:
    """Another value after a key, or in a column; mostly still the right syntax."""

    def of_place(place: float, value: bytes) -> Change:
        def apply(content: bytes) -> bytes:
            parts = content.split(separator)
            position = int(place * (len(parts) - 1))
            end = parts[position].find(b"\n")
            parts[position] = value + (parts[position][end:] if end >= 0 else b"")
            return separator.join(parts)

        return apply

    return of_place


def _changes(separator: bytes, values: Sequence[bytes]) -> st.SearchStrategy[Change]:
    places = st.floats(0, 1)
    inserted = st.sampled_from(_INSERTED) | st.binary(max_size=4)
    return st.one_of(
        st.builds(_insert, places, st.sampled_from((0, 0, 1, 1, 2, 5, 40)), inserted),
        st.builds(_replace_value(separator), places, st.sampled_from((*values, *_INSERTED))),
        *(st.builds(_of_lines(change), places, places) for change in (_delete, _repeat, _swap)),
    )


def _spoiled(content: bytes, changes: Sequence[Change]) -> bytes:
    for change in changes:
        content = change(content)
    return content


_TOML_VALUES = (
    b' "x"', b' ""', b" 1", b" 0", b" -1", b" 2026", b" 1899", b" 10000", b" 99999999999999999999",
    b" true", b" 2026-07-06", b" 0001-01-01", b" 9999-12-31", b" 1.5", b" nan", b" []", b" [1]",
    b" [[]]", b' [""]', b' ["received"]', b' ["complaint", "complaint"]', b" {}", b' "petition"',
    b' "meeting"', b' "working"', b' "months"', b' "office_off"', b' "\\u0000"', b' "\\u001b[31m"',
    b' "\\u202e"', b" 10:00:00", b" 2026-07-06T10:00:00", b" 0x10", b" inf", b"=", b" '''", b"",
)  # fmt: skip

_LAW_FILES = sorted((paths.data_folder() / "laws").rglob("*.toml"))
_CALENDAR_FILES = sorted((paths.data_folder() / "calendar").glob("*.toml"))


@pytest.fixture
def new_folder(tmp_path: Path) -> Callable[[], Path]:
    """A folder of its own each time; what was read from a file before is remembered."""
    numbered = count()

    def make() -> Path:
        folder = tmp_path / str(next(numbered))
        folder.mkdir()
        return folder

    return make


def _text_is_there(*texts: str) -> bool:
    return all(isinstance(text, str) and text for text in texts)


def _assert_follow_each_other(versions: Sequence[Any]) -> None:
    assert versions
    for version in versions:
        assert _text_is_there(version.id, version.article, version.source)
        # A day that the event itself names has no amount.
        is_named = getattr(version, "unit", None) is Unit.NAMED
        assert (version.amount == 0) if is_named else (version.amount >= 1)
        assert version.until is None or version.since <= version.until
    for earlier, later in pairwise(versions):
        assert earlier.until is not None
        assert earlier.until < later.since


def test_a_spoiled_law_file_is_read_or_refused(new_folder: Callable[[], Path]) -> None:
    @fuzzed(80)
    @given(
        file=st.sampled_from(_LAW_FILES),
        changes=st.lists(_changes(b"=", _TOML_VALUES), min_size=1, max_size=3),
    )
    def check(file: Path, changes: Sequence[Change]) -> None:
        folder = new_folder()
        (folder / "laws").mkdir()
        (folder / "laws" / file.name).write_bytes(_spoiled(file.read_bytes(), changes))
        try:
            limits, duties = load_limits(folder), load_duties(folder)
        except DataFileError as refusal:
            for line in str(refusal).splitlines():
                assert file.name in line or "“" in line
            return
        finally:
            shutil.rmtree(folder)
        ids = [rule.id for rule in limits] + [rule.id for rule in duties]
        assert len(set(ids)) == len(ids)
        for limit in limits:
            assert limit.kinds
            assert limit.starts_with
            _assert_follow_each_other(limit.versions)
        for duty in duties:
            assert duty.kinds
            _assert_follow_each_other(duty.versions)
        assert _text_is_there(
            *ids, *(limit.name for limit in limits), *(duty.name for duty in duties)
        )

    check()


def test_a_spoiled_calendar_file_is_read_or_refused(new_folder: Callable[[], Path]) -> None:
    @fuzzed(80)
    @given(
        file=st.sampled_from(_CALENDAR_FILES),
        changes=st.lists(_changes(b"=", _TOML_VALUES), min_size=1, max_size=3),
    )
    def check(file: Path, changes: Sequence[Change]) -> None:
        folder = new_folder()
        (folder / "calendar").mkdir()
        (folder / "calendar" / file.name).write_bytes(_spoiled(file.read_bytes(), changes))
        try:
            years = load_calendar_years(folder)
        except DataFileError as refusal:
            for line in str(refusal).splitlines():
                assert file.name in line or "“" in line
            return
        finally:
            shutil.rmtree(folder)
        for number, year in years.items():
            assert 1900 <= number <= 2200
            assert year.covered_from.year == number
            days = [special.day for special in year.special_days]
            assert len(set(days)) == len(days)
            for special in year.special_days:
                assert special.day.year == number
                assert _text_is_there(special.name, special.authority)
                assert special.is_worked is (special.day.weekday() >= 5)

    check()


def test_a_spoiled_procedure_is_read_or_refused(new_folder: Callable[[], Path]) -> None:
    file = paths.data_folder() / "procedure" / "petitions.toml"

    @fuzzed(40)
    @given(changes=st.lists(_changes(b"=", _TOML_VALUES), min_size=1, max_size=3))
    def check(changes: Sequence[Change]) -> None:
        folder = new_folder()
        (folder / "procedure").mkdir()
        (folder / "procedure" / file.name).write_bytes(_spoiled(file.read_bytes(), changes))
        try:
            procedure = load_procedure(folder)
        except DataFileError as refusal:
            for line in str(refusal).splitlines():
                assert file.name in line or "“" in line
            return
        finally:
            shutil.rmtree(folder)
        for kind, steps in procedure.items():
            for event, step in steps.items():
                assert step.event is event
                assert kind in step.kinds
                assert _text_is_there(
                    step.command_for("2026-0001"), step.named("2026-0001"), step.article
                )

    check()


_CSV_VALUES = tuple(
    value.encode()
    for value in (
        "", " ", "1", "2", "0", "-1", "999999999", "1000000000", "2019-0001", "2026-0001",
        "9999-0001", "0000-0001", "2019-03-26", "2012-12-31", "2041-01-01", "2200-12-31",
        "1900-01-01", "hôm nay", "2026-11-22", "2026-11-23", "yes", "không", "complaint", "tố cáo",
        "dialogue", "planned", "not_held", "nobody_came", "held", "extended", "received", "decided",
        "finished", "lapsed", "right", "complex", "\x1b[31m", "\u202ex", "=1+1", '"a,b"', '"a""b"',
        '"a\nb"', '"', "x" * 5_001,
    )
)  # fmt: skip

_FACTS = {
    "office": (
        "name,province,remote_area,reception_weekday,reception_half_day\n"
        '"Xã, Thử",Hà Tĩnh,no,thursday,afternoon\n'
    ),
    "meetings": (
        "number,kind,date,status,place,chair,capacity,officer,people_present,content,"
        "not_held_reason,not_held_note,replacement_date,online\n"
        "1,periodic_reception,2019-01-10,held,Trụ sở,Bí thư,party_secretary,Lan,4,Tiếp dân,,,,no\n"
        "2,periodic_dialogue,2026-06-18,held,Nhà,Chủ tịch,committee_chair,,40,Đối thoại,,,,\n"
        "3,periodic_reception,2026-11-12,not_held,,,,,,,storm_flood,Bão,2026-11-26,\n"
    ),
    "meeting_events": (
        "meeting,kind,date,document_number,note\n2,conclusion_notice,2026-06-26,21/TB,x\n"
    ),
    "petitioners": (
        "number,name,id_number,address,hamlet,phone\n1,Công dân 01,038,Xã,Thôn,09\n2,Hộ 02,,,,\n"
    ),
    "visits": (
        "number,date,meeting,receiver,people_count,matter,petitioner,content,advice\n"
        "1,2019-01-10,1,head,3,new,1,Đất đai,Đã trả lời\n2,2026-07-06,,clerk,1,,,Hỏi,\n"
    ),
    "petitions": (
        "number,received_on,channel,kind,field,within_competence,petitioner,meeting,people_count,"
        "officer,summary\n"
        "2019-0001,2019-01-10,reception,proposal,land,yes,1,1,1,Lan,Đất\n"
        "2026-0001,2026-07-06,post,complaint,land,yes,2,,2,,Ranh giới\n"
        "2026-0002,2026-07-07,post,denunciation,corruption,yes,2,,1,,Kín\n"
        "2026-0003,2026-06-18,dialogue,feedback,other,,1,2,,,Chợ\n"
    ),
    "visit_petitions": "visit,petition\n1,2019-0001\n2,2026-0001\n",
    "petition_events": (
        "petition,kind,date,result,document_number,note,extended_days,extended_to,complexity\n"
        "2019-0001,answered,2019-02-01,,3/TB,x,,,\n"
        "2026-0001,accepted,2026-07-10,,4/TB,,,,\n"
        "2026-0001,complex,2026-07-20,,5/TTr,hai nội dung,,,\n"
        "2026-0002,accepted,2026-07-15,,4b/QĐ,,,,\n"
        "2026-0002,extended,2026-07-20,,5/QĐ,,10,,complex\n"
        "2026-0001,decided,2026-08-20,right,6/QĐ,,,,\n"
        "2026-0003,answered,2026-06-18,,,,,,\n"
    ),
    "documents": (
        "issuer,type,date,title,number,petition,meeting\n"
        "committee,decision,2026-08-20,Giải quyết,6/QĐ,2026-0001,\n"
        "party,notice,2026-06-26,Kết luận,21/TB,,2\n"
    ),
    "sanctions": "subject,form,date,note\nhead,khiển trách,2026-08-01,\n",
}
"""A row or two of everything."""


@pytest.fixture(scope="module")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "empty.db"
    sessions.create(path, entry(), fill=_nothing)
    return path


def _nothing(_session: Session) -> None:
    """Fill a database with no office and no rows."""


def _integrity(path: Path) -> tuple[list[Any], list[Any]]:
    with reading(path) as connection:
        return (
            [tuple(row) for row in connection.execute("PRAGMA integrity_check")],
            connection.execute("PRAGMA foreign_key_check").fetchall(),
        )


def _import(files: Mapping[str, bytes], path: Path, folder: Path) -> dict[str, int]:
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content)
    with sessions.writing(path, entry()) as session:
        return dict(import_register(session, folder, today=TODAY).added)


def test_the_rows_that_are_spoiled_below_are_right(empty_register: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty_register, tmp_path / "x.db"))
    files = {name: content.encode() for name, content in _FACTS.items()}
    assert _import(files, path, tmp_path) == {
        name: content.count("\n") - 1 for name, content in _FACTS.items()
    }


def test_a_spoiled_register_is_read_whole_or_refused_whole(
    empty_register: Path, new_folder: Callable[[], Path]
) -> None:
    before = empty_register.read_bytes()

    @fuzzed(20, one_in=3)
    @given(
        name=st.sampled_from(sorted(_FACTS)),
        changes=st.lists(_changes(b",", _CSV_VALUES), min_size=1, max_size=2),
    )
    def check(name: str, changes: Sequence[Change]) -> None:
        folder = new_folder()
        path = Path(shutil.copy(empty_register, folder / "x.db"))
        files = {file: content.encode() for file, content in _FACTS.items()}
        files[name] = _spoiled(files[name], changes)
        try:
            counts = _import(files, path, folder)
        except DataFileError as refusal:
            assert_is_a_sentence(refusal, names=".csv")
            assert path.read_bytes() == before
        else:
            assert counts.keys() == _FACTS.keys()
            assert all(number >= 0 for number in counts.values())
            assert _integrity(path) == ([("ok",)], [])
        shutil.rmtree(folder)

    check()
