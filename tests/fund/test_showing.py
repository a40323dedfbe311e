"""Publications are counted from the facts; totals meet their parts or say why not; questions are answered."""

from datetime import date, timedelta

import pytest

from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.fund.labels import Kind, Sort
from linli.fund.models import Leaf, Question
from linli.fund.refusals import GapUnexplained, IsAnswered
from linli.fund.showing import actions, calendar, entries, rules, streams
from linli.fund.showing.actions import Told
from linli.fund.showing.rules import Event, Published
from tests.fund.granted import a_proposal, accepted, decided
from tests.fund.ground import Fund, a_fund, used

pytestmark = pytest.mark.django_db
ARTICLE = (("商户按销售额捐赠", 1_500_000), ("项目捐、定向捐", 2_000_000))


@pytest.fixture
def fund() -> Fund:
    return a_fund()


@pytest.mark.parametrize(
    ("day", "term", "last"),
    [
        (date(2026, 11, 30), "3m", date(2027, 2, 28)),
        (date(2026, 12, 31), "5m", date(2027, 5, 31)),
        (date(2026, 10, 1), "30d", date(2026, 10, 31)),
    ],
)
def test_terms_are_counted_in_months_and_days(day: date, term: str, last: date) -> None:
    assert rules.after(day, term) == last


def test_every_three_months_as_far_as_the_next_one() -> None:
    found = rules.due([Event("opened", 0, date(2026, 1, 31))], [], date(2026, 8, 1))
    assert [one.day for one in found] == [date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)]
    today = date(2026, 7, 20)
    assert [one.state(today) for one in found] == ["over", "soon", "ahead"]


def test_what_was_published_is_done() -> None:
    event, last = Event("project_end", 7, date(2026, 1, 1)), date(2026, 4, 1)
    found = rules.due([event], [Published("final", 7, last, 12)], date(2026, 5, 1))
    assert {one.rule: one.state(date(2026, 5, 1)) for one in found} == {"final": "done", "surplus": "over"}


def test_the_calendar_follows_the_log(fund: Fund) -> None:
    made = decided(fund, a_proposal(fund, 500), "1 yes, 2 recused, 3 yes, 5 yes")
    fund.clock += timedelta(days=1)
    end = accepted(fund, made.proposal)
    found = calendar.due(fund.community, date(2026, 10, 3))
    assert [(one.rule, one.about, str(one.day)) for one in found] == [
        ("related", made.number, "2026-10-31"),
        ("quarter", 0, "2027-01-01"),
        ("final", end.number, "2027-01-02"),
        ("surplus", end.number, "2027-01-02"),
    ]


def test_a_publication_stands_in_the_log_and_is_counted(fund: Fund) -> None:
    last = date(2027, 1, 1)
    actions.publish("quarter", 0, last, "募捐与使用进展", by=fund.world.actor("office"), at=fund.tick())
    assert [one.leaf for one in calendar.due(fund.community, date(2026, 10, 3))] == [4]


def test_only_the_office_publishes_and_only_what_is_there(fund: Fund) -> None:
    with pytest.raises(NotAllowed):
        actions.publish("quarter", 0, START, "x", by=fund.world.actor("steward"), at=fund.tick())
    with pytest.raises(NotFound):
        actions.publish("quarter", 99, START, "x", by=fund.world.actor("office"), at=fund.tick())


START = date(2026, 10, 1)


def told(fund: Fund, total: int = 3_300_000, why: str = "") -> Leaf:
    by = fund.world.actor("office")
    claim = actions.tell(Told("募集资金", total, ARTICLE, "某报道", why), by=by, at=fund.tick())
    return actions.publish_claim(claim.pk, by=by, at=fund.tick())


def test_the_article_s_total_is_refused_until_its_gap_is_explained(fund: Fund) -> None:
    with pytest.raises(GapUnexplained):
        told(fund)
    assert not Leaf.objects.filter(kind=Kind.EXPLAINED).exists()
    told(fund, why="两个数字的统计期不同：三年与连续多年")
    [(number, said)] = streams.publications(fund.community)
    assert (number, said["total"], said["why"][:3]) == (4, 3_300_000, "两个数")


def test_a_total_that_meets_its_parts_needs_no_words(fund: Fund) -> None:
    assert told(fund, 3_500_000).kind == Kind.EXPLAINED


def test_raised_by_stream_and_year_without_what_was_reversed(fund: Fund) -> None:
    fund.entry(Sort.GIFT, "1002 P01 500; 410102 P01 -500", stream="residents")
    fund.entry(Sort.GIFT, "1002 P01 700; 410102 P01 -700", stream="market")
    fund.entry(Sort.GOODS, "1201 P01 90; 410102 P01 -90", stream="partners")
    wrong = fund.entry(Sort.GIFT, "1002 P01 11; 410102 P01 -11", stream="farm")
    fund.entry(Sort.REVERSAL, "1002 P01 -11; 410102 P01 11", "0 <- 7.0 11", reverses=wrong.number)
    found = [(row.stream, dict(row.years), row.goods) for row in streams.raised(fund.community)]
    assert found == [("market", {2026: 700}, 0), ("partners", {}, 90), ("residents", {2026: 500}, 0)]


def test_a_question_is_shown_with_its_answer(fund: Fund) -> None:
    asked = actions.ask("剩多少？", by=fund.world.visitor, at=fund.tick())
    by = fund.world.actor("office")
    with pytest.raises(Missing):
        actions.answer(asked.pk, " ", by=by, at=fund.tick())
    actions.answer(asked.pk, "五百元", by=by, at=fund.tick())
    with pytest.raises(IsAnswered):
        actions.answer(asked.pk, "六百元", by=by, at=fund.tick())
    assert Question.objects.get().answer == "五百元"


def test_a_leaf_tells_where_its_money_came_from_and_went(fund: Fund) -> None:
    gift = fund.gift(50_000)
    paid = fund.entry(Sort.PAYMENT, used(20_000), "1 <- 4.0 20000")
    fund.leaf(Kind.CORRECTION, about=gift.number, words="写错了")
    one, other = entries.one(fund.community, gift.number), entries.one(fund.community, paid.number)
    assert [(drawn.number, drawn.fen) for drawn in one.drawn_by] == [(paid.number, 20_000)]
    assert [(drawn.number, drawn.fen) for drawn in other.drew] == [(gift.number, 20_000)]
    assert one.corrections == [(paid.number + 1, "写错了")]


def test_the_entries_of_a_purpose(fund: Fund) -> None:
    fund.gift(50_000)
    fund.gift(300, "P02")
    spent = used(20_000)
    paid = fund.entry(Sort.PAYMENT, spent, "1 <- 4.0 20000")
    rows, count = entries.rows(fund.community, "P01")
    assert ([(row.number, row.fen) for row in rows], count) == ([(paid.number, -20_000), (4, 50_000)], 2)
    assert entries.rows(fund.community, month="2026-09") == ([], 0)


def test_late_is_late_by_the_day_after() -> None:
    due = rules.due([Event("related_deal", 1, START)], [], START)[0]
    assert [due.state(due.day + timedelta(days=n)) for n in (0, 1)] == ["soon", "over"]
