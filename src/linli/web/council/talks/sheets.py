"""Papers of a deliberation: the notice to hang up, the agreement to sign, the minutes for the file."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from linli.access import gate
from linli.council.deliberation import queries
from linli.council.models import Deliberation, Party
from linli.council.talk_labels import Way
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import at, host_of, staff
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr


def notice(request: HttpRequest, id: UUID) -> HttpResponse:
    """The topic, when, where, who is invited, how it is decided, and how one speaks: for the door."""
    talk = queries.public_one(id)
    address = f"{host_of(request)}/life/talks/{id}/"
    sections = [
        {"head": _("What is to be agreed"), "lines": [talk.question], "strong": True},
        {"head": _("When and where"), "lines": [_when(talk)], "strong": True},
        {"head": _("Who is invited"), "lines": [_side(side) for side in queries.sides(talk)]},
        *_options(talk),
        {"head": _("How it is decided"), "lines": [_way(talk)]},
        {"head": _("How we talk"), "lines": rules_of_talking(talk)},
    ]
    data = letterhead(talk.community, _("Notice of a deliberation"), clock.today(at(request))) | {
        "under": talk.topic, "facts": [_("No. %(number)s") % {"number": talk.shown_number}], "sections": sections,
        "sign": [], "qr": qr(address), "scan": _("Scan: the same on the telephone, and what came of it"),
        "signed": [talk.community.name, written(talk.notice_from)] if talk.notice_from else [],
        "seal": _("place of the seal"),
    }  # fmt: skip
    return printed("talk", data, f"{_('Notice of a deliberation')} {talk.topic}")


def rules_of_talking(talk: Deliberation) -> list[str]:
    """The rules that are read out at the beginning."""
    return [
        _("Each side has turns of %(n)d minutes, and all the same time.") % {"n": talk.turn_minutes},
        _("One speaks, the others listen; we speak of the matter and of nobody."),
        _("Points are written down, nothing is recorded."),
        _("Who sees it otherwise says so: it stays in the minutes."),
        _("Whoever does not agree keeps every other way: owners' vote, 12345, court."),
    ]


def agreement(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was agreed, with a place for each side to sign."""
    by = staff(request, "talk.read")
    talk = queries.talk(by, id)
    if not talk.agreement:
        raise NotFound()
    sides = [side for side in queries.sides(talk) if side.came]
    sections: list[dict[str, Any]] = [
        {"head": _("What it was about"), "lines": [talk.question]},
        {"head": _("What was agreed"), "lines": talk.agreement.splitlines(), "strong": True},
        *_tasks(talk),
        {"head": _("The view of those who see it otherwise"), "lines": [_otherwise(talk)]},
        {"head": _("How it was decided"), "lines": [_way(talk), *_said(sides)]},
        {"head": _("Look back"), "lines": _look_back(talk)},
    ]  # fmt: skip
    names = [*(side.name for side in sides), _("Host")]
    title = _("Agreement of the sides")
    return printed("talk", _plain(request, talk, title, sections, names), f"{title} {talk.topic}")


def minutes(request: HttpRequest, id: UUID) -> HttpResponse:
    """All of it, for the file: who came, what each side said, the other view, how it ended."""
    by = staff(request, "talk.hold")
    talk = queries.talk(by, id)
    gate.require(by, "talk.hold", talk)
    sides = queries.sides(talk)
    said = [f"{turn.side.name}：{turn.points}" for turn in talk.turns.select_related("side")]
    ended = _("How it ended: %(state)s") % {"state": talk.get_state_display()}
    sections = [
        {"head": _("What was to be agreed"), "lines": [talk.question]},
        {"head": _("Who was there"), "lines": [_there(side) for side in sides]},
        *_options(talk),
        {"head": _("What was said, in turns"), "lines": said},
        {"head": ended, "lines": (talk.agreement or talk.outcome).splitlines(), "strong": True},
        {"head": _("The view of those who see it otherwise"), "lines": [_otherwise(talk)]},
        *_tasks(talk),
        {"head": _("Look back"), "lines": _look_back(talk)},
    ]  # fmt: skip
    data = _plain(request, talk, _("Minutes of a deliberation"), sections, [_("Host"), _("Written down by")])
    return printed("talk", data, f"{_('Minutes of a deliberation')} {talk.topic}")


def _plain(
    request: HttpRequest, talk: Deliberation, title: str, sections: list[dict[str, Any]], sign: list[str]
) -> dict[str, Any]:
    facts = [_("No. %(number)s") % {"number": talk.shown_number}, _when(talk)]
    return letterhead(talk.community, title, clock.today(at(request))) | {
        "under": talk.topic, "facts": facts, "sections": [one for one in sections if one["lines"]], "sign": sign,
        "qr": "", "scan": "", "signed": [], "seal": "",
    }  # fmt: skip


def _otherwise(talk: Deliberation) -> str:
    return talk.minority or (_("Asked: nobody sees it otherwise.") if talk.agreement else "—")


def _look_back(talk: Deliberation) -> list[str]:
    if talk.held:
        return [f"{talk.get_held_display()}：{talk.found}"]
    if talk.look_back_on is None:
        return []
    return [_("On %(day)s each side is asked whether it holds.") % {"day": written(talk.look_back_on)}]


def _when(talk: Deliberation) -> str:
    return f"{written(talk.day)} {talk.begins:%H:%M} · {talk.place}"


def _way(talk: Deliberation) -> str:
    needed = _("%(n)d sides must be there.") % {"n": talk.quorum}
    return f"{Way(talk.way).label} · {needed}"


def _side(side: Party) -> str:
    return side.name + _(" (for %(n)d)") % {"n": side.people} if side.people else side.name


def _there(side: Party) -> str:
    came = _("%(n)d came") % {"n": side.came} if side.came else _("nobody came")
    spoke = _("spoke for it: %(name)s") % {"name": side.speaker}
    return " · ".join([side.name, came, *([spoke] if side.speaker else [])])


def _said(sides: list[Party]) -> list[str]:
    return [f"{side.name}：{side.get_says_display()}" for side in sides if side.says]


def _options(talk: Deliberation) -> list[dict[str, Any]]:
    lines = []
    for one in talk.options.all():
        words = [one.words, *([_("for it: %(words)s") % {"words": one.pros}] if one.pros else [])]
        lines.append(" · ".join([*words, *([_("against it: %(words)s") % {"words": one.cons}] if one.cons else [])]))
    return [{"head": _("What might be done"), "lines": lines}] if lines else []


def _tasks(talk: Deliberation) -> list[dict[str, Any]]:
    """What each task is, until when, and who answers for it: these papers are for those who were there."""
    lines = [
        _("%(what)s — by %(day)s") % {"what": task.words, "day": written(task.due)} + f" · {task.lead.name}"
        for task in queries.tasks(talk)
    ]
    return [{"head": _("Who does what"), "lines": lines}] if lines else []
