"""Papers of gatherings: what is on them, that they are one sheet of A4, and how quickly they are set."""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

import pytest
from django.test import Client

from linli.projects.gatherings import noting, planning, queries
from linli.projects.models import Edition
from linli.web.paper.press import paper
from linli.web.projects.gatherings import papers
from tests.builders import DAY, NOON, World
from tests.fund.giving.given import an_agreement
from tests.fund.ground import a_fund
from tests.projects.held import NUMBER, a_line, a_stall, an_edition, an_item, held, opened
from tests.web.paper.reading import A4, printed, read

Clients = Callable[..., Client]
LATER = NOON + timedelta(days=7)


@pytest.fixture
def told(world: World) -> Edition:
    """A market that was held, stated and told, with farmers' produce and a sponsor."""
    edition, office, fund = an_edition(world), world.actor("office"), a_fund(world)
    stall = a_stall(edition, world, an_agreement(fund))
    a_stall(edition, world, an_agreement(fund), name="槐香面馆")
    edition = held(opened(edition, world), world)
    noting.state_sales(edition.pk, {stall.pk: (100_000, 0)}, by=office, at=LATER)
    whole = noting.note_produce(edition.pk, "伊川", "农产品", 7_500_000, "jin", by=office, at=LATER)
    noting.note_produce(edition.pk, "伊川", "红薯", 2_600_000, "ton", whole.pk, by=office, at=LATER, relation="part")
    noting.note_cost(edition.pk, "桌椅", 30_000, "unit", "顺心运输（演示）", by=office, at=LATER)
    edition.refresh_from_db()
    return planning.tell(edition.pk, "谢谢大家", by=office, at=LATER, version=edition.version)


def test_the_poster_says_what_when_where_and_who_stands_where(world: World, client_of: Clients) -> None:
    edition = opened(an_edition(world), world)
    for n in range(12):
        a_stall(edition, world, name=f"柳荫第{n}摊")
    an_item(edition, world)
    found = printed(client_of("visitor"), f"/life/gatherings/{edition.pk}/poster.pdf")
    assert len(found.sheets) == 1
    for part in ("便民集市第1场", "2026年10月17日", "星期六", "08:00–12:00", "社区广场", "柳荫第7摊", "鸡蛋", "不收钱"):
        assert part in found.words.replace("\n", ""), part


def test_a_stall_that_shares_has_its_agreement_to_sign_with_blanks_until_one_is_entered(
    world: World, client_of: Clients
) -> None:
    edition = an_edition(world)
    blank = a_stall(edition, world, shares=True)
    signed = a_stall(edition, world, an_agreement(a_fund(world)), name="槐香面馆")
    alone = a_stall(edition, world, name="同心五金")
    path, office = "/together/stalls/{}/agreement.pdf", client_of("office")
    for stall, parts in ((blank, ("柳荫粮油店", "______ %", "第三十七条")), (signed, ("槐香面馆", "2 %", "A01"))):
        found = printed(office, path.format(stall.pk))
        assert len(found.sheets) == 1
        for part in parts:
            assert part in found.words.replace("\n", ""), part
    assert office.get(path.format(alone.pk)).status_code == 404


def test_the_result_is_made_from_the_records_alone(told: Edition, client_of: Clients) -> None:
    found = printed(client_of("visitor"), f"/life/gatherings/{told.pk}/result.pdf")
    assert len(found.sheets) == 1
    for part in (
        "300–400 人次",
        "估计",
        "柳荫粮油店",
        "20.00",
        "15,000 斤",
        "其中 红薯",
        "顺心运输（演示）",
        "谢谢大家",
    ):
        assert part in found.words.replace("\n", ""), part
    assert "最" not in found.words and NUMBER not in found.words


def test_before_it_is_told_there_is_no_result(world: World, client_of: Clients) -> None:
    edition = opened(an_edition(world), world)
    assert client_of("visitor").get(f"/life/gatherings/{edition.pk}/result.pdf").status_code == 404


def test_a_merchant_is_thanked_for_what_was_stated(told: Edition, client_of: Clients) -> None:
    first, second = queries.sharing(told)
    found = printed(client_of("office"), f"/together/stalls/{first.pk}/thanks.pdf")
    assert len(found.sheets) == 1
    for part in ("感谢状", "柳荫粮油店", "20.00 元", "暖阳座椅"):
        assert part in found.words, part
    assert client_of("office").get(f"/together/stalls/{second.pk}/thanks.pdf").status_code == 404


def test_the_sheet_for_the_table_is_printed_by_a_post_that_is_noted(world: World, client_of: Clients) -> None:
    edition = opened(an_edition(world), world)
    item = an_item(edition, world)
    for n in range(40):
        a_line(edition, world, item, name=f"邻居{n}")
    path = f"/together/gatherings/{edition.pk}/sheet.pdf"
    assert client_of("office").get(path).status_code == 405
    found = read(client_of("office").post(path).content)
    assert set(found.sizes) == {A4} and len(found.sheets) > 1
    assert "邻居39" in found.words and NUMBER in found.words and "80 板" in found.words


@pytest.mark.parametrize("kind", ["poster", "result", "sheet", "thanks"])
def test_each_is_set_within_a_tenth_of_a_second(kind: str, told: Edition) -> None:
    row = queries.settling(told)[0]
    data = {
        "poster": lambda: papers.poster_of(told, DAY, "http://x.cn"),
        "result": lambda: papers.result_of(told, "http://x.cn"),
        "sheet": lambda: papers.sheet_of(told, DAY),
        "thanks": lambda: papers.thanks_of(told, row, DAY, "http://x.cn"),
    }[kind]()
    paper(f"gathering-{kind}", data)
    took = []
    for n in range(5):
        begun = perf_counter()
        paper(f"gathering-{kind}", data | {"foot": str(n)})
        took.append(perf_counter() - begun)
    assert min(took) < 0.1
