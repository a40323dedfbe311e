"""A question to the level that can decide, as the tests ask it."""

from datetime import datetime, timedelta
from typing import Any

from linli.access.actors import Actor, bearer
from linli.cases.levels.deciding import Question, ask_decision
from linli.cases.models import Case, Decision
from tests.builders import DAY, NOON, World

WORDS = "整栋楼的总线要不要换，钱从哪里出"


def a_question(world: World, case: Case, by: str = "leader", at: datetime = NOON, **said: Any) -> Decision:
    """Asked of the street's account, unless said otherwise, for in a week."""
    asked: dict[str, Any] = {
        "words": WORDS, "owner": "街道城建办", "wanted_by": DAY + timedelta(days=7), "dossier": "三户反映，抢修两次",
        "person": world.people["street"].pk,
    }  # fmt: skip
    version = Case.objects.get(pk=case.pk).version
    return ask_decision(case.pk, Question(**asked | said), by=world.actor(by), at=at, version=version)


def holder(decision: Decision) -> Actor:
    """Whoever holds the link of a question."""
    return bearer(decision.community_id, decision.pk, None)
