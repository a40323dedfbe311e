"""A compound's sketch as a picture: shapes, dots and words, which a page shows as SVG and a phone keeps as PNG."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from linli.engines.geo import Block, Entry, Sketch, sketch
from linli.territory.layout import layout
from linli.territory.models import Compound
from linli.territory.queries import doorways

INK, SOFT, BLUE, TINT, RED, AMBER, LAMP, WARM = (
    "#17212e", "#4a586a", "#0f4a8f", "#e8f0fa", "#b42318", "#7d4b00", "#f2a93b", "#fff4de",
)  # fmt: skip
LETTERS = 21  # a picture is so many letters wide: on a phone these are 15 px high
LEAST = 7.0  # metres: the smallest letter
SCALE = 50  # metres


@dataclass(frozen=True)
class Shape:
    corners: tuple[tuple[float, float], ...]
    fill: str
    edge: str
    line: float

    @property
    def points(self) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.corners)


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    r: float
    fill: str


@dataclass(frozen=True)
class Words:
    """A line of words; `side` is where it runs from its spot: start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    fill: str = INK
    side: str = "middle"


@dataclass
class Picture:
    """Metres east of `west` and south of `north`; height and width in metres too."""

    title: str
    width: float
    height: float
    west: float
    north: float
    letter: float
    measured: bool
    shapes: list[Shape] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def spot(self, at: tuple[float, float]) -> tuple[float, float]:
        """Where a spot of the ground lies in the picture."""
        return at[0] - self.west, self.north - at[1]

    def write(self, at: tuple[float, float], text: str, fill: str = INK, side: str = "middle", size: float = 1) -> None:
        self.words.append(Words(*at, text, self.letter * size, fill, side))


def picture_of(compound: Compound, code: str = "") -> Picture:
    """The picture of a compound; the stairwell with that code stands out. One query."""
    doors = doorways(compound.community_id, compound.pk)
    laid = layout(doors)
    found = next((d for d in doors if d.code == code), None)
    gate = None
    if not laid.rough and compound.gate_x is not None and compound.gate_y is not None:
        gate = (compound.gate_x, compound.gate_y)
    plan = sketch([Entry(d.building, d.name, laid.spots[d.id], d is found) for d in doors], gate)
    title = f"{found.compound} {found.building} {found.name}" if found else compound.name
    return drawn(plan, title, compound.gate_words, measured=not laid.rough)


def drawn(plan: Sketch, title: str, gate_words: str, *, measured: bool) -> Picture:
    """The picture of a plan: above it what it is and where one comes in, below it how far it can be trusted."""
    west, south, east, north = plan.frame
    letter = max(LEAST, (east - west) / LETTERS)
    beside = (letter * LETTERS - (east - west)) / 2
    head, foot = letter * (3.9 if gate_words else 2.2), letter * 1.6
    made = Picture(
        title, letter * LETTERS, north - south + head + foot, west - beside, north + head, letter, measured
    )  # fmt: skip
    made.write((letter * 0.7, letter * 1.6), title, side="start", size=1.2)
    if gate_words:
        made.write((letter * 0.7, letter * 3.1), _("Gate: %(where)s") % {"where": gate_words}, AMBER, "start")
    for block in plan.blocks:
        _house(made, block)
    if plan.gate:
        _gate(made, made.spot(plan.gate))
    _foot(made)
    return made


def _house(made: Picture, block: Block) -> None:
    fill, edge, line = (WARM, LAMP, 1.5) if block.sought else (TINT, BLUE, 0.8)
    corners = tuple(made.spot(corner) for corner in block.corners)
    made.shapes.append(Shape(corners, fill, edge, line))
    x, y = made.spot(block.middle)
    if not block.sought:
        made.write((x, y + made.letter * 0.36), block.name)
        return
    made.write((x, min(corner[1] for corner in corners) - made.letter * 0.4), block.name, AMBER)
    for entry in block.entries:
        x, y = made.spot(entry.at)
        if entry.sought:
            made.dots += [Dot(x, y, made.letter * 0.6, RED), Dot(x, y, made.letter * 0.22, "#ffffff")]
            made.write((x, max(corner[1] for corner in corners) + made.letter * 1.15), entry.name, RED, size=1.1)
        else:
            made.dots.append(Dot(x, y, made.letter * 0.2, AMBER))


def _gate(made: Picture, at: tuple[float, float]) -> None:
    x, y = at
    half = made.letter * 0.55
    made.shapes.append(Shape(((x - half, y + half), (x, y - half), (x + half, y + half)), RED, "#ffffff", 0.8))
    made.write((x, y + made.letter * 1.6), _("gate"), RED)


def _foot(made: Picture) -> None:
    """How far it is and where north is; or that it is no measured plan."""
    y = made.height - made.letter * 0.6
    if not made.measured:
        plain = _("Plain plan: order of the buildings, not their true position")
        made.write((made.letter * 0.7, y), plain, SOFT, "start", 0.72)
        return
    x, thick = made.letter * 0.7, made.letter * 0.12
    made.shapes.append(Shape(((x, y - thick), (x + SCALE, y - thick), (x + SCALE, y), (x, y)), SOFT, SOFT, 0.1))
    made.write((x + SCALE + made.letter * 0.5, y), _("%(n)d m") % {"n": SCALE}, SOFT, "start", 0.8)
    made.write((made.width - made.letter * 0.7, y), _("↑ north"), SOFT, "end", 0.8)
