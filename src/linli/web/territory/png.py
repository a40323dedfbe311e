"""A sketch as a PNG, to send to a rider in a chat."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

from linli.web.territory.drawing import Picture

LETTERS = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
WIDE = 1080  # pixels
FINER = 2  # drawn so much larger and taken down again, so that slanting lines are smooth
ANCHOR = {"start": "ls", "middle": "ms", "end": "rs"}


def png(picture: Picture) -> bytes:
    """The picture in 1,080 pixels of width; equal pictures give equal bytes."""
    scale = WIDE * FINER / picture.width
    image = Image.new("RGB", (WIDE * FINER, round(picture.height * scale)), "#ffffff")
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        corners = [(x * scale, y * scale) for x, y in shape.corners]
        draw.polygon(corners, shape.fill, shape.edge, width=max(1, round(shape.line * scale)))
    for dot in picture.dots:
        draw.circle((dot.x * scale, dot.y * scale), dot.r * scale, dot.fill)
    for word in picture.words:
        letters = _letters(round(word.size * scale))
        draw.text((word.x * scale, word.y * scale), word.text, word.fill, letters, ANCHOR[word.side])
    out = BytesIO()
    image.reduce(FINER).quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


@cache
def _letters(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(LETTERS, size)
