"""The first task of each role: a few steps, ticked off by what was pressed in this browser."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.people.labels import Role

ID = r"[\w-]+"


@dataclass(frozen=True)
class Step:
    """What to do, where it begins (blank: on the page before one), and the request by which it is done."""

    words: Any
    go: str
    done_by: re.Pattern[str]  # of "METHOD /path/"


def step(words: Any, go: str, done_by: str) -> Step:
    return Step(words, go, re.compile(done_by))


ROLES: dict[str, Any] = {
    "resident": _("A resident"),
    Role.STEWARD: Role.STEWARD.label,
    Role.LEADER: Role.LEADER.label,
    Role.WORKER: Role.WORKER.label,
    Role.OFFICE: Role.OFFICE.label,
    Role.SECRETARY: Role.SECRETARY.label,
    Role.STREET: Role.STREET.label,
    Role.ADMIN: Role.ADMIN.label,
    "responder": _("Someone who is called out"),
}
NOTE = step(_("Someone tells you something at the door: note it down."), "/today/note/", r"POST /today/note/")
TELL = step(_("See who still has to be told, and tick one."), "/to-tell/", rf"POST /to-tell/{ID}/")
STEPS: dict[str, tuple[Step, ...]] = {
    "resident": (
        step(_("Say what is wrong, as to a neighbour, and send it."), "", rf"POST /(report|q/{ID})/"),
        step(_("See who has it. Here you need not wait: let it be solved."), "", rf"POST /play/solve/{ID}/"),
        step(_("Say whether it is solved."), "", rf"POST /r/{ID}/verdict/"),
    ),
    "responder": (
        step(_("Read what it is about, and say that you are coming."), "", rf"POST /c/{ID}/accept/"),
        step(_("Say that you are there."), "", rf"POST /c/{ID}/arrive/"),
        step(_("Write what was done."), "", rf"POST /c/{ID}/finish/"),
    ),
    Role.STEWARD: (
        NOTE,
        step(_("Solve a matter on the spot: three taps."), "/today/", rf"POST /cases/{ID}/resolve_on_spot/"),
        TELL,
    ),
    Role.LEADER: (
        step(_("Open a new matter and confirm its kind."), "/triage/", rf"POST /cases/{ID}/triage/"),
        step(_("Give it to someone."), "/triage/", rf"POST /(cases/{ID}|triage)/assign/"),
        step(_("Call out whoever is needed."), "/triage/", rf"POST /cases/{ID}/call/"),
        TELL,
    ),
    Role.WORKER: (
        NOTE,
        step(_("Solve a matter on the spot: three taps."), "/today/", rf"POST /cases/{ID}/resolve_on_spot/"),
    ),
    Role.OFFICE: (
        step(_("The telephone rings: write down what is said."), "/office/phone/", r"POST /office/phone/"),
        step(_("Find someone, and open their page."), "/office/people/", rf"GET /office/people/{ID}/"),
        step(_("Look at the posters for the stairwells."), "/office/posters/", r"GET /office/posters/"),
    ),
    Role.SECRETARY: (
        step(_("Press a figure, and see the matters behind it."), "/board/", rf"GET /board/{ID}/"),
        step(_("Read what the morning asks of you, and open a matter."), "/brief/", rf"GET /cases/{ID}/"),
        step(_("See what lies with which of the five levels."), "/tree/", r"GET /tree/"),
    ),
    Role.STREET: (
        step(_("Open a matter that waits for a decision."), "/decisions/", rf"GET /decisions/{ID}/"),
        step(_("Take it up, and name a day."), "/decisions/", rf"POST /decisions/{ID}/accept/"),
        step(_("Write the decision."), "/decisions/", rf"POST /decisions/{ID}/decide/"),
    ),
    Role.ADMIN: (
        step(_("Look at the settings of the community."), "/office/settings/", r"GET /office/settings/"),
        step(_("Find someone, and open their page."), "/office/people/", rf"GET /office/people/{ID}/"),
        step(_("Read on the wall who may do what."), "/wall/", r"GET /wall/"),
    ),
}  # fmt: skip


@dataclass
class Practising:
    """Who practises as what in which copy, and which steps were done; a cookie holds it, the server keeps nothing."""

    place: str
    role: str
    done: set[int] = field(default_factory=set)
    leave: str = "/"  # where one goes on, in the real world
    report: str = ""  # the link of the report whose page this is

    @classmethod
    def read(cls, cookie: str) -> "Practising | None":
        """From the text of a cookie, None when it cannot be read."""
        found = re.fullmatch(r"([0-9a-f]{32})\.([a-z]+)\.([0-9]*)", cookie)
        if found is None or found[2] not in ROLES:
            return None
        return cls(found[1], found[2], {int(digit) for digit in found[3]})

    def __str__(self) -> str:
        return f"{self.place}.{self.role}.{''.join(map(str, sorted(self.done)))}"

    def saw(self, method: str, path: str) -> None:
        """Tick what a request does."""
        self.done |= {n for n, one in enumerate(STEPS[self.role]) if one.done_by.fullmatch(f"{method} {path}")}

    @property
    def role_label(self) -> Any:
        return ROLES[self.role]

    @property
    def steps(self) -> list[dict[str, Any]]:
        """Every step with whether it is done, and the first that is not as the one at hand."""
        at_hand = next((n for n, _step in enumerate(STEPS[self.role]) if n not in self.done), None)
        return [
            {"n": n + 1, "words": one.words, "go": one.go, "done": n in self.done, "here": n == at_hand}
            for n, one in enumerate(STEPS[self.role])
        ]

    @property
    def may_solve(self) -> bool:
        """Whether this is the page of a resident's report that waits to be solved."""
        return self.role == "resident" and bool(self.report) and 1 not in self.done

    @property
    def at_hand(self) -> dict[str, Any] | None:
        return next((one for one in self.steps if one["here"]), None)
