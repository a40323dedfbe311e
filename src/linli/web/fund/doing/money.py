"""The money of a proposal: decided, ordered, paid, advanced, left; and the next step, if it is this person's."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.granting import queries
from linli.fund.granting.paying import booking, ordering
from linli.fund.granting.paying import queries as paying
from linli.fund.granting.paying.queries import Ordered
from linli.fund.granting.paying.rules import Stand, next_step
from linli.fund.models import Outlay, Proposal
from linli.web.asking import at, staff
from linli.web.fund.doing import words
from linli.web.fund.doing.acts import Act, Tried, about, act, done, sent
from linli.web.fund.doing.forms import OrderForm, PayForm, ReasonForm, ReverseForm, SumForm
from linli.web.fund.scans import kept

STEPS: dict[str, tuple[str, type[forms.Form]]] = {
    "order": ("fund.order", OrderForm), "void": ("fund.order", ReasonForm), "pay": ("fund.pay", PayForm),
    "settle": ("fund.pay", SumForm), "back": ("fund.pay", SumForm), "reverse": ("fund.correct", ReverseForm),
}  # fmt: skip
DONE = {
    "order": gettext_lazy("Ordered. The charity accountant hears of it."),
    "void": gettext_lazy("Void. What it took is free again."),
    "pay": gettext_lazy("Booked. It stands in the log."),
    "settle": gettext_lazy("Booked: that much of the advance is a cost now."),
    "back": gettext_lazy("Booked: it lies where it came from again."),
    "reverse": gettext_lazy("Taken back, and the note of correction is published. Its order can be made void now."),
}


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The money as it stands."""
    by = staff(request, "fund.read")
    return show(request, by, queries.proposal(by.community, code), Tried())


@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step; what cannot be done comes back at its field with what was typed."""
    if step not in STEPS:
        raise NotFound()
    action, made = STEPS[step]
    by = staff(request, action)
    proposal = queries.proposal(by.community, code)
    tried = sent(request, step, made)
    if tried.form is None or done(tried.form, _verbs(request, by, proposal, tried)[step]) is None:
        return show(request, by, proposal, tried)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/fund/proposals/{code}/money/", status=303)


def _verbs(request: HttpRequest, by: Actor, proposal: Proposal, tried: Tried) -> dict[str, Callable[[], object]]:
    said: Any = tried.form.cleaned_data if tried.form and tried.form.is_valid() else {}
    told = about(request, by)
    return {
        "order": lambda: ordering.order(proposal.pk, _asked(said), **told),
        "void": lambda: ordering.make_void(_order(proposal, tried.of), said["reason"], **told),
        "pay": lambda: booking.pay(
            _order(proposal, tried.of), booking.Paid(said["day"], kept(said["scan"])), **told
        ),
        "settle": lambda: booking.settle(proposal.pk, said["amount"], said["day"], **told),
        "back": lambda: booking.give_back(_order(proposal, tried.of), said["amount"], said["day"], **told),
        "reverse": lambda: booking.take_back(_entry(proposal, tried.of), said["words"], said["day"], **told),
    }  # fmt: skip


def _asked(said: dict[str, Any]) -> ordering.Asked:
    return ordering.Asked(said["sort"], said["amount"], said["goods"], said["final"], said["words"])


def _order(proposal: Proposal, id: UUID | None) -> UUID:
    """The order that a form names: one of this proposal."""
    decision = queries.decision_of(proposal)
    if id is None or decision is None or not decision.orders.filter(pk=id).exists():
        raise NotFound()
    return id


def _entry(proposal: Proposal, id: UUID | None) -> UUID:
    decision = queries.decision_of(proposal)
    if id is None or decision is None or not decision.outlays.filter(pk=id).exists():
        raise NotFound()
    return id


def show(request: HttpRequest, by: Actor, proposal: Proposal, tried: Tried) -> HttpResponse:
    """The page, with the act that came back, if any."""
    decision = queries.decision_of(proposal)
    ordered = paying.orders(decision) if decision else []
    stand = paying.stand(proposal, decision, ordered)
    key = next_step(stand)
    acts = Acts(f"/fund/proposals/{proposal.code}/money/", by, tried, clock.today(at(request)))
    context = {
        "proposal": proposal,
        "decision": decision if stand.says == "yes" else None,
        "next": words.next_of_money(key, by.roles),
        "sums": words.sums(stand),
        "acts": acts.whole(stand, key) if stand.says == "yes" else [],
        "orders": [(one, words.ORDERS[one.state], acts.of_order(one, stand)) for one in ordered],
        "entries": [(one, acts.of_entry(one)) for one in (paying.booked(decision) if decision else [])],
        "may_see_slips": gate.may(by, "document.attach") or gate.may(by, "fund.accept"),
        "form": tried.form,
        "step": "money",
    }
    return render(request, "doing/money.html", context, status=tried.status)


class Acts:
    """The acts that are this person's, where they make sense."""

    def __init__(self, way: str, by: Actor, tried: Tried, today: Any) -> None:
        self.way, self.tried, self.today = way, tried, today
        self.orders, self.pays, self.corrects = (
            gate.may(by, action) for action in ("fund.order", "fund.pay", "fund.correct")
        )

    def _act(self, key: str, button: Any, of: UUID | None = None, start: Any = None, **more: Any) -> Act:
        def made(auto_id: str) -> forms.Form:
            return STEPS[key][1](initial={"day": self.today, **(start or {})}, auto_id=auto_id)

        return act(self.tried, key, button, self.way, made, of, **more)

    def whole(self, stand: Stand, key: str) -> list[Act]:
        """An order, or what an advance has become."""
        found = []
        if self.orders and stand.left and not stand.last and not stand.frozen:
            start: dict[str, Any] = {
                "sort": "payment" if stand.part or not stand.checked else "advance",
                "final": key == "last",
            }
            if key in ("last", "order"):
                start["amount"] = stand.left
            main = key in ("advance", "last", "part", "order")
            found.append(self._act("order", _("Order a payment"), start=start, main=main))
        if self.pays and stand.advanced and (stand.part or not stand.checked):
            lead = _("What was advanced and is accepted becomes a cost. The entry can only be reversed afterwards.")
            due, button = {"amount": stand.advanced}, _("Book the advance as a cost")
            found.append(self._act("settle", button, start=due, words=lead, main=key == "settle"))
        return found

    def of_order(self, one: Ordered, stand: Stand) -> list[Act]:
        """Pay it, take what came back, or make it void."""
        found, of = [], one.order.pk
        if self.pays and one.state == "open":
            lead = _("Only what the federation has really paid is booked. Afterwards it can only be reversed.")
            found.append(self._act("pay", _("Book it: the federation has paid"), of, words=lead, main=True))
        if self.pays and one.state == "paid" and one.order.sort == "advance" and stand.advanced:
            found.append(self._act("back", _("Some of it came back"), of))
        if self.orders and one.state in ("open", "back"):
            lead = _("It is not paid any more, and what it took can be ordered anew. It stays on record.")
            found.append(self._act("void", _("Make it void"), of, words=lead, warn=True))
        return found

    def of_entry(self, one: Outlay) -> list[Act]:
        """Take back what was booked wrongly."""
        entry = one.entry
        if not self.corrects or hasattr(entry, "reversal") or entry.reverses_id:
            return []
        lead = _("The entry stays in the log. Beside it stands its mirror, and your note, which everyone can read.")
        return [self._act("reverse", _("Booked wrongly: take it back"), entry.pk, words=lead, warn=True)]
