"""Who may open which page of doing together, and that opening writes nothing."""

from collections.abc import Callable
from types import ModuleType

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import World
from tests.web.test_matrix import EXPECTED, READS
from tests.web.together import ROOMS, fronts

ROLES = fronts.PAGES.columns[1:]


def name_of(room: ModuleType) -> str:
    return room.__name__.rpartition(".")[2]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_every_page_answers_every_role_as_the_table_says(
    room: ModuleType, role: str, world: World, client_of: Callable[..., Client]
) -> None:
    here, client, wrong = room.places_of(world), client_of(role), []
    for row in room.PAGES.rows:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(row["address"].format(**here))
        if answer.status_code not in EXPECTED[row[role]]:
            wrong.append(f"{row['address']}: {answer.status_code} instead of {row[role]}")
        if row[role] == "in" and not answer.headers["Location"].startswith("/sign-in/"):
            wrong.append(f"{row['address']}: does not lead to the sign-in")
        if not {q["sql"].split()[0] for q in queries.captured_queries} <= READS:
            wrong.append(f"{row['address']}: opening it writes")
    assert not wrong


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_every_room_knows_every_role(room: ModuleType) -> None:
    assert set(room.PAGES.columns[1:]) == set(ROLES)
