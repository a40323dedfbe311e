"""One place under many writings, and ranges as offices write them."""

import re

import pytest

from linli.engines.places import keys
from linli.office.workbook.columns import FORMS
from linli.office.workbook.draft import cover
from linli.office.workbook.rows import StairwellRow
from linli.office.workbook.words import SENTENCES, Problem


@pytest.mark.parametrize("name", ["3号楼", "3栋", "3幢", "3#", "3", "三号楼", "第3号楼", "３号楼", "3#楼"])
def test_one_building_has_many_writings(name: str) -> None:
    assert keys.building(name) == "3"


@pytest.mark.parametrize("name", ["2单元", "二单元", "2", "2门", "第2单元", "2 单元"])
def test_one_stairwell_has_many_writings(name: str) -> None:
    assert keys.stairwell(name) == "2"


@pytest.mark.parametrize("name", ["第十一网格", "11网格", "第11一般网格", "网格11", "十一"])
def test_one_general_grid_has_many_writings(name: str) -> None:
    assert keys.general_grid(name) == "11"


def test_different_places_stay_different() -> None:
    assert len({keys.building(name) for name in ("3号楼", "13号楼", "东楼", "3号楼东", "A座")}) == 5
    assert len({keys.stairwell(name) for name in ("东单元", "西单元", "1单元")}) == 3
    assert len({keys.micro_grid(name) for name in ("W01", "W1", "1")}) == 3


def the_land() -> cover.Land:
    land = cover.Land()
    for compound, building, count in (
        ("幸福院", "1号楼", 3),
        ("幸福院", "3号楼", 4),
        ("幸福院", "13号楼", 1),
        ("西院", "东楼", 2),
    ):
        for number in range(1, count + 1):
            land.add(
                StairwellRow(compound=compound, building=building, stairwell=f"{number}单元", households=12, floors=26)
            )
    return land


def named(text: str, *homes: str) -> list[str]:
    found = []
    for part in cover.read(text, homes or ("幸福院",), the_land()):
        if isinstance(part, cover.Unreadable):
            found.append(("?" if part.unknown else "??") + part.part)
            continue
        floors = f" {part.lowest}-{part.highest}" if part.lowest is not None else ""
        households = f" {part.households}户" if part.households else ""
        found.append(f"{part.stairwell.building}{part.stairwell.stairwell}{floors}{households}")
    return found


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("3号楼1-3单元；1号楼", "3号楼1单元 3号楼2单元 3号楼3单元 1号楼1单元 1号楼2单元 1号楼3单元"),
        ("3号楼2单元、4单元", "3号楼2单元 3号楼4单元"),
        ("3#1、2单元", "3号楼1单元 3号楼2单元"),
        ("三号楼一单元", "3号楼1单元"),
        ("3-2", "3号楼2单元"),
        ("13号楼，3号楼1单元至2单元", "13号楼1单元 3号楼1单元 3号楼2单元"),
        ("3号楼1单元1-11层(44户)", "3号楼1单元 1-11 44户"),
        ("３号楼１单元１２－２２层（４４户）", "3号楼1单元 12-22 44户"),
        ("西院：东楼1单元；幸福院：13号楼", "东楼1单元 13号楼1单元"),
        ("99号楼", "?99号楼"),
        ("3号楼9单元", "?3号楼9单元"),
        ("大门口往东", "??大门口往东"),
    ],
)
def test_a_range_means(text: str, means: str) -> None:
    assert " ".join(named(text)) == means


def test_all_of_a_compound_may_be_named() -> None:
    assert len(named("全部")) == len(named("幸福院")) == 8


def test_every_sentence_can_be_said() -> None:
    for code, sentences in SENTENCES.items():
        places = re.findall(r"%\((\w+)\)s", "".join(map(str, sentences)))
        remark = Problem("人员", 2, "姓名", code, dict.fromkeys(places, "…"))
        assert "%" not in remark.what + remark.mend
        assert remark.what


def test_no_two_columns_of_a_sheet_share_a_name() -> None:
    for form in FORMS:
        names = [name for column in form for name in (column.zh, *column.aliases)]
        assert len(set(names)) == len(names), form.zh
        assert all(str(column.help) for column in form)
