"""Notices: for whom one may write, how grids are told, and that the database keeps it whole."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.bridge.models import Notice, Posting
from linli.bridge.notices import actions, queries
from linli.bridge.notices.actions import Written
from linli.bridge.refusals import DayIsOver, NoGrid, PictureMute, TooLong, UnknownWay
from linli.foundation.refusals import NotAllowed
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_world
from tests.projects.lived import a_notice

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return a_world()


def of(notice: Notice, number: int = 0) -> Posting:
    return list(notice.postings.order_by("micro_grid__code"))[number]


def test_a_notice_for_all_hangs_at_home_and_its_stewards_hear_of_it(world: World) -> None:
    notice = a_notice(world)
    assert queries.of_home(world.community.pk, DAY) == [notice]
    assert queries.of_grid(world.grids[3].pk, DAY) == [notice]
    assert Letter.objects.filter(kind="notice_posted").count() == 2


def test_one_of_some_grids_hangs_there_and_not_at_home(world: World) -> None:
    notice = a_notice(world, grids=[world.grids[1].pk])
    assert queries.of_home(world.community.pk, DAY) == []
    assert [queries.of_grid(grid.pk, DAY) for grid in world.grids] == [[], [notice], [], []]


@pytest.mark.parametrize(("who", "grid", "may"), [
    ("steward", 0, True), ("steward", 1, False), ("leader", 1, True), ("leader", 2, False), ("office", 3, True),
    ("worker", 0, False), ("street", 0, False),
])  # fmt: skip
def test_one_writes_for_the_own_reach_alone(world: World, who: str, grid: int, may: bool) -> None:
    if may:
        assert a_notice(world, who, grids=[world.grids[grid].pk]).postings.count() == 1
        return
    with pytest.raises(NotAllowed):
        a_notice(world, who, grids=[world.grids[grid].pk])


def test_what_cannot_be_put_up(world: World) -> None:
    for wrong, said in (
        (DayIsOver, {"until": DAY - timedelta(days=1)}),
        (NoGrid, {"grids": []}),
        (TooLong, {"words": "长" * 1201}),
        (PictureMute, {"picture": ("a.jpg", 1, 1)}),
    ):
        with pytest.raises(wrong):
            a_notice(world, **said)


def test_the_last_grid_that_is_told_ends_the_wait_and_taking_a_note_back_opens_it_again(world: World) -> None:
    notice = a_notice(world, grids=[world.grids[0].pk, world.grids[1].pk])
    actions.tell(of(notice).pk, "door", by=world.actor("steward"), at=NOON + HOUR)
    notice.refresh_from_db()
    assert notice.informed_at is None
    actions.tell(of(notice, 1).pk, "paper", by=world.actor("leader"), at=NOON + 3 * HOUR)
    notice.refresh_from_db()
    assert notice.informed_at == NOON + 3 * HOUR
    hours, reach = queries.informed(world.community.pk, DAY, NOON + 5 * HOUR)
    assert (hours.value, hours.n, reach.value, reach.n) == (3.0, 1, 100.0, 2)
    actions.tell(of(notice).pk, "", by=world.actor("steward"), at=NOON + 4 * HOUR)
    notice.refresh_from_db()
    assert notice.informed_at is None and of(notice).means == ""


def test_a_steward_may_ask_for_a_hand_and_telling_ends_that(world: World) -> None:
    notice = a_notice(world)
    steward = world.actor("steward")
    assert queries.to_tell(steward, DAY) == [of(notice)]
    assert actions.want_hand(of(notice).pk, True, by=steward, at=NOON).hand
    assert not actions.tell(of(notice).pk, "group", by=steward, at=NOON).hand
    assert queries.to_tell(steward, DAY) == []
    with pytest.raises(NotAllowed):
        actions.tell(of(notice, 1).pk, "door", by=steward, at=NOON)
    with pytest.raises(UnknownWay):
        actions.tell(of(notice).pk, "drum", by=steward, at=NOON)


def test_whoever_wrote_it_takes_it_down_and_then_it_hangs_nowhere(world: World) -> None:
    notice = a_notice(world, "leader", grids=[world.grids[0].pk])
    with pytest.raises(NotAllowed):
        actions.end(notice.pk, by=world.actor("steward"), at=NOON)
    actions.end(notice.pk, by=world.actor("leader"), at=NOON)
    assert queries.of_grid(world.grids[0].pk, DAY) == []


def test_the_same_token_puts_up_one_notice(world: World) -> None:
    token, by = uuid4(), world.actor("office")
    written = Written("停水", "周四停水", DAY, [world.grids[0].pk])
    first = actions.post(written, by=by, at=NOON, token=token)
    assert actions.post(written, by=by, at=NOON, token=token).pk == first.pk
    assert Notice.objects.count() == 1


def test_the_database_refuses_a_note_without_a_teller_and_a_picture_without_words(world: World) -> None:
    notice = a_notice(world)
    for breach in (
        lambda: Posting.objects.filter(notice=notice).update(means="door"),
        lambda: Notice.objects.filter(pk=notice.pk).update(picture="a.jpg"),
        lambda: Notice.objects.filter(pk=notice.pk).update(ended_at=NOON - HOUR),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            breach()
