"""One wish at the desk: how it stands, the next step of its keeper, who is still to be told."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.engines.money import plain
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.fund.giving import queries as giving
from linli.notifications import queries as letters
from linli.notifications.wording import sentence
from linli.people.models import mask
from linli.projects import wishing
from linli.web.asking import as_uuid, at, host_of, staff, take
from linli.web.fund.doing.acts import Tried, about, act, sent
from linli.web.partners.deeds import partners
from linli.web.wishes import words
from linli.web.wishes.forms import ForForm, FundForm, KeeperForm, MissForm, ReceivedForm, TakeForm, TickForm
from linli.wishes import queries, rules
from linli.wishes.actions import claiming, delivering, ending, saying, seeing
from linli.wishes.actions.claiming import Claimer
from linli.wishes.labels import Stage
from linli.wishes.loop import steps_from
from linli.wishes.models import Wish

DONE: Mapping[str, Any] = {
    "show": _("It hangs on the wall."),
    "amend": _("Kept."),
    "keeper": _("Named: only the new keeper sees whose it is."),
    "claim": _("Claimed. Give them the link of their page."),
    "fund": _("The gift is promised in the fund, and the wish is claimed by it."),
    "hand": _("Noted: you have it."),
    "deliver": _("Noted. Now the recipient and a witness say that it came."),
    "receive": _("Noted."),
    "miss": _("Noted. It goes on."),
    "witness": _("Thank you. Your word as a witness stands."),
    "thanks": _("Passed on."),
    "withdraw": _("Taken back, and everything about the wisher erased."),
}
ACTION = {
    "show": "wish.keep", "amend": "wish.keep", "keeper": "wish.keeper", "claim": "wish.claim", "fund": "wish.fund",
    "hand": "wish.keep", "deliver": "wish.keep", "receive": "wish.receive", "miss": "wish.receive",
    "witness": "wish.witness", "thanks": "wish.keep", "withdraw": "wish.withdraw",
}  # fmt: skip


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """A wish as it stands; whose it is stays sealed."""
    by = staff(request, "wish.read")
    return _show(request, by, queries.wish(by, id), Tried())


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step; what cannot be done comes back at its field with what was typed."""
    if step not in DONE:
        raise NotFound()
    by = staff(request, ACTION[step])
    wish = queries.wish(by, id)
    tried = sent(request, step, _forms(wish, at(request))[step])
    if tried.form is None or take(tried.form, lambda: _verbs(request, by, wish, tried)[step]()) is None:
        return _show(request, by, wish, tried)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/together/wishes/{id}/", status=303)


@require_POST
def see(request: HttpRequest, id: UUID) -> HttpResponse:
    """Whose it is; the look is noted, and the wisher reads it."""
    by = staff(request, "wish.see")
    seeing.see(id, **about(request, by))
    return _show(request, by, queries.wish(by, id), Tried(), wisher=True)


@require_POST
def see_claimer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who claimed it; the look is noted."""
    by = staff(request, "wish.see_claimer")
    seeing.see_claimer(id, **about(request, by))
    return _show(request, by, queries.wish(by, id), Tried(), claimer=True)


@require_POST
def tick(request: HttpRequest, id: UUID) -> HttpResponse:
    """A helper was told by a person."""
    by = staff(request, "wish.told")
    letter = seeing.tick(id, request.POST.get("means", ""), **about(request, by))
    messages.success(request, _("Ticked: they know."))
    return HttpResponseRedirect(f"/together/wishes/{letter.about_id}/", status=303)


def _forms(wish: Wish, now: Any) -> dict[str, Callable[..., forms.Form]]:
    keepers = queries.may_keep(wish.community_id, clock.today(now))
    naming = partial(KeeperForm, keepers=keepers, initial={"keeper": str(wish.lead_id or "")})
    return {
        "show": naming, "keeper": naming,
        "amend": partial(TakeForm, community=wish.community_id),
        "claim": lambda *given, **more: ForForm(*given, partners=partners(wish.community_id), **more),
        "fund": lambda *given, **more: FundForm(*given, purposes=giving.purposes(wish.community_id), **more),
        "receive": ReceivedForm, "miss": MissForm,
        **dict.fromkeys(("hand", "deliver", "witness", "thanks", "withdraw"), forms.Form),
    }  # fmt: skip


def _verbs(request: HttpRequest, by: Actor, wish: Wish, tried: Tried) -> dict[str, Callable[[], object]]:
    told, form = about(request, by), tried.form
    said: Any = form.cleaned_data if form else {}
    return {
        "show": lambda: saying.show(wish.pk, as_uuid(said["keeper"]), **told),
        "keeper": lambda: saying.name_keeper(wish.pk, as_uuid(said["keeper"]) or wish.pk, **told),
        "amend": lambda: _amend(wish, form, told),
        "claim": lambda: claiming.claim(wish.pk, _claimer(said), **told),
        "fund": lambda: _by_fund(wish, form, told),
        "hand": lambda: delivering.hand(wish.pk, **told),
        "deliver": lambda: delivering.deliver(wish.pk, **told),
        "receive": lambda: delivering.receive(wish.pk, said["means"], said["thanks"], **told),
        "miss": lambda: delivering.miss(wish.pk, said["words"], **told),
        "witness": lambda: delivering.witness(wish.pk, **told),
        "thanks": lambda: delivering.pass_thanks(wish.pk, **told),
        "withdraw": lambda: ending.withdraw(wish.pk, **told),
    }


def _amend(wish: Wish, form: Any, told: dict[str, Any]) -> Wish:
    return saying.amend(wish.pk, form.said(), form.wisher(), version=wish.version, **told)


def _by_fund(wish: Wish, form: Any, told: dict[str, Any]) -> object:
    said = form.cleaned_data
    gift = wishing.Promise(form.giver(), said["form"], said["fen"], said["source"], said["purpose"])
    return wishing.give_for(wish.pk, gift, **told)


def _claimer(said: dict[str, Any]) -> Claimer:
    return Claimer(said["name"], said["phone"], as_uuid(said["partner"]), said["until"])


def _show(
    request: HttpRequest, by: Actor, wish: Wish, tried: Tried, *, wisher: bool = False, claimer: bool = False
) -> HttpResponse:
    claim = queries.claim_of(wish)
    host = host_of(request)
    keeps = gate.holds(by, "wish.see", wish) and not wish.erased_at
    reaches = gate.holds(by, "wish.see_claimer", wish)
    waits = [one for one in letters.helpers_to_tell(by) if one.about_id == wish.pk]
    context = {
        "wish": wish,
        "line": words.line(wish, clock.today(at(request))),
        "stations": words.stations(wish.stage),
        "worth": plain(wish.worth) if wish.worth else "",
        "by_fund": rules.through_the_fund(wish.worth),
        "limit": plain(rules.LIMIT),
        "acts": _acts(request, by, wish, tried),
        "claim": claim,
        "claimed_by": words.claimed_by(claim),
        "claim_address": f"{host}/w/{link_token(claim.pk)}/" if claim and reaches else "",
        "masked": mask(claim.phone) if claim and reaches else "",
        "claimer": claim if claimer else None,
        "may_see": keeps,
        "wisher": wish.wisher if wisher else None,
        "wish_address": f"{host}/wish/{link_token(wish.pk)}/" if wisher else "",
        "both": bool(claim and claim.meets and wish.meets),
        "waits": [(one.pk, sentence(one, host), TickForm(auto_id=f"tick-{one.pk}-%s")) for one in waits],
        "footprints": list(footprints.of(wish.pk)) if gate.holds(by, "wish.keep", wish) else [],
    }
    return render(request, "wishes/desk_one.html", context, status=tried.status)


def _acts(request: HttpRequest, by: Actor, wish: Wish, tried: Tried) -> list[Any]:
    """What can be done now by whoever looks, the likeliest first."""
    fits, came = set(steps_from(wish.stage)), wish.stage == Stage.DELIVERED
    costly = rules.through_the_fund(wish.worth)
    offers: dict[str, tuple[Any, bool]] = {
        "show": (_("Put it on the wall"), "show" in fits),
        "hand": (_("I have it"), "hand" in fits),
        "deliver": (_("I have brought it"), "deliver" in fits),
        "receive": (_("The recipient says it came"), came and not wish.received_at),
        "witness": (_("I witness that it came"), came and not wish.witness_id),
        "claim": (_("Claim it for someone"), "claim" in fits and not costly),
        "fund": (_("Give it through the fund"), "claim" in fits),
        "thanks": (_("Pass the thanks on"), bool(wish.thanks) and not wish.thanks_passed_at),
        "miss": (_("It has not reached them"), "miss" in fits),
        "amend": (_("Put it right"), wish.stage in (Stage.SAID, Stage.OPEN)),
        "keeper": (_("Another keeper"), not wish.fulfilled_at and not wish.withdrawn_at and wish.stage != Stage.SAID),
        "withdraw": (_("The wisher takes it back"), "withdraw" in fits),
    }
    made = _forms(wish, at(request)) | {"amend": partial(TakeForm, community=wish.community_id, initial=_now(wish))}
    fit = [key for key, (_button, fits_now) in offers.items() if fits_now and gate.holds(by, ACTION[key], wish)]
    return [
        act(
            tried, key, offers[key][0], f"/together/wishes/{wish.pk}/", made[key], main=n == 0,
            warn=key in ("withdraw", "miss"),
        )
        for n, key in enumerate(fit)
    ]  # fmt: skip


def _now(wish: Wish) -> dict[str, Any]:
    """What everyone reads, as it stands; what is sealed is entered anew."""
    area = f"c{wish.compound_id}" if wish.compound_id else f"g{wish.general_grid_id}"
    return {"sort": wish.sort, "need": wish.need, "worth": wish.worth, "area": area, "means": wish.means}
