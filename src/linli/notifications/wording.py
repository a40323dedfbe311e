"""The words of a letter."""

from typing import Any

from linli.notifications.labels import GROUP_SENTENCES, SENTENCES
from linli.notifications.models import Letter
from linli.notifications.rules import GROUPS


def sentence(letter: Letter, host: str) -> str:
    """What a letter says, in the language in use, its link made whole with `host` (no slash at its end)."""
    return _to_group(letter, host) if letter.carrier in GROUPS else say(letter.kind, letter.params, host)


def say(kind: str, params: dict[str, Any], host: str) -> str:
    """The sentence of a kind with its places filled; a place that was erased stays empty."""
    link = str(params.get("link", ""))
    empty = dict.fromkeys(("amount", "code", "day", "place", "title", "tracking"), "")
    return str(SENTENCES[kind]) % (empty | params | {"link": host + link if link else ""})


def _to_group(letter: Letter, host: str) -> str:
    """Where something happened, down to the micro-grid; what it is, those in charge read after signing in."""
    place = letter.micro_grid or letter.general_grid or letter.community
    return str(GROUP_SENTENCES[letter.kind]) % {"grid": place.name, "link": f"{host}/start/"}
