"""The page of one matter, and the steps that can be taken on it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.audit.models import Footprint
from linli.cases import labels, posts, queries, replies, rules
from linli.cases.alike import finding
from linli.cases.callouts import queries as called
from linli.cases.intake.actions import add_words, see_contact
from linli.cases.labels import OrderSource
from linli.cases.loop import OPEN
from linli.cases.matter import near
from linli.cases.models import Case, Report
from linli.cases.orders import queries as orders
from linli.engines.drafts import Ground
from linli.foundation import clock
from linli.foundation.refusals import NotFound, OutOfStep, Stale
from linli.insight.reports.reference import slogans
from linli.notifications import queries as letters
from linli.web.asking import at, back_to, new_token, staff, take, token, version
from linli.web.cases import forms as ask
from linli.web.cases import likeness
from linli.web.cases.calling import running as calls
from linli.web.cases.days import WHEN
from linli.web.cases.deciding import listing as decisions
from linli.web.cases.rows import kind_choices, kind_name, lawful_ways, row
from linli.web.cases.steps import STEPS, offers
from linli.web.dangers import SAFETY, danger_of, hides
from linli.web.own import asks
from linli.web.picturing import files_of
from linli.web.progress import stages
from linli.web.territory.places import way_to

WITH_WORDS = {"case.add_words", "case.joined", "case.unmerge", "report.move"}  # after these there may be additions
ANSWERED = {"case.resolve", "case.resolve_on_spot"}  # after these there may be photos of the result
SHOWN = 3  # of those that may be the same
TOLD = ("resolve",)  # steps whose words go to the reporters: their own numbers are asked about once
KEPT = ("words", "reason", "agreement", "exit")


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One matter with everything that those who may read it need."""
    by = staff(request, "case.read")
    return render(request, "case.html", _context(request, by, queries.one_visible(by, id)))


def _context(request: HttpRequest, by: Actor, case: Case, step: str = "", form: Any = None) -> dict[str, Any]:
    reports = queries.reports_of(case)
    feet = footprints.told_of(object_id=case.pk)
    done = {foot.action for foot in feet}  # what never happened is not asked for
    beside = _beside(case, by, reports, done)
    likely, others = offers(case, by, step, form, talk=bool(beside["promoted"]))
    may = [offer.key for offer in likely + others]
    community = request.known.device.community  # type: ignore[attr-defined]
    return {
        "case": case,
        "row": row(case, at(request)),
        "way": way_to(case.stairwell, community) if case.stairwell else None,
        "likely": likely,
        "others": others,
        "tried": step,
        "form": form,
        "kept": _written(form) if step in STEPS and step not in may else "",
        "reports": reports,
        "of_result": case.photos.order_by("-at", "id") if done & ANSWERED else [],
        "drafts": replies.drafts(case, reports, feet, at(request)) if {"resolve", "resolve_on_spot"} & set(may) else [],
        "pictured": called.pictured(case) if "callout.finish" in done and "resolve" in may else [],
        "stays_private": any(report.channel == labels.Channel.BOX for report in reports),
        "additions": near.additions(case) if done & WITH_WORDS else [],
        "footprints": feet if gate.holds(by, "footprint.read", case) else [],
        "letters": letters.all_about(id=case.pk),
        "orders": orders.of_case(case) if any(r.channel in OrderSource.values for r in reports) else [],
        "may_reply": gate.may(by, "order.reply"),
        "stages": stages(case),
        "urgent_because": "" if case.triaged_at or not case.urgent else "、".join(case.suggestion.get("danger", ())),
        "suggested_name": kind_name(case.suggestion.get("kind", "")),
        "next": labels.POLICE_FIRST if hides(case) and case.stage in OPEN else labels.NEXT_FOR_STAFF[case.stage],
        "danger": danger_of(SAFETY) if hides(case) and case.stage in OPEN else None,
        "may_see_contact": gate.holds(by, "report.see_contact", case) and any(r.phone for r in reports),
        "may_write_down": gate.holds(by, "report.write_down", case),
        "may_talk": _may_talk(by, case),
        "may_mediate": _may_mediate(by, case),
        "may_add": gate.holds(by, "case.add_words", case),
        "token": new_token(),
        **_choices(case, may, at(request)),
        **_reasons(case, feet),
        **beside,
        **calls.part(by, case, at(request), ever="callout.blow" in done),
        **decisions.part(by, case, at(request), ever="case.ask_decision" in done),
    }


def _may_talk(by: Actor, case: Case) -> bool:
    """Whether it can be talked over with all whom it concerns: open, complex, and not private."""
    fits = case.stage in OPEN and case.complexity == labels.Complexity.COMPLEX and not case.sealed
    return fits and gate.may(by, "talk.prepare")


def _may_mediate(by: Actor, case: Case) -> bool:
    """Whether its sides can be asked to be mediated: open, between neighbours or in a family, and no danger in it."""
    fits = case.stage in OPEN and case.kind.startswith(("TJ", "RM")) and not case.urgent and not hides(case)
    return fits and gate.may(by, "mediation.open")


def _choices(case: Case, may: list[str], at: Any) -> dict[str, Any]:
    """What the forms of the steps let one choose from; what no form asks for is not fetched."""
    given = list(posts.assignable(case, clock.today(at))) if {"assign", "send_down"} & set(may) else []
    below = [p for p in given if rules.is_below(rules.LEVEL_OF_ROLE.get(p.role, "community"), case.level)]
    return {
        "kinds": kind_choices() if "triage" in may else [],
        "spheres": labels.Sphere.choices,
        "assignees": given,
        "below": below,
        "outcomes": labels.Outcome.choices,
        "verdicts": labels.Verdict.choices,
        "whens": WHEN,
        "pass_up_reasons": labels.PASS_UP_REASONS.items(),
        "ways": lawful_ways(case.kind) if "decline" in may else [],
        "today": clock.today(at),
    }


def _reasons(case: Case, feet: list[Footprint]) -> dict[str, str]:
    """Why it waits, and why the promise was moved: the words of the last such step."""
    said = {foot.action: foot.words.text for foot in feet if foot.words}
    return {
        "wait_reason": said.get("case.wait", "") if case.stage == "waiting" else "",
        "extend_reason": said.get("case.extend", "") if case.extended_to else "",
    }


def _beside(case: Case, by: Actor, reports: list[Report], done: set[str]) -> dict[str, Any]:
    """Other matters that have to do with it: what is like it, what was joined with it, and what the likeness suggests.

    At most two queries, and a third for a matter that goes on in another.
    """
    may_deliberate = case.stage in ("collected", "assigned", "handling") and case.complexity == "simple"
    beside = near.beside(case, by) if may_deliberate or "case.joined" in done else []
    promoted = near.promotion(case, reports, beside) if may_deliberate else ()
    may_join = case.stage in OPEN and gate.holds(by, "case.merge", case)
    return {
        "near": likeness.told(finding.alike(case, reports, by, SHOWN)) if may_join else [],
        "may_join": may_join,
        "may_move": case.stage in OPEN and len(reports) > 1 and gate.holds(by, "report.move", case),
        "joined": near.joined(case, beside),
        "may_unmerge": gate.may(by, "case.unmerge"),
        "promoted": [labels.PROMOTED[reason] for reason in promoted],
        "goes_on": case.merged_into,
        "may_follow": case.merged_into is not None and gate.holds(by, "case.read", case.merged_into),
    }


def _written(form: Any) -> str:
    """What was written for a step that no longer fits, so that it can be copied."""
    return "\n".join(filter(None, (form.data.get(name, "").strip() for name in KEPT)))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take one step; what cannot be taken comes back with the reason, the fresh state and the words entered."""
    by = staff(request, "case.read")
    case = queries.one_visible(by, id)
    if step not in STEPS:
        raise NotFound()
    form = STEPS[step].form(request.POST, files_of(request))
    about = {"by": by, "at": at(request), "version": version(request), "token": token(request)}
    if step in TOLD and asks(request, form, _ground(case, at(request)), "words"):
        return render(request, "case.html", _context(request, by, case, step, form), status=422)
    try:
        done = take(form, lambda: STEPS[step].call(case.pk, form.cleaned_data, about))
    except (Stale, OutOfStep) as refused:
        form.add_error(None, str(refused))
        fresh = queries.one_visible(by, id)
        return render(request, "case.html", _context(request, by, fresh, step, form), status=409)
    if done is None:
        return render(request, "case.html", _context(request, by, case, step, form), status=422)
    return back_to(request, f"/cases/{id}/")


def _ground(case: Case, now: Any) -> Ground:
    """What the records of a matter say, and the slogans that no answer says."""
    feet = footprints.told_of(object_id=case.pk)
    return replies.ground_of(case, queries.reports_of(case), feet, now, slogans(clock.today(now)))


@require_POST
def words(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add words for colleagues, or for the reporter to read."""
    by = staff(request, "case.add_words")
    case = queries.one_visible(by, id)
    form = ask.WordsForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        return add_words(case.pk, said["words"], public=said["public"], by=by, at=at(request), token=token(request))

    if take(form, verb) is None:
        return render(request, "case.html", _context(request, by, case, "words", form), status=422)
    return HttpResponseRedirect(f"/cases/{id}/", status=303)


@require_POST
def contact(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show a reporter's number to someone who needs it; the view leaves a footprint."""
    by = staff(request, "report.see_contact")
    report: Report = see_contact(id, by=by, at=at(request))
    return render(request, "contact.html", {"report": report, "case": report.case, "title": _("Reporter's contact")})
