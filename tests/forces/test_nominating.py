"""From a proposal to the letter: nothing is left out, objections are answered first, and little is kept of the rest."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from linli.access.actors import rule
from linli.audit.models import Footprint
from linli.forces import actions as forces
from linli.forces.actions import Where
from linli.forces.appointing import deciding, figures, gaps, nominating, objecting, queries, thanking
from linli.forces.appointing.deciding import Agreed
from linli.forces.appointing.nominating import Nominee
from linli.forces.appointing.queries import Wanted
from linli.forces.appointing.refusals import (
    LetterGiven,
    NominatedAlready,
    NoticeBehind,
    NoticeRuns,
    NoticeTooShort,
    NoUnit,
    ObjectionOpen,
    ObjectionUpheld,
    RenewedAlready,
)
from linli.forces.models import Nomination, Recognition
from linli.forces.refusals import AlreadyAppointed, NumberTaken, PlaceNeeded, ThroughTheLoop
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep, Stale
from linli.notifications.models import Letter
from linli.people.models import Appointment, Person
from linli.people.queries import consents_of
from tests.builders import DAY, NOON, World, a_world
from tests.forces.nominated import a_nomination, a_term, holder, said

pytestmark = pytest.mark.django_db
AFTER = NOON + timedelta(days=5)


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_nominee_becomes_a_person_with_a_term_only_when_appointed(world: World) -> None:
    before = Person.objects.count()
    found = a_nomination(world, at="noticed")
    assert Person.objects.count() == before
    found = a_nomination(world, at="appointed", name="钱守信")
    assert found.person is not None
    assert found.appointment is not None
    assert (found.person.name, found.person.party_declared, found.party) == ("钱守信", True, None)
    assert found.appointment.micro_grid == world.grids[2]
    assert (found.appointment.source, found.appointment.end is not None) == ("热心居民", True)
    assert consents_of(found.person) == {"card"}


def test_stewards_and_workers_come_by_no_other_door(world: World) -> None:
    for role in ("steward", "worker"):
        with pytest.raises(ThroughTheLoop):
            forces.appoint(
                world.people["office"].pk, role, Where(micro_grid=world.grids[2].pk), by=world.actor("office"),
                at=NOON, start=DAY,
            )  # fmt: skip


def test_no_step_is_left_out(world: World) -> None:
    found, office = a_nomination(world), world.actor("office")
    with pytest.raises(OutOfStep):
        deciding.publish(found.pk, DAY, DAY + timedelta(days=9), by=office, at=NOON)
    with pytest.raises(OutOfStep):
        deciding.opine(found.pk, "support", "", by=world.actor("secretary"), at=NOON)
    with pytest.raises(OutOfStep):
        deciding.appoint(found.pk, DAY, DAY + timedelta(days=9), by=office, at=NOON)


def test_a_notice_hangs_five_days_and_is_waited_for(world: World) -> None:
    found, office = a_nomination(world, at="supported"), world.actor("office")
    with pytest.raises(NoticeTooShort):
        deciding.publish(found.pk, DAY, DAY + timedelta(days=3), by=office, at=NOON)
    with pytest.raises(NoticeBehind):
        deciding.publish(found.pk, DAY - timedelta(days=1), DAY + timedelta(days=9), by=office, at=NOON)
    deciding.publish(found.pk, DAY, DAY + timedelta(days=4), by=office, at=NOON)
    assert [one.pk for one in queries.on_notice(DAY + timedelta(days=4))] == [found.pk]
    assert not queries.on_notice(DAY + timedelta(days=5))
    with pytest.raises(NoticeRuns):
        deciding.appoint(found.pk, DAY, DAY + timedelta(days=90), by=office, at=NOON + timedelta(days=4))
    assert deciding.appoint(found.pk, DAY, DAY + timedelta(days=90), by=office, at=AFTER).role == "steward"


def test_an_objection_is_answered_before_anyone_is_appointed(world: World) -> None:
    found, office = a_nomination(world, at="noticed"), world.actor("office")
    raised = objecting.object_to(found.pk, "她常年不住这里", by=world.visitor, at=NOON)
    term = (DAY + timedelta(days=5), DAY + timedelta(days=900))
    with pytest.raises(ObjectionOpen):
        deciding.appoint(found.pk, *term, by=office, at=AFTER)
    with pytest.raises(NotFound):
        objecting.answer(raised.pk, "已核实", False, by=world.actor("leader"), at=AFTER)
    objecting.answer(raised.pk, "已核实，她每周都在", False, by=world.actor("secretary"), at=AFTER)
    with pytest.raises(OutOfStep):
        objecting.answer(raised.pk, "再答一次", False, by=office, at=AFTER)
    assert deciding.appoint(found.pk, *term, by=office, at=AFTER).pk


def test_an_objection_found_right_ends_it(world: World) -> None:
    found, office = a_nomination(world, at="noticed"), world.actor("office")
    raised = objecting.object_to(found.pk, "她已搬走", by=office, at=NOON, means="paper", contact="3楼李")
    objecting.answer(raised.pk, "属实", True, by=office, at=AFTER)
    with pytest.raises(ObjectionUpheld):
        deciding.appoint(found.pk, DAY, DAY + timedelta(days=90), by=office, at=AFTER)
    ended = deciding.refuse(found.pk, "objection", "", by=office, at=AFTER)
    assert (ended.stage, ended.party, ended.card) == ("not_appointed", None, False)


def test_what_is_said_in_an_objection_lies_sealed_and_leaves_no_words_in_footprints(world: World) -> None:
    found = a_nomination(world, at="noticed")
    objecting.object_to(found.pk, "她已搬走", by=world.visitor, at=NOON, contact="李")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, contact FROM forces_objection")
        assert "搬走" not in str(cursor.fetchall())
        cursor.execute("SELECT name, phone, reason FROM forces_nomination")
        assert "齐秀兰" not in str(cursor.fetchall())
    assert not Footprint.objects.filter(action__startswith="nomination", words__isnull=False).exists()


def test_without_the_party_committee_s_support_it_ends_and_says_why(world: World) -> None:
    found, secretary = a_nomination(world, at="agreed"), world.actor("secretary")
    with pytest.raises(Missing):
        deciding.opine(found.pk, "against", " ", by=secretary, at=NOON)
    with pytest.raises(NotAllowed):
        deciding.opine(found.pk, "support", "", by=world.actor("office"), at=NOON)
    ended = deciding.opine(found.pk, "against", "同户已有一名邻长", by=secretary, at=NOON)
    assert (ended.stage, ended.ended_why) == ("not_appointed", "opinion")


def test_a_nominee_may_go_at_any_time_by_the_link_and_need_not_say_why(world: World) -> None:
    for stage in ("nominated", "agreed", "supported", "noticed"):
        found = a_nomination(world, at=stage)
        ended = deciding.withdraw(found.pk, "", by=holder(found), at=NOON)
        assert (ended.stage, ended.ended_why) == ("withdrawn", "nominee")
    other = a_nomination(world)
    with pytest.raises(NotAllowed):
        deciding.agree(other.pk, Agreed(means="link"), by=holder(found), at=NOON)


def test_names_of_those_not_appointed_are_forgotten_after_a_while(world: World) -> None:
    found, by = a_nomination(world), rule("retention", world.community.pk)
    deciding.withdraw(found.pk, "nominator", by=world.actor("office"), at=NOON)
    with pytest.raises(OutOfStep):
        deciding.forget(found.pk, by=by, at=NOON + timedelta(days=80))
    late = NOON + timedelta(days=91)
    assert [one.pk for one in queries.nameless(late)] == [found.pk]
    gone = deciding.forget(found.pk, by=by, at=late)
    assert (gone.name, gone.phone, gone.reason, gone.role) == ("", "", "", "steward")
    assert not queries.nameless(late)


def test_a_leader_sent_by_a_unit_goes_the_short_way(world: World) -> None:
    where, office = Where(general_grid=world.generals[1].pk), world.actor("office")
    found = a_nomination(
        world, role="leader", where=where, proposer="unit", unit="柳荫路街道", unit_letter="街办〔2026〕3号"
    )
    assert found.way == "unit"
    made = deciding.appoint(found.pk, DAY, DAY + timedelta(days=900), by=office, at=NOON)
    assert (made.role, made.general_grid) == ("leader", world.generals[1])
    for bad in ({"unit": "某单位", "unit_letter": "1号"}, {"role": "leader", "where": where, "unit": "某单位"}):
        with pytest.raises(NoUnit):
            a_nomination(world, **bad)


def test_nobody_is_nominated_twice_and_a_number_belongs_to_one(world: World) -> None:
    office = world.actor("office")
    a_nomination(world, phone="13800001111")
    with pytest.raises(NominatedAlready):
        a_nomination(world, phone="13800001111")
    with pytest.raises(NumberTaken):
        a_nomination(world, phone=world.people["steward"].phone)
    with pytest.raises(AlreadyAppointed):
        nominating.nominate(
            Nominee(person=world.people["steward"].pk), said(world, where=Where(micro_grid=world.grids[0].pk)),
            by=office, at=NOON,
        )  # fmt: skip
    with pytest.raises(PlaceNeeded):
        a_nomination(world, where=Where())
    with pytest.raises(NotAllowed):
        nominating.nominate(Nominee("某人"), said(world), by=world.actor("leader"), at=NOON)


def test_a_stale_page_changes_nothing_and_a_repeated_token_does_it_once(world: World) -> None:
    found = a_nomination(world)
    with pytest.raises(Stale):
        deciding.agree(found.pk, Agreed(), by=world.actor("office"), at=NOON, version=7)
    token = found.pk
    for _ in range(2):
        deciding.agree(found.pk, Agreed(), by=world.actor("office"), at=NOON, version=1, token=token)
    assert Nomination.objects.get(pk=found.pk).version == 2


def test_letters_say_who_is_waited_for_and_name_nobody(world: World) -> None:
    found = a_nomination(world, at="noticed")
    objecting.object_to(found.pk, "有意见", by=world.visitor, at=NOON)
    kinds = list(Letter.objects.order_by("posted_at", "id").values_list("kind", flat=True))
    assert kinds == ["nomination_asked", "nomination_opinion", "objection_raised"]
    assert not any("齐" in str(letter.params) for letter in Letter.objects.all())


def test_another_term_needs_their_word_and_an_opinion_and_no_notice(world: World) -> None:
    held, office = a_term(world), world.actor("office")
    assert [one.pk for one in queries.terms_ending(world.community.pk, DAY)] == [held.pk]
    again = nominating.renew(held.pk, by=office, at=NOON)
    with pytest.raises(RenewedAlready):
        nominating.renew(held.pk, by=office, at=NOON)
    deciding.agree(again.pk, Agreed(), by=office, at=NOON)
    deciding.opine(again.pk, "support", "", by=world.actor("secretary"), at=NOON)
    assert held.end is not None
    made = deciding.appoint(again.pk, held.end, held.end + timedelta(days=1000), by=office, at=NOON)
    assert (made.person, made.micro_grid, made.start) == (held.person, held.micro_grid, held.end)
    assert not queries.terms_ending(world.community.pk, DAY)


def test_papers_handed_over_are_counted_and_a_letter_is_given_once(world: World) -> None:
    held, office = Appointment.objects.get(person=world.people["steward"]), world.actor("office")
    letter = thanking.hand_letter(held.pk, by=office, at=NOON)
    assert letter.duties_version == 1
    with pytest.raises(LetterGiven):
        thanking.hand_letter(held.pk, by=office, at=NOON)
    with pytest.raises(Missing):
        thanking.thank(held.pk, " ", by=office, at=NOON)
    thanking.thank(held.pk, "停水那三天挨家送水", by=office, at=NOON)
    ended = thanking.part(held.pk, DAY + timedelta(days=1), "三年来帮了许多邻居", by=office, at=NOON)
    assert ended.end == DAY + timedelta(days=1)
    community = world.community.pk
    assert (figures.letters_given(community), figures.recognitions_given(community)) == (1, 2)
    assert figures.recognitions_given(community, DAY + timedelta(days=1)) == 0


def test_figures_count_people_once_and_show_a_share_of_those_who_said_it(world: World) -> None:
    community = world.community.pk
    forces.instate(
        world.people["steward"].pk, "steward", Where(micro_grid=world.grids[2].pk), by=world.actor("office"), at=NOON,
        start=DAY,
    )  # fmt: skip
    Person.objects.filter(name="steward").update(party_declared=True)
    counted = figures.stewards(community, DAY)
    assert (counted.people, counted.posts, counted.said, counted.members) == (2, 3, 1, 1)
    assert not counted.share_is_shown
    spread = figures.grids_by_stewards(community, DAY)
    assert (spread.none, spread.one, spread.more) == (1, 3, 0)
    assert figures.led_grids(community, DAY) == (2, 2)
    assert figures.everyone(community, DAY).people == 11


def test_gaps_are_places_and_a_specialist_covers_the_place_of_the_post(world: World) -> None:
    person = Person.objects.create(community=world.community, name="赵电工", phone="20000000001")
    post: dict[str, Any] = {"community": world.community, "person": person, "role": "specialist", "start": DAY}
    Appointment.objects.create(**post, profession="power", general_grid=world.generals[0])
    Appointment.objects.create(**post, profession="water")
    covers = {cover.profession.value: cover for cover in gaps.professions(world.community.pk, DAY)}
    assert covers["power"].wanting == [world.generals[1]]
    assert covers["water"].is_whole
    assert covers["gas"].wanting == list(world.generals)
    by_compound = {cover.profession.value: cover for cover in gaps.professions(world.community.pk, DAY, "compound")}
    assert by_compound["power"].wanting == [world.compounds[1]]
    found = figures.specialists(world.community.pk, DAY)
    assert (found.people, found.posts, found.professions, found.of) == (1, 2, 2, 10)


def test_what_waits_longest_stands_first_and_a_leader_sees_nothing(world: World) -> None:
    a_nomination(world, name="乙", when=NOON + timedelta(hours=1))
    first = a_nomination(world, name="甲")
    assert queries.nominations(world.actor("office"), Wanted())[0] == first
    assert not queries.nominations(world.actor("leader"), Wanted())
    assert queries.counted(world.actor("secretary")) == {"nominated": 2}


@pytest.mark.parametrize(
    "broken",
    [
        {"stage": "appointed"},
        {"stage": "supported"},
        {"stage": "noticed", "opinion": "support", "agreed_at": NOON},
        {"stage": "withdrawn"},
        {"stage": "somewhere"},
        {"way": "unit"},
        {"way": "renewal"},
        {"name": ""},
        {"notice_from": DAY, "notice_until": DAY - timedelta(days=1)},
    ],
    ids=str,
)
def test_the_database_refuses_a_nomination_out_of_step(world: World, broken: dict[str, Any]) -> None:
    found = a_nomination(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=found.pk).update(**broken)


def test_the_database_keeps_one_letter_and_thanks_with_words(world: World) -> None:
    held = Appointment.objects.get(person=world.people["steward"])
    row: dict[str, Any] = {
        "community": world.community, "person": held.person, "appointment": held, "day": DAY, "given_at": NOON,
        "given_by": world.people["office"],
    }  # fmt: skip
    Recognition.objects.create(kind="letter", **row)
    for kind in ("letter", "thanks"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recognition.objects.create(kind=kind, **row)
