"""Which wording is in force on a day, whom a limit binds, and the shipped law by the rule book."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tiepdan import paths
from tiepdan.law.counting.periods import Unit
from tiepdan.law.duties.frequency import Duty, DutyVersion, Span
from tiepdan.law.limits.time_limits import (
    Confidence,
    LocalPack,
    Severity,
    Subject,
    TimeLimit,
    Variant,
    Version,
    is_on,
)
from tiepdan.law.toml.laws import load_duties, load_limits

SHIPPED = load_limits(paths.data_folder())
BY_ID = {limit.id: limit for limit in SHIPPED}
DUTIES = {duty.id: duty for duty in load_duties(paths.data_folder())}
HA_TINH = LocalPack("ha-tinh", "Hà Tĩnh")


def version(
    version_id: str,
    since: date,
    until: date | None,
    *alternatives: Version,
    variants: Mapping[Variant, int] | None = None,
) -> Version:
    return Version(
        id=version_id,
        amount=10,
        variants=variants or {},
        unit=Unit.WORKING,
        since=since,
        until=until,
        article="Điều 1",
        source="bản in",
        confidence=Confidence.VERIFIED,
        doubt=None,
        alternatives=alternatives,
    )


def limit(*versions: Version, pack: LocalPack | None = None) -> TimeLimit:
    return TimeLimit(
        id="X-1",
        name="Bước giả định",
        subject=Subject.PETITION,
        kinds=frozenset({"complaint"}),
        starts_with=frozenset({"received"}),
        met_by=frozenset({"accepted"}),
        versions=versions,
        pack=pack,
    )


OLD = version("old", date(2019, 1, 1), date(2020, 12, 31))
NEW = version("new", date(2021, 1, 1), None)


class TestInForce:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2018, 12, 31), None),
            (date(2019, 1, 1), OLD),
            (date(2020, 12, 31), OLD),
            (date(2021, 1, 1), NEW),
            (date(2199, 1, 1), NEW),
        ],
    )
    def test_the_version_is_the_one_in_force_on_the_day(
        self, day: date, expected: Version | None
    ) -> None:
        assert limit(OLD, NEW).version_on(day) is expected
        assert limit(NEW, OLD).version_on(day) is expected

    def test_between_two_texts_none_may_be_in_force(self) -> None:
        later = version("later", date(2022, 1, 1), None)
        assert limit(OLD, later).version_on(date(2021, 6, 1)) is None

    def test_the_alternatives_are_those_in_force_on_the_day(self) -> None:
        circular = version("circular", date(2019, 6, 1), date(2019, 12, 31))
        decree = version("decree", date(2019, 12, 31), None)
        law = version("law", date(2019, 1, 1), date(2020, 12, 31), circular, decree)
        assert law.alternatives_on(date(2019, 5, 31)) == ()
        assert law.alternatives_on(date(2019, 6, 1)) == (circular,)
        assert law.alternatives_on(date(2019, 12, 31)) == (circular, decree)
        assert law.alternatives_on(date(2020, 1, 1)) == (decree,)

    def test_a_version_is_found_by_its_id(self) -> None:
        assert limit(OLD, NEW).version("new") is NEW
        with pytest.raises(KeyError):
            limit(OLD, NEW).version("X-1")

    def test_a_suspension_stops_the_clock_only_since_the_law_says_so(self) -> None:
        pausable = replace(limit(OLD), pausable_since=date(2026, 7, 1))
        assert not pausable.is_pausable_on(date(2026, 6, 30))
        assert pausable.is_pausable_on(date(2026, 7, 1))
        assert not limit(OLD).is_pausable_on(date(2026, 7, 1))


class TestVariants:
    EVERY = version(
        "every",
        date(2019, 1, 1),
        None,
        variants={
            Variant.REMOTE: 45,
            Variant.COMPLEX: 44,
            Variant.REMOTE_COMPLEX: 60,
            Variant.SEVERAL_PLACES: 12,
        },
    )

    @pytest.mark.parametrize(
        ("is_remote", "is_complex", "has_several_places", "expected", "amount"),
        [
            (False, False, False, None, 10),
            (True, False, False, Variant.REMOTE, 45),
            (False, True, False, Variant.COMPLEX, 44),
            (True, True, False, Variant.REMOTE_COMPLEX, 60),
            (False, False, True, Variant.SEVERAL_PLACES, 12),
            # where several things lengthen it, the longest counts
            (True, False, True, Variant.REMOTE, 45),
            (True, True, True, Variant.REMOTE_COMPLEX, 60),
        ],
    )
    def test_what_lengthens_a_limit(
        self,
        *,
        is_remote: bool,
        is_complex: bool,
        has_several_places: bool,
        expected: Variant | None,
        amount: int,
    ) -> None:
        variant = self.EVERY.variant_for(
            is_remote=is_remote, is_complex=is_complex, has_several_places=has_several_places
        )
        assert variant is expected
        assert self.EVERY.amount_for(variant) == amount

    def test_a_remote_area_has_more_days_only_where_the_text_says_so(self) -> None:
        everything = OLD.variant_for(is_remote=True, is_complex=True, has_several_places=True)
        assert everything is None
        assert OLD.amount_for(everything) == 10

    def test_a_remote_complex_case_has_what_there_is_where_the_text_knows_no_both(self) -> None:
        remote = version("remote", date(2019, 1, 1), None, variants={Variant.REMOTE: 45})
        assert remote.variant_for(is_remote=True, is_complex=True) is Variant.REMOTE


class TestWhomARuleBinds:
    def test_a_national_rule_binds_everywhere(self) -> None:
        assert is_on(None, "Nghệ An", {})
        assert is_on(None, "", {})

    @pytest.mark.parametrize(
        ("province", "typed"),
        [
            ("Hà Tĩnh", "Hà Tĩnh"),
            ("Hà Tĩnh", "Tỉnh Hà Tĩnh"),
            ("Hà Tĩnh", "ha tinh"),
            ("Hà Tĩnh", "HA-TINH"),
            ("Huế", "TP. Huế"),
            ("Huế", "Thành phố Huế"),
        ],
    )
    def test_a_local_rule_binds_its_own_province(self, province: str, typed: str) -> None:
        assert is_on(LocalPack("pack", province), typed, {})

    @pytest.mark.parametrize("typed", ["Nghệ An", "Hà Nội", "Hà Tây", "Tĩnh", "Tỉnh", ""])
    def test_a_local_rule_binds_no_other_province(self, typed: str) -> None:
        assert not is_on(HA_TINH, typed, {})

    @pytest.mark.parametrize("province", ["Hà Tĩnh", "Nghệ An"])
    def test_an_office_may_switch_a_pack_on_or_off_wherever_it_is(self, province: str) -> None:
        assert is_on(HA_TINH, province, {"ha-tinh": True})
        assert not is_on(HA_TINH, province, {"ha-tinh": False})

    def test_a_switch_is_for_its_own_pack_and_never_for_the_law_of_the_country(self) -> None:
        switches = {"hue": False, "nghe-an": True}
        assert is_on(HA_TINH, "Hà Tĩnh", switches)
        assert not is_on(HA_TINH, "Huế", switches)
        assert is_on(None, "Huế", switches)

    def test_the_limits_of_an_office_are_the_national_ones_and_its_packs(self) -> None:
        national, local = limit(OLD), limit(OLD, pack=HA_TINH)

        def binding(province: str, **switches: bool) -> list[TimeLimit]:
            own = {pack.replace("_", "-"): is_switched for pack, is_switched in switches.items()}
            return [one for one in (national, local) if is_on(one.pack, province, own)]

        assert binding("Hà Tĩnh") == [national, local]
        assert binding("Huế") == [national]
        assert binding("Huế", ha_tinh=True) == [national, local]
        assert binding("Hà Tĩnh", ha_tinh=False) == [national]


@dataclass(frozen=True)
class Rule:
    """A line of section 3 of the rule book, as the section gives it."""

    limit: str
    amount: int
    unit: Unit
    starts: frozenset[str]
    since: date
    until: date | None = None
    longer: Mapping[Variant, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.limit} since {self.since}"


def rule(
    limit_id: str,
    amount: int,
    unit: Unit,
    starts: str,
    since: date,
    until: date | None = None,
    longer: Mapping[Variant, int] | None = None,
) -> Rule:
    return Rule(limit_id, amount, unit, frozenset(starts.split()), since, until, longer or {})


# Laws by the day they came into force (section 1).
LKN, LTCD, LTC = date(2012, 7, 1), date(2014, 7, 1), date(2019, 1, 1)
ND124, QD11, L72 = date(2020, 12, 10), date(2019, 2, 18), date(2025, 6, 16)
SWITCH, BEFORE_SWITCH = date(2026, 7, 1), date(2026, 6, 30)
TT07, BEFORE_TT05, TT05 = date(2014, 12, 15), date(2021, 11, 14), date(2021, 11, 15)
L77, BEFORE_L72 = date(2016, 1, 1), date(2025, 6, 15)
TT07_2013, ND31, TT04 = date(2013, 12, 16), date(2019, 5, 28), date(2021, 11, 15)
LOCAL = date(2019, 1, 1)  # not known; that of the first year of the reference report
WORKING, CALENDAR = Unit.WORKING, Unit.CALENDAR

SECTION_3 = [
    # 3.1 reception and intake
    rule("TCD-10", 10, WORKING, "received", LTCD),
    rule("TCD-24", 5, Unit.BEFORE, "planned", LTCD),
    rule("TCD-27", 7, WORKING, "decided", LTCD),
    rule("TCD-04", 3, WORKING, "reception_refused", SWITCH),
    rule("TCD-23", 5, Unit.BEFORE, "planned", SWITCH),
    rule("TCD-23-thu", 1, Unit.BEFORE, "planned", SWITCH),
    rule("TCD-25", 0, Unit.NAMED, "conclusion_notice", TT04, BEFORE_SWITCH),
    rule("TCD-25", 0, Unit.NAMED, "conclusion_notice", SWITCH),
    rule("TCD-41", 45, CALENDAR, "received", SWITCH),
    rule("DANG-10", 10, WORKING, "received", QD11),
    rule("XLD-store", 12, Unit.MONTHS, "filed", TT07, BEFORE_TT05),
    rule("XLD-store", 12, Unit.MONTHS, "filed", TT05),
    # 3.2 complaint, first instance
    rule("KN-09", 90, CALENDAR, "act_known", LKN),
    rule("KN-27", 10, CALENDAR, "received", LKN, BEFORE_SWITCH),
    rule("KN-27", 7, WORKING, "received", SWITCH),
    rule(
        "KN-28",
        30,
        CALENDAR,
        "accepted",
        LKN,
        longer={Variant.COMPLEX: 45, Variant.REMOTE: 45, Variant.REMOTE_COMPLEX: 60},
    ),
    rule("KN-dt", 5, Unit.BEFORE_CALENDAR, "dialogue", SWITCH),
    rule("KN-11a", 3, WORKING, "suspended terminated resumed", SWITCH),
    rule("KN-32", 3, WORKING, "decided", LKN),
    rule("KN-ck", 15, CALENDAR, "decided", ND124),
    rule("KN-ck-hop", 3, Unit.BEFORE, "publication_meeting", TT07_2013),
    rule("KN-ck-niem-yet", 15, Unit.AFTER, "published", TT07_2013),
    rule(
        "KN-33",
        30,
        CALENDAR,
        "resolution_expired result_received",
        LKN,
        longer={Variant.REMOTE: 45},
    ),
    rule("KN-44", 30, Unit.AFTER, "decided", LKN, longer={Variant.REMOTE: 45}),
    rule("KN-th", 5, WORKING, "takes_effect", ND124),
    rule("KN-tl", 7, CALENDAR, "documents_requested", LKN),
    rule("KN-66", 7, CALENDAR, "decided", LKN),
    # 3.3 denunciation
    rule("TC-24", 7, WORKING, "received", LTC, longer={Variant.SEVERAL_PLACES: 10}),
    rule("TC-24b", 5, WORKING, "received", LTC),
    rule("TC-26", 20, CALENDAR, "received", LTC),
    rule("TC-29", 5, WORKING, "accepted", LTC),
    rule("TC-30", 30, CALENDAR, "accepted", LTC),
    rule("TC-34", 5, WORKING, "suspended terminated", LTC),
    rule("TC-35", 5, WORKING, "decided", LTC),
    rule("TC-36", 7, WORKING, "decided", LTC),
    rule("TC-36c", 5, WORKING, "recommendation_handled", LTC),
    rule("TC-38", 5, WORKING, "report_requested", LTC),
    rule("TC-40", 7, WORKING, "decided", LTC),
    rule("TC-40-hop", 3, Unit.BEFORE, "publication_meeting", ND31),
    rule("TC-40-niem-yet", 15, Unit.AFTER, "published", ND31),
    # 3.5 dialogues
    rule("DT-43a", 7, Unit.BEFORE_CALENDAR, "planned", L77, BEFORE_L72),
    rule("DT-43a", 7, Unit.BEFORE_CALENDAR, "planned", L72),
    rule("DT-43b", 10, CALENDAR, "held", L72),
    rule("DT-HT1", 10, WORKING, "held", LOCAL),
    rule("DT-HT2", 30, WORKING, "conclusion_notice", LOCAL),
    rule("DT-HT2a", 30, WORKING, "meeting_concluded", LOCAL),
    rule("DT-HT2b", 0, Unit.NAMED, "interim_notice", LOCAL),
]

KINDS = {
    "TCD-10": "complaint denunciation proposal feedback",
    "TCD-41": "complaint denunciation proposal feedback",
    "TCD-04": "complaint denunciation proposal feedback",
    "DANG-10": "complaint denunciation proposal feedback",
    "XLD-store": "complaint denunciation proposal feedback",
    "TCD-27": "complaint denunciation",
    "TCD-24": "periodic_reception",
    "TCD-23": "regular_reception periodic_reception ad_hoc_reception",
    "TCD-25": "periodic_reception ad_hoc_reception",
    "DT-43": "people_conference",
    "DT-HT2a": "complaint denunciation proposal feedback",
    "DT-HT2b": "proposal feedback",
    "DT-HT": "periodic_dialogue ad_hoc_dialogue thematic_dialogue",
    "KN-": "complaint",
    "TC-": "denunciation",
}


class TestSectionThree:
    @pytest.mark.parametrize("expected", SECTION_3, ids=str)
    def test_every_limit_of_a_commune_is_there(self, expected: Rule) -> None:
        found = BY_ID[expected.limit]
        wording = found.version_on(expected.since)
        assert wording is not None
        assert (wording.since, wording.until) == (expected.since, expected.until)
        assert (wording.amount, wording.unit) == (expected.amount, expected.unit)
        assert wording.variants == expected.longer
        assert found.starts_with == expected.starts

    def test_and_no_other(self) -> None:
        shipped = [(limit.id, wording.since) for limit in SHIPPED for wording in limit.versions]
        assert sorted(shipped) == sorted((line.limit, line.since) for line in SECTION_3)

    @pytest.mark.parametrize("shipped", SHIPPED, ids=lambda shipped: str(shipped.id))
    def test_each_is_for_its_own_kinds(self, shipped: TimeLimit) -> None:
        kinds = next(KINDS[key] for key in KINDS if shipped.id.startswith(key))
        assert shipped.kinds == set(kinds.split())

    @pytest.mark.parametrize(
        ("since", "until", "amount"),
        [
            (date(2013, 12, 16), date(2020, 12, 9), 10),  # TT 07/2013
            (ND124, BEFORE_SWITCH, 10),
            (date(2026, 6, 20), BEFORE_SWITCH, 7),  # the new law, for receipts just before it
        ],
    )
    def test_the_texts_that_contradict_the_law_on_accepting_a_complaint(
        self, since: date, until: date, amount: int
    ) -> None:
        (found,) = (o for o in BY_ID["KN-27"].versions[0].alternatives if o.since == since)
        assert (found.until, found.amount, found.unit) == (until, amount, WORKING)
        assert found.confidence is Confidence.CONFLICTING

    def test_no_other_text_is_contradicted(self) -> None:
        with_others = {limit.id for limit, other in shipped_texts() if other.alternatives}
        assert with_others == {"KN-27", "KN-tl"}
        assert len(BY_ID["KN-27"].versions[0].alternatives) == 3
        (circular,) = BY_ID["KN-tl"].versions[0].alternatives
        assert (circular.since, circular.until) == (TT07_2013, date(2020, 12, 9))
        assert (circular.amount, circular.unit) == (7, WORKING)

    def test_only_a_denunciation_may_be_extended(self) -> None:
        extensible = {limit.id for limit, wording in shipped_texts() if wording.extension}
        assert extensible == {"TC-30"}
        extension = BY_ID["TC-30"].versions[0].extension
        assert extension is not None
        assert extension.most_days == 30
        assert extension.times == {"complex": 1, "specially_complex": 2}
        assert "Điều 30 khoản 2" in extension.article

    def test_only_the_time_to_resolve_stops_while_a_case_is_suspended(self) -> None:
        assert {limit.id: limit.pausable_since for limit in SHIPPED if limit.pausable_since} == {
            "KN-28": SWITCH,
            "TC-30": LTC,
        }

    def test_a_complaint_is_complex_only_in_writing_since_the_switch(self) -> None:
        in_writing = {
            limit.id: limit.complex_in_writing_since
            for limit in SHIPPED
            if limit.complex_in_writing_since
        }
        assert in_writing == {"KN-28": SWITCH}

    def test_discipline_lies_past_one_limit_alone(self) -> None:
        assert ids_with(Severity.DISCIPLINE) == {"TCD-41"}

    def test_what_comes_by_itself(self) -> None:
        assert ids_with(Severity.MILESTONE) == {
            "KN-09", "KN-33", "KN-44", "KN-ck-niem-yet", "TC-40-niem-yet", "XLD-store",
        }  # fmt: skip

    def test_what_is_a_reminder_and_never_overdue(self) -> None:
        assert ids_with(Severity.REMINDER) == {"KN-ck", "KN-ck-hop"}
        assert {severity for severity in Severity if severity.is_duty} == {
            Severity.DUTY,
            Severity.DISCIPLINE,
            Severity.PART,
            Severity.WHOLE,
        }

    def test_the_thirty_days_after_a_dialogue_are_listed_opinion_by_opinion(self) -> None:
        assert ids_with(Severity.PART) == {"DT-HT2a"}
        assert ids_with(Severity.WHOLE) == set()
        assert {limit.id for limit in SHIPPED if limit.in_parts} == {"DT-HT2"}
        assert BY_ID["DT-HT2a"].raised_at == BY_ID["DT-HT2b"].raised_at == BY_ID["DT-HT2"].kinds

    def test_missing_the_first_answer_is_said_to_be_a_disciplinary_matter(self) -> None:
        sanctions = {limit.id: text.sanction for limit, text in shipped_texts() if text.sanction}
        assert sanctions.keys() == {"TCD-10"}
        assert "Điều 41 khoản 1 điểm d" in sanctions["TCD-10"]
        assert "Điều 42 khoản 1 điểm d" in sanctions["TCD-10"]

    @pytest.mark.parametrize("limit_id", ["TCD-41", "DT-43a", "DT-43b"])
    def test_what_has_no_transition_clause_says_so(self, limit_id: str) -> None:
        assert "điều khoản chuyển tiếp" in str(BY_ID[limit_id].versions[-1].doubt)

    def test_only_on_two_grounds_a_refusal_is_told_in_writing(self) -> None:
        assert {limit.id: limit.grounds for limit in SHIPPED if limit.grounds} == {
            "TCD-04": {"settled", "already_answered"}
        }

    def test_what_follows_when_a_period_runs_out(self) -> None:
        assert {limit.id: limit.then for limit in SHIPPED if limit.then} == {
            "KN-28": "resolution_expired",
            "KN-44": "takes_effect",
        }

    def test_only_a_denunciation_outside_competence_is_passed_on_in_time(self) -> None:
        assert {limit.id for limit in SHIPPED if limit.competence == "outside"} == {"TC-24b"}
        assert {limit.id: limit.outside_once for limit in SHIPPED if limit.outside_once} == {
            "TC-24b": {"forwarded", "guided"}
        }

    def test_what_is_owed_on_any_petition_is_owed_outside_competence_too(self) -> None:
        everybody = {"TCD-10", "TCD-41", "TCD-04", "TCD-27", "DANG-10", "XLD-store"}
        assert all(BY_ID[limit_id].competence is None for limit_id in everybody)

    def test_what_is_not_owed_where_nobody_knows_who_petitions_says_why(self) -> None:
        reasons = {limit.id: limit.not_if_anonymous for limit in SHIPPED if limit.not_if_anonymous}
        assert reasons.keys() == {"TCD-10", "DANG-10", "TC-24", "TC-24b", "KN-27"}
        assert all("Điều 25" in reasons[limit_id] for limit_id in ("TC-24", "TC-24b"))

    def test_who_chairs_and_which_way_it_came(self) -> None:
        assert {limit.id for limit in SHIPPED if limit.only_chaired_by} == {"DANG-10"}
        assert BY_ID["DANG-10"].only_chaired_by == {"party_secretary"}
        assert {limit.id for limit in SHIPPED if limit.or_addressed_to} == {"DANG-10"}
        assert BY_ID["DANG-10"].or_addressed_to == {"party"}
        assert {limit.id for limit in SHIPPED if limit.only_online} == {"TCD-23", "TCD-23-thu"}
        channels = {limit.id: limit.channels for limit in SHIPPED if limit.channels}
        assert channels == {
            "TCD-27": {"elected_body"},
            "TC-26": {"press", "fatherland_front", "elected_body", "other_office"},
            "KN-66": {"press", "fatherland_front"},
        }

    def test_only_the_limits_after_a_dialogue_are_of_one_province(self) -> None:
        local = {limit.id: limit.pack for limit in SHIPPED if limit.pack}
        assert local == dict.fromkeys(("DT-HT1", "DT-HT2", "DT-HT2a", "DT-HT2b"), HA_TINH)

    @pytest.mark.parametrize("expected", SECTION_3, ids=str)
    def test_before_a_text_there_is_no_limit_or_an_older_text(self, expected: Rule) -> None:
        earlier = BY_ID[expected.limit].version_on(expected.since - timedelta(days=1))
        older = [line for line in SECTION_3 if line.limit == expected.limit and line.until]
        assert (earlier is not None) is (expected not in older and bool(older))


def ids_with(severity: Severity) -> set[str]:
    return {limit.id for limit in SHIPPED if limit.severity is severity}


WHOEVER: set[str] = set()
SECTION_4 = [
    # who, amount, per, since, until, capacity
    ("NV-CT", 1, Span.WEEK, LTCD, BEFORE_SWITCH, {"committee_chair"}),
    ("NV-CT", 2, Span.MONTH, SWITCH, None, {"committee_chair"}),
    ("NV-BT", 2, Span.MONTH, QD11, None, {"party_secretary"}),
    ("NV-DT", 1, Span.YEAR, L77, BEFORE_L72, WHOEVER),
    ("NV-DT", 1, Span.YEAR, L72, None, WHOEVER),
    ("NV-DC", 1, Span.YEAR, date(2023, 7, 1), None, WHOEVER),
    ("NV-HT", 2, Span.YEAR, LOCAL, None, {"party_secretary", "committee_chair"}),
]


class TestSectionFour:
    @pytest.mark.parametrize(
        ("duty_id", "amount", "per", "since", "until", "chaired_by"), SECTION_4
    )
    def test_every_duty_of_a_commune_is_there(
        self,
        duty_id: str,
        amount: int,
        per: Span,
        since: date,
        until: date | None,
        chaired_by: set[str],
    ) -> None:
        duty = DUTIES[duty_id]
        (wording,) = (wording for wording in duty.versions if wording.since == since)
        assert (wording.amount, wording.per, wording.until) == (amount, per, until)
        assert duty.chaired_by == chaired_by

    def test_and_no_other(self) -> None:
        shipped = [(duty.id, text.since) for duty in DUTIES.values() for text in duty.versions]
        assert sorted(shipped) == sorted((line[0], line[3]) for line in SECTION_4)

    def test_a_deputy_may_stand_in_for_the_chair_but_is_shown_apart(self) -> None:
        assert DUTIES["NV-CT"].delegates == {"deputy"}
        assert {duty.id for duty in DUTIES.values() if duty.delegates} == {"NV-CT", "NV-HT"}

    def test_receiving_and_talking_are_different_duties(self) -> None:
        assert DUTIES["NV-CT"].kinds == DUTIES["NV-BT"].kinds == {"periodic_reception"}
        assert DUTIES["NV-DT"].kinds == DUTIES["NV-DC"].kinds == {"people_conference"}
        assert DUTIES["NV-HT"].kinds == {"periodic_dialogue"}

    def test_two_dialogues_a_year_are_of_one_province(self) -> None:
        assert {duty.id: duty.pack for duty in DUTIES.values() if duty.pack} == {"NV-HT": HA_TINH}


def shipped_texts() -> Iterator[tuple[TimeLimit, Version]]:
    for shipped in SHIPPED:
        for wording in shipped.versions:
            yield shipped, wording
            yield from ((shipped, other) for other in wording.alternatives)


TEXTS: list[tuple[TimeLimit | Duty, Version | DutyVersion]] = [
    *shipped_texts(),
    *((duty, wording) for duty in DUTIES.values() for wording in duty.versions),
]


@pytest.mark.parametrize(("shipped", "wording"), TEXTS, ids=lambda part: str(part.id))
def test_every_shipped_text_can_be_traced(
    shipped: TimeLimit | Duty, wording: Version | DutyVersion
) -> None:
    assert shipped.name.strip()
    assert wording.article.strip()
    assert wording.source.strip()
    assert isinstance(wording.confidence, Confidence)
    assert wording.confidence is Confidence.VERIFIED or (wording.doubt or "").strip()
    assert wording.until is None or wording.since <= wording.until


# By the confidence tags of sections 3 and 4: [S] is secondary, [C] conflicting, else [V].
# Section 14 stands over them; [M] is memory.
SECONDARY = {
    "DANG-10", "XLD-store-b", "TCD-25a", "DT-43a", "DT-43b", "DT-HT1", "DT-HT2", "DT-HT2a",
    "DT-HT2b",
}  # fmt: skip
SECONDARY_DUTIES = {"NV-BT", "NV-DTb", "NV-HT"}
CONFLICTING = {
    "KN-27a", "KN-27a-TT", "KN-27a-ND", "KN-27a-CT",
    "KN-ck", "KN-ck-hop", "KN-ck-niem-yet", "KN-tl-TT",
}  # fmt: skip
FROM_MEMORY = {"DT-43a-77", "NV-DT-77"}


@pytest.mark.parametrize(("shipped", "wording"), TEXTS, ids=lambda part: str(part.id))
def test_every_shipped_text_is_as_sure_as_the_rule_book(
    shipped: TimeLimit | Duty, wording: Version | DutyVersion
) -> None:
    expected = Confidence.VERIFIED
    if wording.id in SECONDARY | SECONDARY_DUTIES:
        expected = Confidence.SECONDARY
    elif wording.id in CONFLICTING:
        expected = Confidence.CONFLICTING
    elif wording.id in FROM_MEMORY:
        expected = Confidence.MEMORY
    assert wording.confidence is expected


@pytest.mark.parametrize("shipped", [*SHIPPED, *DUTIES.values()], ids=lambda part: str(part.id))
def test_shipped_versions_follow_each_other(shipped: TimeLimit | Duty) -> None:
    assert_no_gap(shipped.versions)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda shipped: str(shipped.id))
def test_shipped_alternatives_lie_within_the_text_they_contradict(shipped: TimeLimit) -> None:
    for wording in shipped.versions:
        for other in wording.alternatives:
            assert other.since >= wording.since
            assert wording.until is None or (other.until and other.until <= wording.until)


def test_the_decree_took_the_place_of_the_circular() -> None:
    (law, _new) = BY_ID["KN-27"].versions
    assert_no_gap([other for other in law.alternatives if other.amount == law.amount])


def assert_no_gap(versions: Iterable[Version | DutyVersion]) -> None:
    for earlier, later in pairwise(sorted(versions, key=lambda version: version.since)):
        assert earlier.until is not None, f"{earlier.id} never ends, yet {later.id} follows"
        assert earlier.until + timedelta(days=1) == later.since, f"{earlier.id}, {later.id}"


def test_no_text_has_the_id_of_another() -> None:
    ids = [wording.id for _shipped, wording in TEXTS]
    assert len(ids) == len(set(ids))
