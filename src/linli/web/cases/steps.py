"""The steps on a matter as short forms: what each asks, which verb it calls, and which are likely next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import labels, loop, rules
from linli.cases.levels import actions as levels
from linli.cases.matter import actions, joining, judging, pausing
from linli.cases.models import Case
from linli.web.cases import forms as ask
from linli.web.cases.days import chosen, closing, opening
from linli.web.dangers import hides
from linli.web.picturing import kept
from linli.web.public.forms import ReasonForm

Call = Callable[[UUID, dict[str, Any], dict[str, Any]], Case]  # the matter, what was said, who · when · version · token


@dataclass(frozen=True)
class Step:
    """One step: its form, the part of the page that shows the fields, and the verb."""

    form: type[forms.Form]
    fields: str  # parts/steps/NAME.html; blank: it asks nothing
    call: Call


@dataclass(frozen=True)
class Offer:
    """A step as the page offers it; `form` is the one that came back, or None."""

    key: str
    label: Any
    part: str
    form: Any = None

    @property
    def warns(self) -> bool:
        """Whether it takes something back or sends it away."""
        return self.key in ("decline", "return")

    @property
    def carries(self) -> bool:
        """Whether photos may go with it."""
        return self.part == "parts/steps/result.html"


def _result(said: dict[str, Any]) -> actions.Result:
    return actions.Result(said["outcome"], said["words"], said["owner"], kept(said["photos"]), said["shown"])


STEPS: dict[str, Step] = {
    "triage": Step(
        ask.KindForm,
        "kind",
        lambda id, said, about: actions.confirm_kind(
            id, said["kind"], sphere=said["sphere"], sealed=said["sealed"], **about
        ),
    ),
    "assign": Step(
        ask.AssignForm,
        "assign",
        lambda id, said, about: actions.assign(id, said["assignee"], words=said["words"], **about),
    ),
    "start": Step(forms.Form, "", lambda id, said, about: actions.start(id, **about)),
    "deliberate": Step(ReasonForm, "reason", lambda id, said, about: pausing.deliberate(id, said["reason"], **about)),
    "settle": Step(
        ask.AgreementForm, "agreement", lambda id, said, about: pausing.settle(id, said["agreement"], **about)
    ),
    "wait": Step(
        ask.WaitForm,
        "wait",
        lambda id, said, about: pausing.wait(id, said["reason"], opening(chosen(said, about["at"])), **about),
    ),
    "resume": Step(forms.Form, "", lambda id, said, about: pausing.resume(id, **about)),
    "extend": Step(
        ask.ExtendForm,
        "extend",
        lambda id, said, about: pausing.extend(id, said["reason"], closing(said["until"]), **about),
    ),
    "pass_up": Step(ask.PassUpForm, "pass_up", lambda id, said, about: levels.pass_up(id, said["reason"], **about)),
    "send_down": Step(
        ask.SendDownForm,
        "send_down",
        lambda id, said, about: levels.send_down(id, said["reason"], said["assignee"], **about),
    ),
    "resolve": Step(ask.ResultForm, "result", lambda id, said, about: actions.resolve(id, _result(said), **about)),
    "resolve_on_spot": Step(
        ask.ResultForm, "result", lambda id, said, about: actions.resolve_on_spot(id, _result(said), **about)
    ),
    "accept_for": Step(
        ask.JudgeForForm,
        "verdict",
        lambda id, said, about: judging.judge_for(
            id, said["report"], said["verdict"], said["means"], reason=said["reason"], **about
        ),
    ),
    "return": Step(ReasonForm, "reason", lambda id, said, about: judging.send_back(id, said["reason"], **about)),
    "reopen": Step(ReasonForm, "reason", lambda id, said, about: judging.reopen(id, said["reason"], **about)),
    "unmerge": Step(ReasonForm, "reason", lambda id, said, about: joining.unmerge(id, said["reason"], **about)),
    "decline": Step(ask.DeclineForm, "decline", lambda id, said, about: actions.decline(id, said["exit"], **about)),
}

# The steps most likely next, the likeliest first; what else may be done lies under 'more'.
LIKELY = {
    "collected": ("triage", "assign", "resolve_on_spot"),
    "assigned": ("start", "resolve", "pass_up"),
    "handling": ("resolve", "wait", "pass_up"),
    "deliberating": ("settle", "resolve", "wait"),
    "waiting": ("resume", "pass_up"),
    "resolved": ("accept_for", "return"),
    "closed": ("reopen",),
    "merged": ("unmerge",),
}

NOT_OF_VIOLENCE = ("deliberate", "resolve_on_spot")  # at home: never suggested there


def possible(case: Case, by: Actor) -> list[str]:
    """The steps that the stage and the gate allow, in the order of the table; of levels only where there is one."""
    steps = [s for s in loop.steps_from(case.stage) if s in STEPS and gate.holds(by, f"case.{s}", case)]
    none = {
        "pass_up": not rules.is_below(case.level, "community"),
        "send_down": case.level == rules.LEVELS[0] or not (case.general_grid_id or case.micro_grid_id),
        "extend": case.extended_to is not None,
    }
    return [s for s in steps if not none.get(s)]


def offers(
    case: Case, by: Actor, tried: str = "", form: Any = None, *, talk: bool = False
) -> tuple[list[Offer], list[Offer]]:
    """The steps likely next, at most three, and the others; `talk`: deliberating is suggested, so it comes first."""
    may = possible(case, by)
    usual = (*["deliberate"] * talk, *LIKELY.get(case.stage, ()))
    likely = [s for s in usual if s in may and not (hides(case) and s in NOT_OF_VIOLENCE)][:3] or may[:2]
    made = {s: Offer(s, labels.STEPS[s], _part(s), form if s == tried else None) for s in may}
    return [made[s] for s in likely], [made[s] for s in may if s not in likely]


def _part(step: str) -> str:
    fields = STEPS[step].fields
    return f"parts/steps/{fields}.html" if fields else ""
