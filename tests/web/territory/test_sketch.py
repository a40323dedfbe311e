"""The sketch of a compound, on its page, as SVG and as PNG; and the office's word on gates."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from linli.audit.models import Footprint
from linli.territory.models import Compound, Stairwell
from linli.web.territory.drawing import picture_of
from linli.web.territory.png import png
from tests.builders import World

RED = (180, 35, 24)
pytestmark = pytest.mark.django_db


def measure(world: World) -> None:
    for n, stairwell in enumerate(world.stairwells[:2]):
        Stairwell.objects.filter(pk=stairwell.pk).update(x=100 + 20 * n, y=40)
    Compound.objects.filter(pk=world.compounds[0].pk).update(gate_words="北门在联盟路", gate_x=110, gate_y=90)
    world.compounds[0].refresh_from_db()


def words(svg: bytes) -> list[str]:
    return [it.text or "" for it in ET.fromstring(svg.strip()).iter("{http://www.w3.org/2000/svg}text")]


def test_the_svg_says_what_it_is_where_the_gate_is_and_marks_the_stairwell(
    world: World, client_of: Callable[..., Client]
) -> None:
    measure(world)
    answer = client_of("visitor").get(f"/place/{world.stairwells[1].code}.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert words(answer.content) == [
        "1号院 1号楼 2单元",
        "大门：北门在联盟路",
        "1号楼",
        "2单元",
        "大门",
        "50米",
        "↑ 北",
    ]


def test_without_coordinates_it_says_that_it_is_no_measured_plan(
    world: World, client_of: Callable[..., Client]
) -> None:
    said = words(client_of("visitor").get(f"/place/{world.stairwells[0].code}.svg").content)
    assert "示意图：按楼号排列，不是实际位置" in said
    assert "↑ 北" not in said


def test_the_png_is_drawn_like_the_svg_and_can_be_sent_in_a_chat(world: World) -> None:
    measure(world)
    picture = picture_of(world.compounds[0], world.stairwells[1].code)
    made = Image.open(BytesIO(png(picture))).convert("RGB")
    assert (made.width, abs(made.height - 1080 * picture.height / picture.width) < 2) == (1080, True)
    dot, scale = picture.dots[-2], 1080 / picture.width
    rim = made.getpixel((round((dot.x + dot.r * 0.75) * scale), round(dot.y * scale)))
    assert isinstance(rim, tuple)
    assert all(abs(a - b) < 30 for a, b in zip(rim, RED, strict=True))
    assert len(png(picture)) < 60_000
    assert png(picture) == png(picture)


def test_chinese_words_are_drawn_and_not_boxes(world: World) -> None:
    pictures = [picture_of(world.compounds[n]) for n in (0, 1)]  # the same plan, but for the first sign of the name
    assert png(pictures[0]) != png(pictures[1])


def test_the_office_says_where_the_gate_is_and_a_repeat_changes_nothing(
    world: World, client_of: Callable[..., Client]
) -> None:
    office, address = client_of("office"), f"/office/gates/{world.compounds[0].pk}/"
    for _ in range(2):
        assert office.post(address, {"words": "北门在联盟路", "x": "12.5", "y": "-3"}).status_code == 303
    kept = Compound.objects.get(pk=world.compounds[0].pk)
    assert (kept.gate_words, kept.gate_x, kept.gate_y) == ("北门在联盟路", 12.5, -3.0)
    assert Footprint.objects.filter(action="land.gates", object_id=kept.pk).count() == 1


def test_half_a_spot_is_refused_with_a_sentence_and_nobody_else_may_say_it(
    world: World, client_of: Callable[..., Client]
) -> None:
    address = f"/office/gates/{world.compounds[0].pk}/"
    answer = client_of("office").post(address, {"words": "北门", "x": "12.5"})
    assert answer.status_code == 422
    assert "往东、往北两个数要么都填，要么都不填" in answer.content.decode()
    assert client_of("leader").post(address, {"words": "北门"}).status_code == 403
    assert Compound.objects.get(pk=world.compounds[0].pk).gate_words == ""
