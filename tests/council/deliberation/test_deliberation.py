"""A deliberation from its notice to the look-back, and every law that its tables keep."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor, rule
from linli.audit.models import Footprint
from linli.cases.models import Case
from linli.cli import due
from linli.council import queries as council
from linli.council.deliberation import queries
from linli.council.deliberation.actions import ending, holding, preparing
from linli.council.deliberation.actions.preparing import Side
from linli.council.deliberation.refusals import (
    ConsentMissing,
    MinorityUnasked,
    NobodyAsked,
    NotCarried,
    NotItsDay,
    NotThere,
    NotUnanimous,
    OwnersDecide,
    PrivateTalk,
    QuorumMissed,
    SideTwice,
    TalkedAlready,
    TooSoon,
    TwoSides,
)
from linli.council.models import Deliberation, Party, Task, Turn
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep, Stale
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_case, a_world
from tests.council.deliberation.talked import (
    EVENING,
    NOTICED,
    a_plan,
    a_talk,
    an_agreement,
    came,
    saying,
)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def office(world: World) -> Actor:
    return world.actor("office")


@pytest.mark.parametrize("item", range(1, 10))
def test_what_owners_alone_decide_is_refused(item: int, office: Actor) -> None:
    with pytest.raises(OwnersDecide):
        preparing.prepare(a_plan(owners_item=item), by=office, at=NOON)
    with pytest.raises(Missing):
        preparing.prepare(a_plan(owners_item=None), by=office, at=NOON)
    assert not Deliberation.objects.exists()


def test_the_notice_hangs_three_days_and_names_two_sides(world: World, office: Actor) -> None:
    talk = preparing.prepare(a_plan(day=DAY + timedelta(days=2)), by=office, at=NOON)
    preparing.add_side(talk.pk, Side("residents", "住户"), by=office, at=NOON)
    with pytest.raises(TwoSides):
        preparing.announce(talk.pk, by=office, at=NOON)
    preparing.add_side(talk.pk, Side("property", "物业"), by=office, at=NOON)
    with pytest.raises(SideTwice):
        preparing.add_side(talk.pk, Side("other", "物业"), by=office, at=NOON)
    with pytest.raises(TooSoon):
        preparing.announce(talk.pk, by=office, at=NOON)
    preparing.change(talk.pk, a_plan(day=DAY + timedelta(days=3)), by=office, at=NOON)
    assert preparing.announce(talk.pk, by=office, at=NOON).notice_from == DAY


def test_what_was_said_beforehand_does_not_change_after_it(world: World, office: Actor) -> None:
    talk = a_talk(world, at="announced")
    with pytest.raises(OutOfStep):
        preparing.change(talk.pk, a_plan(way="half"), by=office, at=NOON)
    with pytest.raises(OutOfStep):
        preparing.drop_side(queries.sides(talk)[0].pk, by=office, at=NOON)


def test_a_consensus_needs_all_sides_unless_another_number_was_chosen(world: World, office: Actor) -> None:
    assert a_talk(world).quorum == 3
    chosen = a_talk(world, quorum=2)
    assert chosen.quorum == 2
    assert preparing.drop_side(queries.sides(chosen)[2].pk, by=office, at=NOON).quorum == 2


def test_it_is_not_opened_before_its_day(world: World, office: Actor) -> None:
    talk = a_talk(world, at="announced")
    with pytest.raises(NotItsDay):
        holding.open_talk(talk.pk, came(talk), by=office, at=EVENING - timedelta(days=1))
    with pytest.raises(TwoSides):
        holding.open_talk(talk.pk, came(talk, 3, 0, 0), by=office, at=EVENING)


def test_a_speaker_is_named_only_with_consent_and_can_be_forgotten(world: World, office: Actor) -> None:
    talk = a_talk(world, at="sitting")
    side = queries.sides(talk)[0]
    with pytest.raises(ConsentMissing):
        holding.name_speaker(side.pk, "齐秀兰", "", by=office, at=EVENING)
    named = holding.name_speaker(side.pk, "齐秀兰", "desk", by=office, at=EVENING)
    assert (named.speaker, named.consented) == ("齐秀兰", "desk")
    gone = holding.name_speaker(side.pk, "", "", by=office, at=EVENING)
    assert (gone.speaker, gone.consented) == ("", "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.filter(pk=side.pk).update(speaker="齐秀兰")


def test_turns_are_points_of_a_side_that_is_there(world: World, office: Actor) -> None:
    talk = a_talk(world, at="announced")
    talk = holding.open_talk(talk.pk, came(talk, 3, 2, 0), by=office, at=EVENING)
    one, other, absent = queries.sides(talk)
    holding.note_turn(talk.pk, one.pk, "楼道里不安全", by=office, at=EVENING)
    with pytest.raises(NotThere):
        holding.note_turn(talk.pk, absent.pk, "没来", by=office, at=EVENING)
    holding.keep_times(talk.pk, {one.pk: 170, other.pk: 200, uuid4(): 9}, by=office, at=EVENING)
    assert queries.spread(queries.sides(talk)) == 30
    assert Turn.objects.get().points == "楼道里不安全"


def test_an_agreement_needs_the_quorum_the_way_and_a_word_on_other_views(world: World, office: Actor) -> None:
    talk = a_talk(world, at="announced")
    talk = holding.open_talk(talk.pk, came(talk, 3, 2, 0), by=office, at=EVENING)
    with pytest.raises(QuorumMissed):
        ending.agree(talk.pk, an_agreement(world, talk, EVENING), by=office, at=EVENING)
    Deliberation.objects.update(quorum=2)
    for says, refused in (
        (("yes", "yes", "yes"), NotThere),
        (("yes", "no"), NotCarried),
    ):
        with pytest.raises(refused):
            said = an_agreement(world, talk, EVENING, says=saying(talk, *says))
            ending.agree(talk.pk, said, by=office, at=EVENING)
    for minority, unanimous in (("", False), ("一楼觉得挡光", True)):
        with pytest.raises(MinorityUnasked):
            said = an_agreement(
                world, talk, EVENING, says=saying(talk, "yes", "yes"), minority=minority, unanimous=unanimous
            )
            ending.agree(talk.pk, said, by=office, at=EVENING)
    said = an_agreement(world, talk, EVENING, says=saying(talk, "yes", "yes"), minority="一楼觉得挡光", unanimous=False)
    done = ending.agree(talk.pk, said, by=office, at=EVENING)
    assert (done.state, done.minority) == ("agreed", "一楼觉得挡光")


def test_a_vote_carries_against_one_side_whose_view_stays(world: World, office: Actor) -> None:
    talk = a_talk(world, at="sitting", way="half")
    says = saying(talk, "yes", "yes", "no")
    with pytest.raises(NotUnanimous):
        ending.agree(talk.pk, an_agreement(world, talk, EVENING, says=says), by=office, at=EVENING)
    said = an_agreement(world, talk, EVENING, says=says, minority="业委会要先算账", unanimous=False)
    assert ending.agree(talk.pk, said, by=office, at=EVENING).minority == "业委会要先算账"


def test_what_was_agreed_becomes_tasks_and_a_day_to_look_back(world: World, office: Actor) -> None:
    talk = a_talk(world, at="agreed")
    task = Task.objects.get()
    assert (task.talk, task.item, task.words) == (talk, None, "画好停车线")
    assert task in council.open_tasks(world.actor("steward"))
    assert talk.look_back_on == EVENING.date() + timedelta(weeks=8)
    assert Letter.objects.filter(kind="council_task").count() == 1


def test_its_host_is_reminded_once_and_the_sides_say_whether_it_holds(world: World, office: Actor) -> None:
    talk = a_talk(world, at="agreed")
    later = EVENING + timedelta(weeks=8)
    assert (due.tend_talks(EVENING), due.tend_talks(later), due.tend_talks(later)) == (0, 1, 0)
    assert Letter.objects.filter(kind="talk_look_back", person=world.people["office"]).count() == 1
    one, other, _asked_not = queries.sides(talk)
    with pytest.raises(NobodyAsked):
        ending.look_back(talk.pk, {}, "没问", by=office, at=later)
    found = ending.look_back(talk.pk, {one.pk: "held", other.pk: "not"}, "棚在，还有人进楼", by=office, at=later)
    assert (found.state, found.held) == ("looked", "partly")


def test_it_goes_on_another_day_with_a_notice_as_long(world: World, office: Actor) -> None:
    talk = a_talk(world, at="sitting")
    with pytest.raises(TooSoon):
        holding.adjourn(talk.pk, EVENING.date() + timedelta(days=2), talk.begins, "等报价", by=office, at=EVENING)
    later = EVENING.date() + timedelta(days=3)
    again = holding.adjourn(talk.pk, later, talk.begins, "等报价", by=office, at=EVENING)
    assert (again.state, again.session, again.day) == ("announced", 2, later)


def test_no_agreement_is_an_honest_end(world: World, office: Actor) -> None:
    talk = a_talk(world, at="sitting")
    with pytest.raises(Missing):
        ending.part(talk.pk, " ", "", by=office, at=EVENING)
    over = ending.part(talk.pk, "停车位归业主定，转业主表决", "业委会愿意再谈", by=office, at=EVENING)
    assert (over.state, over.minority) == ("parted", "业委会愿意再谈")


def test_the_matter_behind_it_goes_along(world: World) -> None:
    case = a_case(world, at="assigned")
    leader = world.actor("leader")
    talk = preparing.prepare(a_plan(case=case.pk), by=leader, at=NOON)
    for name in ("住户", "物业"):
        preparing.add_side(talk.pk, Side("residents", name), by=leader, at=NOON)
    with pytest.raises(TalkedAlready):
        preparing.prepare(a_plan(case=case.pk), by=leader, at=NOON)
    preparing.announce(talk.pk, by=leader, at=NOON)
    assert Case.objects.get(pk=case.pk).stage == "deliberating"
    holding.open_talk(talk.pk, came(talk), by=leader, at=EVENING)
    said = an_agreement(world, talk, EVENING, says=saying(talk, "yes", "yes"))
    ending.agree(talk.pk, said, by=leader, at=EVENING)
    assert Case.objects.get(pk=case.pk).stage == "handling"


def test_a_private_matter_is_not_talked_over_and_vanishes_when_it_becomes_private(world: World, office: Actor) -> None:
    case = a_case(world, at="assigned")
    talk = preparing.prepare(a_plan(case=case.pk), by=office, at=NOON)
    for name in ("住户", "物业"):
        preparing.add_side(talk.pk, Side("residents", name), by=office, at=NOON)
    preparing.announce(talk.pk, by=office, at=NOON)
    assert queries.public_one(talk.pk) == talk
    Case.objects.filter(pk=case.pk).update(sealed=True)
    assert not queries.public(world.community.pk).exists()
    with pytest.raises(NotFound):
        queries.public_one(talk.pk)
    other = a_case(world, at="assigned")
    Case.objects.filter(pk=other.pk).update(sealed=True)
    with pytest.raises((PrivateTalk, NotFound)):
        preparing.prepare(a_plan(case=other.pk), by=world.actor("leader"), at=NOON)


@pytest.mark.parametrize("name", ["steward", "worker", "street"])
def test_others_read_it_and_do_not_hold_it(name: str, world: World) -> None:
    talk = a_talk(world, at="announced")
    by = world.actor(name)
    assert queries.talk(by, talk.pk) == talk
    with pytest.raises(NotAllowed):
        holding.open_talk(talk.pk, came(talk), by=by, at=EVENING)
    with pytest.raises(NotAllowed):
        preparing.prepare(a_plan(), by=by, at=NOON)


def test_a_leader_holds_those_of_her_grid_alone(world: World) -> None:
    talk = preparing.prepare(a_plan(), by=world.actor("leader"), at=NOON)
    assert talk.general_grid == world.generals[0]
    with pytest.raises(NotFound):
        queries.talk(world.actor("leader2"), talk.pk)


def test_two_who_change_it_at_once_see_each_other(world: World, office: Actor) -> None:
    talk = a_talk(world)
    preparing.change(talk.pk, a_plan(), by=office, at=NOON, version=talk.version)
    with pytest.raises(Stale):
        preparing.change(talk.pk, a_plan(), by=office, at=NOON, version=talk.version)


@pytest.mark.parametrize(
    ("state", "values"),
    [
        ("sitting", {"state": "agreed"}),
        ("agreed", {"minority": "", "unanimous": False}),
        ("agreed", {"state": "looked"}),
        ("draft", {"state": "announced"}),
        ("sitting", {"state": "parted", "unanimous": True}),
        ("draft", {"quorum": 1}),
    ],
)
def test_the_database_keeps_its_laws_too(state: str, values: dict[str, object], world: World) -> None:
    talk = a_talk(world, at=state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deliberation.objects.filter(pk=talk.pk).update(**values)


def test_a_task_belongs_to_a_council_or_to_a_deliberation(world: World) -> None:
    a_talk(world, at="agreed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.update(talk=None)


def test_figures_say_what_they_are_counted_from(world: World, office: Actor) -> None:
    a_talk(world, at="looked", when=NOON - timedelta(weeks=20))
    over = a_talk(world, at="sitting")
    ending.part(over.pk, "再议", "各有各的难处", by=office, at=EVENING)
    off = a_talk(world, at="announced")
    preparing.call_off(off.pk, "下大雪", by=office, at=NOON)
    found = queries.figures(world.community.pk, EVENING + NOTICED)
    assert (found.ended, found.agreed, found.parted, found.by_residents) == (2, 1, 1, 2)
    assert (found.due, found.looked, found.held, found.not_held) == (1, 1, 1, 0)
    assert (found.with_minority, found.sides, found.tasks, found.done) == (1, 3.0, 1, 0)


def test_only_the_rule_reminds(world: World, office: Actor) -> None:
    talk = a_talk(world, at="agreed")
    with pytest.raises(NotAllowed):
        ending.remind(talk.pk, by=office, at=EVENING)
    ending.remind(talk.pk, by=rule("talk", world.community.pk), at=EVENING)
    assert Footprint.objects.filter(action="talk.remind", actor_kind="rule").count() == 1
