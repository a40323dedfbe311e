"""The same figures on the board, in the picture and on the slide, made from the records."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from PIL import Image

from linli.fund.labels import Sort
from tests.builders import World
from tests.fund.ground import Fund, a_fund, signed, used
from tests.web.paper.reading import read


@pytest.fixture
def fund(world: World) -> Fund:
    fund = a_fund(world)
    gift = fund.gift(123_456)
    fund.entry(Sort.PAYMENT, used(20_000), f"1 <- {gift.number}.0 20000")
    signed(fund)
    return fund


@pytest.mark.parametrize("shape", ["board", "slide"])
def test_board_and_slide_say_what_came_went_and_is_left(
    shape: str, fund: Fund, client_of: Callable[..., Client]
) -> None:
    said = read(client_of("visitor").get(f"/fund/notices/{shape}.pdf").content).words
    assert all(amount in said for amount in ("1,234.56", "200.00", "1,034.56"))


def test_the_picture_is_as_wide_as_a_chat_shows_it(fund: Fund, client_of: Callable[..., Client]) -> None:
    picture = Image.open(io.BytesIO(client_of("visitor").get("/fund/notices/long.png").content))
    assert picture.width == 1134 and picture.height > picture.width


def test_the_minute_is_made_from_the_records(fund: Fund, client_of: Callable[..., Client]) -> None:
    said = client_of("visitor").get("/fund/notices/").content.decode()
    assert "收入 1,234.56 元，支出 200.00 元，结余 1,034.56 元" in said and "暖阳座椅 200.00 元" in said
