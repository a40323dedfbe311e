"""The short list of skills, data/skills.csv, in both languages; read at the roof."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from linli.foundation.table import BadTable


@dataclass(frozen=True)
class Skill:
    """One skill and what it means by example."""

    code: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str

    def name(self, language: str) -> str:
        return self.en if language == "en" else self.zh

    def hint(self, language: str) -> str:
        return self.hint_en if language == "en" else self.hint_zh


def read(text: str) -> dict[str, Skill]:
    """The skills of a file of code, zh, en, hint_zh and hint_en, in its order. Raises `BadTable` with the line."""
    found: dict[str, Skill] = {}
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            skill = Skill(*(row[name].strip() for name in ("code", "zh", "en", "hint_zh", "hint_en")))
        except (KeyError, AttributeError) as wrong:
            raise BadTable(f"line {number}: cannot be read: {wrong}") from wrong
        if not skill.code.isalpha() or not skill.code.isascii() or len(skill.code) > 10 or not skill.zh or not skill.en:
            raise BadTable(f"line {number}: {skill.code!r} is no code, or has no name")
        if skill.code in found:
            raise BadTable(f"line {number}: {skill.code} stands twice")
        found[skill.code] = skill
    return found


_held: dict[str, Skill] = {}


def use(skills: dict[str, Skill]) -> None:
    """Take these skills from now on."""
    _held.clear()
    _held.update(skills)


def every() -> list[Skill]:
    """All skills, in the order of the file."""
    return list(_held.values())


def known(codes: Iterable[str]) -> list[str]:
    """Those of some codes that are in the list, each once, in its order."""
    asked = set(codes)
    return [code for code in _held if code in asked]


def named(code: str, language: str) -> str:
    """The name of a skill; one that is no longer in the list is shown as its code."""
    return _held[code].name(language) if code in _held else code
