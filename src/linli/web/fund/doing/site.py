"""What a work page shows and offers: people who look, parts with what was found, acts that are this person's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation.sealing import link_token
from linli.fund.granting import queries
from linli.fund.granting.doing import queries as doing
from linli.fund.granting.doing.queries import Part
from linli.fund.granting.doing.rules import OVERSEERS, due, next_step
from linli.fund.granting.results import beside
from linli.fund.labels import ACCEPTED_BY_OTHERS, Asks, Checks
from linli.fund.models import Checker, Kit, Picture, Proposal
from linli.people.models import mask
from linli.territory.models import MicroGrid
from linli.territory.queries import in_force
from linli.web.fund.doing import words
from linli.web.fund.doing.acts import Act, Tried, act
from linli.web.fund.doing.forms import (
    AcceptForm,
    CheckerForm,
    KitForm,
    LookedForm,
    OutsideForm,
    PaperForm,
    PicturesForm,
)

ACTION = {
    "name": "fund.oversee", "again": "fund.oversee", "go": "fund.oversee", "paper": "fund.check_on_paper",
    "picture": "fund.picture", "show": "fund.picture", "hide": "fund.picture", "accept": "fund.accept",
    "kit": "fund.hand_over", "outside": "fund.outside",
}  # fmt: skip


@dataclass(frozen=True)
class Looker:
    """Someone who looks at the work, as those read it who may know the name; the address is blank for others."""

    checker: Checker
    name: str
    masked: str
    address: str
    acts: list[Act]


def in_force_here(proposal: Proposal, day: date) -> QuerySet[MicroGrid]:
    """The micro-grids of a proposal's community on a day."""
    return MicroGrid.objects.filter(in_force(day), community=proposal.community_id)


class Site:
    """A proposal as the one who asks sees its work."""

    def __init__(self, by: Actor, proposal: Proposal, today: date) -> None:
        self.by, self.proposal, self.today = by, proposal, today
        self.way = f"/fund/proposals/{proposal.code}/work/"
        self.decision = queries.decision_of(proposal)
        self.checkers = doing.checkers(proposal)
        self.found = doing.parts_of(proposal, self.checkers)
        self.outside = beside.lines(proposal)
        self.may = {key for key, action in ACTION.items() if gate.holds(by, action, proposal)}
        self.named = bool(self.may & {"name", "accept"})

    @property
    def beside(self) -> beside.Beside:
        return beside.of_project(self.decision.drawn if self.decision else 0, self.outside)

    @cached_property
    def next_step(self) -> str:
        kinds = [one.kind for one in self.checkers]
        says = self.decision.says if self.decision else ""
        seen, people = [part.seen for part in self.found], (kinds.count(Checks.OVERSEER), kinds.count(Checks.USER))
        return next_step(says, *people, seen, checked=self.proposal.sort in ACCEPTED_BY_OTHERS)

    @cached_property
    def due(self) -> Part | None:
        """The part whose turn it is."""
        number = due([part.seen for part in self.found])
        return next((part for part in self.found if part.number == number), None)

    @cached_property
    def kits(self) -> list[Kit]:
        if self.proposal.sort != Asks.KITS:
            return []
        return list(self.proposal.kits.select_related("micro_grid").order_by("day", "micro_grid__code"))

    @property
    def grids(self) -> int:
        """How many micro-grids there are today, where kits are what is done."""
        return in_force_here(self.proposal, self.today).count() if self.proposal.sort == Asks.KITS else 0

    @property
    def forms(self) -> dict[str, Callable[..., forms.Form]]:
        """The form of each act, as it is made for this proposal."""
        names = [(str(one.pk), f"{one.name} · {one.get_kind_display()}") for one in self.checkers]
        parts = [(str(part.number), words.part_name(part)) for part in self.found]
        return {
            "name": CheckerForm,
            "again": forms.Form,
            "go": forms.Form,
            "paper": lambda *data, **more: PaperForm(*data, checkers=names, **more),
            "picture": lambda *data, **more: PicturesForm(*data, parts=parts, **more),
            "show": LookedForm,
            "hide": forms.Form,
            "accept": AcceptForm,
            "kit": lambda *data, **more: KitForm(*data, grids=self._without_kit(), **more),
            "outside": OutsideForm,
        }

    def _without_kit(self) -> Any:
        here = in_force_here(self.proposal, self.today)
        return here.exclude(pk__in=self.proposal.kits.values("micro_grid")).order_by("code")

    def _act(self, tried: Tried, key: str, button: str, of: UUID | None = None, start: Any = None, **more: Any) -> Act:
        def made(auto_id: str) -> forms.Form:
            return self.forms[key](initial={"day": self.today, **(start or {})}, auto_id=auto_id)

        return act(tried, key, button, self.way, made, of, **more)

    def people(self, tried: Tried, host: str) -> list[Looker]:
        """Who looks at it; by name and with the private link for those who name them."""
        names = "name" in self.may
        found = []
        for n, one in enumerate(self.checkers, 1):
            acts = []
            if names and one.phone:
                acts.append(self._act(tried, "again", _("Send the link once more"), one.pk))
            if names:
                lead = _("They check no more, and their link opens nothing. Then someone else can be named.")
                acts.append(self._act(tried, "go", _("Let them go"), one.pk, words=lead, warn=True))
            name = one.name if self.named else f"{one.get_kind_display()} {n}"
            address = f"{host}/o/{link_token(one.pk)}/" if names else ""
            found.append(Looker(one, name, mask(one.phone) if self.named else "", address, acts))
        return found

    def parts(self, tried: Tried) -> list[dict[str, Any]]:
        """Each part with what was found, its photos, and whom it serves."""
        return [
            {
                "part": part,
                "name": words.part_name(part),
                "due": part == self.due,
                "looked": any(check for _checker, check in part.found),
                "served": words.served(part),
                "found": [(self._called(checker, n), check) for n, (checker, check) in enumerate(part.found, 1)],
                "photos": [(photo, self._acts_of(photo, tried)) for photo in part.photos if self._sees(photo)],
            }
            for part in self.found
        ]

    def _called(self, checker: Checker, n: int) -> str:
        return f"{checker.name} · {checker.get_kind_display()}" if self.named else f"{checker.get_kind_display()} {n}"

    def _sees(self, photo: Picture) -> bool:
        return bool(photo.shown_at) or "show" in self.may

    def _acts_of(self, photo: Picture, tried: Tried) -> list[Act]:
        if "show" not in self.may:
            return []
        if photo.shown_at:
            return [self._act(tried, "hide", _("Hide it"), photo.pk)]
        return [self._act(tried, "show", _("Show it to everyone"), photo.pk, main=True)]

    def acts(self, tried: Tried, key: str) -> dict[str, Act]:
        """The acts on the whole project that are this person's, by their keys, where they make sense."""
        if not self.decision or self.decision.says != "yes":
            return {}
        start = {"part": self.due.number if self.due else None}
        found = {"outside": _("Note money from elsewhere"), "picture": _("Add photos")}
        if self.due and key != "free":
            found["name"] = _("Name who looks at it")
            if self.checkers:
                found["paper"] = _("Enter a signed paper")
            if self.due.seen.is_good:
                found["accept"] = _("Publish the acceptance")
        if self.proposal.sort == Asks.KITS:
            found["kit"] = _("Note a kit handed over")
        main = {"overseers": "name", "users": "name", "publish": "accept"}.get(key)
        overseers = sum(one.kind == Checks.OVERSEER for one in self.checkers)
        kind = {"kind": Checks.OVERSEER if overseers < OVERSEERS else Checks.USER}
        return {
            name: self._act(tried, name, button, start=start | kind, main=name == main)
            for name, button in found.items()
            if name in self.may
        }
