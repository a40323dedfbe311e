"""Head-counts: people and visits, each a number or a range, and how they were found. Values in, values out."""

from dataclasses import dataclass

from linli.projects.labels.counts import HeadMethod
from linli.projects.refusals import FewerVisits, NoCount, NoMethod, RangeCrossed


@dataclass(frozen=True)
class Heads:
    """How many came: people (each once), visits (each time), or both (N5)."""

    method: str = ""
    people: int | None = None
    visits: int | None = None
    people_most: int | None = None
    visits_most: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.people is None and self.visits is None

    def checked(self) -> "Heads":
        """The same, where it can be kept. Raises `NoCount`, `NoMethod`, `RangeCrossed`, `FewerVisits`."""
        if self.is_empty:
            raise NoCount(field="people")
        if self.method not in HeadMethod.values:
            raise NoMethod(field="method")
        for name, least, most in (
            ("people_most", self.people, self.people_most), ("visits_most", self.visits, self.visits_most),
        ):  # fmt: skip
            if most is not None and (least is None or most < least):
                raise RangeCrossed(field=name)
        visits = self.visits if self.visits_most is None else self.visits_most
        if self.people is not None and visits is not None and visits < self.people:
            raise FewerVisits(field="visits")
        return self


def between(least: int | None, most: int | None) -> str:
    """345, or 300–400; blank where nothing was counted."""
    if least is None:
        return ""
    return f"{least:,}" if most is None or most == least else f"{least:,}–{most:,}"
