"""Verbs on the tasks of a council: done, given up with a reason, taken up again."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.council import loop, queries
from linli.council.models import Task
from linli.foundation.refusals import NotFound
from linli.foundation.writes import writes

STEPS = ("finish", "give_up", "resume")


@writes
def step(task_id: UUID, step: str, words: str, *, by: Actor, at: datetime, version: int | None = None) -> Task:
    """What came of a task, in a sentence: by whoever answers for it, or by who holds the council."""
    if step not in STEPS:
        raise NotFound()
    task = queries.locked_task(task_id, version)
    gate.require(by, "council.end_task", task)
    task.state = loop.advance(loop.TASKS, task.state, step, words)
    going_on = step == "resume"
    task.ended_at, task.outcome = (None, "") if going_on else (at, words.strip()[:200])
    task.version += 1
    task.save(update_fields=["state", "ended_at", "outcome", "version"])
    audit.record(by, "council.end_task", task, at=at, code=step, words=words.strip())
    return task
