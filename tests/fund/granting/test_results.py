"""What everyone reads of projects: money beside the fund's, similar ones, how far they are; and letters to donors."""

from datetime import date

import pytest

from linli.fund.giving import booking
from linli.fund.granting.results import beside, projects
from linli.fund.granting.results.alike import alike
from linli.fund.granting.results.beside import Beside
from linli.fund.granting.results.waiting import waiting
from linli.fund.models import Leaf
from linli.notifications.models import Letter
from tests.fund.giving.given import a_donor, a_gift
from tests.fund.granting.underway import a_project, underway
from tests.fund.ground import Fund, a_fund


@pytest.fixture
def fund(db: None) -> Fund:
    return a_fund()


def test_the_ratio_shows_both_its_sides() -> None:
    money = Beside(20_000, budget=30_000, unit=10_000, residents=140_000)
    assert (money.elsewhere, money.per_yuan) == (180_000, 9.0)
    assert (money.social, money.total) == (170_000, 200_000)
    assert (money.social_percent, money.public_percent) == (85.0, 15.0)


def test_without_anything_paid_there_is_no_ratio() -> None:
    assert Beside(0, residents=5).per_yuan is None
    assert Beside().social_percent is None


def test_what_was_noted_wrongly_is_taken_off(fund: Fund) -> None:
    underway(fund)
    found = projects.listed(fund.community)
    done = next(row for row in found if row.name == "一号院暖阳座椅")
    assert (done.paid, done.elsewhere, done.state) == (60_000, 120_000, "done")
    assert {row.name: row.state for row in found} == {
        "急救包": "granted", "五号院暖阳座椅": "underway", "一号院暖阳座椅": "done",
    }  # fmt: skip
    together = beside.of_all(fund.community)
    assert (together.fund, together.residents, together.per_yuan) == (80_000, 84_000, 1.5)


def test_what_waits_on_projects_is_the_step_of_the_money_and_of_the_work(fund: Fund) -> None:
    underway(fund)
    a_project(fund, 5_000, "没开始的")
    stipends = a_project(fund, 3_000, "补贴", sort="stipend", milestones=[], budget=[])
    stipends.order("payment", 3_000, final=True)
    assert [(one.proposal.name, one.money, one.work) for one in waiting(fund.community)] == [
        ("五号院暖阳座椅", "pay", "mend"), ("急救包", "advance", "overseers"), ("没开始的", "advance", "overseers"),
        ("补贴", "pay", "free"),
    ]  # fmt: skip


def test_similar_ones_were_decided_before_and_share_words(fund: Fund) -> None:
    first, _other, third = a_project(fund, name="一号院暖阳座椅"), a_project(fund, name="急救箱"), a_project(fund)
    found = alike(third.proposal, third.decision.number)
    assert [(one.name, one.fen, one.common) for one in found] == [("一号院暖阳座椅", 60_000, ("号院暖阳座椅",))]
    assert alike(first.proposal, first.decision.number) == []
    assert [one.name for one in alike(first.proposal)] == ["五号院暖阳座椅"]


def test_every_fact_of_a_project_leads_to_it(fund: Fund) -> None:
    fund.gift(100_000)
    going = a_project(fund)
    entry = going.pay(going.order("advance", 20_000))
    going.accept(1, going.checkers())
    ours = {going.proposal.number, going.decision.number, entry.number, going.proposal.acceptances.get().number}
    for leaf in Leaf.objects.filter(community=fund.community):
        found = projects.of_leaf(leaf)
        assert (found == going.proposal) == (leaf.number in ours), leaf


def test_a_purpose_lists_its_own_projects(fund: Fund) -> None:
    a_project(fund)
    assert len(projects.listed(fund.community, "P01")) == 1
    assert projects.listed(fund.community, "P02") == []


def test_what_the_law_wants_published_of_a_project_is_late_when_it_is(fund: Fund) -> None:
    fund.gift(100_000)
    going = a_project(fund, milestones=[])
    going.accept(0, going.checkers())
    due = projects.promises(going.decision, date(2027, 6, 1))
    assert {one.rule: one.state(date(2027, 6, 1)) for one in due} == {"final": "over", "surplus": "over"}
    rows = projects.listed(fund.community)
    assert projects.late(fund.community, rows, date(2027, 6, 1)) == {going.proposal.code}
    assert projects.late(fund.community, rows, date(2026, 10, 2)) == set()


def letters() -> list[tuple[str, str]]:
    return [(one.number, str(one.params["title"])) for one in Letter.objects.filter(kind="gift_accepted")]


def given_by(fund: Fund, phone: str, fen: int) -> None:
    gift = a_gift(fund, fen, donor=a_donor(fund, f"捐{phone[-1]}", phone=phone).pk)
    accountant = fund.world.actor("accountant")
    booking.book_gift(gift.pk, date(2026, 10, 1), "later", by=accountant, at=fund.tick(), version=1)


def test_donors_whose_gifts_paid_hear_that_it_is_done_and_nobody_else(fund: Fund) -> None:
    given_by(fund, "10000060001", 15_000)
    given_by(fund, "10000060002", 50_000)
    given_by(fund, "10000060003", 50_000)
    going = a_project(fund, milestones=["地面做好"])
    going.pay(going.order("advance", 20_000))
    named = going.checkers()
    going.accept(1, named)
    assert letters() == []
    going.accept(0, named)
    assert sorted(letters()) == [("10000060001", "五号院暖阳座椅"), ("10000060002", "五号院暖阳座椅")]
