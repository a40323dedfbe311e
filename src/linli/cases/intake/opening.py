"""Opening a matter for what was said: its kind, sphere, number and deadline as the rules suggest them."""

from datetime import datetime
from typing import Any

from linli.cases import loop, queries, reference, rules
from linli.cases.labels import Level
from linli.cases.models import Case
from linli.engines import triage, worktime
from linli.foundation import clock
from linli.foundation.writes import insert, one_at_a_time
from linli.territory.queries import Place


def open_case(
    place: Place, words: str, kind: str, at: datetime, *, private: bool = False, complaint: bool = False
) -> Case:
    """A matter in its first stage. `kind`: chosen by a person; blank: suggested. `private`: as its reporter asked.

    `complaint`: it came through the box.
    """
    suggested = as_suggested(words, kind, complaint=complaint)
    one_at_a_time(place.community_id)  # numbers of a month follow each other
    month = int(at.astimezone(clock.SHANGHAI).strftime("%Y%m"))
    made = Case(
        number=rules.next_number(queries.last_number(place.community_id, month), month),
        stage=loop.FIRST,
        title=rules.title_of(words),
        place_words=place.words,
        level=Level.MICRO_GRID if place.general_grid_id or place.micro_grid_id else Level.COMMUNITY,
        reported_at=at,
        due_at=worktime.due(at, suggested["limit_hours"], suggested["clock"], reference.calendar()),
        **suggested | {"sealed": suggested["sealed"] or private},
        **place.columns(),
    )
    return insert(made)


def as_suggested(words: str, kind: str = "", *, complaint: bool = False) -> dict[str, Any]:
    """What the words say about a matter, by column; `kind`: chosen by a person."""
    taxonomy = reference.taxonomy()
    hint = triage.suggest_complaint(words, taxonomy) if complaint else triage.suggest(words, taxonomy)
    leaf = taxonomy.leaves[kind or hint.code]
    return {
        "kind": leaf.code,
        "suggestion": _kept(hint),
        "sphere": leaf.sphere,
        "complexity": leaf.complexity,
        "urgent": hint.urgent or leaf.urgent,
        "sealed": leaf.sealed or hint.sealed,
        "limit_hours": leaf.limit_hours,
        "clock": leaf.clock,
    }


def _kept(hint: triage.Suggestion) -> dict[str, Any]:
    """A suggestion as it is kept beside the matter, with the words that led to it."""
    words = [word for reason in hint.reasons for word in reason.words]
    danger = [word for reason in hint.reasons if reason.kind == "urgent" for word in reason.words]
    return {
        "kind": hint.code,
        "band": hint.confidence_band,
        "words": words,
        "urgent": hint.urgent_code,
        "danger": danger or (words if hint.urgent_code == hint.code else []),
    }
