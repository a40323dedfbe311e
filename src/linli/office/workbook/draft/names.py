"""Finding what a name refers to, and what was perhaps meant when it refers to nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile


@dataclass
class Names:
    """Names under their keys. `bad` are the names whose own row has a problem."""

    key: Callable[[str], str]
    sheet: str  # where their own rows stand
    unknown: str = ""  # the code of the sentence for a name that is not there
    known: dict[str, str] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            self.known.setdefault(self.key(name), name)

    def call(self, other: str, name: str) -> None:
        """Let a name be known under another one too, unless that is taken."""
        if other:
            self.known.setdefault(self.key(other), name)

    def find(self, name: str) -> str | None:
        """The name as its own row writes it."""
        return self.known.get(self.key(name))

    def is_bad(self, name: str) -> bool:
        return self.key(name) in self.bad

    def near(self, name: str, cutoff: float = 0.6) -> str:
        """The name that was perhaps meant, or ''. Among names equally alike, the one that begins alike."""
        key = self.key(name)

        def likeness(other: str) -> tuple[float, int]:
            return SequenceMatcher(None, other, key).ratio(), _alike(other, key)

        close = get_close_matches(key, self.known, len(self.known) or 1, cutoff)
        return self.known[max(close, key=likeness)] if close else ""


def _alike(one: str, other: str) -> int:
    """How many signs two names have in common from the first."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
