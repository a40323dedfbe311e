"""Whether a message is likely a matter, with the words that decided. A suggestion: nothing is discarded by it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from linli.engines.messages.rules import NOTHING, RULES
from linli.engines.messages.saying import Message

SHORT = 4  # signs below which a kind that was recognised says nothing
QUOTED = 3  # words that a reason quotes at most
_MEDIA = re.compile(r"\[(?:(?:Photo|Video|Audio|Sticker|File|Location|[\u4e00-\u9fff]{1,6})(?:[:：][^\]]*)?)\]")
_STICKER = re.compile(r"\[(?!图片|照片|视频|语音)[\u4e00-\u9fff]{1,6}\]")
_VOICE = re.compile(r"\[(?:语音|Audio)[^\]]*\]")
_MENTION = re.compile(r"@[^\s@]{1,24}(?=[\s@]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A suggestion: `rule` that decided and the `words` it quotes; reasons in words belong to the page."""

    likely: bool
    rule: str
    words: tuple[str, ...] = ()


def bare(words: str) -> str:
    """What is said, without signs of pictures and without who was called: `[图片]`, `[微笑]`, `@张三`."""
    lines = (line.strip() for line in _MENTION.sub("", _MEDIA.sub("", words)).split("\n"))
    return "\n".join(line for line in lines if line)


def judge(message: Message, own: Collection[str] = (), known: Sequence[str] = ()) -> Judgement:
    """Whether a message is likely a matter.

    `own`: how she who pastes is called; `known`: words by which a kind was recognised.
    """
    said = bare(message.words)
    if message.kind not in ("said", "item"):
        return Judgement(False, message.kind)
    if message.name and message.name in own:
        return Judgement(False, "own", (message.name,))
    if not said:
        return Judgement(False, _unsaid(message.words))
    for rule in RULES:
        if rule.whole and rule.words.fullmatch(said):
            return Judgement(rule.likely, rule.code)
        found = [] if rule.whole else [hit.group() for hit in rule.words.finditer(message.words)]
        if found:
            return Judgement(rule.likely, rule.code, tuple(dict.fromkeys(found))[:QUOTED])
    if known and len(said) >= SHORT:
        return Judgement(True, "kind", tuple(known)[:QUOTED])
    return Judgement(False, "talk")


def _unsaid(words: str) -> str:
    """What a message without words is: a voice or a picture that did not come along, or nothing."""
    if _VOICE.search(words):
        return "voice"
    return "picture" if _MEDIA.search(_STICKER.sub("", words)) else "nothing"


def says_nothing(words: str) -> bool:
    """Whether words only greet, thank or agree."""
    return bool(NOTHING.words.fullmatch(words))


def repeated(messages: Sequence[Message]) -> frozenset[int]:
    """The first lines of messages that come again further down: a list is posted anew with every entry."""
    last: dict[tuple[str, str], int] = {}
    found = set[int]()
    for message in messages:
        if message.kind in ("said", "item") and message.words:
            key = (message.name, message.words)
            if key in last:
                found.add(last[key])
            last[key] = message.first
    return frozenset(found)
