"""What is due in the life of matters: unjudged ones lapse, waiting ones go on, silent responders are passed over.

Imported once Django is started.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from linli.access.actors import rule
from linli.bridge.policies import actions as policy_verbs
from linli.bridge.policies import queries as policies
from linli.care import queries as care
from linli.care.actions import tending
from linli.cases import queries
from linli.cases.callouts import actions as callouts
from linli.cases.callouts import queries as calls
from linli.cases.matter import erasing, following, judging, pausing
from linli.council.deliberation import queries as talks
from linli.council.deliberation.actions import ending as talk_verbs
from linli.council.mediation import queries as mediations
from linli.council.mediation.actions import sitting as mediating
from linli.forces.appointing import deciding
from linli.forces.appointing import queries as nominations
from linli.forces.appointing import rules as appointing
from linli.foresight import actions as foresight
from linli.foresight import queries as looks
from linli.foundation import clock
from linli.foundation.refusals import Refusal
from linli.foundation.weeks import monday
from linli.fund.giving import queries as giving
from linli.fund.giving import telling
from linli.partners.deeds import confirming
from linli.partners.deeds import queries as deeds
from linli.projects.gatherings import queries as gatherings
from linli.projects.gatherings import signing
from linli.projects.sessions import booking
from linli.projects.sessions import queries as sessions
from linli.projects.things import actions as thing_verbs
from linli.projects.things import lending
from linli.projects.things import queries as things
from linli.wishes import queries as wishes
from linli.wishes.actions import claiming, ending


def do_all(at: datetime) -> dict[str, int]:
    """Do everything that is due; how many of each. What moved on meanwhile is left alone."""
    return {
        "lapsed": _each(queries.due_to_lapse(at), lambda c: judging.lapse(c.pk, by=_rule("lapse", c), at=at)),
        "woken": _each(
            queries.due_to_wake(at), lambda c: pausing.resume(c.pk, by=_rule("wake", c), at=at, version=None)
        ),
        "followed": _each(
            queries.strayed(clock.today(at)), lambda c: following.follow(c.pk, by=_rule("follow", c), at=at)
        ),
        "silent": _each(calls.silent(at), lambda r: callouts.fall_back(r.pk, by=_rule("silence", r), at=at)),
        "erased": _each(queries.due_to_erase(at), lambda c: erasing.erase_case(c.pk, by=_rule("retention", c), at=at)),
    }


def look_ahead(at: datetime) -> int:
    """Look ahead for the communities whose look of this week is still to come; how many."""
    found = looks.to_look(monday(clock.today(at)))
    return _each(found, lambda one: foresight.look_ahead(one, by=rule("foresight", one), at=at))


def tend_calls(at: datetime) -> int:
    """Ask the keepers of safety calls that were left lying to look, and forget words that have served; how many."""
    done = 0
    for community in care.communities():
        by = rule("care", community)
        done += tending.ask_to_look(community, by=by, at=at) + tending.forget(community, by=by, at=at)
    return done


def tell_of_deeds(at: datetime) -> int:
    """Tell the office of deeds whose day is over, each once; how many letters."""
    return sum(confirming.tell_late(one, by=rule("deed", one), at=at) for one in deeds.communities())


def tend_wishes(at: datetime) -> int:
    """Remind of claimed wishes, let late ones go back to the wall, forget whose old ones were; how many in all."""
    today, by = clock.today(at), partial(_rule, "wish")
    return (
        _each(wishes.to_remind(today), lambda c: claiming.remind(c.pk, by=by(c), at=at))
        + _each(wishes.to_lapse(today), lambda c: claiming.lapse(c.pk, by=by(c), at=at))
        + _each(wishes.to_erase(at), lambda w: ending.erase(w.pk, by=by(w), at=at))
        + _each(wishes.claims_to_erase(at), lambda c: ending.erase_claim(c.pk, by=by(c), at=at))
    )


def tell_donors(at: datetime) -> int:
    """Tell donors unasked what was spent of their gifts (慈善法 115); how many were told."""
    communities = giving.communities()
    return sum(telling.tell_spent(one, by=rule("fund", one.pk), at=at) for one in communities)


def forget_sheets(at: datetime) -> int:
    """Erase the names and numbers of sheets and stalls two weeks after the pick-up; of how many gatherings."""
    found = gatherings.to_forget(clock.today(at))
    return _each(found, lambda one: signing.forget(one.pk, by=_rule("sheet", one), at=at))


def forget_nominees(at: datetime) -> int:
    """Forget names and numbers of those who were not appointed, some months after; how many."""
    before = clock.today(at - appointing.NAMES_KEPT)
    return _each(nominations.nameless(before), lambda n: deciding.forget(n.pk, by=_rule("retention", n), at=at))


def tend_conveniences(at: datetime) -> int:
    """Ask owners of policy cards and keepers of things to look, and forget who had booked or borrowed; how many."""
    day = clock.today(at)
    cards = [one for place in policies.communities() for one in policies.to_ask(place, day)]
    kept = [one for place in things.communities() for one in things.to_ask(place, day)]
    return (
        _each(cards, lambda one: policy_verbs.remind(one.pk, by=_rule("policy", one), at=at))
        + _each(kept, lambda one: thing_verbs.remind(one.pk, by=_rule("thing", one), at=at))
        + _each(things.never_back(day), lambda one: lending.lapse(one.pk, by=_rule("thing", one), at=at))
        + _each(sessions.to_forget(at), lambda one: booking.forget(one.pk, by=_rule("bookings", one), at=at))
    )


def tend_talks(at: datetime) -> int:
    """Remind hosts to look back on what was agreed, and sides that the court may still confirm; how many."""
    found = talks.to_look_back(clock.today(at))
    confirmed = mediations.to_remind(clock.today(at))
    return _each(found, lambda one: talk_verbs.remind(one.pk, by=_rule("talk", one), at=at)) + _each(
        confirmed, lambda one: mediating.remind(one.pk, by=_rule("mediation", one), at=at)
    )


def _rule(name: str, about: Any) -> Any:
    return rule(name, about.community_id)


def _each(found: Iterable[Any], verb: Callable[[Any], object]) -> int:
    done = 0
    for row in found:
        try:
            verb(row)
            done += 1
        except Refusal:
            continue
    return done
