"""Many clients at one moment: of what is decided, and of what a purpose holds, nothing is spent twice."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections

from linli.foundation import clock
from linli.fund.books import queries as books
from linli.fund.granting.paying.booking import Paid, pay
from linli.fund.granting.paying.ordering import Asked, order
from linli.fund.granting.refusals import NoRoom, TooLittle
from linli.fund.models import Decision, Draw, Entry, Order
from tests.builders import World, a_world
from tests.cases.test_races import strict, world  # noqa: F401 - fixtures
from tests.fund.granting.walked import Walk
from tests.fund.ground import a_fund
from tests.web.conftest import empty  # noqa: F401 - a fixture
from tests.web.town import on_a_copy, written_out

CLIENTS, PROCESSES = 16, 4
ROOT = Path(__file__).parents[3]


def at_once(count: int, do: Callable[[int], object]) -> list[object]:
    """What `do(n)` gives or raises in each of so many threads that start at the same moment."""
    gate, answers = threading.Barrier(count), [None] * count

    def write(n: int) -> None:
        gate.wait()
        try:
            answers[n] = do(n)  # type: ignore[call-overload]
        except Exception as refused:
            answers[n] = refused  # type: ignore[call-overload]
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def walked(world: World, clients: int) -> tuple[Walk, list[Order]]:
    """As many orders of 300.00 as there are clients, each of its own decision, on a purpose that holds 500.00."""
    walk = Walk(a_fund(world))
    walk.fund.gift(50_000)
    walk.seats()
    orders = []
    for n in range(clients):
        walk.decided(name=f"第{n}件", fen=30_001, budget=())
        orders.append(walk.order("advance", 30_000))
    return walk, orders


def paying(walk: Walk, made: Order) -> Entry:
    at = walk.fund.clock + timedelta(minutes=5)
    return pay(made.pk, Paid(clock.today(at)), by=walk.by("accountant"), at=at)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone")
def test_of_sixteen_who_draw_on_one_purpose_at_once_one_does(world: World) -> None:
    walk, orders = walked(world, CLIENTS)
    answers = at_once(CLIENTS, lambda n: paying(walk, orders[n]))
    assert sum(isinstance(answer, Entry) for answer in answers) == 1
    assert sum(isinstance(answer, TooLittle) for answer in answers) == CLIENTS - 1
    assert books.left(walk.fund.purpose("P01")) == 20_000
    assert Draw.objects.count() == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone")
def test_of_sixteen_who_order_all_of_one_decision_at_once_one_does(world: World) -> None:
    walk, _orders = walked(world, 1)
    walk.decided(name="一件", fen=30_000, budget=())
    at, by = walk.fund.clock + timedelta(minutes=5), walk.by("office")
    answers = at_once(CLIENTS, lambda n: order(walk.proposal.pk, Asked("advance", 20_000), by=by, at=at))
    assert sum(isinstance(answer, Order) for answer in answers) == 1
    assert sum(isinstance(answer, NoRoom) for answer in answers) == CLIENTS - 1
    assert Decision.objects.get(proposal=walk.proposal).ordered == 20_000


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone")
def test_nor_does_a_hand_in_the_database_at_once_get_past_the_sum(world: World) -> None:
    """Past all verbs and their lock: the check of the decision's own row lets one through."""
    walk, _orders = walked(world, 1)
    walk.decided(name="一件", fen=30_000, budget=())
    held = walk.fresh()
    row = {"community": world.community, "decision": held, "sort": "advance", "account": "1002", "cost": "5101"}
    office = world.people["office"]

    def write(n: int) -> object:
        return Order.objects.create(**row, key=f"x{n}", fen=20_000, made_by=office, made_at=walk.fund.clock)

    answers = at_once(CLIENTS, write)
    assert sum(isinstance(answer, Order) for answer in answers) == 1
    assert Decision.objects.get(pk=held.pk).ordered == 20_000


CLIENT = """
import os, sys, time, django
django.setup()
from datetime import datetime
from uuid import UUID
from linli.access.queries import actor_of
from linli.foundation import clock
from linli.fund.granting.paying.booking import Paid, pay
from linli.fund.granting.refusals import TooLittle
from linli.people.models import Person
order, person, at = UUID(sys.argv[1]), UUID(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
by = actor_of(Person.objects.get(pk=person), clock.today(at), True)
print("ready", flush=True)
sys.stdin.readline()
try:
    print(pay(order, Paid(clock.today(at)), by=by, at=at).sort)
except TooLittle:
    print("too little")
"""


def test_of_four_processes_that_draw_on_one_purpose_at_once_one_does(
    empty: Path, django_db_blocker: Any, tmp_path: Path
) -> None:
    """On a file of SQLite, as an installation has it."""
    with django_db_blocker.unblock(), on_a_copy(empty, tmp_path):
        walk, orders = walked(a_world(), PROCESSES)
        at = (walk.fund.clock + timedelta(minutes=5)).isoformat()
        accountant = str(walk.fund.world.people["accountant"].pk)
        (tmp_path / "data").mkdir()
        written_out(tmp_path / "data")
        own = {"DJANGO_SETTINGS_MODULE": "linli.config.settings", "LINLI_SECRET": settings.INSTALLATION.secret}
        env = {**os.environ, **own, "LINLI_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT / "src")}
        clients = [
            subprocess.Popen(
                [sys.executable, "-c", CLIENT, str(one.pk), accountant, at],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env,
            )
            for one in orders
        ]  # fmt: skip
        for client in clients:
            assert client.stdout
            assert client.stdout.readline() == "ready\n"
        answers = [client.communicate("go\n")[0].strip() for client in clients]
    assert sorted(answers) == ["advance", *["too little"] * (PROCESSES - 1)]
