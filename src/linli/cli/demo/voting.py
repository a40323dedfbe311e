"""The demo's residents vote for projects: announced some days before the end, and open for another week.

Some households have voted by their slips; the rest is for whoever tries it. Slips are printed at the office's desk.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from linli.access.actors import Actor, bearer
from linli.foundation import clock
from linli.fund.models import Poll, Purpose
from linli.fund.voting import announcing, casting, preparing, queries
from linli.fund.voting.preparing import Prepared, Wanted

PROJECTS = (  # name, what is done, its part of the pool in hundredths, the pool
    ("南院晾衣架", "空地上装四组，老人够得着", 35, "P00"),
    ("邻里图书角", "邻里中心一楼，周末开放", 55, "P00"),
    ("车棚感应灯", "夜里不用摸黑开锁", 45, "P00"),
    ("三号楼前暖阳座椅", "背阴的长椅换成木面的", 60, "P01"),
    ("梧桐树下棋桌", "两张桌八个凳", 50, "P01"),
    ("楼道折叠座", "四层以上，歇歇脚再上", 40, "P01"),
)
BALLOTS = 60
LEAST, MOST = 300, 3_000  # yuan that a pool offers


def vote(office: Actor, end: datetime, chance: Random) -> Iterator[datetime]:
    """Prepared and announced a week before the end, open since four days, for another eight."""
    at = end - timedelta(days=7, hours=2)
    yield at
    opens, closes = clock.today(end - timedelta(days=4)), clock.today(end + timedelta(days=8))
    said = Prepared("邻里微项目票选", opens, closes, "钱花在哪里，大家定")
    poll = preparing.prepare(said, by=office, at=at)
    for code in ("P00", "P01"):
        _offer(poll, code, office, at)
    if not poll.candidates.exists():
        return  # nothing is free to be voted on
    yield at + timedelta(hours=1)
    announcing.announce(poll.pk, by=office, at=at + timedelta(hours=1))
    yield from _ballots(poll, end, chance)


def _offer(poll: Poll, code: str, office: Actor, at: datetime) -> None:
    purpose = Purpose.objects.get(community=poll.community_id, code=code)
    yuan = min(MOST, queries.free(purpose) // 100 // 2 // 100 * 100)
    if yuan < LEAST:
        return
    preparing.offer(poll.pk, code, yuan, by=office, at=at)
    for name, words, part, of in PROJECTS:
        if of == code:
            preparing.add(poll.pk, Wanted(name, yuan * part // 100, code, words), by=office, at=at)


def _ballots(poll: Poll, end: datetime, chance: Random) -> Iterator[datetime]:
    """Some households tick what they like, one after the other."""
    slips = chance.sample(list(queries.envelopes(poll)), BALLOTS)
    numbers = [one.number for one in queries.candidates(poll)]
    for n, slip in enumerate(slips):
        at = end - timedelta(days=3, hours=6) + timedelta(minutes=n * 60)
        yield at
        ticks = chance.sample(numbers, min(len(numbers), chance.choice((3, 3, 4))))
        casting.cast(slip.pk, ticks, by=bearer(slip.community_id, slip.pk), at=at)
