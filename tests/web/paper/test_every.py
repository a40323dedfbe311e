"""Every paper of what is done together: on A4, with its letters in it, on as few sheets as it should have."""

from linli.web.paper.press import paper
from tests.builders import DAY, World
from tests.web.paper.every import all_kinds
from tests.web.paper.reading import A4, read

SHEETS = {"a letter with its duty list": 2, "a sheet of a delivery round": 2}  # all others: one


def test_every_paper_is_a4_with_its_letters_in_it_on_as_few_sheets_as_it_should_have(world: World) -> None:
    wrong = []
    for name, kind, data in all_kinds(world, "https://linli.example"):
        if kind.endswith("picture"):
            continue
        found = read(paper(kind, data(DAY)))  # type: ignore[arg-type]
        if set(found.sizes) != {A4} or not found.fonts or not all(found.fonts.values()):
            wrong.append(f"{name}: {found.sizes} {found.fonts}")
        if len(found.sheets) != SHEETS.get(name, 1):
            wrong.append(f"{name}: {len(found.sheets)} sheets")
    assert not wrong


def test_sheets_of_a_long_round_are_numbered(world: World) -> None:
    kinds = {name: (kind, data) for name, kind, data in all_kinds(world, "https://linli.example")}
    kind, data = kinds["a sheet of a delivery round"]
    sheets = read(paper(kind, data(DAY))).sheets  # type: ignore[arg-type]
    assert [f"{n} / 2" in sheet for n, sheet in enumerate(sheets, 1)] == [True, True]
