"""The twenty-one traps in the article's numbers: each is handled, shown and tested."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from linli.cases import reference
from linli.cases.callouts.queries import candidates
from linli.forces.appointing import figures as serving
from linli.foundation import clock
from linli.fund.granting.doing.handing import Elsewhere, note_outside
from linli.fund.granting.refusals import UnknownChoice
from linli.fund.granting.results import beside
from linli.fund.labels import Mode, Source, Stream
from linli.fund.models import Outside, Posting
from linli.insight import bands, concerns, driving, figures, handling, leading, opened, rates, shares
from linli.insight.counting import Counter, Spread
from linli.insight.figures import Asked
from linli.insight.reports import actions, catalogue, queries
from linli.insight.reports import reference as slogans
from linli.insight.reports.refusals import NotOfTheRecords
from linli.insight.reports.span import named
from linli.insight.traps import TRAPS
from linli.people.labels import Profession
from linli.people.models import Appointment
from tests.builders import DAY, NOON, World, a_case, a_world
from tests.cases.callouts.called import a_body, a_specialist
from tests.fund.giving.given import a_gift
from tests.fund.granting.underway import a_project
from tests.fund.ground import Fund, a_fund

ROOT = Path(__file__).parent.parent
BOASTS = (
    "彻底",
    "最佳",
    "一流",
    "精准匹配",
    "全面",
    "best",
    "perfect",
    "thorough",
    "unique",
    "excellent",
    "leading edge",
)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def test_all_twenty_one_are_there_in_order() -> None:
    assert [trap.sign for trap in TRAPS] == [f"N{n}" for n in range(1, 22)]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.sign)
def test_each_has_a_test_that_exists_and_a_place_where_it_is_shown(trap: object) -> None:
    file, _colons, name = str(getattr(trap, "test")).partition("::")  # noqa: B009 - any trap
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert str(getattr(trap, "url")).startswith("/")  # noqa: B009


def test_the_page_of_the_docs_tells_the_same() -> None:
    text = (ROOT.parent / "docs" / "figures.md").read_text(encoding="utf-8")
    assert all(f"| {trap.sign} |" in text and trap.test in text for trap in TRAPS)


def test_the_worked_example_of_the_docs_is_true() -> None:
    spread = Spread(Counter({60: 3, 90: 1, 600: 1}))
    assert (spread.n, spread.mean, spread.within(0.5), spread.within(0.9)) == (5, 2.9, 1.0, 10.0)


def test_stream_and_mode_are_two_tags(world: World) -> None:
    fund: Fund = a_fund(world)
    pairs = [("residents", "regular"), ("residents", "project"), ("market", "regular")]
    for stream, mode in pairs:
        assert stream in Stream.values and mode in Mode.values
        made = a_gift(fund, stream=stream, mode=mode, donor=None)
        assert (made.stream, made.mode) == (stream, mode)


def test_every_share_says_of_how_many_it_is_how_many(world: World) -> None:
    for n in range(3):
        a_case(world, at="closed", words=f"灯 {n}")
    asked = Asked(world.actor("secretary"), NOON, 90)
    for card in leading.ten(asked):
        for one in (card.figure, *card.beside):
            if one.unit == "%":
                assert one.part is not None
                assert one.value is None or one.n > 0
    made = figures.share("party", "", "", 73, 112, NOON)
    assert (made.part, made.n, round(made.value or 0, 1)) == (73, 112, 65.2)


def test_a_person_with_two_posts_is_one_person(world: World) -> None:
    Appointment.objects.create(
        community=world.community, person=world.people["steward"], role="steward", micro_grid=world.grids[2],
        start=date(2026, 1, 1),
    )  # fmt: skip
    found = serving.stewards(world.community.pk, DAY)
    assert (found.people, found.posts) == (2, 3)


def test_a_general_grid_without_a_leader_is_shown(world: World) -> None:
    Appointment.objects.filter(person=world.people["leader2"]).update(end=DAY)
    assert serving.led_grids(world.community.pk, DAY) == (1, 2)


def test_more_can_be_called_out_than_the_ten_professions(world: World) -> None:
    case, wide = a_case(world), reference.directory()
    a_body(world, "明珠物业", "property")
    a_specialist(world, "电工老张")
    found = candidates(case, [wide["物业"], wide["供电员"]], DAY)
    assert [one.name for one in found["物业"]] == ["明珠物业"]
    assert [one.name for one in found["供电员"]] == ["电工老张"]
    assert len(Profession.values) == 10
    assert wide["物业"].kinds and {"消防员", "调解员"} <= wide.keys()


def test_other_money_is_named_beside_that_of_the_fund(world: World) -> None:
    fund: Fund = a_fund(world)
    doing = a_project(fund)
    before, day = Posting.objects.count(), clock.today(fund.clock)
    for source, fen in (("budget", 30_000), ("residents", 5_000)):
        note_outside(doing.proposal.pk, Elsewhere(source, fen, day, "自愿出"), **doing.at("office"))
    told = beside.of_all(world.community.pk)
    assert (told.budget, told.unit, told.residents) == (30_000, 0, 5_000)
    assert told.sources == [(Source.BUDGET.label, 30_000), (Source.RESIDENTS.label, 5_000)]
    assert Posting.objects.count() == before, "money of others is never in the books"
    with pytest.raises(UnknownChoice):
        note_outside(doing.proposal.pk, Elsewhere("", 1, day), **doing.at("office"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Outside.objects.filter(source="budget").update(source="")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nothing_that_is_made_here_boasts_and_nobody_can_write_a_boast_into_it(world: World, language: str) -> None:
    a_case(world, at="closed")
    office, at, period = world.actor("office"), NOON + timedelta(days=25), named("2026-10")
    words = slogans.slogans(DAY)
    assert len(words) > 20
    with translation.override(language):
        review = actions.begin(*period, by=office, at=at)
        made = [one["text"] for one in queries.editions(office, review)[0].sections]
        made += [f"{one.label} {one.says}" for one in catalogue.definitions().values()]
        made += [f"{trap.handled}" for trap in TRAPS]
        assert [(word, text) for text in made for word in (*words, *BOASTS) if word in text.lower()] == []
    for word in words:
        with pytest.raises(NotOfTheRecords):
            actions.change(review.pk, {"raised": f"{made[0]}\n{word}。"}, by=office, at=at)


def test_no_word_of_a_figure_boasts() -> None:
    rooms = (bands, concerns, driving, handling, leading, opened, rates, shares)
    for room in rooms:
        text = Path(str(room.__file__)).read_text(encoding="utf-8").lower()
        assert not [word for word in BOASTS if f'"{word}' in text or f" {word} " in text], room.__name__
