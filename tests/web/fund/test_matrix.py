"""Who may open which page of the fund, and that the fund's own people open no other."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import World
from tests.web import test_matrix as all_pages
from tests.web.fund.pages import PAGES, places_of
from tests.web.test_matrix import EXPECTED, places

__all__ = ["places"]
EVERYONES = {"/start/", "/factor/", "/me/", "/today/signed-in/"}  # of whoever has signed in


@pytest.mark.parametrize("role", PAGES.columns[1:])
def test_every_page_answers_every_role_as_the_table_says(
    role: str, world: World, client_of: Callable[..., Client]
) -> None:
    here, client, wrong = places_of(world), client_of(role), []
    for row in PAGES.rows:
        answer = client.get(row["address"].format(**here))
        if answer.status_code not in EXPECTED[row[role]]:
            wrong.append(f"{row['address']}: {answer.status_code} instead of {row[role]}")
        if row[role] == "in" and not answer.headers["Location"].startswith("/sign-in/"):
            wrong.append(f"{row['address']}: does not lead to the sign-in")
    assert not wrong


@pytest.mark.parametrize("role", ["visitor", "office", "committee", "accountant"])
def test_a_get_writes_nothing(role: str, world: World, client_of: Callable[..., Client]) -> None:
    here, client = places_of(world), client_of(role)
    for row in PAGES.rows:
        with CaptureQueriesContext(connection) as queries:
            client.get(row["address"].format(**here))
        assert {q["sql"].split()[0] for q in queries.captured_queries} <= {"SELECT"}, row["address"]


@pytest.mark.parametrize("role", ["committee", "accountant"])
def test_the_fund_s_people_open_no_page_of_the_grids(
    role: str, places: dict[str, object], client_of: Callable[..., Client]
) -> None:
    client, wrong = client_of(role), []
    for row in all_pages.PAGES.rows:
        if row["visitor"] == "in" and row["address"] not in EVERYONES:
            answer = client.get(row["address"].format(**places))
            if answer.status_code not in (403, 404):
                wrong.append(f"{row['address']}: {answer.status_code}")
    assert not wrong
