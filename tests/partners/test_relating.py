"""Partners and what ties them: names, alliances, both sides of registering, leaving."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from linli.audit.models import Footprint
from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.partners import leaving
from linli.partners import queries as figures
from linli.partners.models import Alias, Partner, Relation
from linli.partners.refusals import (
    Circle,
    DaysReversed,
    Left,
    NameTaken,
    NeedsAlliance,
    NotAsked,
    RelatedAlready,
    Unsigned,
)
from linli.partners.relating import actions, queries, tying
from linli.partners.relating.queries import Wanted
from linli.partners.relating.tying import Tie
from tests.builders import DAY, NOON, World, a_world
from tests.partners.tied import START, a_deed, a_partner, a_resource, a_tie, bearer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_name_or_another_name_is_entered_once(world: World) -> None:
    partner = a_partner(world, "妈咪手作工作室", "group")
    office = world.actor("office")
    actions.call_also("body", "妈咪手作工坊", "妈咪手作工作室", by=office, at=NOON)
    for name in ("妈咪手作工作室", "妈咪手作工坊"):
        with pytest.raises(NameTaken):
            a_partner(world, name)
        assert actions.known_or_new(name, "group", by=office, at=NOON) == partner
        assert list(queries.partners(office, Wanted(words=name[:5]), DAY)) == [partner]
    assert list(queries.partners(office, Wanted(words="工坊"), DAY)) == [partner]
    with pytest.raises(NameTaken):
        actions.call_also("body", "妈咪手作工坊", "妈咪手作工作室", by=office, at=NOON)
    alias = Alias.objects.get()
    actions.call_so_no_more(alias.pk, by=office, at=NOON)
    assert queries.organisation_called(world.community.pk, "妈咪手作工坊") is None


def test_places_and_projects_have_other_names_too(world: World) -> None:
    actions.call_also("place", "老礼堂", "邻里中心", by=world.actor("office"), at=NOON)
    assert queries.means(world.community.pk, "place", "老礼堂 ") == "邻里中心"
    assert queries.means(world.community.pk, "project", "老礼堂") == "老礼堂"
    with pytest.raises(Missing):
        actions.call_also("body", "某店", "没有这家", by=world.actor("office"), at=NOON)


@pytest.mark.parametrize(
    ("tie", "refused"),
    [
        ({"end": START}, DaysReversed),
        ({"sort": "member"}, NeedsAlliance),
        ({"document": "ab" * 32}, Unsigned),
        ({"sort": "friend"}, Missing),
    ],
)
def test_what_a_tie_cannot_be(world: World, tie: dict[str, Any], refused: type[Exception]) -> None:
    partner = a_partner(world)
    with pytest.raises(refused):
        a_tie(world, partner, **tie)


def test_a_tie_stands_once_and_can_begin_anew_after_its_end(world: World) -> None:
    partner = a_partner(world)
    held = a_tie(world, partner)
    with pytest.raises(RelatedAlready):
        a_tie(world, partner, start=DAY)
    a_tie(world, partner, "giver")
    tying.end_relation(held.pk, DAY, by=world.actor("office"), at=NOON)
    again = a_tie(world, partner, start=DAY)
    assert [one.pk for one in queries.relations_on(world.community.pk, DAY).filter(sort="merchant")] == [again.pk]
    with pytest.raises(DaysReversed):
        tying.end_relation(again.pk, DAY, by=world.actor("office"), at=NOON)


def test_an_alliance_is_no_member_of_itself(world: World) -> None:
    one, two, three = (a_partner(world, name, "other") for name in "甲乙丙")
    a_tie(world, two, "member", alliance=one.organisation_id)
    a_tie(world, three, "member", alliance=two.organisation_id)
    for member, alliance in ((one, three), (one, one), (one, two)):
        with pytest.raises(Circle):
            a_tie(world, member, "member", alliance=alliance.organisation_id)


def test_each_organisation_is_counted_once(world: World) -> None:
    unit, shop, other = a_partner(world, "设计院", "partner"), a_partner(world, "面馆"), a_partner(world, "花店")
    alliance = a_partner(world, "商家联盟", "other")
    a_tie(world, unit, "paired")
    a_tie(world, unit, "giver")
    a_tie(world, alliance, "giver")
    for one in (shop, other):
        a_tie(world, one, "member", alliance=alliance.organisation_id)
    a_tie(world, shop)
    found = figures.organisations(world.community.pk, DAY)
    assert (found.paired, found.merchants, found.givers, found.distinct) == (1, 1, 2, 3)
    assert found.counted.with_members == 4
    assert found.counted.overlaps == {("giver", "paired"): 1}
    assert figures.organisations(world.community.pk, START - timedelta(days=1)).distinct == 0


def test_registering_needs_both_sides(world: World) -> None:
    partner = a_partner(world)
    held = actions.register(partner.pk, by=bearer_of(partner), at=NOON)
    assert not held.registered
    held = actions.register(partner.pk, by=world.actor("secretary"), at=NOON + timedelta(hours=1))
    assert held.registered and held.here_by_id == world.people["secretary"].pk
    again = actions.register(partner.pk, by=bearer_of(partner), at=NOON + timedelta(hours=2))
    assert again.own_at == NOON
    with pytest.raises(NotAllowed):
        actions.register(partner.pk, by=bearer_of(a_partner(world, "花店")), at=NOON)


def test_nobody_is_named_without_being_asked(world: World) -> None:
    partner = a_partner(world)
    assert queries.shown(world.community.pk, DAY) == []
    with pytest.raises(NotAsked):
        actions.show(partner.pk, True, "", by=world.actor("office"), at=NOON)
    actions.show(partner.pk, True, "paper", by=world.actor("office"), at=NOON)
    assert [row.partner for row in queries.shown(world.community.pk, DAY)] == [partner]
    actions.show(partner.pk, False, "", by=bearer_of(partner), at=NOON)
    assert queries.shown(world.community.pk, DAY) == []


def test_a_look_at_a_number_is_noted_and_the_number_lies_sealed(world: World) -> None:
    partner = a_partner(world)
    actions.set_contact(partner.pk, "王经理", "10012345678", by=bearer_of(partner), at=NOON)
    actions.see_number(partner.pk, by=world.actor("leader"), at=NOON)
    with pytest.raises(NotAllowed):
        actions.see_number(partner.pk, by=world.actor("steward"), at=NOON)
    assert Footprint.objects.filter(action="partner.see_number", object_id=partner.pk).count() == 1
    assert not Partner.objects.filter(phone__contains="10012345678").exists()


def test_whoever_leaves_is_kept_nowhere_and_its_deeds_look_for_others(world: World) -> None:
    partner = a_partner(world)
    link = bearer_of(partner)
    a_tie(world, partner)
    a_tie(world, partner, "giver", start=DAY)
    resource, deed = a_resource(world, partner), a_deed(world, "doing", partner)
    done = a_deed(world, "done", partner)
    actions.set_contact(partner.pk, "王经理", "10012345678", by=link, at=NOON)
    actions.show(partner.pk, True, "link", by=link, at=NOON)
    left = leaving.leave(partner.pk, by=link, at=NOON)
    assert (left.contact, left.phone, left.shown_at) == ("", "", None)
    resource.refresh_from_db()
    deed.refresh_from_db()
    done.refresh_from_db()
    assert resource.end == DAY and deed.stage == "published" and done.stage == "done"
    assert figures.organisations(world.community.pk, DAY + timedelta(days=1)).distinct == 0
    for closed in (lambda: queries.of_link(partner.pk), lambda: actions.describe(partner.pk, "x", by=link, at=NOON)):
        with pytest.raises(Left):
            closed()
    assert actions.take_up(partner.organisation_id, by=world.actor("office"), at=NOON).left_at is None


def test_only_the_office_enters_partners(world: World) -> None:
    for role in ("steward", "leader", "street"):
        with pytest.raises(NotAllowed):
            actions.enter("某店", "merchant", by=world.actor(role), at=NOON)
    partner = a_partner(world)
    with pytest.raises(NotAllowed):
        tying.relate(partner.organisation_id, Tie("merchant", START), by=bearer_of(partner), at=NOON)
    with pytest.raises(NotFound):
        queries.partner(a_world("410305001002", "邻村").actor("office"), partner.pk)


def test_the_database_refuses_what_the_verbs_refuse(world: World) -> None:
    partner = a_partner(world)
    here = {"community": world.community, "entered_at": NOON, "organisation": partner.organisation}
    a_tie(world, partner)
    wrong: list[dict[str, Any]] = [
        {"sort": "merchant", "start": DAY},
        {"sort": "giver", "start": DAY, "end": DAY},
        {"sort": "member", "start": DAY},
        {"sort": "giver", "start": DAY, "to": partner.organisation},
        {"sort": "member", "start": DAY, "to": partner.organisation},
        {"sort": "giver", "start": DAY, "document": "ab"},
    ]
    for columns in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Relation.objects.create(**here | columns)
    for columns in ({"left_at": NOON, "phone": "1"}, {"shown_at": NOON}, {"here_at": NOON}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Partner.objects.filter(pk=partner.pk).update(**columns)


def test_what_was_taken_over_says_so(world: World) -> None:
    partner = a_partner(world, past=True)
    tie = tying.relate(
        partner.organisation_id, Tie("paired", date(2023, 5, 1)), by=world.actor("office"), at=NOON, past=True
    )  # fmt: skip
    assert partner.past and tie.past
