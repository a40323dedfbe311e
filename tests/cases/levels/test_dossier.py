"""The one page for whoever decides: from the records, without names or numbers, and of a private matter no words."""

from datetime import timedelta

import pytest

from linli.cases.levels.dossier import draft, without_names
from linli.cases.matter import pausing
from linli.cases.models import Case
from tests.builders import NOON, World, a_case, a_world
from tests.cases.callouts.called import a_call, a_specialist, response_of, walked

pytestmark = pytest.mark.django_db
DUTIES = {"供电员": "供电员"}


@pytest.fixture
def world() -> World:
    return a_world()


def a_stuck_matter(world: World, **said: str) -> Case:
    case = a_case(world, at="handling", name="李大爷", phone="10012345678", **said)
    one = a_specialist(world, "赵电工")
    walked(response_of(a_call(world, case, one), one), "declined")
    case.refresh_from_db()
    words = "等李大爷和赵电工商量，电话 138 0000 1111"
    until = NOON + timedelta(days=9)
    return pausing.wait(case.pk, words, until, by=world.actor("leader"), at=NOON, version=case.version)


def test_it_says_what_where_since_when_and_what_was_tried(world: World) -> None:
    page = draft(a_stuck_matter(world, words="整栋楼停电两次"), "停电", DUTIES, NOON + timedelta(days=5))
    for said in ("整栋楼停电两次", "1号院 1号楼 1单元", "2026-10-12", "5", "表后线路不归我们", "物业", "商量"):
        assert said in page, said


def test_no_name_and_no_number_is_left_in_it(world: World) -> None:
    page = draft(a_stuck_matter(world, words="李大爷家停电，打 10012345678"), "停电", DUTIES, NOON)
    for name in ("李大爷", "赵电工", "138", "1111", "10012345678"):
        assert name not in page, name


def test_of_a_private_matter_it_gives_kind_compound_and_times_and_nothing_that_was_said(world: World) -> None:
    page = draft(a_stuck_matter(world, words="儿子夜里摔东西", kind="TJ06"), "家庭矛盾", DUTIES, NOON)
    assert "家庭矛盾" in page
    assert "1号院" in page
    for said in ("摔东西", "1单元", "表后线路", "商量"):
        assert said not in page, said


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("打 13800001111 或 0379-60000001", "打 … 或 …"),
        ("从2026-10-12起，第2026100003件，8000元", "从2026-10-12起，第2026100003件，8000元"),
        ("王五和王五一", "某某和某某"),
    ],
)
def test_numbers_go_and_days_and_sums_stay(text: str, clean: str) -> None:
    assert without_names(text, ["王五", "王五一", "五"]) == clean
