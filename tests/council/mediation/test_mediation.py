"""Mediation: by consent, private, free; a refusal leaves nothing; danger is never mediated."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import bearer
from linli.audit.models import Footprint
from linli.cases.models import Case
from linli.cli import due
from linli.council.mediation import queries, rules
from linli.council.mediation.actions import asking, sitting
from linli.council.mediation.actions.asking import AskedSide, Choice
from linli.council.mediation.refusals import (
    MediatedAlready,
    MediatorUnaccepted,
    MediatorUnchosen,
    NeverMediated,
    SidesOdd,
)
from linli.council.models import Mediation, MediationSide
from linli.foundation.models import WriteToken
from linli.foundation.refusals import NotAllowed, NotFound, OutOfStep
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_case, a_world
from tests.council.mediation.mediated import SIDES, WORDS, a_mediation

MONEY = ("fee", "price", "amount", "fen", "yuan", "cost", "paid")


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.mark.parametrize("words", ["他昨晚又动手打我，我不敢回家", "邻居拿着刀堵在门口", "他说活不下去了，要跳楼"])
def test_words_that_name_a_danger_are_never_mediated(words: str, world: World) -> None:
    with pytest.raises(NeverMediated) as refused:
        asking.open_mediation(words, SIDES, by=world.actor("office"), at=NOON)
    assert "110" in str(refused.value)
    assert not Mediation.objects.exists() and not Letter.objects.filter(kind="mediation_asked").exists()


@pytest.mark.parametrize("values", [{"kind": "TJ06"}, {"suggestion": {"urgent": "TJ06"}}, {"urgent": True}])
def test_neither_is_a_matter_on_the_path_of_danger(values: dict[str, object], world: World) -> None:
    case = a_case(world, at="assigned")
    Case.objects.filter(pk=case.pk).update(**values)
    with pytest.raises(NeverMediated):
        asking.open_mediation(WORDS, SIDES, by=world.actor("leader"), at=NOON, case=case.pk)


def test_a_matter_is_mediated_once_at_a_time_by_two_to_four_sides(world: World) -> None:
    case, leader = a_case(world, at="assigned"), world.actor("leader")
    for sides in (SIDES[:1], SIDES * 3, (SIDES[0], AskedSide(" "))):
        with pytest.raises(SidesOdd):
            asking.open_mediation(WORDS, sides, by=leader, at=NOON, case=case.pk)
    asking.open_mediation(WORDS, SIDES, by=leader, at=NOON, case=case.pk)
    with pytest.raises(MediatedAlready):
        asking.open_mediation(WORDS, SIDES, by=leader, at=NOON, case=case.pk)


def test_only_its_host_its_mediator_and_the_secretary_know_of_it(world: World) -> None:
    made = a_mediation(world, at="sitting")
    for name in ("leader", "secretary", "steward"):
        assert queries.mediation(world.actor(name), made.pk) == made
    for name in ("office", "leader2", "steward2", "worker", "street", "admin", "committee"):
        with pytest.raises(NotFound):
            queries.mediation(world.actor(name), made.pk)
    with pytest.raises(NotAllowed):
        sitting.settle(made.pk, "x", False, by=world.actor("steward"), at=NOON)
    with pytest.raises(NotFound):
        sitting.part(made.pk, by=world.actor("office"), at=NOON)


def test_a_side_answers_by_its_own_link_alone(world: World) -> None:
    made = a_mediation(world)
    one, other = queries.sides(made)
    with pytest.raises(NotAllowed):
        asking.be_willing(other.pk, "link", by=bearer(world.community.pk, one.pk), at=NOON)
    asking.be_willing(one.pk, "link", by=bearer(world.community.pk, one.pk), at=NOON, wants="lawyer")
    found = asking.be_willing(other.pk, "link", by=bearer(world.community.pk, other.pk), at=NOON)
    assert found.state == "ready"


@pytest.mark.parametrize("state", ["asked", "ready", "sitting"])
def test_a_refusal_ends_it_at_once_and_leaves_nothing_that_blames(state: str, world: World) -> None:
    made = a_mediation(world, at=state)
    one = queries.sides(made)[0]
    over = asking.refuse(one.pk, by=bearer(world.community.pk, one.pk), at=NOON)
    assert (over.state, over.words, over.mediator_name) == ("ended", "", "")
    left = {tuple(row) for row in MediationSide.objects.values_list("name", "phone", "willing_at", "means", "wants")}
    assert left == {("", "", None, "", "")}
    feet = Footprint.objects.filter(object_id=made.pk)
    assert not feet.filter(actor_kind="link").exists() and not feet.exclude(words=None).exists()
    assert feet.filter(code="ended", actor_kind="rule").count() == 1
    assert not WriteToken.objects.filter(actor__contains=str(one.pk)).exists()
    with pytest.raises(OutOfStep):
        asking.be_willing(one.pk, "link", by=bearer(world.community.pk, one.pk), at=NOON)


def test_the_sides_choose_who_mediates(world: World) -> None:
    made, leader = a_mediation(world, at="ready"), world.actor("leader")
    with pytest.raises(MediatorUnchosen):
        sitting.sit(made.pk, by=leader, at=NOON)
    for choice, refused in (
        (Choice("own", name=" ", accepted=True), MediatorUnchosen),
        (Choice("own", name="李老师"), MediatorUnaccepted),
    ):
        with pytest.raises(refused):
            asking.arrange(made.pk, choice, by=leader, at=NOON)
    done = asking.arrange(made.pk, Choice("own", name="李老师", accepted=True), by=leader, at=NOON)
    assert (done.mediator_kind, done.mediator_name) == ("own", "李老师")


def test_both_sides_are_reminded_once_of_the_thirty_days(world: World) -> None:
    made = a_mediation(world, at="settled")
    assert made.confirm_by == DAY + timedelta(days=30)
    late = NOON + timedelta(days=20)
    assert (due.tend_talks(NOON), due.tend_talks(late), due.tend_talks(late)) == (0, 1, 0)
    assert Letter.objects.filter(kind="mediation_confirm", sealed=True).count() == 2
    other = a_mediation(world, at="settled")
    sitting.confirm(other.pk, DAY, by=world.actor("leader"), at=NOON)
    assert due.tend_talks(late) == 0


def test_the_rule_knows_its_last_ten_days() -> None:
    last = rules.confirm_by(DAY)
    days = [n for n in range(40) if rules.to_remind(DAY + timedelta(days=n), last)]
    assert (days[0], days[-1]) == (20, 30)


def test_it_is_followed_up(world: World) -> None:
    made = a_mediation(world, at="followed")
    assert (made.kept, made.followed) == ("held", "吊顶修好了")


def test_no_table_of_it_has_a_place_for_money() -> None:
    names = [field.name for table in (Mediation, MediationSide) for field in table._meta.fields]
    assert not [name for name in names if any(word in name for word in MONEY)]


def test_its_words_lie_sealed(world: World) -> None:
    made = a_mediation(world, at="settled")
    raw = Mediation.objects.filter(pk=made.pk).extra(select={"raw": "words || agreement"}).values_list("raw", flat=True)
    assert "漏水" not in raw[0] and "防水" not in raw[0]


@pytest.mark.parametrize(
    ("state", "values"),
    [("asked", {"sealed": False}), ("ready", {"state": "sitting"}), ("sitting", {"state": "settled"})],
)
def test_the_database_keeps_its_laws_too(state: str, values: dict[str, object], world: World) -> None:
    made = a_mediation(world, at=state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mediation.objects.filter(pk=made.pk).update(**values)


def test_small_numbers_are_not_shown(world: World) -> None:
    for _ in range(4):
        a_mediation(world, at="settled")
    assert not queries.figures(world.community.pk, NOON).shown
    a_mediation(world, at="followed")
    found = queries.figures(world.community.pk, NOON)
    assert (found.shown, found.ended, found.settled, found.followed, found.kept) == (True, 5, 5, 1, 1)
