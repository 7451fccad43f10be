"""Which wording is in force on a day, and what the shipped law data must carry."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tiepdan import paths
from tiepdan.law.load import load_limits
from tiepdan.law.rules import Confidence, Subject, TimeLimit, Unit, Version

SHIPPED = load_limits(paths.data_folder())
BY_ID = {limit.id: limit for limit in SHIPPED}


def version(
    version_id: str,
    since: date,
    until: date | None,
    *alternatives: Version,
    amount_remote: int | None = None,
) -> Version:
    return Version(
        id=version_id,
        amount=10,
        amount_remote=amount_remote,
        unit=Unit.WORKING,
        since=since,
        until=until,
        article="Điều 1",
        source="bản in",
        confidence=Confidence.VERIFIED,
        doubt=None,
        alternatives=alternatives,
    )


def limit(*versions: Version, province: str | None = None) -> TimeLimit:
    return TimeLimit(
        id="X-1",
        name="Bước giả định",
        subject=Subject.PETITION,
        kinds=frozenset({"complaint"}),
        only_within_competence=False,
        starts_with="received",
        met_by=frozenset({"accepted"}),
        versions=versions,
        province=province,
    )


OLD = version("old", date(2019, 1, 1), date(2020, 12, 31))
NEW = version("new", date(2021, 1, 1), None)


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
def test_the_version_is_the_one_in_force_on_the_day(day: date, expected: Version | None) -> None:
    assert limit(OLD, NEW).version_on(day) is expected
    assert limit(NEW, OLD).version_on(day) is expected


def test_between_two_texts_none_may_be_in_force() -> None:
    later = version("later", date(2022, 1, 1), None)
    assert limit(OLD, later).version_on(date(2021, 6, 1)) is None


def test_the_alternative_is_the_one_in_force_on_the_day() -> None:
    circular = version("circular", date(2019, 6, 1), date(2019, 12, 31))
    law = version("law", date(2019, 1, 1), date(2020, 12, 31), circular)
    assert law.alternative_on(date(2019, 5, 31)) is None
    assert law.alternative_on(date(2019, 6, 1)) is circular
    assert law.alternative_on(date(2019, 12, 31)) is circular
    assert law.alternative_on(date(2020, 1, 1)) is None


def test_a_remote_area_has_more_days_only_where_the_text_says_so() -> None:
    remote = version("remote", date(2019, 1, 1), None, amount_remote=45)
    assert (remote.amount_for(is_remote=False), remote.amount_for(is_remote=True)) == (10, 45)
    assert OLD.amount_for(is_remote=True) == 10


def test_a_national_rule_binds_everywhere() -> None:
    assert limit(OLD).applies_in("Nghệ An")
    assert limit(OLD).applies_in("")


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
def test_a_local_rule_binds_its_own_province(province: str, typed: str) -> None:
    assert limit(OLD, province=province).applies_in(typed)


@pytest.mark.parametrize("typed", ["Nghệ An", "Hà Nội", "Hà Tây", "Tĩnh", "Tỉnh", ""])
def test_a_local_rule_binds_no_other_province(typed: str) -> None:
    assert not limit(OLD, province="Hà Tĩnh").applies_in(typed)


def test_a_version_is_found_by_its_id() -> None:
    assert limit(OLD, NEW).version("new") is NEW


@pytest.mark.parametrize(
    ("limit_id", "day", "expected"),
    [
        ("KN-27", date(2026, 6, 30), ("KN-27a", 10, Unit.CALENDAR)),
        ("KN-27", date(2026, 7, 1), ("KN-27b", 7, Unit.WORKING)),
        ("KN-28", date(2012, 7, 1), ("KN-28", 30, Unit.CALENDAR)),
        ("TC-24", date(2019, 1, 1), ("TC-24", 7, Unit.WORKING)),
        ("TC-30", date(2019, 1, 1), ("TC-30", 30, Unit.CALENDAR)),
        ("TCD-10", date(2014, 7, 1), ("TCD-10", 10, Unit.WORKING)),
        ("DT-HT1", date(2019, 1, 1), ("DT-HT1", 10, Unit.WORKING)),
        ("DT-HT2", date(2019, 1, 1), ("DT-HT2", 30, Unit.WORKING)),
    ],
)
def test_the_shipped_amounts(limit_id: str, day: date, expected: tuple[str, int, Unit]) -> None:
    found = BY_ID[limit_id].version_on(day)
    assert found is not None
    assert (found.id, found.amount, found.unit) == expected


@pytest.mark.parametrize(
    ("limit_id", "day"),
    [
        ("KN-27", date(2012, 6, 30)),
        ("KN-28", date(2012, 6, 30)),
        ("TC-24", date(2018, 12, 31)),
        ("TC-30", date(2018, 12, 31)),
        ("TCD-10", date(2014, 6, 30)),
    ],
)
def test_before_a_law_there_is_no_limit(limit_id: str, day: date) -> None:
    assert BY_ID[limit_id].version_on(day) is None


def shipped_texts() -> Iterator[tuple[TimeLimit, Version]]:
    for shipped in SHIPPED:
        for wording in shipped.versions:
            yield shipped, wording
            yield from ((shipped, other) for other in wording.alternatives)


@pytest.mark.parametrize(
    ("shipped", "wording"), list(shipped_texts()), ids=lambda part: str(part.id)
)
def test_every_shipped_text_can_be_traced(shipped: TimeLimit, wording: Version) -> None:
    assert shipped.name.strip()
    assert wording.article.strip()
    assert wording.source.strip()
    assert isinstance(wording.confidence, Confidence)
    assert wording.confidence is Confidence.VERIFIED or wording.doubt
    assert wording.until is None or wording.since <= wording.until


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda shipped: str(shipped.id))
def test_shipped_versions_of_a_limit_follow_each_other(shipped: TimeLimit) -> None:
    assert_no_overlap(shipped.versions)
    for wording in shipped.versions:
        assert_no_overlap(wording.alternatives)
        for other in wording.alternatives:
            assert other.since >= wording.since
            assert wording.until is None or (other.until and other.until <= wording.until)


def assert_no_overlap(versions: tuple[Version, ...]) -> None:
    for earlier, later in pairwise(sorted(versions, key=lambda version: version.since)):
        assert earlier.until is not None, f"{earlier.id} never ends, yet {later.id} follows"
        assert earlier.until + timedelta(days=1) == later.since, f"{earlier.id}, {later.id}"


def test_no_text_has_the_id_of_another() -> None:
    ids = [wording.id for _limit, wording in shipped_texts()]
    assert len(ids) == len(set(ids))
