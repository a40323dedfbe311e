"""The story of one call-out: most come, some decline and say whose it is, some stay silent and the next is called."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from linli.access.actors import Actor, bearer, rule
from linli.cases import reference
from linli.cases.callouts import answering
from linli.cases.callouts.actions import Call, Seat, blow, close, fall_back
from linli.cases.callouts.queries import candidates, suggested
from linli.cases.labels import Answer, Grade
from linli.cases.models import CallOut, Case, Response
from linli.cli.demo.pace import drawn
from linli.engines.triage import Leaf
from linli.foundation import clock

DONE = ("换了零件，试过了没问题", "当面劝说，双方都答应了", "已断开电源，明天换线", "现场看过，排了检修")


@dataclass
class Calling:
    """One call about one matter."""

    chance: Random
    case: Case
    leader: Actor
    leaf: Leaf

    def told(self, now: datetime) -> Generator[datetime, None, datetime]:
        """Yields the time of each next act; gives the time of the last."""
        yield now
        self.case.refresh_from_db()
        seats = self.seats(now)
        if not seats:
            return now
        grade = Grade.URGENT if self.case.urgent else self.chance.choice((Grade.PROMPT, Grade.PROMPT, Grade.ROUTINE))
        call = Call(grade, f"{self.leaf.name_zh}，请来看一下", "单元门密码问邻长", "上午方便")
        made = blow(self.case.pk, call, seats, by=self.leader, at=now, version=self.case.version)
        for response in list(made.responses.all()):
            now = yield from self._answered(response, now)
        now += timedelta(minutes=12)
        yield now
        if CallOut.objects.get(pk=made.pk).closed_at is None:
            close(made.pk, "来的人都办完了。", by=self.leader, at=now)
        return now

    def seats(self, at: datetime) -> list[Seat]:
        """The first two duties that the kind asks for, each with someone who has it."""
        duties = suggested(self.case, reference.directory(), self.leaf.responders)[:2]
        found = candidates(self.case, duties, clock.today(at))
        seats = []
        for duty in duties:
            others = [c.id for c in found.get(duty.key, []) if c.id != self.leader.person_id]
            if others and not duty.through_street:
                seats.append(Seat(duty.key, others[0], then=tuple(others[1:3])))
        return seats

    def _answered(self, response: Response, now: datetime) -> Generator[datetime, None, datetime]:
        """One responder's way, or that of whoever was called in their stead; gives the time of its end."""
        by = bearer(response.community_id, response.pk, None)
        way = self.chance.random()
        now = max(now, response.sign_by + timedelta(minutes=1)) if way < 0.08 else now + drawn(0.3, self.chance)
        yield now
        response.refresh_from_db()
        if response.answer == Answer.CALLED and response.sign_by < now:
            fall_back(response.pk, by=rule("silence", response.community_id), at=now)
        elif response.answer == Answer.CALLED and way < 0.13:
            answering.decline(response.pk, "不在我的片区", "街道对口部门", by=by, at=now)
            return now
        elif response.answer == Answer.CALLED:
            return (yield from self._came(response, by, now))
        after = Response.objects.filter(stands_for=response, answer=Answer.CALLED).first()
        return (yield from self._answered(after, now)) if after else now

    def _came(self, response: Response, by: Actor, now: datetime) -> Generator[datetime, None, datetime]:
        answering.accept(response.pk, by=by, at=now)
        now += drawn(0.4 if response.callout.grade == Grade.URGENT else 3.0, self.chance)
        yield now
        answering.arrive(response.pk, by=by, at=now)
        now += drawn(0.6, self.chance)
        yield now
        answering.finish(response.pk, self.chance.choice(DONE), by=by, at=now)
        return now
