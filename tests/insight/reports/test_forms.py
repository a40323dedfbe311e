"""Forms of bureaus: a wrong key is told by its cell; filled, cells hold true numbers in their own format."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.db import IntegrityError, transaction

from linli.foundation.refusals import Missing, NotAllowed
from linli.insight.reports import filling, forms, queries
from linli.insight.reports.models import Form
from linli.insight.reports.refusals import NoKeys, NotAWorkbook, SameName, TooLarge, WrongKeys
from linli.insight.reports.span import named
from tests.builders import NOON, World, a_case, a_world

AT = NOON + timedelta(days=25)
SAMPLES = sorted((Path(__file__).parents[3] / "data" / "forms").glob("*.xlsx"))


@pytest.fixture
def world(db: None) -> World:
    made = a_world()
    a_case(made, at="closed")
    return made


def a_book(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    for name, value in cells.items():
        book.active[name] = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def keep(world: World, content: bytes, name: str = "月报") -> Form:
    return forms.keep(name, "街道", content, by=world.actor("office"), at=AT)


def test_a_form_is_filled_with_true_numbers_and_the_rest_is_left_alone(world: World) -> None:
    content = a_book(
        A1="{{community}} {{period}}", B2="{{reported}}", B3="{{satisfied}}", B4="共 {{reported:n}} 件", B5="=B2*2",
        B6="{{mean-complex}}", B7="{{ reported.before }}",
    )  # fmt: skip
    book = openpyxl.load_workbook(BytesIO(content))
    book.active["B3"].number_format = "0.0%"
    kept = BytesIO()
    book.save(kept)
    form = keep(world, kept.getvalue())
    made = forms.filled(form, *named("2026-10"), world.actor("office"), AT)
    sheet = openpyxl.load_workbook(BytesIO(made)).active
    assert sheet["A1"].value.startswith("柳荫社区 ")
    assert [sheet[cell].value for cell in ("B2", "B3", "B4", "B5", "B6", "B7")] == [1, 1, "共 1 件", "=B2*2", "—", 0]


def test_wrong_keys_are_told_by_their_cells_with_the_key_that_may_be_meant(world: World) -> None:
    with pytest.raises(WrongKeys) as refused:
        keep(world, a_book(B2="{{reportd}}", C9="{{reported}} {{有多少}}", D1="{{reported:part}}"))
    said = str(refused.value)
    assert "Sheet!B2" in said and "reported" in said and "Sheet!C9" in said and "Sheet!D1" in said


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"no workbook", NotAWorkbook), (b"PK\x03\x04broken", NotAWorkbook), (b"x" * (2 * 1024 * 1024 + 1), TooLarge)],
)
def test_what_is_no_workbook_is_refused(world: World, content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        keep(world, content)


def test_a_form_without_keys_without_a_name_or_of_a_name_that_is_taken_is_refused(world: World) -> None:
    with pytest.raises(NoKeys):
        keep(world, a_book(A1="没有"))
    with pytest.raises(Missing):
        keep(world, a_book(A1="{{reported}}"), name=" ")
    form = keep(world, a_book(A1="{{reported}}"))
    with pytest.raises(SameName):
        keep(world, a_book(A1="{{reported}}"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Form.objects.create(community=world.community, name=form.name, content=b"", added_by=form.added_by, added_at=AT)
    forms.end(form.pk, by=world.actor("office"), at=AT)
    keep(world, a_book(A1="{{reported}}"))
    with pytest.raises(NotAllowed):
        forms.keep("另一张", "", a_book(A1="{{reported}}"), by=world.actor("secretary"), at=AT)
    assert queries.forms(world.actor("secretary")).count() == 1


def test_words_that_would_be_computed_are_kept_as_words() -> None:
    said = filling.filled(a_book(A1="{{x}}"), lambda _key: filling.Value("=1+1"))
    assert openpyxl.load_workbook(BytesIO(said)).active["A1"].value == "'=1+1"


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_the_samples_hold_known_keys_and_can_be_filled(world: World, file: Path) -> None:
    form = keep(world, file.read_bytes())
    assert len(form.keys) > 20
    made = forms.filled(form, *named("2026-10"), world.actor("office"), AT)
    assert not filling.places(made)
