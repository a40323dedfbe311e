"""What is written is read again as it was: the sample, and whatever rows there may be."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.office.workbook.checking import Draft, load
from linli.office.workbook.choices import KIND, MANAGEMENT
from linli.office.workbook.columns import FORMS
from linli.office.workbook.rows import (
    Band,
    CompoundRow,
    GridRow,
    OrganisationRow,
    PersonRow,
    Rows,
    StairwellRow,
)
from linli.office.workbook.sample.whole import sample
from linli.office.workbook.writing import template, write

SIGNS = st.sampled_from("东西南北春夏秋冬梅兰竹菊山水云月AbZ9·（）-")
WORDS = st.text(SIGNS, min_size=2, max_size=8).filter(lambda text: any("\u4e00" < sign < "\u9fff" for sign in text))
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def the_same(draft: Draft, rows: Rows) -> bool:
    return all(getattr(draft, form.key) == getattr(rows, form.key) for form in FORMS)


def test_the_sample_is_read_as_it_was_written() -> None:
    draft = load(write(sample(), numbers=True))
    assert draft.problems == () and the_same(draft, sample())


def test_without_numbers_everything_but_numbers_and_contacts_is_read() -> None:
    rows = sample()
    bare = Rows(
        rows.compounds,
        rows.stairwells,
        rows.grids,
        tuple(replace(row, phone="", email="") for row in rows.people),
        tuple(replace(row, contact="") for row in rows.organisations),
    )
    data = write(rows)
    assert the_same(load(data), bare)
    assert not any(row.phone.encode() in data for row in rows.people)


def test_reading_twice_says_the_same() -> None:
    once = load(write(sample(), numbers=True))
    assert load(write(once, numbers=True)) == once


def test_the_template_is_empty_and_has_no_problem() -> None:
    draft = load(template())
    assert draft.problems == () and the_same(draft, Rows())


@st.composite
def all_rows(draw: st.DrawFn) -> Rows:
    """A small community in which every field may be filled."""
    names = draw(st.lists(WORDS, min_size=1, max_size=3, unique_by=lambda text: text.casefold()))
    general = draw(st.sampled_from(["", "第一网格", "北网格"]))
    compounds = tuple(
        CompoundRow(
            name=f"{name}院",
            built_year=draw(st.none() | st.integers(1900, 2100)),
            management=draw(st.sampled_from(["", *MANAGEMENT.words])),
            general_grid=general,
            id=draw(st.sampled_from(["", str(UUID(int=number))])),
        )
        for number, name in enumerate(names, 1)
    )
    home = compounds[0].name
    point = draw(st.tuples(st.floats(-5000, 5000), st.floats(-5000, 5000)) | st.just((None, None)))
    x, y = (None if metres is None else round(metres, 3) for metres in point)
    given = {"households": 120, "floors": 30, "elderly": draw(st.none() | st.integers(0, 100)), "x": x, "y": y}
    tower = StairwellRow(compound=home, building="高楼", stairwell="东单元", **given)
    low = replace(tower, building="2号楼", stairwell="1单元", households=draw(st.integers(1, 400)), micro_grid="G-1")
    middle = draw(st.integers(1, 29))
    share = draw(st.none() | st.integers(1, 119))
    grids = (
        GridRow(code="G-1", name=draw(WORDS), compound=home, general_grid=general, start=draw(st.none() | DAYS)),
        GridRow(
            code="G-2", national_code="02010141030500100102", bands=(Band(home, "高楼", "东单元", 1, middle, share),)
        ),
        GridRow(code="G-3", bands=(Band(home, "高楼", "东单元", middle + 1, 30),)),
    )
    bodies = draw(st.lists(WORDS, max_size=3, unique_by=lambda text: text.casefold()))
    organisations = tuple(
        OrganisationRow(
            name=name,
            kind=draw(st.sampled_from([*KIND.words])),
            members=draw(st.none() | st.integers(0, 99_999)),
            contact=draw(st.just("") | WORDS),
            compound=home,
            building=draw(st.sampled_from(["", "高楼", "2号楼"])),
            start=date(2020, 2, 29),
            end=draw(st.none() | DAYS.filter(lambda day: day > date(2020, 3, 1))),
        )
        for name in bodies
    )
    people = tuple(
        PersonRow(
            name=draw(WORDS),
            phone=f"100{number:08}",
            email=draw(st.sampled_from(["", f"a{number}@example.cn"])),
            role=role,
            profession="doctor" if role == "specialist" else "",
            source=draw(st.just("") | WORDS) if role == "worker" else "",
            offers=draw(st.just("") | WORDS) if role == "anchor" else "",
            micro_grid="G-1" if role in {"steward", "anchor"} else "",
            compound=home if role == "worker" else "",
            organisation=draw(st.sampled_from(["", *bodies])),
            party=draw(st.none() | st.booleans()),
            start=draw(st.none() | st.just(date(2024, 3, 1))),
            end=draw(st.none() | st.just(date(2027, 3, 1))),
        )
        for number, role in enumerate(
            draw(st.lists(st.sampled_from(["", "steward", "worker", "anchor", "specialist"])))
        )
    )
    return Rows(compounds, (tower, low), grids, people, organisations)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(all_rows())
def test_whatever_is_written_is_read_again(rows: Rows) -> None:
    draft = load(write(rows, numbers=True))
    assert draft.problems == ()
    for form in FORMS:
        assert getattr(draft, form.key) == getattr(rows, form.key)
