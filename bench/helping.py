"""Finding helpers among 100,000 people: CPU of a whole question to the database, beside a look at everyone."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random
from statistics import quantiles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-bench-")

import django
from django.core.management import call_command

django.setup()

from linli.engines import helping
from linli.engines.helping import NEVER, PARTS
from linli.forces.alliance import finding, skills
from linli.forces.models import Ally, Need, Offer
from linli.territory.models import Compound, GeneralGrid, MicroGrid
from tests.builders import DAY, NOON, World, a_world

ALLIES, GRIDS, NEEDS, NAIVE, BAR = 100_000, 2_000, 200, 10, 20.0
ALWAYS = 2**21 - 1


def a_city(world: World) -> list[MicroGrid]:
    """2,000 micro-grids in 500 compounds in 100 general grids, all of one community: the worst there can be."""
    row = {"community": world.community}
    generals = GeneralGrid.objects.bulk_create(GeneralGrid(name=f"网格{n}", **row) for n in range(GRIDS // 20))
    compounds = Compound.objects.bulk_create(
        Compound(name=f"小区{n}", general_grid=generals[n // 5], **row) for n in range(GRIDS // 4)
    )
    return MicroGrid.objects.bulk_create(
        MicroGrid(
            name=f"微网格{n}",
            code=f"m{n}",
            start=DAY,
            compound=compounds[n // 4],
            general_grid=generals[n // 20],
            **row,
        )
        for n in range(GRIDS)
    )


def people(world: World, grids: list[MicroGrid], chance: Random) -> None:
    """Each can one to three things, has time now and then, and was asked lately or not."""
    codes = [one.code for one in skills.every()]
    weights = [1 / (1 + n) for n in range(len(codes))]
    for begin in range(0, ALLIES, 5_000):
        allies = [_person(world, chance.choice(grids), chance, codes, weights) for _ in range(begin, begin + 5_000)]
        Ally.objects.bulk_create(allies)
        Offer.objects.bulk_create(_offer(one, code) for one in allies for code in one.can)


def _person(world: World, grid: MicroGrid, chance: Random, codes: list[str], weights: list[float]) -> Ally:
    can = sorted(set(chance.choices(codes, weights, k=chance.randint(1, 3))))
    slots = ALWAYS if chance.random() < 0.2 else sum(1 << mark for mark in chance.sample(range(21), 6))
    last = NEVER if chance.random() < 0.6 else DAY - timedelta(days=chance.randint(0, 400))
    place = {"micro_grid": grid, "compound_id": grid.compound_id, "general_grid_id": grid.general_grid_id}
    return Ally(
        community=world.community, kind="resident", state="member", name="某人", skills=" ".join(can), slots=slots,
        reach=chance.choice([0, 1, 2, 3, 3, 3]), last_asked=last, means="desk", agreed_at=NOON,
        welcomed_at=NOON, **place,
    )  # fmt: skip


def _offer(one: Ally, code: str) -> Offer:
    same = ("community_id", "micro_grid_id", "compound_id", "general_grid_id", "slots", "reach", "last_asked")
    return Offer(ally=one, skill=code, **{name: getattr(one, name) for name in same})


def needs(world: World, grids: list[MicroGrid], chance: Random) -> list[Need]:
    codes, found = [one.code for one in skills.every()], []
    for _ in range(NEEDS):
        grid = chance.choice(grids)
        need = Need(
            community=world.community, skill=chance.choice(codes), words="帮个忙", part=chance.choice(PARTS), ring=3,
            day=DAY + timedelta(days=chance.randint(0, 13)), entered_by=world.people["office"], entered_at=NOON,
            micro_grid=grid, compound_id=grid.compound_id, general_grid_id=grid.general_grid_id,
        )  # fmt: skip
        need.save()
        found.append(need)
    return found


def costs(question: Callable[[Need], object], asked: list[Need]) -> list[float]:
    """CPU milliseconds of each."""
    found = []
    for need in asked:
        begun = time.process_time()
        question(need)
        found.append((time.process_time() - begun) * 1000)
    return found


def say(name: str, measured: list[float]) -> None:
    cut = quantiles(measured, n=20)
    print(f"{name:34}{len(measured):>5} needs  p50 {cut[9]:>8.1f} ms  p95 {cut[18]:>8.1f} ms   bar {BAR:g} ms")


def naive(need: Need) -> list[helping.Suggestion]:
    return helping.suggest(finding.asked_of(need, NOON), finding.everyone(need))


def main() -> None:
    call_command("migrate", verbosity=0)
    world, chance = a_world(), Random(20261120)
    grids = a_city(world)
    people(world, grids, chance)
    asked = needs(world, grids, chance)
    print(f"{Ally.objects.count():,} people, {Offer.objects.count():,} skills offered, {len(grids):,} micro-grids")
    finding.suggested(asked[0], NOON)
    say("found by the index, with names", costs(lambda need: finding.suggested(need, NOON), asked))
    say("beside it: a look at everyone", costs(naive, asked[:NAIVE]))
    same = sum([one.suggestion for one in finding.suggested(need, NOON)] == naive(need) for need in asked[:NAIVE])
    print(f"the same suggestions in the same order: {same} of {NAIVE}")


if __name__ == "__main__":
    main()
