"""What is private and lies in no grid is told and given to nobody who serves in a grid; none is unheard."""

from datetime import date

import pytest

from linli.cases import posts
from linli.cases.labels import Channel, Level
from linli.cases.levels.actions import pass_up
from linli.cases.matter import actions
from linli.cases.matter.actions import Result
from linli.cases.models import Case
from linli.cases.queries import visible_to
from linli.cases.refusals import NobodyAbove, NobodyToAssign
from linli.notifications.models import Letter
from linli.people.models import Absence, Appointment, Person
from tests.builders import DAY, NOON, World, a_boxed_report, a_report, a_world

pytestmark = pytest.mark.django_db
BEATEN = "我男人又打我了"


@pytest.fixture
def world() -> World:
    return a_world()


def told(case: Case) -> dict[str, set[str]]:
    """Who has a letter about a matter, by its kind."""
    found: dict[str, set[str]] = {}
    for kind, name in Letter.objects.filter(about_id=case.pk, person__isnull=False).values_list("kind", "person__name"):
        found.setdefault(kind, set()).add(name)
    return found


def serves(world: World, name: str, **post: object) -> Appointment:
    """Someone of the world takes a post in a grid as well."""
    return Appointment.objects.create(
        community=world.community, person=world.people[name], start=date(2026, 1, 1), **post
    )


def another(world: World, role: str, name: str) -> Person:
    person = Person.objects.create(community=world.community, name=name)
    Appointment.objects.create(community=world.community, person=person, role=role, start=date(2026, 1, 1))
    world.people[name] = person
    return person


def test_the_office_and_the_secretary_hear_of_it_by_its_number_alone(world: World) -> None:
    case = a_boxed_report(world).case
    assert (case.sealed, case.level, case.place_words) == (True, Level.COMMUNITY, "意见箱")
    assert told(case) == {"case_collected": {"office", "secretary"}}
    for letter in Letter.objects.filter(about_id=case.pk):
        assert letter.params == {"place": "意见箱", "title": str(case.number)}


@pytest.mark.parametrize(
    "post",
    [{"role": "leader", "general_grid": 0}, {"role": "steward", "micro_grid": 0}, {"role": "anchor", "compound": 1}],
)
def test_whoever_of_them_serves_in_a_grid_does_not(post: dict[str, object], world: World) -> None:
    lands = {"general_grid": world.generals, "micro_grid": world.grids, "compound": world.compounds}
    serves(world, "office", **{k: lands[k][v] if k in lands else v for k, v in post.items()})  # type: ignore[index]
    case = a_boxed_report(world).case
    assert told(case) == {"case_collected": {"secretary"}}
    assert [p.person.name for p in posts.assignable(case, DAY)] == ["secretary"]
    assert [p.name for p in posts.holders(case, "community", DAY)] == ["secretary"]


def test_a_post_of_yesterday_or_of_tomorrow_does_not_count(world: World) -> None:
    ended = serves(world, "office", role="leader", general_grid=world.generals[0])
    Appointment.objects.filter(pk=ended.pk).update(end=DAY)
    later = serves(world, "secretary", role="leader", general_grid=world.generals[0])
    Appointment.objects.filter(pk=later.pk).update(start=date(2026, 10, 13))
    assert told(a_boxed_report(world).case) == {"case_collected": {"office", "secretary"}}


def test_nor_does_a_deputy_of_a_grid_leader_while_it_lasts(world: World) -> None:
    leads = Appointment.objects.get(person=world.people["leader"])
    away = Absence.objects.create(
        community=world.community, appointment=leads, deputy=world.people["office"], start=DAY, end=date(2026, 10, 20)
    )
    assert told(a_boxed_report(world).case) == {"case_collected": {"secretary"}}
    away.end = date(2026, 10, 13)
    away.start = date(2026, 10, 1)
    away.save()
    Absence.objects.filter(pk=away.pk).update(end=DAY)
    assert told(a_boxed_report(world).case) == {"case_collected": {"office", "secretary"}}


def test_nobody_of_another_community_hears_of_it(world: World) -> None:
    a_world(code="410305001002", name="邻村社区")
    case = a_boxed_report(world).case
    assert Letter.objects.filter(about_id=case.pk).exclude(person__community=world.community).count() == 0


def test_it_is_given_to_one_of_them_and_to_nobody_who_serves_in_a_grid(world: World) -> None:
    case, office = a_boxed_report(world).case, world.actor("office")
    for name in ("leader", "steward", "worker"):
        with pytest.raises(NobodyToAssign):
            actions.assign(case.pk, world.people[name].pk, by=office, at=NOON, version=1)
    given = actions.assign(case.pk, world.people["secretary"].pk, by=office, at=NOON, version=1)
    done = actions.resolve(given.pk, Result("solved", "谈过话了"), by=world.actor("secretary"), at=NOON, version=2)
    assert (done.stage, done.closed_level) == ("resolved", "community")


def test_one_that_is_not_private_is_given_as_ever(world: World) -> None:
    case = a_boxed_report(world).case
    Case.objects.filter(pk=case.pk).update(sealed=False)
    case.refresh_from_db()
    serves(world, "office", role="leader", general_grid=world.generals[0])
    assert [p.person.name for p in posts.assignable(case, DAY)] == ["office"]


def test_passed_up_it_goes_to_another_who_serves_in_no_grid_or_to_nobody(world: World) -> None:
    another(world, "office", "second")
    serves(world, "second", role="leader", general_grid=world.generals[0])
    case, office = a_boxed_report(world).case, world.actor("office")
    case = actions.assign(case.pk, world.people["office"].pk, by=office, at=NOON, version=1)
    up = pass_up(case.pk, "我不便办", by=office, at=NOON, version=case.version)
    assert up.lead == world.people["secretary"]
    serves(world, "secretary", role="leader", general_grid=world.generals[0])
    Case.objects.filter(pk=case.pk).update(lead=world.people["office"])
    with pytest.raises(NobodyAbove):
        pass_up(case.pk, "我不便办", by=office, at=NOON, version=up.version)


@pytest.mark.parametrize("sealed", [None, False])
def test_it_stays_private_whatever_kind_it_is_said_to_be(sealed: bool | None, world: World) -> None:
    case = a_boxed_report(world).case
    kind = actions.confirm_kind(case.pk, "FW03", by=world.actor("office"), at=NOON, version=1, sealed=sealed)
    assert (kind.kind, kind.sealed) == ("FW03", True)


def test_what_was_private_for_another_reason_is_opened_by_whoever_confirms_that_it_is_not(world: World) -> None:
    case = a_report(world, words=BEATEN).case
    kind = actions.confirm_kind(case.pk, "FW03", by=world.actor("leader"), at=NOON, version=1, sealed=False)
    assert not kind.sealed


def test_a_private_report_without_a_place_is_read_by_those_who_hear_of_it(world: World) -> None:
    case = a_boxed_report(world, words=BEATEN).case
    assert case.urgent
    heard = told(case)["case_urgent"]
    readers = {name for name in world.people if _reads(world, name, case)}
    assert heard == readers == {"office", "secretary"}


def _reads(world: World, name: str, case: Case) -> bool:
    return visible_to(world.actor(name)).filter(pk=case.pk).exists()


def test_a_private_matter_in_a_grid_without_a_leader_is_announced_to_those_who_can_appoint_one(world: World) -> None:
    Appointment.objects.filter(role="leader", general_grid=world.generals[0]).delete()
    case = a_report(world, words=BEATEN).case
    assert told(case) == {"case_unread": {"office", "secretary"}}
    assert posts.unread(world.community.pk, DAY) == [("第1网格", 1)]
    assert Letter.objects.filter(about_id=case.pk)[0].params["title"] == str(case.number)


@pytest.mark.parametrize("heard", ["appointed", "given", "over", "not private"])
def test_it_is_unread_no_longer_when(heard: str, world: World) -> None:
    leads = Appointment.objects.get(person=world.people["leader"])
    Appointment.objects.filter(pk=leads.pk).update(end=DAY)
    case = a_report(world, words=BEATEN).case
    assert posts.unread(world.community.pk, DAY) == [("第1网格", 1)]
    changes = {
        "given": {"lead": world.people["worker"]}, "over": {"stage": "declined", "closed_at": NOON},
        "not private": {"sealed": False},
    }  # fmt: skip
    if heard == "appointed":
        serves(world, "leader2", role="leader", general_grid=world.generals[0])
    else:
        Case.objects.filter(pk=case.pk).update(**changes[heard])
    assert posts.unread(world.community.pk, DAY) == []


def test_one_given_to_someone_who_serves_no_longer_is_unread_again(world: World) -> None:
    Appointment.objects.filter(role="leader").delete()
    case = a_report(world, words=BEATEN).case
    Case.objects.filter(pk=case.pk).update(lead=world.people["worker"])
    Appointment.objects.filter(person=world.people["worker"]).update(end=DAY)
    assert posts.unread(world.community.pk, DAY) == [("第1网格", 1)]


def test_where_all_of_the_office_serve_in_a_grid_what_is_put_into_the_box_is_announced(
    world: World,
) -> None:
    case = a_boxed_report(world).case
    assert posts.unread(world.community.pk, DAY) == []
    for name in ("office", "secretary"):
        serves(world, name, role="leader", general_grid=world.generals[0])
    later = a_boxed_report(world, words="又来一件").case
    assert told(later) == {"case_unread": {"office", "secretary"}}
    assert posts.unread(world.community.pk, DAY) == [("", 2)]
    Case.objects.filter(pk=case.pk).update(sealed=False)
    assert posts.unread(world.community.pk, DAY) == [("", 1)]


def test_the_channel_is_kept(world: World) -> None:
    assert a_boxed_report(world).channel == Channel.BOX


@pytest.mark.parametrize("words", ["邻长不办事", "网格员态度差，像着火一样", "给居委会打电话没人接"])
def test_a_complaint_of_people_is_not_urgent_and_has_the_time_of_its_kind(words: str, world: World) -> None:
    case = a_boxed_report(world, words=words).case
    assert (case.urgent, case.suggestion["urgent"], case.suggestion["danger"]) == (False, "", [])
    assert case.limit_hours >= 24


def test_the_same_words_in_a_report_are_still_read_generously(world: World) -> None:
    assert a_report(world, words="给居委会打电话没人接").case.urgent


def test_a_danger_in_the_box_is_urgent_with_the_words_that_name_it(world: World) -> None:
    case = a_boxed_report(world, words="邻长不管，楼道里现在一股煤气味").case
    assert (case.urgent, case.sealed, case.kind) == (True, True, "SD03")
    assert case.suggestion["danger"] == ["煤气味"]
