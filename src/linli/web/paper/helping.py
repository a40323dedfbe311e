"""Papers of the alliance: a certificate of hours, a thank-you card, a return to a work unit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.forces.alliance import rules, skills
from linli.forces.models import Ally, Certificate, Service, Thanks, Twofold
from linli.foundation import clock
from linli.territory.models import Community
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr


def certificate(one: Certificate, host: str) -> dict[str, Any]:
    """The data of a certificate; whoever holds it can check its number."""
    community, number = one.community, rules.spaced(one.number)
    address = f"{host}/life/certificates/?number={one.number}"
    said = _("From %(since)s to %(until)s %(name)s helped neighbours. Times: %(times)s. Hours in all: %(hours)s.") % {
        "since": written(one.since), "until": written(one.until), "name": one.name, "times": one.times,
        "hours": rules.hours(one.minutes),
    }  # fmt: skip
    kinds = _("Kinds of help: %(kinds)s.") % {"kinds": _named(one.skills.split())}
    day = clock.today(one.issued_at)
    return letterhead(community, _("Certificate of voluntary service"), day, address) | {
        "kind": "certificate",
        "said": [said, kinds, _("Every hour was confirmed by a second person. The way there and back is not counted.")],
        "number": [_("Number"), number],
        "by": _by(community),
        "day": written(day),
        "seal": _("place of the seal"),
        "qr": qr(address),
        "scan": _("Check it here"),
        "free": _("Given free of charge, at the helper's own wish. Thank you."),
    }


def card(one: Thanks) -> dict[str, Any]:
    """The data of a thank-you card."""
    day = clock.today(one.at)
    return letterhead(one.community, _("Thank-you card"), day) | {
        "kind": "card",
        "greeting": _("%(name)s:") % {"name": one.ally.called},
        "words": one.words,
        "signed": one.signed or _("a neighbour"),
        "day": written(day),
        "by": one.community.name,
    }


def unit_return(ally: Ally, kept: Twofold, rows: Sequence[Service], day: date) -> dict[str, Any]:
    """The data of a return to a work unit: what was done here, nothing else."""
    total = rules.hours(sum(one.minutes for one in rows))
    head = letterhead(ally.community, _("Double registration: return to the unit"), day)
    return head | {
        "kind": "return",
        "facts": [
            [_("To the unit"), kept.unit],
            [_("Name"), ally.called],
            [_("Registered in the community on"), _day(kept.registered_at)],
            [_("Confirmed by the unit on"), _day(kept.unit_confirmed_at)],
            [_("Confirmed by the community on"), _day(kept.confirmed_at)],
            [_("Tasks taken"), _("%(n)s, %(hours)s hours") % {"n": len(rows), "hours": total}],
        ],
        "heads": [_("Day"), _("What"), _("Hours")],
        "rows": [
            [f"{clock.today(one.start)}", f"{_named([one.skill])} · {one.title}", rules.hours(one.minutes)]
            for one in rows
        ],
        "note": _("Made at the wish of the person named, who may take the wish back. It holds what was done, no more."),
        "by": _by(ally.community),
        "day": written(day),
        "seal": _("place of the seal"),
    }


def _by(community: Community) -> str:
    return _("Residents' committee of %(community)s") % {"community": community.name}


def _day(moment: Any) -> str:
    return written(clock.today(moment)) if moment else "—"


def _named(codes: Sequence[str]) -> str:
    language = "en" if get_language() == "en" else "zh"
    return (", " if language == "en" else "、").join(skills.named(code, language) for code in codes)
