"""The log of hours: two hands, no overlap, corrections appended; certificates say what it says."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from linli.audit.models import Footprint
from linli.forces.alliance import certifying, hours, joining, queries, rules
from linli.forces.alliance.refusals import NoHours, NotThatLong, NotYet, Overlaps, SameHand
from linli.forces.models import Certificate, Service
from linli.foundation.refusals import Missing, NotAllowed, NotFound
from tests.builders import DAY, NOON, World, a_world
from tests.forces.alliance.helped import (
    a_certificate,
    a_need,
    a_stretch,
    an_ally,
    an_hour,
    clock,
    mine,
    said_yes,
    served,
)

database = pytest.mark.django_db
YEAR = date(2026, 1, 1)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def test_a_helper_writes_hours_down_and_the_host_confirms(world: World) -> None:
    ally = an_ally(world)
    made = an_hour(ally)
    assert (made.entered, made.minutes, made.confirmed) == ("helper", 90, "")
    assert queries.confirmed(ally.pk, YEAR, DAY).minutes == 0
    hours.confirm(made.pk, by=world.actor("steward"), at=NOON)
    assert queries.confirmed(ally.pk, YEAR, DAY).minutes == 90


def test_whoever_wrote_them_down_never_confirms(world: World) -> None:
    ally = an_ally(world)
    own = an_hour(ally)
    with pytest.raises(SameHand):
        hours.confirm(own.pk, by=mine(ally), at=NOON)
    office = world.actor("office")
    noted = an_hour(ally, by=office, start=10, end=11)
    with pytest.raises(SameHand):
        hours.confirm(noted.pk, by=office, at=NOON)
    assert hours.confirm(noted.pk, by=world.actor("leader"), at=NOON).confirmed == "staff"
    other = an_hour(ally, by=office, start=12, end=13)
    assert hours.confirm(other.pk, by=mine(ally), at=NOON).confirmed == "helper"


def test_whoever_was_helped_confirms_by_the_link_of_the_need_and_of_no_other(world: World) -> None:
    ally, need = an_ally(world), a_need(world)
    said_yes(world, need, ally)
    made = an_hour(ally, need=need.pk)
    for by in (served(a_need(world)), mine(an_ally(world)), world.visitor, world.actor("leader2")):
        with pytest.raises(NotAllowed):
            hours.confirm(made.pk, by=by, at=NOON)
    assert hours.confirm(made.pk, by=served(need), at=NOON).confirmed == "served"
    assert hours.confirm(made.pk, by=world.actor("office"), at=NOON).confirmed == "served"


def test_hours_of_a_need_are_of_those_who_said_yes(world: World) -> None:
    with pytest.raises(NotFound):
        an_hour(an_ally(world), need=a_need(world).pk)


def test_the_leader_of_a_need_notes_the_hours_of_a_helper_from_elsewhere(world: World) -> None:
    ally, need = an_ally(world, 2), a_need(world, 0, by="office")
    need.ring = 3
    need.save()
    said_yes(world, need, ally)
    leader = world.actor("leader")
    with pytest.raises(NotAllowed):
        an_hour(ally, by=leader)
    assert an_hour(ally, by=leader, need=need.pk).entered_by == world.people["leader"]


def test_hours_of_one_never_overlap(world: World) -> None:
    ally = an_ally(world)
    an_hour(ally)
    for start, end in ((8, 9.5), (9, 10), (7, 8.5), (8.5, 9)):
        with pytest.raises(Overlaps):
            an_hour(ally, start=start, end=end)
    an_hour(ally, start=9.5, end=10)
    an_hour(an_ally(world))


def test_the_database_refuses_an_overlap_and_any_change(world: World) -> None:
    ally = an_ally(world)
    made = an_hour(ally, confirmed=world.actor("office"))
    twin = Service.objects.get(pk=made.pk)
    twin.pk, twin.end, twin.confirmed, twin.confirmed_at, twin.confirmed_by = DAY and None, made.end, "", None, None
    twin.id = type(made)._meta.pk.get_default()
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
    rows = Service.objects.filter(pk=made.pk)
    for change in ({"minutes": 700}, {"confirmed": "served"}, {"title": "别的"}, {"start": clock(1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()
    rows.update(live=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(live=True)


@pytest.mark.parametrize("breach", [{"confirmed": "helper", "confirmed_at": NOON}, {"confirmed_at": NOON}])
def test_the_database_refuses_one_hand_alone(breach: dict[str, object], world: World) -> None:
    an_hour(an_ally(world))
    with pytest.raises(IntegrityError):
        Service.objects.update(**breach)


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"start": 9, "end": 9}, NotThatLong), ({"start": 7, "end": 20}, NotThatLong),
        ({"start": 20, "end": 25}, NotThatLong),
        ({"day": DAY, "start": 11, "end": 13}, NotYet), ({"day": date(2025, 10, 1)}, NotYet),
        ({"skill": "flying"}, Missing), ({"title": " "}, Missing),
    ],
)  # fmt: skip
def test_what_hours_cannot_be(wrong: dict[str, object], refused: type[Exception], world: World) -> None:
    with pytest.raises(refused):
        an_hour(an_ally(world), **wrong)


def test_a_correction_is_a_further_row_and_is_confirmed_anew(world: World) -> None:
    ally, office = an_ally(world), world.actor("office")
    made = an_hour(ally, confirmed=office)
    with pytest.raises(Missing):
        hours.correct(made.pk, a_stretch(end=9), " ", by=office, at=NOON)
    better = hours.correct(made.pk, a_stretch(end=9), "写多了半小时", by=office, at=NOON)
    made.refresh_from_db()
    assert (made.live, made.minutes, better.corrects, better.minutes, better.confirmed) == (False, 90, made, 60, "")
    with pytest.raises(NotFound):
        hours.confirm(made.pk, by=world.actor("leader"), at=NOON)
    assert list(queries.services(ally)) == [better]


def test_a_certificate_holds_true_until_the_log_is_corrected(world: World) -> None:
    ally, office = an_ally(world), world.actor("office")
    one = a_certificate(world, ally)
    assert (one.minutes, one.times, one.skills, one.until) == (90, 1, "repair", DAY)
    assert queries.holds_true(one)
    an_hour(ally, confirmed=office, start=14, end=15)
    later = NOON + timedelta(hours=1)
    assert certifying.certify(ally.pk, YEAR, DAY, by=mine(ally), at=later).pk != one.pk
    hours.strike(ally.services.get(minutes=90).pk, "没有来", by=office, at=later)
    assert not queries.holds_true(one)


def test_asked_for_again_the_same_is_given(world: World) -> None:
    ally = an_ally(world)
    one = a_certificate(world, ally)
    assert certifying.certify(ally.pk, YEAR, DAY, by=mine(ally), at=NOON) == one


def test_without_confirmed_hours_there_is_none(world: World) -> None:
    ally = an_ally(world)
    an_hour(ally)
    with pytest.raises(NoHours):
        certifying.certify(ally.pk, YEAR, DAY, by=mine(ally), at=NOON)
    with pytest.raises(NotAllowed):
        certifying.certify(ally.pk, YEAR, DAY, by=mine(an_ally(world)), at=NOON)


def test_one_that_was_withdrawn_is_void(world: World) -> None:
    one = a_certificate(world, an_ally(world))
    certifying.withdraw(one.pk, "写错了人", by=world.actor("office"), at=NOON)
    assert not queries.holds_true(Certificate.objects.get())


def test_who_has_left_still_gets_a_certificate_of_the_hours(world: World) -> None:
    ally = an_ally(world)
    an_hour(ally, confirmed=world.actor("office"))
    joining.leave(ally.pk, "link", by=mine(ally), at=NOON)
    assert certifying.certify(ally.pk, YEAR, DAY, by=mine(ally), at=NOON).name == "王秀英"


def test_the_export_names_its_reason_and_holds_no_identity_number(world: World) -> None:
    ally, office = an_ally(world), world.actor("office")
    an_hour(ally, confirmed=office)
    an_hour(ally, start=15, end=16)
    with pytest.raises(Missing):
        certifying.take_out(YEAR, DAY, " ", by=office, at=NOON)
    for name in ("leader", "secretary"):
        with pytest.raises(NotAllowed):
            certifying.take_out(YEAR, DAY, "录入", by=world.actor(name), at=NOON)
    book = certifying.take_out(YEAR, DAY, "录入全国系统", by=office, at=NOON)
    head, *rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert head[:7] == ["姓名", "联系方式", "证件号码", "服务项目名称", "开始时间", "结束时间", "服务时长（小时）"]
    assert [row[:7] for row in rows] == [
        ["王秀英", ally.phone, "", "换灯泡", "2026-10-10 08:00", "2026-10-10 09:30", "1.5"]
    ]
    assert Footprint.objects.get(action="service.export").words.text == "录入全国系统"


@given(st.integers(0, 2**21 - 1))
def test_times_as_ticked_and_as_bits_are_the_same(slots: int) -> None:
    assert rules.slots_of(rules.marks_of(slots)) == slots


@given(st.lists(st.text(max_size=4)))
def test_whatever_is_posted_as_times_is_taken_or_dropped(marks: list[str]) -> None:
    assert 0 <= rules.slots_of(marks) < 2**21


@given(st.integers(0, 10_000))
def test_hours_are_never_rounded_up(minutes: int) -> None:
    assert float(rules.hours(minutes)) * 60 <= minutes + 1e-9 < (float(rules.hours(minutes)) + 0.1) * 60 + 1e-6


@pytest.mark.parametrize(("name", "shown"), [("王秀英", "王**"), ("李四", "李*"), ("周", "周*"), ("", "")])
def test_a_masked_name_keeps_its_first_sign(name: str, shown: str) -> None:
    assert rules.masked(name) == shown


def test_a_number_can_be_typed_as_it_is_read() -> None:
    assert rules.certificate_number(" abcd-efgh 2345 ") == "ABCDEFGH2345"
    assert rules.spaced("ABCDEFGH2345") == "ABCD-EFGH-2345"
