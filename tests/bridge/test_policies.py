"""Policy cards: found by words, asked back, kept true by an owner."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.access.actors import rule
from linli.bridge.models import Policy, Question
from linli.bridge.policies import actions, asking, queries, rules
from linli.bridge.refusals import NotServing
from linli.cases.intake.actions import Said
from linli.cases.models import Case
from linli.foundation.refusals import Missing, NotAllowed
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_world
from tests.projects.lived import a_policy

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine however busy

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def ask(world: World, policy: Policy, words: str = "我妈户口在外地能领吗", **said: object) -> Question:
    return asking.ask(policy.pk, Said(words, **said), by=world.visitor, at=NOON)  # type: ignore[arg-type]


def test_a_card_is_found_by_any_of_its_words_and_falls_off_after_its_day(world: World) -> None:
    policy = a_policy(world, expires=DAY)
    here = world.community.pk
    assert list(queries.shown(here, DAY, words="八十岁 身份证")) == [policy]
    assert not queries.shown(here, DAY, words="八十岁 轮椅")
    assert not queries.shown(here, DAY, topic="child")
    assert not queries.shown(here, DAY + timedelta(days=1))


def test_a_question_is_a_report_of_the_card_s_kind_given_to_its_owner(world: World) -> None:
    question = ask(world, a_policy(world))
    case: Case = question.report.case
    case.refresh_from_db()
    assert (case.kind, case.stage, case.lead) == ("BM01", "assigned", world.people["office"])
    assert Letter.objects.filter(kind="case_assigned", person=world.people["office"]).exists()


def test_a_private_one_is_sealed_and_given_too(world: World) -> None:
    case = ask(world, a_policy(world), private=True).report.case
    case.refresh_from_db()
    assert case.sealed and case.lead == world.people["office"]


def test_where_the_owner_may_not_be_given_it_it_waits_for_triage(world: World) -> None:
    case = ask(world, a_policy(world, lead=world.people["steward"].pk)).report.case
    case.refresh_from_db()
    assert case.stage == "collected"


def test_an_answer_joins_the_card_once_its_owner_finds_it_fit(world: World) -> None:
    policy = a_policy(world)
    question = ask(world, policy)
    with pytest.raises(NotAllowed):
        asking.share(question.pk, "外地户口？", "可以", by=world.actor("worker"), at=NOON)
    with pytest.raises(Missing):
        asking.share(question.pk, "外地户口？", "", by=world.actor("office"), at=NOON)
    asking.share(question.pk, "外地户口？", "不行，要本市户口", by=world.actor("office"), at=NOON)
    assert [one.asked for one in queries.answered(policy)] == ["外地户口？"]
    asking.share(question.pk, "", "", by=world.actor("office"), at=NOON)
    assert queries.answered(policy) == []


def test_an_owner_is_asked_once_and_finds_it_true(world: World) -> None:
    policy = a_policy(world, expires=DAY + timedelta(days=10))
    by = rule("policy", world.community.pk)
    assert queries.to_ask(world.community.pk, DAY) == [policy]
    actions.remind(policy.pk, by=by, at=NOON)
    assert queries.to_ask(world.community.pk, DAY) == []
    assert Letter.objects.get(kind="policy_look").person == world.people["office"]
    actions.find_true(policy.pk, DAY + timedelta(days=400), by=world.actor("office"), at=NOON, version=1)
    assert not queries.to_ask(world.community.pk, DAY + timedelta(days=100))


def test_an_owner_serves_today(world: World) -> None:
    other = a_world(code="410305001002", name="邻村")
    with pytest.raises(NotServing):
        a_policy(world, lead=other.people["office"].pk)


@unhurried
@given(st.none() | DAYS, DAYS, st.none() | DAYS, DAYS)
def test_nobody_is_asked_twice_in_a_month_nor_about_what_needs_no_look(
    expires: date | None, looked: date, asked: date | None, day: date
) -> None:
    told = rules.is_asked(expires, looked, asked, day)
    assert not told or rules.wants_a_look(expires, looked, day)
    assert not told or asked is None or (day - asked).days >= 30
