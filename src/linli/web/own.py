"""A person's own numbers, days and slogans: named once beside the words, to be mended or ticked as one's own."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.engines.drafts import Ground, Problem, checked

OWN = "own"  # what was ticked as one's own, a line for each
SENT = "Linli-Sends"  # the head of what a phone kept without a signal: nobody is there to be asked
DAYS = ("一", "二", "三", "四", "五", "六", "日")


def asks(request: HttpRequest, form: forms.Form, ground: Ground, *fields: str) -> bool:
    """Whether a form must come back once, since its words say what no record says and nobody ticked it as their own.

    Each field that does so gets a sentence that names it; `form.own` is what the tick then stands for.
    """
    if request.headers.get(SENT) or not form.is_valid():
        return False
    ticked = set(request.POST.get(OWN, "").splitlines())
    found: dict[str, list[Problem]] = {}
    for field in fields:
        unfounded = checked(str(form.cleaned_data.get(field) or ""), ground).problems
        fresh = [one for one in unfounded if one.text not in ticked]
        if fresh:
            found[field] = fresh
    for field, problems in found.items():
        form.add_error(field, sentence(problems, ground))
    if found:
        every = [one.text for problems in found.values() for one in problems]
        form.own = "\n".join(dict.fromkeys([*ticked, *every]))  # type: ignore[attr-defined]
    return bool(found)


def sentence(problems: Sequence[Problem], ground: Ground) -> str:
    """What stands in no record, and what to do."""
    bare = [_quoted(one) for one in problems if one.kind != "slogan"]
    said = []
    if bare:
        said.append(
            _("No record of this says %(words)s. Mend it, or tick below that you say so yourself.")
            % {"words": "、".join(dict.fromkeys(bare))}
        )
    said += [
        _("“%(text)s” says nothing that can be counted: %(instead)s.") % {"text": one.text, "instead": one.instead}
        for one in problems
        if one.kind == "slogan"
    ]
    return " ".join(said)


def _quoted(one: Problem) -> str:
    return f"“{one.text}”"


def weekday(day: date) -> str:
    """A day with its weekday, so that a wrong one is seen."""
    if get_language() == "en":
        return f"{day:%Y-%m-%d, %A}"
    return f"{day.month}月{day.day}日（周{DAYS[day.weekday()]}）"
