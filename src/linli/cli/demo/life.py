"""Months of life: every matter is a story that walks the real loop, with a given clock and seed, all interleaved."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from linli.cases import reference
from linli.cases.telling import actions as telling
from linli.cli import due
from linli.cli.demo import (
    ahead,
    alliance,
    appointing,
    bridge,
    council,
    figuring,
    funding,
    partners,
    quiet,
    redrawing,
    reviews,
    safety,
    surveys,
    talks,
    things,
    wishes,
)
from linli.cli.demo import world as worlds
from linli.cli.demo.acts import Acts
from linli.cli.demo.pace import Pace, waking
from linli.cli.demo.story import Story
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.notifications.models import Letter
from linli.people.labels import Means
from linli.territory.queries import Place

END = datetime(2026, 11, 20, 11, 40, tzinfo=UTC)  # a Friday evening, 19:40 in Shanghai
SEED = 20261120
LARGE = timedelta(weeks=28)  # how long the eleven large grids were all there was
A_DAY = (2, 7)  # matters of a day, from and to


def walk(
    *, weeks: int, tell: Callable[[str], None], seed: int = SEED, end: datetime = END, with_fund: bool = True
) -> World:
    """Walk `weeks` of life up to an end; gives who can act in it. A short life begins with micro-grids."""
    begin = (end - timedelta(weeks=weeks)).replace(hour=1, minute=0)
    drawn = begin + LARGE if timedelta(weeks=weeks) > LARGE * 1.4 else begin
    world = worlds.build(begin - timedelta(days=1))
    pace = Pace(drawn if weeks > 40 else drawn - timedelta(weeks=30))
    if drawn == begin:
        worlds.draw(world, begin - timedelta(hours=12))
    chance = Random(seed)
    acts, day, evenings = Acts(), begin, Random(seed)
    foreseen = ahead.Ahead(world, Random(seed))
    while day < end:
        if drawn == day:
            worlds.draw(world, day)
            tell(f"{clock.today(day)} {world.summary}")
        acts.begin_all(story.told() for story in _stories(world, pace, chance, day, end))
        acts.begin_all(story.told() for story in foreseen.stories(pace, day, end))
        day += timedelta(days=1)
        acts.until(min(day, end))
        due.do_all(min(day, end))
        _told(world, min(day, end))
        if drawn < day <= end:
            council.meet(world, day, evenings)
        foreseen.look(day, (day - begin).days // 7)
        if (day - begin).days % 28 == 0:
            tell(f"{clock.today(day)} · {acts.begun}")
    due.look_ahead(end)
    tell(f"跨前 ahead: {ahead.summary(world, end)}")
    council.next_one(world, end)
    tell(council.summary(world))
    talks.walk(world, end, Random(seed))
    tell(f"多方协商 deliberations: {talks.summary(world, end)}")
    quiet.walk(world, end)
    tell(f"调解与公开 mediation and steps: {quiet.summary(world, end)}")
    safety.enter_people(world, end)
    redrawing.redraw(world, end)
    appointing.walk(world, end, Random(seed))
    tell(appointing.summary(world, end))
    if with_fund:
        funding.walk(world, end, Random(seed))
        tell(f"微基金 fund: {funding.summary(world)}")
        partners.walk(world, end, Random(seed))
        tell(f"共建 partners: {partners.summary(world, clock.today(end))}")
        wishes.walk(world, end, Random(seed))
        tell(f"微心愿 wishes: {wishes.summary(world, end)}")
        alliance.walk(world, end, Random(seed), funding.YEARS)
        tell(f"互助联盟 alliance: {alliance.summary(world, end)}")
    bridge.walk(world, end, Random(seed))
    tell(f"连心桥 bridge: {bridge.summary(world)}")
    if with_fund:
        things.walk(world, end, Random(seed))
        tell(f"便民 conveniences: {things.summary(world)}")
    surveys.walk(world, end, Random(seed))
    tell(f"满意度 surveys: {surveys.summary(world)}")
    reviews.walk(world, end)
    tell(f"报告 reports: {reviews.summary(world)}")
    _shown(end)
    if with_fund:
        figuring.walk(world, end, Random(seed))
        tell(f"数字 figures: {figuring.summary(world)}")
    return world


def _stories(world: World, pace: Pace, chance: Random, day: datetime, end: datetime) -> Iterator[Story]:
    """The matters of a day; the last one is rainy, and busiest where the demonstration's first steward serves."""
    leaves = list(reference.taxonomy().leaves.values())
    weights = [0.3 if leaf.urgent else 6 if leaf.complexity == "simple" else 1.0 for leaf in leaves]
    rainy = end - day < timedelta(days=1)
    near = _near(world) if rainy else world.places
    for _ in range(chance.randint(*A_DAY) * (6 if rainy else 1)):
        at = waking(day + timedelta(minutes=chance.randrange(1440)))
        place = chance.choice(near if chance.random() < 0.6 else world.places)
        leaf = chance.choices(leaves, weights)[0]
        if at < end:
            yield Story(world, pace, Random(chance.random()), place, leaf, at, fresh=rainy and chance.random() < 0.4)
    if rainy:
        leak = reference.taxonomy().leaves["FW01"]
        for n, place in enumerate(near[:4]):  # one roof, four stairwells: a group to be joined
            at = end - timedelta(minutes=50 + 35 * n)
            yield Story(world, pace, Random(chance.random()), place, leak, at, fresh=True)


def _near(world: World) -> list[Place]:
    """The doors of the first steward, twice, and the others under her grid leader."""
    first = next(iter(world.stewards), None)
    hers = [place for place in world.places if first and place.micro_grid_id == first]
    general = hers[0].general_grid_id if hers else None
    return hers * 2 + [place for place in world.places if place.general_grid_id == general]


def _told(world: World, at: datetime) -> None:
    """Whoever was not told for two days is rung up by the grid leader."""
    waiting = Letter.objects.filter(report_id__isnull=False, state="waiting", posted_at__lt=at - timedelta(days=2))
    for letter in waiting:
        leader = world.leaders.get(letter.general_grid_id or world.community.pk, world.officers[0])
        telling.tick(letter.pk, by=leader, means=Means.PHONE, at=at)


def _shown(at: datetime) -> None:
    """Nothing leaves a demonstration: letters to those who serve have been on their screens."""
    Letter.objects.filter(person__isnull=False, state="waiting", posted_at__lt=at - timedelta(hours=2)).update(
        state="shown", carrier="screen", number=""
    )
