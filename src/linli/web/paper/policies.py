"""A policy card on paper: who, what, where, with which papers, and from which document."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.bridge.models import Policy
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr


def sheet(policy: Policy, day: date, host: str) -> dict[str, Any]:
    """The data of a card whose community was fetched with it."""
    address = f"{host}/life/policies/{policy.code}/"
    papers = [line.strip() for line in policy.papers.splitlines() if line.strip()]
    facts = [
        [_("Who can have it"), policy.who],
        [_("What one gets"), policy.what],
        [_("Where to go"), policy.where],
        [_("Papers to bring"), "；".join(papers)],
        [_("How long it takes"), policy.takes],
        [_("Holds until"), written(policy.expires) if policy.expires else ""],
    ]
    source = {"source": policy.source, "day": written(policy.source_day), "looked": written(policy.looked_on)}
    return letterhead(policy.community, policy.title, day, address) | {
        "under": policy.get_topic_display(),
        "facts": [fact for fact in facts if fact[1]],
        "source_words": _("From: %(source)s, %(day)s. Found still true on %(looked)s.") % source,
        "numbers": [[_("Office telephone"), policy.community.office_phone]],
        "qr": qr(address),
        "words": {"scan": _("Scan: ask back")},
    }
