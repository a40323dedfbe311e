"""From the cells of one row to a thing of the past: what each says, and what is wrong with it at which cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from linli.engines.places import folded
from linli.office.past.rows import Blind, Findings, Row, Where
from linli.projects.past.columns import BOOK, DEEDS, DID, HELD, TIED, WISHED

_SOMEONE = re.compile(r"\d{6,}|\d+\s*[室户]|单元|先生|女士|大爷|大妈|阿姨")


@dataclass(frozen=True)
class Past:
    """One row as plain values, under the keys of its sheet's columns; days as text, numbers as numbers."""

    kind: str
    sheet: str
    row: int
    fingerprint: str
    said: dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What the community knows: compounds and groups by their folded names, how a row is keyed, and the day."""

    compounds: Mapping[str, tuple[str, str]]  # id, name
    groups: Mapping[str, tuple[str, str]]
    blind: Blind
    today: date


class PastRow(Row):
    """A row of one of the five sheets."""

    def __init__(self, where: Where, known: Known, found: Findings) -> None:
        super().__init__(where, BOOK, known.today, found)
        self.known = known

    def read(self) -> Past | None:
        """The row as a thing of the past; what is wrong is in `wrong`."""
        made = {TIED: self.tied, DEEDS: self.deed, WISHED: self.wished, HELD: self.held, DID: self.did}
        said = {"day": self.day(), **next(read() for sheet, read in made.items() if sheet is self.sheet)}
        if self.wrong:
            return None
        fingerprint = self.known.blind("|".join(map(str, (self.sheet.key, *said.values()))))
        return Past(self.sheet.key, self.name, self.number, fingerprint, said)

    def after(self, key: str, before: str) -> str:
        """A day that may be blank and follows another."""
        found = self.day(key, needed=False, future=key == "end")
        if found and before and found < before:
            self.fault(key, "out_of_order", value=found)
        return found

    def tied(self) -> dict[str, Any]:
        """What the sheet of relations says beside the day."""
        tie, to = self.choice("tie", ""), self.words("to")
        if tie == "member" and not to:
            self.fault("to", "alliance_missing")
        return {
            "name": self.words("name", needed=True),
            "body": self.choice("body", "merchant" if tie == "merchant" else "partner"),
            "tie": tie,
            "to": to if tie == "member" else "",
            "end": self.after("end", self.start()),
            "signed": self.day("signed", needed=False),
            "words": self.words("words"),
        }

    def deed(self) -> dict[str, Any]:
        """What the sheet of deeds says beside the day."""
        name, start = self.words("name"), self.start()
        claimed = self.after("claimed", start) or (start if name else "")
        done = self.after("done", claimed)
        names = [one.strip() for one in self.words("names").replace("，", "、").split("、") if one.strip()]
        if done and not name:
            self.fault("name", "nobody_claimed")
        if len(names) == 1:
            self.fault("names", "two_needed")
        if done and not names:
            self.found.mention("rows_done_alone", self.name, self.number)
        return {
            "title": self.words("title", needed=True),
            "place": self.words("place"),
            "name": name,
            "claimed": claimed if name else "",
            "done": done,
            "words": self.words("words"),
            "names": names if done else [],
        }

    def wished(self) -> dict[str, Any]:
        """What the sheet of wishes says beside the day."""
        need, at = self.words("need", needed=True), self.words("compound")
        if _SOMEONE.search(need):
            self.fault("need", "names_someone")
        return {
            "need": need,
            "sort": self.choice("sort", "thing"),
            "done": self.after("done", self.start()),
            "compound": self.one_of("compound", at, self.known.compounds, "unknown_compound"),
        }

    def held(self) -> dict[str, Any]:
        """What the sheet of gatherings says beside the day."""
        series = self.words("series", needed=True)
        return {
            "series": series,
            "sort": self.choice("sort", "other"),
            "title": self.words("title") or series,
            "place": self.words("place", needed=True),
            "begun": self.choice("begun", "community"),
            "words": self.words("words"),
            **self.heads(),
        }

    def did(self) -> dict[str, Any]:
        """What the sheet of groups' activities says beside the day."""
        name = self.words("name", needed=True)
        return {
            "group": self.one_of("name", name, self.known.groups, "unknown_group"),
            "title": self.words("title", needed=True),
            "place": self.words("place", needed=True),
            "helped": self.whole("helped"),
            **self.heads(),
        }

    def start(self) -> str:
        """The day of the row once more; what is wrong with it is said where it is read for good."""
        kept = list(self.wrong)
        found = self.day()
        self.wrong = kept
        return found

    def heads(self) -> dict[str, Any]:
        """People and visits, and how they were counted (N5)."""
        people, visits = self.whole("people"), self.whole("visits")
        if not people and not visits:
            self.fault("people", "no_count")
        if people and visits and visits < people:
            self.fault("visits", "fewer_visits")
        return {"people": people, "visits": visits, "method": self.choice("method", "")}

    def one_of(self, key: str, said: str, known: Mapping[str, tuple[str, str]], code: str) -> str:
        """The id of what a name names, blank where nothing is said."""
        if not said:
            return ""
        found = known.get(folded(said))
        if found is None:
            self.fault(key, code, value=said, answers="、".join(name for _id, name in list(known.values())[:20]))
            return ""
        return found[0]
