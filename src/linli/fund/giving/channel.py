"""How one gives through the federation: words, link and QR as the office has them from the federation itself."""

from dataclasses import dataclass
from datetime import datetime

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.fund.models import Channel


@dataclass(frozen=True)
class Way:
    """The federation, its words, where its own page is, what its QR code holds, its certificate, its filed plan."""

    name: str
    words: str
    link: str = ""
    code: str = ""
    certificate: str = ""
    plan: str = ""


@writes
def set_channel(way: Way, *, by: Actor, at: datetime) -> Channel:
    """Say it, or say it anew."""
    channel = Channel.objects.filter(community=by.community).first() or Channel(community_id=by.community)
    gate.require(by, "channel.set", channel)
    for column in ("name", "words", "link", "code", "certificate", "plan"):
        setattr(channel, column, getattr(way, column).strip())
    if not channel.name:
        raise Missing(field="name")
    if not (channel.words or channel.link):
        raise Missing(field="words")
    channel.save()
    audit.record(by, "channel.set", channel, at=at)
    return channel
