"""Which open matters may be the same: found by what was said, never offered to whoever may not read them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from linli.cases.alike import likely
from linli.cases.alike.finding import Alike, alike
from linli.cases.intake.actions import Said, report
from linli.cases.matter import actions, joining, judging
from linli.cases.matter.erasing import erase_report
from linli.cases.models import Case, Report, Sign
from linli.territory.queries import Place, place_of_compound
from tests.builders import NOON, World, a_report, a_world

pytestmark = pytest.mark.django_db
LAMP = "楼道灯坏了三天，老人上楼摸着墙走"


@pytest.fixture
def world() -> World:
    return a_world()


def found(world: World, case: Case, who: str = "leader") -> list[Alike]:
    fresh = Case.objects.select_related("stairwell").get(pk=case.pk)
    return alike(fresh, list(fresh.reports.order_by("at")), world.actor(who))


def codes(one: Alike) -> list[str]:
    return [reason.code for reason in one.reasons]


def test_the_same_matter_of_the_same_stairwell_comes_first_and_says_why(world: World) -> None:
    first = a_report(world, LAMP).case
    a_report(world, "楼道灯不亮", place=1)
    case = a_report(world, "楼道灯还是不亮，老人上楼看不见", at=NOON + timedelta(hours=2)).case
    best = found(world, case)[0]
    assert (best.case, best.weak, best.hours) == (first, False, 2)
    assert codes(best) == ["stairwell", "kind", "words", "today"]
    assert "楼道灯" in best.reasons[2].words


def test_another_matter_of_the_same_place_stays_apart(world: World) -> None:
    a_report(world, "电梯把人困住了")
    assert found(world, a_report(world, LAMP).case) == []


def test_the_same_words_in_another_compound_are_another_matter(world: World) -> None:
    a_report(world, LAMP, place=2)
    assert found(world, a_report(world, LAMP).case, "office") == []


def test_the_same_matter_without_its_place_is_offered_as_a_hint(world: World) -> None:
    first = a_report(world, LAMP).case
    said = Said("楼道灯坏了，老人上楼摸着墙走，麻烦修一下")
    case = report(Place(world.community.pk, words="柳荫社区"), said, by=world.actor("office"), at=NOON).case
    (best,) = found(world, case, "office")
    assert (best.case, best.weak) == (first, True)
    assert "unknown" in codes(best)


def test_somewhere_in_the_compound_is_a_place_too(world: World) -> None:
    first = a_report(world, LAMP).case
    place = place_of_compound(world.compounds[0])
    case = report(place, Said("楼道灯坏了，老人摸黑"), by=world.actor("office"), at=NOON).case
    assert [(one.case, one.weak) for one in found(world, case, "office")] == [(first, False)]


def test_private_matters_are_offered_only_to_those_who_may_read_them_and_only_beside_private_ones(world: World) -> None:
    words = "我们两口子想请人调解，天天吵架"
    private = a_report(world, words, private=True).case
    other = a_report(world, words, private=True).case
    assert private.sealed and [one.case for one in found(world, other)] == [private]
    assert found(world, other, "steward") == []
    assert private not in [one.case for one in found(world, a_report(world, LAMP).case)]


def test_what_is_over_is_not_offered(world: World) -> None:
    first, case = a_report(world, LAMP).case, a_report(world, LAMP).case
    done = actions.Result("solved", "换了灯泡")
    actions.resolve_on_spot(first.pk, done, by=world.actor("steward"), at=NOON, version=first.version)
    assert found(world, case) == []


def test_what_was_joined_is_found_by_the_words_of_either_and_apart_again_by_its_own(world: World) -> None:
    lamp, litter = a_report(world, LAMP).case, a_report(world, "楼下垃圾堆了一周没人收，苍蝇乱飞").case
    leader = world.actor("leader")
    joining.merge(litter.pk, lamp.pk, by=leader, at=NOON, version=litter.version)
    case = a_report(world, "垃圾又堆起来没人收，苍蝇乱飞").case
    assert [one.case for one in found(world, case)] == [lamp]
    version = Case.objects.get(pk=litter.pk).version
    joining.unmerge(litter.pk, "不是一回事", by=leader, at=NOON, version=version)
    assert [one.case for one in found(world, case)] == [litter]


def test_a_kind_that_a_person_sets_is_what_it_is_found_by(world: World) -> None:
    first, case = a_report(world, "那个东西又不行了").case, a_report(world, "麻烦过来看看").case
    for one in (first, case):
        actions.confirm_kind(one.pk, "FW03", by=world.actor("leader"), at=NOON, version=one.version)
    assert [(one.case, codes(one)[:2]) for one in found(world, case)] == [(first, ["stairwell", "kind"])]


def test_of_a_kind_that_was_wrong_no_sign_is_left(world: World) -> None:
    case = a_report(world, LAMP).case
    kept = Sign.objects.count()
    case = actions.confirm_kind(case.pk, "JJ02", by=world.actor("leader"), at=NOON, version=case.version)
    assert Sign.objects.count() == kept
    done = actions.Result("solved", "换了灯泡")
    actions.resolve_on_spot(case.pk, done, by=world.actor("steward"), at=NOON, version=case.version)
    assert Sign.objects.count() == 0


def test_erased_words_leave_no_sign(world: World) -> None:
    kinds = "SELECT id FROM cases_sign"
    said = a_report(world, LAMP)
    before = {row.id for row in Sign.objects.raw(kinds)}
    erase_report(said.pk, by=world.actor("office"), at=NOON)
    left = {row.id for row in Sign.objects.raw(kinds)}
    assert len(left) == 2 < len(before)
    assert bytes(Report.objects.get(pk=said.pk).signs) == b""


def test_what_is_over_keeps_no_sign_and_what_goes_on_after_all_has_them_again(world: World) -> None:
    first, case = a_report(world, LAMP).case, a_report(world, LAMP).case
    kept = Sign.objects.count()
    done = actions.Result("solved", "换了灯泡")
    case = actions.resolve_on_spot(case.pk, done, by=world.actor("steward"), at=NOON, version=case.version)
    assert Sign.objects.count() == kept / 2
    case = judging.send_back(case.pk, "还是不亮", by=world.actor("leader"), at=NOON, version=case.version)
    assert Sign.objects.count() == kept
    assert [one.case for one in found(world, first)] == [case]


def test_closed_matters_never_crowd_out_an_open_one(world: World) -> None:
    first = a_report(world, LAMP).case
    for _ in range(likely.LIKELIEST + 1):
        over = a_report(world, LAMP).case
        done = actions.Result("solved", "换了灯泡")
        actions.resolve_on_spot(over.pk, done, by=world.actor("steward"), at=NOON, version=over.version)
    assert [one.case for one in found(world, a_report(world, LAMP).case)] == [first]


def test_two_questions_find_it_however_many_are_open(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    for number in range(30):
        a_report(world, f"{LAMP}{number}", place=number % 2)
    case = Case.objects.select_related("stairwell").get(pk=a_report(world, LAMP).case_id)
    said, leader = list(case.reports.all()), world.actor("leader")
    with django_assert_num_queries(2):
        best = alike(case, said, leader)
        assert [(one.case.lead, one.case.micro_grid, one.case.title) for one in best]
    assert len(best) == 5
