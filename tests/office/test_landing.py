"""A workbook becomes land and people once, and comes out again without loss."""

from dataclasses import replace
from datetime import timedelta

import pytest

from linli.audit.models import Footprint
from linli.foundation.refusals import Missing, NotAllowed
from linli.office import taking, uploads
from linli.office.landing import actions as landing
from linli.office.landing.changes import WouldClash
from linli.office.landing.export import rows_of
from linli.office.uploads import NotAccepted
from linli.office.workbook import checking, writing
from linli.office.workbook.rows import PersonRow, Rows
from linli.office.workbook.sample.whole import sample
from linli.people.models import Appointment, Organisation, Person
from linli.people.queries import strength
from linli.territory.models import Building, Compound, GeneralGrid, Membership, MicroGrid, Stairwell
from linli.territory.queries import grids_in_force
from tests.builders import DAY, NOON, World, a_world

pytestmark = pytest.mark.django_db
TABLES = (GeneralGrid, Compound, Building, Stairwell, MicroGrid, Membership, Organisation, Person, Appointment)


@pytest.fixture
def world() -> World:
    """Only an office: its land is brought by the workbook."""
    world = a_world()
    Membership.objects.all().delete()
    Appointment.objects.exclude(role__in=["office", "secretary", "admin"]).delete()
    for table in (MicroGrid, Stairwell, Building, Compound, GeneralGrid):
        table.objects.all().delete()
    return world


def counts() -> list[int]:
    return [table.objects.count() for table in TABLES]


def test_the_sample_has_the_article_s_counts(world: World) -> None:
    landing.load(sample(), by=world.actor("office"), at=NOON)
    here = world.community.pk
    serving = strength(here, DAY)
    assert Compound.objects.count() == 15
    assert grids_in_force(here, DAY).count() == 84
    assert all(30 <= grid.households <= 80 for grid in grids_in_force(here, DAY))  # type: ignore[attr-defined]
    assert (serving["steward"].people, serving["steward"].party_declared) == (112, 73)
    assert (serving["worker"].people, serving["specialist"].people, serving["leader"].posts) == (143, 45, 11)
    branches = Organisation.objects.filter(kind="branch")
    assert (branches.count(), sum(b.members or 0 for b in branches)) == (24, 1193)


def test_every_door_is_in_exactly_one_micro_grid(world: World) -> None:
    landing.load(sample(), by=world.actor("office"), at=NOON)
    households = sum(grid.households for grid in grids_in_force(world.community.pk, DAY))  # type: ignore[attr-defined]
    assert households == sum(s.households for s in Stairwell.objects.all())


def test_a_trial_writes_nothing(world: World) -> None:
    before = counts()
    desk = landing.try_out(sample(), by=world.actor("office"), at=NOON)
    assert desk.counts()["compound"] == {"new": 15}
    assert counts() == before


def test_loading_the_same_again_changes_nothing(world: World) -> None:
    by = world.actor("office")
    landing.load(sample(), by=by, at=NOON)
    before = counts()
    again = landing.load(sample(), by=by, at=NOON + timedelta(days=3))
    assert not again.changes_anything()
    assert counts() == before


@pytest.mark.parametrize("numbers", [True, False])
def test_an_export_loads_again_without_a_change(world: World, numbers: bool) -> None:
    by = world.actor("office")
    landing.load(sample(), by=by, at=NOON)
    book = writing.write(rows_of(world.community, DAY, numbers=numbers), numbers=numbers)
    draft = uploads.draft_of(book, world.community, NOON)
    assert not draft.problems
    desk = landing.load(draft, by=by, at=NOON)
    assert [change for change in desk.changes if change.kind != "same"] == []


def test_the_sample_as_a_file_reads_as_the_sample(world: World) -> None:
    draft = checking.load(writing.write(sample(), numbers=True))
    assert not draft.problems
    desk = landing.load(draft, by=world.actor("office"), at=NOON)
    assert desk.counts()["micro_grid"] == {"new": 84}


def test_a_row_no_longer_present_is_listed_and_left_as_it_is(world: World) -> None:
    by, rows = world.actor("office"), sample()
    landing.load(rows, by=by, at=NOON)
    before = counts()
    desk = landing.load(replace(rows, compounds=rows.compounds[1:]), by=by, at=NOON)
    assert [c.name for c in desk.changes if c.kind == "absent" and c.what == "compound"] == [rows.compounds[0].name]
    assert counts() == before


def test_a_stairwell_given_to_another_grid_keeps_its_history(world: World) -> None:
    by, rows = world.actor("office"), sample()
    landing.load(rows, by=by, at=NOON)
    first = next(row for row in rows.stairwells if row.micro_grid)
    other = next(row.micro_grid for row in rows.stairwells if row.micro_grid not in ("", first.micro_grid))
    moved = replace(rows, stairwells=tuple(replace(r, micro_grid=other) if r is first else r for r in rows.stairwells))
    landing.load(moved, by=by, at=NOON + timedelta(days=10))
    held = Membership.objects.filter(stairwell__name=first.stairwell, stairwell__building__name=first.building)
    held = held.filter(stairwell__compound__name=first.compound).order_by("start")
    days = [(m.micro_grid.code, m.start, m.end) for m in held]
    change = DAY + timedelta(days=10)
    assert days == [(first.micro_grid, days[0][1], change), (other, change, None)]


def test_another_name_under_a_known_number_is_asked_and_nothing_is_written(world: World) -> None:
    known = world.people["steward"]
    rows = Rows(people=(PersonRow(name="另一个人", phone=known.phone, role="steward"),))
    with pytest.raises(WouldClash):
        landing.load(rows, by=world.actor("office"), at=NOON)


def test_only_the_office_loads(world: World) -> None:
    with pytest.raises(NotAllowed):
        landing.load(sample(), by=world.actor("secretary"), at=NOON)


def test_a_workbook_with_problems_waits_until_someone_accepts_to_leave_rows_out(world: World) -> None:
    rows = sample()
    spoiled = replace(
        rows, stairwells=(*rows.stairwells, replace(rows.stairwells[0], building="9号楼", micro_grid="没有"))
    )
    book, by = writing.write(spoiled, numbers=True), world.actor("office")
    trial = uploads.try_out(book, by=by, at=NOON)
    assert [problem.sheet for problem in trial.draft.problems] == ["楼栋单元"]
    kept = uploads.keep("社区.xlsx", book, trial, by=by, at=NOON)
    before = counts()
    with pytest.raises(NotAccepted):
        uploads.load(kept.pk, by=by, at=NOON)
    assert counts() == before
    uploads.load(kept.pk, by=by, at=NOON, accept=True)
    assert MicroGrid.objects.count() == 84


def test_an_export_with_numbers_needs_a_reason_and_leaves_a_footprint(world: World) -> None:
    by = world.actor("office")
    with pytest.raises(Missing):
        taking.take_out(True, "", by=by, at=NOON)
    taking.take_out(True, "应急演练通讯录", by=by, at=NOON)
    left = Footprint.objects.get(action="person.export")
    assert left.words and left.words.text == "应急演练通讯录"


def test_an_export_without_numbers_holds_none(world: World) -> None:
    by = world.actor("office")
    draft = checking.load(taking.take_out(by=by, at=NOON))
    assert {row.phone for row in draft.people} == {""}
