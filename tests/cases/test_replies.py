"""What reporters are told when the work ends: drafted from the records alone, and what no record says is known."""

from datetime import timedelta

import pytest

from linli.audit import queries as footprints
from linli.audit.models import Footprint
from linli.cases import queries, replies
from linli.cases.intake.actions import add_words
from linli.cases.models import Case, Report
from linli.engines.drafts import checked
from tests.builders import NOON, World, a_case, a_world

AT = NOON + timedelta(days=2)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def parts(world: World) -> tuple[Case, list[Report], list[Footprint]]:
    case = a_case(world, at="handling")
    add_words(case.pk, "换了3个灯座，花了86元", by=world.actor("leader"), at=NOON)
    case.refresh_from_db()
    return case, queries.reports_of(case), list(footprints.told_of(object_id=case.pk))


def test_each_way_of_ending_has_a_draft_whose_numbers_stand_in_a_record(world: World) -> None:
    case, reports, feet = parts(world)
    made = replies.drafts(case, reports, feet, AT)
    assert len(made) == 4
    known = replies.ground(case, reports, feet, AT)
    assert all(checked(text, known).is_good and (case.title or case.place_words) in text for _name, text in made)


def test_what_was_written_about_the_matter_may_be_told_and_nothing_else(world: World) -> None:
    case, reports, feet = parts(world)
    known = replies.ground_of(case, reports, feet, AT, {"圆满": "写结果"})
    assert checked("换了3个灯座，花了86元", known).is_good
    wrong = checked("圆满：换了7个灯座，花了95元，2031年1月9日再来", known).problems
    assert [one.text for one in wrong] == ["圆满", "7", "95元", "2031年1月9日"]
