"""Services: a place or the waiting list, moved up, called off, cooked for, delivered, told by month, forgotten."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.access.actors import Actor, bearer, rule
from linli.foundation.refusals import Missing, NotAllowed
from linli.fund.models import Gift
from linli.notifications.models import Letter
from linli.projects.models import Booking, Session
from linli.projects.refused import DoorNeeded, IsOver, MonthKnown, MonthRuns, MorePeople, NotMet, UnknownChoice
from linli.projects.sessions import booking, queries, rules, serving, stating
from linli.projects.sessions.booking import Wish
from linli.projects.sessions.stating import Told
from tests.builders import DAY, NOON, World, a_world
from tests.projects.lived import a_service, a_session

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine however busy

HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def booked(world: World, session: Session, name: str = "小马", **wish: object) -> Booking:
    return booking.book(session.pk, Wish(name, **wish), by=world.visitor, at=NOON)  # type: ignore[arg-type]


def own(row: Booking) -> Actor:
    return bearer(row.community_id, row.pk)


def test_who_comes_later_waits_and_moves_up_and_hears_of_it(world: World) -> None:
    session = a_session(world, a_service(world), seats=1)
    first, second = booked(world, session), booked(world, session, "小周", phone="10012345678")
    assert (first.state, second.state) == ("booked", "waiting")
    booking.cancel(first.pk, by=own(first), at=NOON + HOUR)
    booking.cancel(first.pk, by=own(first), at=NOON + HOUR)
    second.refresh_from_db()
    session.refresh_from_db()
    assert (second.state, second.untold, session.taken) == ("booked", True, 1)
    assert Letter.objects.filter(kind="booking_moved").count() == 1
    assert not booking.tell(second.pk, by=world.actor("office"), at=NOON + HOUR).untold


def test_a_place_that_is_given_back_tells_of_nobody(world: World) -> None:
    row = booked(world, a_session(world, a_service(world)), phone="10012345678")
    with pytest.raises(NotAllowed):
        booking.cancel(row.pk, by=world.visitor, at=NOON)
    booking.cancel(row.pk, by=own(row), at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone FROM projects_booking")
        assert cursor.fetchall() == [("", "")]
    assert not Letter.objects.filter(about_id=row.pk).exclude(number="").exists()


def test_what_cannot_be_booked(world: World) -> None:
    meal = a_session(world, a_service(world), dishes=("鱼",))
    round_ = a_session(world, a_service(world, name="送餐", delivers=True))
    for wrong, session, wish in (
        (Missing, meal, Wish(" ")), (UnknownChoice, meal, Wish("小马", dish="龙虾")),
        (DoorNeeded, round_, Wish("小马")),
        (DoorNeeded, round_, Wish("小马", stairwell=UUID(int=1))),
    ):  # fmt: skip
        with pytest.raises(wrong):
            booking.book(session.pk, wish, by=world.visitor, at=NOON)
    with pytest.raises(IsOver):
        booking.book(meal.pk, Wish("小马"), by=world.visitor, at=NOON + 2 * A_DAY)


def test_called_off_everyone_is_told_and_nobody_can_book(world: World) -> None:
    session = a_session(world, a_service(world))
    booked(world, session, phone="10012345678"), booked(world, session, "小周")
    with pytest.raises(NotAllowed):
        serving.call_off(session.pk, by=world.actor("steward"), at=NOON)
    serving.call_off(session.pk, by=world.actor("office"), at=NOON)
    assert Letter.objects.filter(kind="booking_off").count() == 1
    assert Booking.objects.filter(untold=True).count() == 2
    with pytest.raises(IsOver):
        booked(world, session)


def test_the_kitchen_counts_and_names_nobody(world: World) -> None:
    session = a_session(world, a_service(world), seats=5, dishes=("鱼", "面"))
    for dish, diet in (("鱼", "软一点"), ("鱼", ""), ("面", "")):
        booked(world, session, dish=dish, diet=diet)
    found = queries.kitchen(queries.bookings(session))
    assert (found.total, found.dishes, found.wishes) == (3, [("鱼", 2), ("面", 1)], [("鱼 · 软一点", 1)])


def test_a_round_is_walked_in_order_and_an_absent_one_is_told_to_the_steward_by_place_alone(world: World) -> None:
    session = a_session(world, a_service(world, delivers=True), seats=5)
    second = booked(world, session, "乙", stairwell=world.stairwells[0].pk, door="301", phone="10012345678")
    first = booked(world, session, "甲", stairwell=world.stairwells[0].pk, door="101")
    assert queries.stops(queries.bookings(session)) == [first, second]
    link = bearer(world.community.pk, session.service_id)
    booking.hand(first.pk, "done", by=link, at=NOON + A_DAY)
    for _n in range(2):
        booking.hand(second.pk, "absent", by=link, at=NOON + A_DAY)
    letter = Letter.objects.get(kind="meal_absent")
    assert letter.person == world.people["steward"] and "乙" not in str(letter.params)
    assert booking.see_number(second.pk, by=link, at=NOON).phone == "10012345678"
    with pytest.raises(NotAllowed):
        booking.see_number(second.pk, by=world.actor("leader"), at=NOON)
    assert booking.hand(first.pk, "", by=link, at=NOON + A_DAY).handed_at is None


def test_a_week_later_nobody_is_known_and_everybody_is_counted(world: World) -> None:
    session = a_session(world, a_service(world))
    row = booked(world, session, phone="10012345678")
    assert not queries.to_forget(NOON + 8 * A_DAY).exists()
    late = NOON + 9 * A_DAY
    assert list(queries.to_forget(late)) == [row]
    booking.forget(row.pk, by=rule("bookings", world.community.pk), at=late)
    row.refresh_from_db()
    session.refresh_from_db()
    assert (row.name, row.phone, session.taken, row.state) == ("", "", 1, "booked")


def test_visits_are_told_by_a_method_and_not_beforehand(world: World) -> None:
    session = a_session(world, a_service(world))
    with pytest.raises(NotMet):
        serving.say_came(session.pk, 3, "counted", by=world.actor("office"), at=NOON)
    serving.say_came(session.pk, 3, "counted", by=world.actor("office"), at=NOON + 2 * A_DAY)
    found = {one.key: one for one in queries.counted(world.community.pk, DAY, NOON + 3 * A_DAY)}
    assert (found["service_visits"].value, found["service_people"].value) == (3, None)


def test_a_month_is_told_once_when_it_is_over(world: World) -> None:
    service, office = a_service(world), world.actor("office")
    for wrong, told in (
        (MonthRuns, Told(date(2026, 10, 1), 9, "counted")), (MorePeople, Told(date(2026, 9, 1), 9, "counted", 10)),
    ):  # fmt: skip
        with pytest.raises(wrong):
            stating.tell_month(service.pk, told, by=office, at=NOON)
    stating.tell_month(service.pk, Told(date(2026, 9, 1), 90, "counted", 20), by=office, at=NOON)
    with pytest.raises(MonthKnown):
        stating.tell_month(service.pk, Told(date(2026, 9, 1), 90, "counted"), by=office, at=NOON)
    assert not Gift.objects.exists()


def test_times_are_set_once(world: World) -> None:
    service = a_service(world)
    for _n in range(2):
        a_session(world, service, times=3, step="workdays")
    assert service.sessions.count() == 3


def test_the_database_refuses_what_the_verbs_would_not_do(world: World) -> None:
    session = a_session(world, a_service(world), seats=1)
    row = booked(world, session, phone="10012345678")
    for breach in (
        lambda: Session.objects.filter(pk=session.pk).update(taken=2),
        lambda: Session.objects.filter(pk=session.pk).update(came=2),
        lambda: Session.objects.filter(pk=session.pk).update(end=session.start),
        lambda: Booking.objects.filter(pk=row.pk).update(erased_at=NOON),
        lambda: Booking.objects.filter(pk=row.pk).update(handed="done"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            breach()


STARTS = st.integers(0, 4000).map(lambda n: NOON + n * A_DAY)


@unhurried
@given(STARTS, st.integers(-3, 90), st.sampled_from(["weekly", "daily", "workdays"]))
def test_a_series_of_working_days_has_no_weekend_and_none_is_endless(start: datetime, times: int, step: str) -> None:
    found = rules.series(start, start + HOUR, times, step)
    assert 1 <= len(found) <= rules.MOST_TIMES
    assert step != "workdays" or all(one.weekday() < 5 for one, _end in found[1:])
    assert [one for one, _end in found] == sorted({one for one, _end in found})


@unhurried
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_months_follow_one_another(day: date) -> None:
    before = rules.last_month(day)
    assert rules.month_after(before) == day.replace(day=1)
    assert rules.is_over(before, day) and not rules.is_over(day.replace(day=1), day)
