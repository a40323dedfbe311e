"""Figures as a file that a street can lay beside those of other communities, and taking such a file in.

A file is JSON: {"linli": 1, "body": {...}, "sha256": …}; the checksum is of the body in its canonical form (keys in
order, no blanks). It shows that a file came over whole; who sent it is known by the hand that brought it.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Invalid
from linli.foundation.writes import writes
from linli.insight.figures import FEW, Asked
from linli.insight.leading import Card, ten
from linli.insight.tables import Collected
from linli.territory.models import Community

FORMAT, MOST_BYTES, MOST_FIGURES = 1, 200_000, 60
KEY = re.compile(r"[a-z0-9_-]{1,40}")
UNITS = ("h", "n", "%", "yuan", "months", "people")


class NotFigures(Invalid):
    sentence = _("This file holds no published figures of a community, or did not come over whole.")


class OwnFile(Invalid):
    sentence = _("These are this community's own figures; they stand here already.")


def published(asked: Asked) -> bytes:
    """The ten figures and those beside them as a file; what is counted of fewer than five is not told."""
    community = Community.objects.get(pk=asked.by.community)
    body = {
        "code": community.code,
        "name": community.name,
        "fictional": community.fictional,
        "residents": community.residents,
        "as_of": asked.last.isoformat(),
        "days": asked.days,
        "figures": told(ten(asked)),
    }
    return sealed(body)


def told(cards: list[Card]) -> list[dict[str, Any]]:
    """The figures of cards as plain values."""
    found = [one for card in cards for one in (card.figure, *card.beside)]
    return [
        {"key": one.key, "value": _told(one.value, one.n), "unit": one.unit, "n": one.n if one.n >= FEW else None,
         "part": one.part if one.part is not None and min(one.part, one.n - one.part) >= FEW else None}
        for one in found
    ]  # fmt: skip


def _told(value: float | None, n: int) -> float | None:
    return round(value, 2) if value is not None and n >= FEW else None


def sealed(body: dict[str, Any]) -> bytes:
    """A body with its checksum."""
    whole = {"linli": FORMAT, "body": body, "sha256": digest_of(body)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def digest_of(body: dict[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read(content: bytes) -> tuple[dict[str, Any], str]:
    """The body of a file and its checksum. Raises `NotFigures`."""
    try:
        whole = json.loads(content[: MOST_BYTES + 1])
        body, digest = whole["body"], whole["sha256"]
        fits = whole["linli"] == FORMAT and digest == digest_of(body) and len(content) <= MOST_BYTES
        date.fromisoformat(body["as_of"])
        named = 0 < len(body["name"]) <= 60 and len(body["code"]) == 12 and body["code"].isdigit()
        fits = (
            fits and named and all(_is_figure(one) for one in body["figures"]) and len(body["figures"]) < MOST_FIGURES
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise NotFigures(field="file") from wrong
    if not fits:
        raise NotFigures(field="file")
    return body, digest


def _is_figure(one: dict[str, Any]) -> bool:
    numbers = [one["value"], one["n"], one["part"]]
    plain = all(number is None or type(number) in (int, float) for number in numbers)
    return plain and one["unit"] in UNITS and bool(KEY.fullmatch(one["key"]))


@writes
def collect(content: bytes, *, by: Actor, at: datetime) -> Collected:
    """Take in the published figures of another community; the same file brought twice stays one."""
    body, digest = read(content)
    community = Community.objects.get(pk=by.community)
    made = Collected(
        community=community, code=body["code"], name=body["name"], as_of=date.fromisoformat(body["as_of"]), body=body,
        digest=digest, collected_at=at,
    )  # fmt: skip
    gate.require(by, "figure.collect", made)
    if body["code"] == community.code:
        raise OwnFile(field="file")
    held = Collected.objects.filter(community=community, code=made.code, as_of=made.as_of).first()
    if held is not None:
        made.pk = held.pk
    made.save(force_update=held is not None, force_insert=held is None)
    audit.record(by, "figure.collect", made, at=at, code=f"{made.code}:{made.as_of}")
    return made


@dataclass(frozen=True)
class Column:
    """One community of a street: its figures by key."""

    code: str
    name: str
    as_of: date
    own: bool
    figures: dict[str, dict[str, Any]]


def side_by_side(asked: Asked, cards: list[Card]) -> list[Column]:
    """Ours and the latest of each other one, in the order of their codes in the register; never by a number."""
    own = Community.objects.get(pk=asked.by.community)
    found = {own.code: Column(own.code, own.name, asked.last, True, _by_key(told(cards)))}
    rows = gate.allowed(asked.by, "figure.beside", Collected.objects.all())
    for row in rows.order_by("code", "as_of"):
        found[row.code] = Column(row.code, row.name, row.as_of, False, _by_key(row.body["figures"]))
    return [found[code] for code in sorted(found)]


def _by_key(figures: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["key"]: one for one in figures}
