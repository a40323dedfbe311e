"""What is noted of a gathering: sales go to the fund, farmers' weights are added once, figures say what they count."""

from datetime import date, timedelta

import pytest

from linli.fund.giving import stating
from linli.fund.models import Gift, Statement
from linli.projects.counting import Heads
from linli.projects.gatherings import figures, noting, planning, queries
from linli.projects.gatherings.planning import Plan
from linli.projects.groups.registering import Profile, register
from linli.projects.models import Edition
from linli.projects.refusals import NotShared, NoWhole, PartTooLarge
from tests.builders import DAY, NOON, a_world
from tests.fund.giving.given import an_agreement, merchant_of
from tests.fund.ground import Fund, a_fund
from tests.projects.held import a_series, a_stall, an_edition, held, opened

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)


@pytest.fixture
def fund() -> Fund:
    return a_fund(a_world())


def market(fund: Fund) -> Edition:
    """A market that was held, with two sharing stalls and one that does not."""
    world = fund.world
    edition = an_edition(world)
    for name in ("柳荫粮油店", "槐香面馆"):
        a_stall(edition, world, an_agreement(fund), name=name)
    a_stall(edition, world, name="旧物摊")
    return held(opened(edition, world), world)


def test_one_form_states_the_sales_of_all_merchants_to_the_fund(fund: Fund) -> None:
    edition, office = market(fund), fund.world.actor("office")
    first, second = queries.sharing(edition)
    noting.state_sales(edition.pk, {first.pk: (100_000, 0), second.pk: (50_000, 5_000)}, by=office, at=LATER)
    rows = queries.settling(edition)
    assert [(one.state, one.fen) for one in rows] == [("due", 2_000), ("due", 900)]
    assert Statement.objects.filter(event=edition.name, day=edition.day).count() == 2
    sums = queries.result(rows)
    assert (sums.sales, sums.due, sums.settled, sums.stated, sums.lacking) == (145_000, 2_900, 0, 2, 0)


def test_all_or_none_are_stated(fund: Fund) -> None:
    edition, office = market(fund), fund.world.actor("office")
    first, *_rest = queries.sharing(edition)
    plain = edition.stalls.get(name="旧物摊")
    with pytest.raises(NotShared):
        noting.state_sales(edition.pk, {first.pk: (100_000, 0), plain.pk: (1, 0)}, by=office, at=LATER)
    assert not Statement.objects.exists() and not Gift.objects.exists()


def test_the_merchants_own_statement_is_the_editions(fund: Fund) -> None:
    edition = market(fund)
    stall = queries.sharing(edition)[0]
    assert stall.agreement is not None
    assert queries.to_state(stall.agreement) == edition
    sold = stating.Sold(edition.name, edition.day, 70_000)
    stating.state(stall.agreement.pk, sold, by=merchant_of(stall.agreement), at=LATER)
    assert [one.state for one in queries.settling(edition)] == ["due", "lacking"]
    assert queries.to_state(stall.agreement) is None


def farm(fund: Fund) -> Edition:
    edition = an_edition(fund.world, sort="farm", series="人下乡菜进城", name="人下乡菜进城第1场")
    return held(opened(edition, fund.world), fund.world)


def test_a_part_is_shown_and_not_added_again(fund: Fund) -> None:
    edition, office = farm(fund), fund.world.actor("office")
    whole = noting.note_produce(edition.pk, "伊川", "农产品", 7_500_000, "jin", by=office, at=LATER)
    more = {"by": office, "at": LATER, "relation": "part"}
    noting.note_produce(edition.pk, "伊川", "红薯", 2_600_000, "ton", whole.pk, **more)
    noting.note_produce(edition.pk, "孟津", "葡萄", 800_000, "jin", whole.pk, **more)
    community, day = fund.community, edition.day
    assert figures.produce_grams(community, day) == 7_500_000
    assert {(one.product, one.beside, one.part) for one in figures.produce(community, day)} == {
        ("农产品", 7_500_000, 0), ("红薯", 0, 2_600_000), ("葡萄", 0, 800_000),
    }  # fmt: skip
    assert figures.farm_days_by_county(community, day) == [("伊川", 1)]
    with pytest.raises(PartTooLarge):
        noting.note_produce(edition.pk, "孟津", "核桃", 4_100_001, "kg", whole.pk, **more)
    with pytest.raises(NoWhole):
        noting.note_produce(edition.pk, "孟津", "核桃", 1, "kg", None, **more)
    noting.take_produce_back(whole.pk, by=office, at=LATER)
    assert figures.produce_grams(community, day) == 0


def test_visits_and_people_are_counted_apart(fund: Fund) -> None:
    world = fund.world
    held(opened(an_edition(world), world), world, Heads("estimated", visits=300, visits_most=400))
    held(opened(an_edition(world, name="第2场"), world), world, Heads("counted", people=80))
    told = figures.attendance(fund.community, DAY + timedelta(days=6))
    assert (told.n, told.visits, told.visits_most, told.people, told.counted_in_visits) == (2, 300, 400, 80, 1)
    assert dict(told.methods) == {"estimated": 1, "counted": 1}
    assert figures.attendance(fund.community, DAY).n == 0


def test_past_gatherings_are_brought_in_with_their_numbers(fund: Fund) -> None:
    plan = Plan("年味大集2024", date(2024, 1, 20), "广场", begun_by="residents")
    series, office = a_series(fund.world, "年味大集", "fair"), fund.world.actor("office")
    made = planning.bring_past(series.pk, plan, Heads("estimated", visits=500), by=office, at=NOON)
    assert (made.past, made.stage) == (True, "held")
    assert figures.begun_by_residents(fund.community, DAY) == (1, 1)
    assert figures.editions_of(fund.community, DAY) == [("年味大集", 1)]


def test_what_markets_owe_and_gave_comes_from_the_fund(fund: Fund) -> None:
    edition, office = market(fund), fund.world.actor("office")
    first, _second = queries.sharing(edition)
    noting.state_sales(edition.pk, {first.pk: (100_000, 0)}, by=office, at=LATER)
    shared = figures.shared_of_markets(fund.community, edition.day)
    assert (shared.n, shared.merchants, shared.due, shared.settled) == (1, 1, 2_000, 0)


def test_a_maker_shows_what_it_makes_without_a_price(fund: Fund) -> None:
    office = fund.world.actor("office")
    makers = register(Profile("巧手编织坊", "编织玩偶", ["culture"]), by=office, at=NOON)
    craft = noting.show_craft(makers.organisation_id, "牡丹团扇", agreement=an_agreement(fund).pk, by=office, at=NOON)
    assert [one.name for one in queries.crafts(fund.community)] == ["牡丹团扇"]
    noting.hide_craft(craft.pk, by=office, at=NOON)
    assert not queries.crafts(fund.community).exists()
