"""A sample is drawn by a number that stays, nobody picks it, and nobody is in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor
from linli.audit.models import Footprint
from linli.foundation.refusals import NotAllowed, NotFound
from linli.insight import sampling
from linli.insight.sampling import NothingToDraw, UnknownSize, chosen
from linli.insight.tables import Sample
from tests.builders import NOON, World, a_case, a_world
from tests.insight.supervised import a_supervisor

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def by(world: World) -> Actor:
    return a_supervisor(world)


def test_the_number_draws_the_same_again_and_is_kept_with_what_it_drew(world: World, by: Actor) -> None:
    ids = [a_case(world, at="closed", words=f"灯 {n}").pk for n in range(8)]
    made = sampling.draw(5, 90, by=by, at=LATER)
    assert (made.of, len(made.cases)) == (8, 5)
    assert made.cases == [str(id) for id in chosen(sorted(ids), made.number, 5)]
    assert [one.pk for one in sampling.samples(by)] == [made.pk]
    assert Footprint.objects.get(action="figure.sample").code == f"{made.number}:5/8"


def test_it_names_nobody(world: World, by: Actor) -> None:
    for n in range(5):
        a_case(world, at="closed", words=f"三单元楼道灯不亮 {n}", name="王淑芬", phone="10012345678")
    a_case(world, words="老公打我，我害怕")
    shown = sampling.masked(sampling.draw(5, 90, by=by, at=LATER))
    assert len(shown) == 5
    for one in shown:
        text = str(one)
        assert not any(word in text for word in ("王淑芬", "10012345678", "楼道灯", "单元", "1号院", "steward2"))
        assert one.traces[0].action == "case.report" and one.outcome == "solved"


def test_others_draw_nothing_and_read_none(world: World, by: Actor) -> None:
    a_case(world, at="closed")
    made = sampling.draw(5, 90, by=by, at=LATER)
    for name in ("office", "secretary", "leader", "street"):
        with pytest.raises(NotAllowed):
            sampling.draw(5, 90, by=world.actor(name), at=LATER)
        with pytest.raises(NotFound):
            sampling.sample(world.actor(name), made.pk)
    with pytest.raises(NotFound):
        sampling.sample(by, uuid4())


def test_what_cannot_be_drawn_is_said(world: World, by: Actor) -> None:
    with pytest.raises(NothingToDraw):
        sampling.draw(5, 90, by=by, at=LATER)
    with pytest.raises(UnknownSize):
        sampling.draw(3, 90, by=by, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sample.objects.create(
            community=world.community, number=1, since=NOON, until=NOON, size=5, of=0, cases=[], drawn_at=NOON
        )
