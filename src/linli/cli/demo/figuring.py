"""The demo's figures: someone of the district reads them, draws a sample, and two other communities stand beside."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from linli.access.queries import actor_of
from linli.cli.demo.world import World
from linli.forces.actions import Where, appoint, enter_person
from linli.foundation import clock
from linli.insight import keeping, leading, publishing, sampling
from linli.insight.figures import Asked
from linli.insight.tables import Collected
from linli.people.labels import Role

READER = "沈监督"
BESIDE = (("410305001002", "柳荫东社区(演示)"), ("410305001003", "荷塘里社区(演示)"))


def walk(world: World, end: datetime, chance: Random) -> None:
    """Sums up to the end; a supervisor with a sample of last week; figures of two neighbours, all invented."""
    keeping.keep_up(end, most=1000)
    officer, day = world.officers[0], clock.today(end - timedelta(weeks=3))
    reader = enter_person(READER, "10000000901", by=officer, at=end - timedelta(weeks=3))
    appoint(reader.pk, Role.SUPERVISOR, Where(), by=officer, at=end - timedelta(weeks=3), start=day)
    by = actor_of(reader, clock.today(end), True)
    sampling.draw(5, 90, by=by, at=end - timedelta(days=6))
    own = publishing.told(leading.ten(Asked(officer, end, 365)))
    for code, name in BESIDE:
        body = {
            "code": code, "name": name, "fictional": True, "residents": chance.randint(5000, 9000),
            "as_of": f"{clock.today(end)}", "days": 365, "figures": [_other(one, chance) for one in own],
        }  # fmt: skip
        publishing.collect(publishing.sealed(body), by=officer, at=end)


def _other(one: dict[str, Any], chance: Random) -> dict[str, Any]:
    """A figure as another community of about half the size might have it."""
    share, half = one["unit"] == "%", chance.uniform(0.4, 0.7)
    if one["value"] is None or one["n"] is None or int(one["n"] * half) < 12:
        return one | {"value": None, "n": None, "part": None}
    n = int(one["n"] * half)
    value = min(100.0, one["value"] * chance.uniform(0.85, 1.08)) if share else one["value"] * chance.uniform(0.5, 1.3)
    if one["unit"] in ("n", "people"):
        value = float(int(one["value"] * half))
    return one | {"value": round(value, 1), "n": n, "part": None}


def summary(world: World) -> str:
    return f"{Collected.objects.filter(community=world.community).count()} 个邻近社区并列 communities beside"
