"""Kinds of matters that cannot wait, with the number to call first, in the language of the page."""

from dataclasses import dataclass

from django.utils.translation import get_language

from linli.cases import reference
from linli.cases.models import Case
from linli.engines.triage import Leaf

SAFETY = "TJ06"  # violence at home: left on no phone, and its pages can be left with one tap


@dataclass(frozen=True)
class Danger:
    """A kind, the numbers to call (some are only named, such as the gas line on the bill), and one line of advice.

    Whoever asks for help against `safety`'s danger may have to hide that they did.
    """

    code: str
    name: str
    numbers: tuple[str, ...]
    named: tuple[str, ...]
    advice: str
    safety: bool = False


def all_dangers() -> list[Danger]:
    """Every kind whose emergency number comes before the form."""
    return [_danger(leaf) for leaf in reference.taxonomy().leaves.values() if leaf.urgent]


def danger_of(code: str) -> Danger | None:
    """The danger of a kind, or None when it is none."""
    leaf = reference.taxonomy().leaves.get(code)
    return _danger(leaf) if leaf and leaf.urgent else None


def hides(case: Case) -> bool:
    """Whether the pages of a matter can be left with one tap."""
    return SAFETY in (case.kind, case.suggestion.get("urgent"))


def _danger(leaf: Leaf) -> Danger:
    english = (get_language() or "").startswith("en")
    numbers = tuple(number for number in leaf.emergency if number.isdigit())
    named = tuple(words for words in leaf.emergency if not words.isdigit())
    name, advice = (leaf.name_en, leaf.advice_en) if english else (leaf.name_zh, leaf.advice_zh)
    return Danger(leaf.code, name, numbers, named, advice, leaf.code == SAFETY)
