"""How fast an entry is booked with all its laws, beside as many bare rows in durable commits of the same minute.

Bar: at least a tenth of the raw durable commits of as many rows; aim 1,000 entries a second. Reads of the pages of a
book of so many entries are counted as well. On PostgreSQL django-hordak books as many, in a database of its own.

    python -m bench.posting [ENTRIES]      (600; on PostgreSQL with DATABASE_URL)
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import psycopg

SERVER = os.environ.get("DATABASE_URL", "")


def database(name: str) -> str:
    """A fresh database of the server; its address."""
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()


os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-posting-")
if SERVER:
    os.environ["DATABASE_URL"] = database("bench_posting")

import django
from django.core.management import call_command

django.setup()

from django.db import connection, transaction

from bench.beside.serving import ROOT
from linli.engines.ledger import drafting
from linli.foundation.writes import locked_transaction
from linli.fund.books.drafts import booking, lots_for, value_of
from linli.fund.books.writing import book
from linli.fund.models import Order, Purpose
from linli.fund.showing import entries, figures, proof
from tests.fund.granted import a_committee, a_proposal, an_order, decided, paid_out
from tests.fund.ground import Fund, a_fund

DAY = date(2026, 10, 1)
ROWS = 6  # of a payment: leaf, entry, two postings, a draw, and a lot that is changed
BODY = "x" * 420  # as long as the leaf of a gift


def rate(many: int, do: Callable[[int], object]) -> float:
    begun = time.perf_counter()
    for n in range(many):
        do(n)
    return many / (time.perf_counter() - begun)


def main() -> int:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    call_command("migrate", verbosity=0)
    fund = a_fund()
    purpose = Purpose.objects.get(community=fund.community, code="P01")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (id integer, body text)")
    print(f"{connection.vendor}, {many} entries each, one client, durable commits")
    raw = [rate(many, bare) for _ in range(2)]
    gifts = rate(many, lambda n: gift(fund, purpose, n))
    orders = ordered(fund, many)
    payments = rate(many, lambda n: payment(fund, purpose, orders[n]))
    raw.append(rate(many, bare))
    beside = sorted(raw)[1]
    print(f"  raw: {ROWS} rows a commit          {beside:8.0f} /s   ({', '.join(f'{one:.0f}' for one in raw)})")
    for name, found in (("a gift booked", gifts), ("a payment from oldest lots", payments)):
        print(f"  {name:28} {found:8.0f} /s   {found / beside:6.1%} of raw (bar 10 %, aim 1,000 /s)")
    hordak(many)
    for name, ask in (
        ("figures of all purposes", lambda _: figures.of_purposes(fund.community)),
        ("entries of a purpose, 200", lambda _: entries.rows(fund.community, "P01")),
        ("tables against the log", lambda _: proof.faults(fund.community)),
    ):
        print(f"  {name:28} {1000 / rate(3, ask):8.1f} ms at {2 * many} entries")
    found = [fault for fault in proof.faults(fund.community) if not fault.what.startswith("№")]
    return int(bool(found))


def bare(n: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for _ in range(ROWS):
            cursor.execute("INSERT INTO bench_row (id, body) VALUES (%s, %s)", [n, BODY])


def at(n: int) -> datetime:
    return datetime(2026, 10, 1, 2, 0, tzinfo=UTC) + timedelta(seconds=n)


def gift(fund: Fund, purpose: Purpose, n: int) -> None:
    with locked_transaction():
        draft = drafting.gift(value_of(purpose), 50_000, "ab" * 32)
        book(fund.community, booking(draft, DAY, f"g{n}", "一位爱心居民的捐款"), at=at(n))


def ordered(fund: Fund, many: int) -> list[Order]:
    """A decision with so many orders that the federation has paid; what is measured is to book them."""
    a_committee(fund)
    decision = decided(fund, a_proposal(fund, 100 * many))
    return [paid_out(fund, an_order(fund, decision, fen=100)) for _ in range(many)]


def payment(fund: Fund, purpose: Purpose, order: Order) -> None:
    with locked_transaction():
        needs = {"order": order.key, "decision": order.decision.number}
        draft = drafting.payment(value_of(purpose), order.fen, lots_for(order.fen, purpose, order.account), **needs)
        book(fund.community, booking(draft, DAY, order.key, "购置暖阳座椅"), at=fund.tick())


def hordak(many: int) -> None:
    """A peer of the same database, two legs and no law but that they balance."""
    if connection.vendor != "postgresql":
        return
    made = subprocess.run([ROOT / "tools/peers.sh"], capture_output=True, text=True)
    if made.returncode:
        print("django-hordak: not measured, it could not be installed:", made.stderr.strip().splitlines()[-1:])
        return
    peer = [
        ROOT / ".venv-peers/bin/python",
        "-W",
        "ignore",
        ROOT / "bench/beside/legs.py",
        database("bench_hordak"),
        str(many),
    ]
    done = subprocess.run(peer, capture_output=True, text=True)
    found = f"{float(done.stdout):8.0f} /s" if done.returncode == 0 else done.stderr.strip().splitlines()[-1:]
    print(f"  {'django-hordak, two legs':28} {found}")


if __name__ == "__main__":
    sys.exit(main())
