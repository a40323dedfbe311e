"""The pictures of the README are those that tools/pictures.py takes, and both languages show them all."""

import pytest
from PIL import Image

from tests.house.laws.tree import ROOT
from tools.pictures import SHOTS, Shot

IMAGES = ROOT / "docs" / "images"


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: str(shot.name))
def test_a_picture_has_its_size_and_stands_in_both_readmes(shot: Shot) -> None:
    with Image.open(IMAGES / f"{shot.name}.png") as picture:
        assert picture.size == (shot.size["width"], shot.size["height"])
    for readme in ("README.md", "README.zh-CN.md"):
        assert f"docs/images/{shot.name}.png" in (ROOT / readme).read_text("utf-8")


def test_no_picture_is_kept_that_nobody_takes() -> None:
    assert {file.stem for file in IMAGES.glob("*")} == {shot.name for shot in SHOTS}
