"""What the loader reads of law files, and what it refuses: every problem by file, place and key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.law.counting.periods import Unit
from tiepdan.law.duties.frequency import Duty, Span
from tiepdan.law.limits.time_limits import (
    Competence,
    Confidence,
    ExtensionRule,
    LocalPack,
    Severity,
    Subject,
    TimeLimit,
    Variant,
)
from tiepdan.law.toml.laws import load_duties, load_limits, packs
from tiepdan.law.vocabulary.petition_event import Complexity

LAW = """\
[[limit]]
id = "X-1"
name = "Bước giả định"
subject = "petition"
kinds = ["complaint", "denunciation"]
competence = "within"
channels = ["elected_body", "online"]
only_chaired_by = ["party_secretary"]
starts_with = ["received", "resumed"]
met_by = ["accepted", "declined"]
lapses_with = ["withdrawn"]
then = "resolution_expired"
severity = "discipline"
pausable_since = 2019-01-01
complex_in_writing_since = 2026-07-01

[[limit.version]]
id = "X-1a"
amount = 10
amount_remote = 15
amount_complex = 20
amount_remote_complex = 25
amount_several_places = 12
unit = "calendar"
since = 2012-07-01
until = 2026-06-30
article = "Luật Giả định, Điều 1"
source = "Công báo"
confidence = "conflicting"
doubt = "Hai văn bản khác nhau"
extension = { most_days = 30, complex = 1, specially_complex = 2, article = "Điều 4" }

[[limit.version.alternative]]
id = "X-1a-ND"
amount = 11
unit = "working"
since = 2020-12-10
until = 2026-06-30
article = "Nghị định Giả định, Điều 2"
source = "Bản ký"
confidence = "secondary"
doubt = "Chưa đối chiếu"

[[limit.version]]
id = "X-1b"
amount = 7
unit = "working"
since = 2026-07-01
article = "Luật Giả định sửa đổi, Điều 3"
source = "Bản ký"
confidence = "verified"
"""

DUTY = """\
[[duty]]
id = "NV-1"
name = "Nghĩa vụ giả định"
kinds = ["periodic_reception", "ad_hoc_reception"]
chaired_by = ["committee_chair"]
delegates = ["deputy"]

[[duty.version]]
id = "NV-1a"
amount = 1
per = "week"
since = 2014-07-01
until = 2026-06-30
article = "Luật Giả định, Điều 5"
source = "Công báo"
confidence = "secondary"
doubt = "Chưa có toàn văn"

[[duty.version]]
id = "NV-1b"
amount = 2
per = "month"
since = 2026-07-01
article = "Luật Giả định sửa đổi, Điều 6"
source = "Bản ký"
confidence = "verified"
"""

MEETING_LAW = """\
[[limit]]
id = "M-1"
name = "Bước của buổi đối thoại"
subject = "meeting"
kinds = ["periodic_dialogue"]
only_chaired_by = ["committee_chair", "deputy"]
only_online = true
starts_with = ["held"]
met_by = ["published"]

[[limit.version]]
id = "M-1"
amount = 10
unit = "calendar"
since = 2025-06-16
article = "Luật Giả định, Điều 7"
source = "Bản ký"
confidence = "verified"
"""

_HEAD, ALTERNATIVE = LAW.split("[[limit.version.alternative]]")
ALTERNATIVE = ALTERNATIVE.split("[[limit.version]]", maxsplit=1)[0]


def law_with_alternatives(*alternatives: str) -> str:
    return _HEAD + "".join(f"[[limit.version.alternative]]{text}" for text in alternatives)


Write = Callable[[str | bytes, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "laws" / "local").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    def _write(content: str | bytes, name: str) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def problems_of(folder: Path) -> list[str]:
    """The lines of the refusal; limits and duties are refused alike, as they share their files."""
    with pytest.raises(DataFileError) as of_limits:
        load_limits(folder)
    with pytest.raises(DataFileError) as of_duties:
        load_duties(folder)
    assert str(of_limits.value) == str(of_duties.value)
    assert of_limits.value.exit_code == 5
    return str(of_limits.value).split("\n")


def names(problem: str, path: Path, key: str) -> bool:
    return problem.startswith(f"{path}: ") and f"“{key}”" in problem


def only_limit(folder: Path) -> TimeLimit:
    (limit,) = load_limits(folder)
    return limit


def only_duty(folder: Path) -> Duty:
    (duty,) = load_duties(folder)
    return duty


class TestWhatIsRead:
    def test_a_limit_with_its_versions_and_alternatives(self, folder: Path, write: Write) -> None:
        write(LAW, "laws/gia-dinh.toml")
        limit = only_limit(folder)
        assert (limit.id, limit.name, limit.subject) == ("X-1", "Bước giả định", Subject.PETITION)
        assert limit.kinds == {"complaint", "denunciation"}
        assert limit.competence is Competence.WITHIN
        assert limit.starts_with == {"received", "resumed"}
        assert limit.met_by == {"accepted", "declined"}
        assert limit.lapses_with == {"withdrawn"}
        assert limit.then == "resolution_expired"
        assert limit.pack is None
        first, second = limit.versions
        assert (first.amount, first.unit) == (10, Unit.CALENDAR)
        assert (first.since, first.until) == (date(2012, 7, 1), date(2026, 6, 30))
        assert (first.article, first.source) == ("Luật Giả định, Điều 1", "Công báo")
        assert (first.confidence, first.doubt) == (Confidence.CONFLICTING, "Hai văn bản khác nhau")
        assert [other.id for other in first.alternatives] == ["X-1a-ND"]
        assert (second.id, second.until, second.doubt) == ("X-1b", None, None)
        assert (second.variants, second.extension, second.alternatives) == ({}, None, ())

    def test_what_lengthens_a_limit(self, folder: Path, write: Write) -> None:
        write(LAW, "laws/gia-dinh.toml")
        limit = only_limit(folder)
        assert limit.versions[0].variants == {
            Variant.REMOTE: 15,
            Variant.COMPLEX: 20,
            Variant.REMOTE_COMPLEX: 25,
            Variant.SEVERAL_PLACES: 12,
        }
        assert limit.versions[0].extension == ExtensionRule(
            30, {Complexity.COMPLEX: 1, Complexity.SPECIALLY_COMPLEX: 2}, "Điều 4"
        )
        assert limit.pausable_since == date(2019, 1, 1)
        assert limit.complex_in_writing_since == date(2026, 7, 1)

    def test_an_extension_may_be_for_one_degree_of_complexity_alone(
        self, folder: Path, write: Write
    ) -> None:
        write(changed(LAW, "complex = 1, specially_complex = 2", "complex = 1"), "laws/a.toml")
        extension = only_limit(folder).versions[0].extension
        assert extension is not None
        assert extension.times == {Complexity.COMPLEX: 1}

    def test_whom_a_limit_concerns(self, folder: Path, write: Write) -> None:
        write(LAW, "laws/gia-dinh.toml")
        limit = only_limit(folder)
        assert limit.channels == {"elected_body", "online"}
        assert limit.only_chaired_by == {"party_secretary"}
        assert not limit.only_online
        assert limit.severity is Severity.DISCIPLINE

    def test_a_limit_of_a_meeting(self, folder: Path, write: Write) -> None:
        write(MEETING_LAW, "laws/doi-thoai.toml")
        limit = only_limit(folder)
        assert limit.subject is Subject.MEETING
        assert limit.kinds == {"periodic_dialogue"}
        assert limit.starts_with == {"held"}
        assert limit.met_by == {"published"}
        assert limit.only_chaired_by == {"committee_chair", "deputy"}
        assert limit.only_online

    def test_what_a_limit_is_unless_it_says_otherwise(self, folder: Path, write: Write) -> None:
        plain = changed(MEETING_LAW, 'only_chaired_by = ["committee_chair", "deputy"]\n', "")
        write(changed(plain, "only_online = true\n", ""), "laws/doi-thoai.toml")
        limit = only_limit(folder)
        assert limit.severity is Severity.DUTY
        assert (limit.competence, limit.then) == (None, None)
        assert (limit.pausable_since, limit.complex_in_writing_since) == (None, None)
        assert (limit.channels, limit.only_chaired_by) == (frozenset(), frozenset())
        assert limit.lapses_with == frozenset()
        assert not limit.only_online

    def test_a_milestone_needs_nobody_to_do_anything(self, folder: Path, write: Write) -> None:
        milestone = 'starts_with = ["held"]\nseverity = "milestone"'
        law = changed(MEETING_LAW, 'met_by = ["published"]\n', "")
        write(changed(law, 'starts_with = ["held"]', milestone), "laws/doi-thoai.toml")
        limit = only_limit(folder)
        assert (limit.severity, limit.met_by) == (Severity.MILESTONE, frozenset())

    def test_a_text_may_have_been_in_force_for_one_day(self, folder: Path, write: Write) -> None:
        write(changed(LAW, "since = 2012-07-01", "since = 2026-06-30"), "laws/gia-dinh.toml")
        first = only_limit(folder).versions[0]
        assert first.since == first.until

    @pytest.mark.parametrize("unit", Unit)
    def test_each_unit(self, folder: Path, write: Write, unit: Unit) -> None:
        law = changed(LAW, 'unit = "calendar"', f'unit = "{unit}"')
        if unit is Unit.NAMED:
            law = changed(law, "amount = 10\n", "")
        write(law, "laws/gia-dinh.toml")
        assert only_limit(folder).versions[0].unit is unit

    def test_a_duty_with_its_versions(self, folder: Path, write: Write) -> None:
        write(DUTY, "laws/gia-dinh.toml")
        duty = only_duty(folder)
        assert (duty.id, duty.name) == ("NV-1", "Nghĩa vụ giả định")
        assert duty.kinds == {"periodic_reception", "ad_hoc_reception"}
        assert duty.chaired_by == {"committee_chair"}
        assert duty.delegates == {"deputy"}
        assert duty.pack is None
        first, second = duty.versions
        assert (first.id, first.amount, first.per) == ("NV-1a", 1, Span.WEEK)
        assert (first.since, first.until) == (date(2014, 7, 1), date(2026, 6, 30))
        assert (first.article, first.source) == ("Luật Giả định, Điều 5", "Công báo")
        assert (first.confidence, first.doubt) == (Confidence.SECONDARY, "Chưa có toàn văn")
        assert (second.id, second.amount, second.per) == ("NV-1b", 2, Span.MONTH)
        assert (second.until, second.doubt) == (None, None)

    def test_a_duty_of_whoever_chairs(self, folder: Path, write: Write) -> None:
        by_nobody = changed(DUTY, 'chaired_by = ["committee_chair"]\ndelegates = ["deputy"]\n', "")
        write(by_nobody, "laws/gia-dinh.toml")
        duty = only_duty(folder)
        assert (duty.chaired_by, duty.delegates) == (frozenset(), frozenset())

    def test_limits_and_duties_of_one_file_and_of_several(self, folder: Path, write: Write) -> None:
        write(LAW + DUTY, "laws/b.toml")
        write(MEETING_LAW, "laws/a.toml")
        assert [limit.id for limit in load_limits(folder)] == ["M-1", "X-1"]
        assert [duty.id for duty in load_duties(folder)] == ["NV-1"]

    def test_a_pack_of_a_province_is_named_by_its_file(self, folder: Path, write: Write) -> None:
        write('province = "Hà Tĩnh"\n\n' + LAW + DUTY, "laws/local/ha-tinh.toml")
        pack = LocalPack("ha-tinh", "Hà Tĩnh")
        assert only_limit(folder).pack == pack
        assert only_duty(folder).pack == pack

    def test_each_pack_is_named_once(self, folder: Path, write: Write) -> None:
        write('province = "Hà Tĩnh"\n\n' + LAW + DUTY, "laws/local/ha-tinh.toml")
        write('province = "Huế"\n\n' + MEETING_LAW, "laws/local/hue.toml")
        rules: list[TimeLimit | Duty] = [*load_limits(folder), *load_duties(folder)]
        assert packs(rules) == (LocalPack("ha-tinh", "Hà Tĩnh"), LocalPack("hue", "Huế"))

    def test_no_files_are_no_rules(self, folder: Path) -> None:
        assert load_limits(folder) == ()
        assert load_duties(folder) == ()

    def test_the_shipped_data_loads(self) -> None:
        limits = {limit.id for limit in load_limits(paths.data_folder())}
        assert {"KN-27", "KN-28", "TC-24", "TC-30", "TCD-10", "DT-HT1", "DT-HT2"} <= limits
        assert {"NV-CT", "NV-BT"} <= {duty.id for duty in load_duties(paths.data_folder())}


EXTENSION = '{ most_days = 5, complex = 1, article = "Điều 4" }'

REQUIRED_OF_LIMITS = [
    ('id = "X-1"\n', "id"),
    ('name = "Bước giả định"\n', "name"),
    ('subject = "petition"\n', "subject"),
    ('kinds = ["complaint", "denunciation"]\n', "kinds"),
    ('starts_with = ["received", "resumed"]\n', "starts_with"),
    ('met_by = ["accepted", "declined"]\n', "met_by"),
    ('id = "X-1a"\n', "id"),
    ("amount = 10\n", "amount"),
    ('unit = "calendar"\n', "unit"),
    ("since = 2012-07-01\n", "since"),
    ('article = "Luật Giả định, Điều 1"\n', "article"),
    ('source = "Công báo"\n', "source"),
    ('confidence = "conflicting"\n', "confidence"),
    ('doubt = "Hai văn bản khác nhau"\n', "doubt"),
    ("most_days = 30, ", "most_days"),
    ("complex = 1, specially_complex = 2, ", "complex"),
    (', article = "Điều 4"', "article"),
    ('id = "X-1a-ND"\n', "id"),
    ("amount = 11\n", "amount"),
    ("since = 2020-12-10\n", "since"),
    ('article = "Nghị định Giả định, Điều 2"\n', "article"),
    ('doubt = "Chưa đối chiếu"\n', "doubt"),
]

WRONG_IN_LIMITS = [
    # unknown keys, at each depth
    ("[[limit]]\n", 'colour = "red"\n\n[[limit]]\n', "colour"),
    ("competence =", "competent =", "competent"),
    ("amount_remote = 15", "amount_far = 15", "amount_far"),
    ('confidence = "secondary"', 'confidence = "secondary"\nweight = 2', "weight"),
    ("most_days = 30", "most_days = 30, most_weeks = 4", "most_weeks"),
    # wrong types
    ('id = "X-1"', "id = 1", "id"),
    ('name = "Bước giả định"', "name = true", "name"),
    ('kinds = ["complaint", "denunciation"]', 'kinds = "complaint"', "kinds"),
    ('starts_with = ["received", "resumed"]', 'starts_with = "received"', "starts_with"),
    ('met_by = ["accepted", "declined"]', 'met_by = "accepted"', "met_by"),
    ('lapses_with = ["withdrawn"]', "lapses_with = true", "lapses_with"),
    ('competence = "within"', "competence = true", "competence"),
    ('channels = ["elected_body", "online"]', 'channels = "online"', "channels"),
    ("pausable_since = 2019-01-01", "pausable_since = true", "pausable_since"),
    ("pausable_since = 2019-01-01", "pausable_since = 2019-01-01T00:00:00", "pausable_since"),
    ("writing_since = 2026-07-01", "writing_since = 2026", "complex_in_writing_since"),
    ("amount = 10", 'amount = "10"', "amount"),
    ("amount = 10", "amount = true", "amount"),
    ("amount = 10", "amount = 10.0", "amount"),
    ("amount_remote = 15", "amount_remote = true", "amount_remote"),
    ("amount_complex = 20", 'amount_complex = "20"', "amount_complex"),
    ("amount_several_places = 12", "amount_several_places = 1.5", "amount_several_places"),
    ("since = 2012-07-01", 'since = "2012-07-01"', "since"),
    ("since = 2012-07-01", "since = 2012-07-01T00:00:00", "since"),
    ("until = 2026-06-30", "until = 2026", "until"),
    ("until = 2026-06-30", "until = 2026-06-30T00:00:00Z", "until"),
    ('doubt = "Hai văn bản khác nhau"', "doubt = false", "doubt"),
    ("most_days = 30", 'most_days = "30"', "most_days"),
    ("specially_complex = 2", "specially_complex = true", "specially_complex"),
    ("[[limit]]\n", "province = 38\n\n[[limit]]\n", "province"),
    # values outside their lists
    ('subject = "petition"', 'subject = "visit"', "subject"),
    ('"complaint", "denunciation"', '"complaint", "lawsuit"', "kinds"),
    ('"complaint", "denunciation"', '"complaint", 7', "kinds"),
    ('"received", "resumed"', '"recieved", "resumed"', "starts_with"),
    ('met_by = ["accepted", "declined"]', 'met_by = ["accepted", "held"]', "met_by"),
    ('lapses_with = ["withdrawn"]', 'lapses_with = ["forgotten"]', "lapses_with"),
    ('then = "resolution_expired"', 'then = "doomsday"', "then"),
    ('competence = "within"', 'competence = "inside"', "competence"),
    ('channels = ["elected_body", "online"]', 'channels = ["pigeon"]', "channels"),
    ('["party_secretary"]', '["king"]', "only_chaired_by"),
    ('severity = "discipline"', 'severity = "grave"', "severity"),
    ('unit = "calendar"', 'unit = "month"', "unit"),
    ('confidence = "conflicting"', 'confidence = "sure"', "confidence"),
    # values that no law means
    ("amount = 10", "amount = 0", "amount"),
    ("amount = 10", "amount = -7", "amount"),
    ("amount = 11", "amount = 0", "amount"),
    ("amount_remote = 15", "amount_remote = 0", "amount_remote"),
    ("amount_remote_complex = 25", "amount_remote_complex = -1", "amount_remote_complex"),
    ("most_days = 30", "most_days = 0", "most_days"),
    ("complex = 1", "complex = 0", "complex"),
    ('article = "Luật Giả định, Điều 1"', 'article = ""', "article"),
    ('doubt = "Hai văn bản khác nhau"', 'doubt = ""', "doubt"),
    ('kinds = ["complaint", "denunciation"]', "kinds = []", "kinds"),
    ('kinds = ["complaint", "denunciation"]', 'kinds = [""]', "kinds"),
    ('lapses_with = ["withdrawn"]', 'lapses_with = [""]', "lapses_with"),
    ('starts_with = ["received", "resumed"]', "starts_with = []", "starts_with"),
    ('met_by = ["accepted", "declined"]', "met_by = []", "met_by"),
    # what only the text itself has, not the one that contradicts it
    ("amount = 11", "amount = 11\namount_remote = 12", "amount_remote"),
    ("amount = 11", 'amount = 11\nsanction = "khiển trách"', "sanction"),
    ("amount = 11", f"amount = 11\nextension = {EXTENSION}", "extension"),
    ('unit = "working"\nsince = 2026', 'unit = "named"\nsince = 2026', "amount"),
    # texts that contradict themselves
    ('met_by = ["accepted", "declined"]', 'met_by = ["accepted", "received"]', "met_by"),
    ('lapses_with = ["withdrawn"]', 'lapses_with = ["received"]', "lapses_with"),
    ("since = 2012-07-01", "since = 2026-07-02", "until"),
    ("since = 2026-07-01\narticle", "since = 2026-06-30\narticle", "since"),
    ("until = 2026-06-30\narticle", "article", "since"),
    ('id = "X-1b"', 'id = "X-1a"', "id"),
]

REQUIRED_OF_DUTIES = [
    ('id = "NV-1"\n', "id"),
    ('name = "Nghĩa vụ giả định"\n', "name"),
    ('kinds = ["periodic_reception", "ad_hoc_reception"]\n', "kinds"),
    ('id = "NV-1a"\n', "id"),
    ("amount = 1\n", "amount"),
    ('per = "week"\n', "per"),
    ("since = 2014-07-01\n", "since"),
    ('article = "Luật Giả định, Điều 5"\n', "article"),
    ('source = "Công báo"\n', "source"),
    ('confidence = "secondary"\n', "confidence"),
    ('doubt = "Chưa có toàn văn"\n', "doubt"),
]

WRONG_IN_DUTIES = [
    ("chaired_by =", "chair =", "chair"),
    ('per = "week"', 'per = "week"\nunit = "working"', "unit"),
    ('id = "NV-1"', "id = 1", "id"),
    ('kinds = ["periodic_reception", "ad_hoc_reception"]', 'kinds = ["complaint"]', "kinds"),
    ('kinds = ["periodic_reception", "ad_hoc_reception"]', "kinds = []", "kinds"),
    ('chaired_by = ["committee_chair"]', 'chaired_by = ["king"]', "chaired_by"),
    ('chaired_by = ["committee_chair"]', 'chaired_by = "committee_chair"', "chaired_by"),
    ('delegates = ["deputy"]', 'delegates = ["clerk"]', "delegates"),
    ("amount = 1", "amount = 0", "amount"),
    ("amount = 1", "amount = true", "amount"),
    ('per = "week"', 'per = "day"', "per"),
    ("until = 2026-06-30", "until = 2013-01-01", "until"),
    ("since = 2026-07-01", "since = 2026-06-30", "since"),
    ('id = "NV-1b"', 'id = "NV-1a"', "id"),
    ('confidence = "verified"', 'confidence = "secondary"', "doubt"),
]

WRONG_IN_MEETING_LAW = [
    ('kinds = ["periodic_dialogue"]', 'kinds = ["complaint"]', "kinds"),
    ('starts_with = ["held"]', 'starts_with = ["received"]', "starts_with"),
    ('starts_with = ["held"]', 'starts_with = ["conclusion"]', "starts_with"),
    ('met_by = ["published"]', 'met_by = ["decided"]', "met_by"),
    ('"committee_chair", "deputy"', '"committee_chair", "king"', "only_chaired_by"),
    ("only_online = true", "only_online = 1", "only_online"),
    ("only_online = true", 'only_online = "có"', "only_online"),
    ('subject = "meeting"\n', "", "subject"),
    ('subject = "meeting"', 'subject = "visit"', "subject"),
]

MISTAKES = [
    *((LAW, line, "", key) for line, key in REQUIRED_OF_LIMITS),
    *((LAW, *mistake) for mistake in WRONG_IN_LIMITS),
    *((DUTY, line, "", key) for line, key in REQUIRED_OF_DUTIES),
    *((DUTY, *mistake) for mistake in WRONG_IN_DUTIES),
    *((MEETING_LAW, *mistake) for mistake in WRONG_IN_MEETING_LAW),
]


@pytest.mark.parametrize(("text", "old", "new", "key"), MISTAKES)
class TestOneMistake:
    def test_is_refused_by_file_and_key(
        self, folder: Path, write: Write, text: str, old: str, new: str, key: str
    ) -> None:
        path = write(changed(text, old, new), "laws/gia-dinh.toml")
        assert any(names(problem, path, key) for problem in problems_of(folder))

    def test_is_one_problem(
        self, folder: Path, write: Write, text: str, old: str, new: str, key: str
    ) -> None:
        """No other line follows from it, in its own file or for those that are right."""
        path = write(changed(text, old, new), "laws/gia-dinh.toml")
        for number, other in enumerate(sorted({LAW, DUTY, MEETING_LAW} - {text})):
            write(other, f"laws/{number}.toml")
        (problem,) = problems_of(folder)
        assert names(problem, path, key)


class TestWhatIsRefused:
    def test_terms_of_petitions_are_unknown_of_a_meeting(self, folder: Path, write: Write) -> None:
        path = write(changed(LAW, 'subject = "petition"', 'subject = "meeting"'), "laws/a.toml")
        problems = problems_of(folder)
        for key in ("kinds", "starts_with", "met_by", "lapses_with", "then"):
            assert any(names(problem, path, key) for problem in problems)

    def test_a_wrong_subject_hides_no_other_problem(self, folder: Path, write: Write) -> None:
        law = changed(changed(LAW, 'subject = "petition"\n', ""), "amount = 10\n", "amount = 0\n")
        path = write(law, "laws/gia-dinh.toml")
        assert sorted(problems_of(folder)) == [
            f"{path}: limit X-1: version X-1a: “amount” must be at least 1.",
            f"{path}: limit X-1: “subject” is missing.",
        ]

    @pytest.mark.parametrize("confidence", ["secondary", "conflicting"])
    def test_a_text_not_verified_without_a_doubt(
        self, folder: Path, write: Write, confidence: str
    ) -> None:
        unsure = changed(LAW, 'confidence = "verified"', f'confidence = "{confidence}"')
        path = write(unsure, "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert problem.startswith(f"{path}: limit X-1: version X-1b: “doubt” ")

    def test_but_a_verified_text_may_have_a_doubt(self, folder: Path, write: Write) -> None:
        doubt = 'confidence = "verified"\ndoubt = "Phạm vi chưa rõ"'
        write(changed(LAW, 'confidence = "verified"', doubt), "laws/gia-dinh.toml")
        assert only_limit(folder).versions[1].doubt == "Phạm vi chưa rõ"

    @pytest.mark.parametrize(("content", "name"), [(LAW, "limit"), (DUTY, "duty")])
    def test_a_rule_without_any_version(
        self, folder: Path, write: Write, content: str, name: str
    ) -> None:
        path = write(content.split(f"[[{name}.version]]", maxsplit=1)[0], "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert names(problem, path, "version")

    @pytest.mark.parametrize("key", ["limit", "duty"])
    @pytest.mark.parametrize("value", ['["X-1"]', "[1]", '"X-1"', "{}"])
    def test_rules_that_are_no_tables(
        self, folder: Path, write: Write, key: str, value: str
    ) -> None:
        path = write(f"{key} = {value}", "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert names(problem, path, key)

    @pytest.mark.parametrize("value", ['["X-1a"]', '"X-1a"', "{}"])
    def test_versions_that_are_no_tables(self, folder: Path, write: Write, value: str) -> None:
        limit = LAW.split("[[limit.version]]", maxsplit=1)[0]
        path = write(f"{limit}version = {value}\n", "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert problem.startswith(f"{path}: limit X-1: “version” ")

    @pytest.mark.parametrize("content", [LAW, DUTY])
    def test_an_id_used_twice_in_one_file(self, folder: Path, write: Write, content: str) -> None:
        path = write(content + content, "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert names(problem, path, "id")

    def test_an_id_used_twice_between_files(self, folder: Path, write: Write) -> None:
        write(LAW, "laws/gia-dinh.toml")
        path = write('province = "Hà Tĩnh"\n\n' + LAW, "laws/local/ha-tinh.toml")
        (problem,) = problems_of(folder)
        assert problem.startswith(f"{path}: limit X-1: “id” ")

    def test_an_id_used_for_a_limit_and_a_duty(self, folder: Path, write: Write) -> None:
        path = write(LAW + changed(DUTY, 'id = "NV-1"', 'id = "X-1"'), "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert problem.startswith(f"{path}: duty X-1: “id” ")

    def test_two_rules_without_an_id_have_not_the_same_one(
        self, folder: Path, write: Write
    ) -> None:
        nameless = changed(LAW, 'id = "X-1"\n', "")
        write(nameless + changed(DUTY, 'id = "NV-1"\n', ""), "laws/gia-dinh.toml")
        assert [problem.split("“")[1] for problem in problems_of(folder)] == ["id” is missing."] * 2

    def test_an_alternative_with_the_id_of_another(self, folder: Path, write: Write) -> None:
        path = write(law_with_alternatives(ALTERNATIVE, ALTERNATIVE), "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert problem.startswith(f"{path}: limit X-1: version X-1a: “id” ")

    def test_but_alternatives_may_be_in_force_at_once(self, folder: Path, write: Write) -> None:
        other = changed(ALTERNATIVE, "X-1a-ND", "X-1a-TT")
        write(law_with_alternatives(ALTERNATIVE, other), "laws/gia-dinh.toml")
        (version,) = only_limit(folder).versions
        assert [other.id for other in version.alternatives] == ["X-1a-ND", "X-1a-TT"]

    @pytest.mark.parametrize(
        "content",
        [
            "[[limit]\n",
            "amount = \n",
            "amount = 07\n",
            "id = 'a'\nid = 'b'\n",
            "since = 2026-02-30\n",
            'name = "Bước"'.encode("utf-16"),
            b'name = "B\xfe\xff"',
            b"\x00\x01",
        ],
    )
    def test_a_file_that_is_no_toml_in_utf8(
        self, folder: Path, write: Write, content: str | bytes
    ) -> None:
        path = write(content, "laws/gia-dinh.toml")
        (problem,) = problems_of(folder)
        assert str(path) in problem

    def test_but_a_byte_order_mark_is_no_problem(self, folder: Path, write: Write) -> None:
        write(b"\xef\xbb\xbf" + LAW.encode(), "laws/gia-dinh.toml")
        assert only_limit(folder).id == "X-1"


def test_every_problem_of_every_file_is_named_at_once(folder: Path, write: Write) -> None:
    law = changed(LAW, 'name = "Bước giả định"\n', "")
    law = changed(law, "amount = 11\n", "amount = 0\n")
    law = changed(law, "since = 2026-07-01\narticle", "since = 2026\nhours = 8\narticle")
    first = write(law, "laws/a.toml")
    second = write(changed(DUTY, 'per = "week"', 'every = "week"'), "laws/b.toml")
    third = write("[[limit]\n", "laws/c.toml")
    fourth = write('province = "Huế"\nzone = 7\n\n' + MEETING_LAW, "laws/local/hue.toml")
    write(changed(MEETING_LAW, 'id = "M-1"', 'id = "M-2"'), "laws/good.toml")
    problems = problems_of(folder)
    (of_third,) = (problem for problem in problems if str(third) in problem)
    assert sorted(set(problems) - {of_third}) == sorted(
        [
            f"{first}: limit X-1: “name” is missing.",
            f"{first}: limit X-1: version X-1a: alternative X-1a-ND: “amount” must be at least 1.",
            f"{first}: limit X-1: version X-1b: “since” has the wrong type.",
            f"{first}: limit X-1: version X-1b: “hours” is not a known key.",
            f"{second}: duty NV-1: version NV-1a: “per” is missing.",
            f"{second}: duty NV-1: version NV-1a: “every” is not a known key.",
            f"{fourth}: “zone” is not a known key.",
        ]
    )
    assert len(problems) == len(set(problems))
