"""Both tables as a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access.grants import REACH, TABLES
from linli.care import labels as care
from linli.care.loop import SUGGESTED
from linli.cases import labels
from linli.cases.loop import STEPS
from linli.forces import duties
from linli.people.labels import Role
from linli.territory.models import Community
from linli.web.asking import at
from linli.web.paper.lessons import WHO
from linli.web.wall import burden
from linli.web.wall.words import ACTIONS, MUST_SAY, REACHES, ROLE_NAMES, TO


def wall(request: HttpRequest) -> HttpResponse:
    """Who may do what, and how a matter lives; read from the very tables that decide."""
    grants = [
        {
            "roles": [ROLE_NAMES[role] for role in table.columns[1:]],
            "rows": [
                {
                    "action": row["action"],
                    "label": ACTIONS[row["action"]],
                    "cells": [[REACHES[cell] for cell in REACH[row["action"]][role]] for role in table.columns[1:]],
                }
                for row in table.rows
            ],
        }
        for table in TABLES
    ]
    steps = [
        {
            "step": row["step"],
            "label": labels.STEPS[row["step"]],
            "from": [labels.Stage(stage).label for stage in row["from"].split(",")],
            "to": TO.get(row["to"]) or labels.Stage(row["to"]).label,
            "must_say": MUST_SAY[row["must_say"]],
        }
        for row in STEPS.rows
    ]
    ladder = [
        {
            "stage": care.Stage(row["rung"]).label,
            "why": care.WHY[row["rung"]],
            "after": row["after"],
            "letter": row["letter"],
        }
        for row in SUGGESTED.rows
    ]
    community = Community.objects.order_by("id").first()
    context: dict[str, Any] = {
        "grants": grants,
        "steps": steps,
        "lessons": list(WHO.items()),
        "duties": [(role, Role(role).label) for role in duties.roles()],
        "ladder": ladder,
        "burden": burden.meter(community.pk if community else None, at(request)),
    }
    context["rows"] = [(ROLE_NAMES[row.role], row) for row in context["burden"].rows]
    return render(request, "wall.html", context)
