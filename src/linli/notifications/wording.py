"""The words of a letter."""

from typing import Any

from linli.notifications.labels import SENTENCES
from linli.notifications.models import Letter


def sentence(letter: Letter, host: str) -> str:
    """What a letter says, in the language in use, its link made whole with `host` (no slash at its end)."""
    return say(letter.kind, letter.params, host)


def say(kind: str, params: dict[str, Any], host: str) -> str:
    """The sentence of a kind with its places filled; a place that was erased stays empty."""
    link = str(params.get("link", ""))
    filled = {"code": "", "place": "", "title": "", "tracking": "", **params, "link": host + link if link else ""}
    return str(SENTENCES[kind]) % filled
