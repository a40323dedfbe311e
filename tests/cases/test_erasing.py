"""What tells of a person is erased on request and in time; what happened stays."""

from datetime import timedelta

import pytest

from linli.access.actors import rule
from linli.audit.models import Footprint, Words
from linli.cases.intake.actions import add_words
from linli.cases.matter import actions, joining
from linli.cases.matter.erasing import erase_case, erase_report
from linli.cases.models import Addition, Case, Photo, Report
from linli.cli import due
from linli.foundation.refusals import NotAllowed
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case, a_report, a_world, bearer_of

pytestmark = pytest.mark.django_db
SECRET = "三单元楼道灯不亮了，王小明说的"
DAY = timedelta(days=1)


@pytest.fixture
def world() -> World:
    return a_world()


def everything_stored() -> str:
    """Every text that any table still holds about matters."""
    parts = [*Words.objects.values_list("text", flat=True), *Addition.objects.values_list("words", flat=True)]
    for case in Case.objects.all():
        parts += [case.title, case.answer, str(case.suggestion)]
    for report in Report.objects.all():
        parts += [report.words, report.contact_name, report.phone]
    parts += [f"{letter.number}{letter.params}" for letter in Letter.objects.all()]
    return "\n".join(parts)


def test_a_reporter_has_the_own_report_erased_and_the_matter_goes_on(world: World) -> None:
    report = a_report(world, words=SECRET, phone="10000000001", name="王小明")
    Photo.objects.create(community=world.community, report=report, file="a.jpg", width=1, height=1)
    add_words(report.case_id, SECRET, by=bearer_of(report), at=NOON, report_id=report.pk)
    gone = erase_report(report.pk, by=bearer_of(report), at=NOON + DAY)
    assert (gone.words, gone.phone, gone.contact_name, gone.erased_at) == ("", "", "", NOON + DAY)
    assert not Photo.objects.exists()
    case = Case.objects.get()
    assert (case.title, case.stage) == ("", "collected")


def test_nobody_erases_the_report_of_another_but_the_office(world: World) -> None:
    mine, other = a_report(world), a_report(world)
    for by in (bearer_of(other), world.actor("steward"), world.actor("leader"), world.visitor):
        with pytest.raises(NotAllowed):
            erase_report(mine.pk, by=by, at=NOON)
    assert erase_report(mine.pk, by=world.actor("office"), at=NOON).erased_at


def test_one_of_two_reports_erased_leaves_the_words_of_the_other(world: World) -> None:
    one, other = a_report(world, words=SECRET), a_report(world, words="灯坏了")
    joining.merge(one.case_id, other.case_id, by=world.actor("leader"), at=NOON, version=1)
    erase_report(one.pk, by=bearer_of(Report.objects.get(pk=one.pk)), at=NOON)
    assert Report.objects.get(pk=other.pk).words == "灯坏了"
    assert Case.objects.get(pk=other.case_id).title == "灯坏了"


def test_words_declined_for_a_lawful_way_are_gone_within_a_day(world: World) -> None:
    report = a_report(world, words=SECRET, phone="10000000001")
    actions.decline(report.case_id, "信访局", by=world.actor("leader"), at=NOON, version=1)
    assert due.do_all(NOON + DAY - timedelta(seconds=1))["erased"] == 0
    assert SECRET in everything_stored()
    assert due.do_all(NOON + DAY)["erased"] == 1
    assert SECRET not in everything_stored()
    assert "10000000001" not in everything_stored()
    assert Case.objects.get().owner == "信访局"


def test_a_closed_simple_matter_tells_of_nobody_after_a_year_and_still_counts(world: World) -> None:
    case = a_case(world, at="closed", words=SECRET, phone="10000000001")
    add_words(case.pk, SECRET, by=world.actor("leader"), at=NOON)
    assert case.complexity == "simple"
    assert case.closed_at
    assert due.do_all(case.closed_at + 364 * DAY)["erased"] == 0
    assert due.do_all(case.closed_at + 365 * DAY)["erased"] == 1
    assert SECRET not in everything_stored()
    kept = Case.objects.get(pk=case.pk)
    assert (kept.outcome, kept.verdict, kept.resolved_at, kept.title) == ("solved", "satisfied", case.resolved_at, "")
    assert due.do_all(case.closed_at + 400 * DAY)["erased"] == 0


def test_erasing_leaves_every_footprint_and_one_of_its_own(world: World) -> None:
    case = a_case(world, at="closed", words=SECRET)
    before = Footprint.objects.filter(object_id=case.pk).count()
    erase_case(case.pk, by=rule("retention", world.community.pk), at=NOON + 400 * DAY)
    prints = Footprint.objects.filter(object_id=case.pk)
    assert prints.count() == before + 1
    assert prints.filter(action="case.erase", actor="retention").count() == 1
    assert not Words.objects.exclude(text="").exists()
