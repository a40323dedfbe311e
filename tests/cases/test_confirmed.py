"""What an installation learns from: kinds that a person set or confirmed, nothing private, nothing erased."""

import pytest

from linli.cases.matter.actions import confirm_kind
from linli.cases.matter.confirmed import confirmed
from linli.cases.matter.erasing import erase_report
from linli.cases.models import Case
from tests.builders import NOON, World, a_case, a_report, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def said(world: World, case: Case, kind: str) -> None:
    confirm_kind(case.pk, kind, by=world.actor("leader"), at=NOON, version=case.version)


def test_a_kind_that_a_person_set_is_a_label_and_a_suggestion_is_none(world: World) -> None:
    a_report(world, "没有人看过这一条")
    a_case(world, at="assigned")
    case = a_report(world, "院里想要一个鸟窝观察箱").case
    said(world, case, "JJ02")
    assert [(kind, words) for kind, words, _ in confirmed()] == [("JJ02", "院里想要一个鸟窝观察箱")]


def test_what_was_changed_later_is_learnt_as_it_is_now(world: World) -> None:
    case = a_report(world, "院里想要一个鸟窝观察箱").case
    said(world, case, "JJ02")
    said(world, Case.objects.get(pk=case.pk), "HJ03")
    assert [kind for kind, _, _ in confirmed()] == ["HJ03"]


def test_nothing_private_and_nothing_erased_is_learnt(world: World) -> None:
    private, erased = a_report(world, "我们想请人调解", private=True), a_report(world, "楼道灯坏了")
    for one, kind in ((private, "TJ01"), (erased, "FW03")):
        said(world, one.case, kind)
    erase_report(erased.pk, by=world.actor("office"), at=NOON)
    assert confirmed() == []
