"""What pages say of gatherings: where each stall stands, how much is asked for, the day and hours in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from linli.projects.gatherings.queries import Demand
from linli.projects.gatherings.weights import plain
from linli.projects.labels.gatherings import Stage
from linli.projects.models import Edition, Stall, Want

COLUMNS, WIDTH, HEIGHT, GAP = 4, 86, 52, 4


@dataclass(frozen=True)
class Box:
    """A stall on the map, in its units."""

    x: int
    y: int
    number: int
    name: str


@dataclass(frozen=True)
class Map:
    """The stalls in rows by their numbers, seen from the entrance."""

    boxes: Sequence[Box]
    width: int
    height: int


def stall_map(stalls: Iterable[Stall]) -> Map | None:
    """Where each stall stands: number 1 to 4 in the first row, and so on; a number that nobody has stays free."""
    placed = [one for one in stalls if one.number]
    if not placed:
        return None
    boxes = []
    for one in placed:
        row, column = divmod((one.number or 1) - 1, COLUMNS)
        boxes.append(Box(column * (WIDTH + GAP), row * (HEIGHT + GAP), one.number or 0, one.name[:6]))
    return Map(boxes, COLUMNS * (WIDTH + GAP) - GAP, max(box.y for box in boxes) + HEIGHT)


def stages() -> list[tuple[str, str]]:
    """The stages as choices of a filter, in words."""
    return [
        (stage.value, _("open to everyone") if stage == Stage.OPEN else str(stage.label)) for stage in Stage
    ]  # fmt: skip


def hours(edition: Edition) -> str:
    """Such as 08:00–12:00; blank where nothing is said."""
    return "–".join(f"{at:%H:%M}" for at in (edition.opens, edition.closes) if at)


def when(edition: Edition) -> str:
    """The day with its weekday, and the hours."""
    day = date_format(edition.day, "Y-m-d l")
    return f"{day} {hours(edition)}".strip()


def amount(quantity: int, unit: str, *, weighed: bool) -> str:
    """Such as 12 boxes; of what is weighed jin and kilograms."""
    if not weighed:
        return f"{quantity:,} {unit}"
    return _("%(jin)s jin (%(kg)s kg)") % {"jin": plain(quantity, "jin"), "kg": plain(quantity, "kg")}


def asked(one: Demand) -> str:
    """What the sheet asks for of a thing."""
    return amount(one.quantity, one.item.unit, weighed=one.item.weighed) if one.quantity else "0"


def want(one: Want) -> str:
    """What a line asks for."""
    return f"{one.item.name} {amount(one.quantity, one.item.unit, weighed=one.item.weighed)}"
