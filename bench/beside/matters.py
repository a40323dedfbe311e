"""Made-up matters of a city: the project's own sentences, places and days; and reports that come again about them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from linli.engines.similarity import NOWHERE, Place, Report

DATA = Path(__file__).parents[2] / "data"
COMPOUNDS, BUILDINGS, STAIRWELLS, DAYS = 600, 24, 4, 3 * 365
FIRST_DAY = date(2023, 1, 1)
FIRST, SECOND = "春和景明金玉锦绣丰泽安康福禄文昌东西南北", "园苑城湾庭府里居台轩"
OPENINGS = ("", "", "您好，", "师傅，", "麻烦看一下，", "再反映一次，", "还是那个事，", "邻居们都在说，")
CLOSINGS = ("", "", "，请尽快处理", "，急", "，什么时候能好", "，谢谢", "，已经好几天了")


@dataclass(frozen=True)
class Again:
    """A report about a matter that is there already: `number` of the matter, counted from 1; `told` how much of it."""

    number: int
    report: Report
    told: str


def sentences() -> list[tuple[str, str]]:
    """Kind and words."""
    with (DATA / "triage_sentences.csv").open(encoding="utf-8", newline="") as file:
        found = [(row["code"], row["text"]) for row in csv.DictReader(file)]
    with (DATA / "taxonomy.csv").open(encoding="utf-8", newline="") as file:
        return found + [(row["code"], row[f"example{n}"]) for row in csv.DictReader(file) for n in (1, 2, 3)]


def compounds() -> list[str]:
    """600 names, no two the same."""
    return [a + b + c for a in FIRST for b in FIRST if a != b for c in SECOND][:: len(FIRST) // 3][:COMPOUNDS]


def matters(count: int, seed: int = 7) -> Iterator[Report]:
    """In the order of their days."""
    draw, told, names = Random(seed), sentences(), compounds()
    for number in range(count):
        kind, words = draw.choice(told)
        compound, building = draw.choice(names), str(1 + draw.randrange(BUILDINGS))
        place = Place(compound, "", building, f"{building}-{1 + draw.randrange(STAIRWELLS)}")
        said = _where(place, draw) + draw.choice(OPENINGS) + words + draw.choice(CLOSINGS)
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        yield Report(str(number + 1), said, place=place, kind=kind, day=day)


def again(held: list[tuple[int, Report]], seed: int = 11) -> Iterator[Again]:
    """Somebody else reports each of these within ten days, in other words, and with more or less of the place."""
    draw, told = Random(seed), sentences()
    for number, first in held:
        how = draw.choices(("stairwell", "building", "compound", "nowhere"), (5, 2, 2, 1))[0]
        place = {
            "stairwell": first.place,
            "building": replace(first.place, stairwell=""),
            "compound": replace(first.place, building="", stairwell=""),
            "nowhere": NOWHERE,
        }[how]
        kind = first.kind if draw.random() < 0.7 else draw.choice(told)[0]
        core = next(words for code, words in told if code == first.kind and words in first.words)
        words = draw.choice(OPENINGS) + _worded_anew(core, draw) + draw.choice(CLOSINGS)
        assert first.day is not None
        yield Again(
            number, Report("", words, place=place, kind=kind, day=first.day + timedelta(draw.randrange(11))), how
        )


def _worded_anew(words: str, draw: Random) -> str:
    """Clauses in another order, one of them left out where there are three, and a tenth of the signs."""
    clauses = [clause for clause in words.replace("。", "，").split("，") if clause]
    draw.shuffle(clauses)
    kept = clauses[: max(2, len(clauses) - 1)]
    return "，".join("".join(sign for sign in clause if draw.random() > 0.1) for clause in kept)


def _where(place: Place, draw: Random) -> str:
    building, stairwell = int(place.building), int(place.stairwell.split("-")[1])
    return draw.choice(
        (
            "",
            f"{place.compound}小区{building}号楼",
            f"{building}栋{stairwell}单元",
            f"我们{'零一二三四五六七八九十'[building] if building <= 10 else building}号楼",
        )
    )
