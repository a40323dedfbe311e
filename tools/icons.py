"""Draws the pictures that a home screen and a shared link need, from the mark's own shapes (static/linli/mark.svg).

icons.py               write icon-any-*.png, icon-maskable-*.png and share.png beside the mark
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

STATIC = Path(__file__).resolve().parent.parent / "src" / "linli" / "web" / "static" / "linli"
BLUE, PALE, LAMP, WHITE = "#0f4a8f", "#bcd4f0", "#f2a93b", "#ffffff"
SIDE, FINER = 32, 8  # the mark's own square, and how much finer it is drawn before it is made small
HOUSES = (
    ([(5.5, 25), (5.5, 14), (11.5, 8.5), (17.5, 14), (17.5, 25)], WHITE),
    ([(17.5, 25), (17.5, 11.5), (22, 7.5), (26.5, 11.5), (26.5, 25)], PALE),
)
WINDOWS = (((9.3, 16, 13.7, 21), LAMP), ((20.8, 13.5, 23.4, 16.7), BLUE))


def drawn(size: int, *, corners: bool, share: float) -> Image.Image:
    """The mark in a square of `size` pixels; the houses take `share` of the side. A system cuts its own corners."""
    fine = size * FINER
    picture = Image.new("RGBA", (fine, fine), (0, 0, 0, 0) if corners else BLUE)
    draw = ImageDraw.Draw(picture)
    if corners:
        draw.rounded_rectangle((0, 0, fine - 1, fine - 1), radius=fine / 4, fill=BLUE)

    def place(x: float, y: float) -> tuple[float, float]:
        scale = fine * share / SIDE
        return (x - SIDE / 2) * scale + fine / 2, (y - SIDE / 2) * scale + fine / 2

    for points, colour in HOUSES:
        draw.polygon([place(*point) for point in points], fill=colour)
    for (left, top, right, bottom), colour in WINDOWS:
        draw.rounded_rectangle((*place(left, top), *place(right, bottom)), radius=fine * share / 55, fill=colour)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def main() -> int:
    for size in (192, 512):
        cut = drawn(size, corners=True, share=1).quantize(64, Image.Quantize.FASTOCTREE)
        cut.save(STATIC / f"icon-any-{size}.png", optimize=True)
        whole = drawn(size, corners=False, share=0.85).convert("RGB").quantize(64)
        whole.save(STATIC / f"icon-maskable-{size}.png", optimize=True)
    drawn(400, corners=False, share=0.85).convert("RGB").quantize(64).save(STATIC / "share.png", optimize=True)
    for path in sorted(STATIC.glob("*.png")):
        print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
