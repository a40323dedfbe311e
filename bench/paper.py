"""What a printed sheet costs in CPU, from records to PDF: each kind when warm, and a whole community at once."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-bench-")

import django
from django.core.management import call_command

django.setup()

from linli.forces import duties
from linli.foundation import clock
from linli.office import uploads
from linli.office.landing.actions import load
from linli.office.workbook import writing
from linli.office.workbook.sample.whole import sample
from linli.people.models import Appointment
from linli.territory.queries import grids_in_force, stairwells_of
from linli.web.paper.cards import cards
from linli.web.paper.handover import handover
from linli.web.paper.lessons import lesson
from linli.web.paper.letters import letter
from linli.web.paper.posters import posters
from linli.web.paper.press import Kind, paper
from linli.web.paper.receipts import receipt
from tests.builders import DAY, NOON, a_report, a_world

HOST, ONE, ALL = "https://linli.example", 100, 10_000
_days = (DAY + timedelta(days=n) for n in count())  # another day each time, so that nothing is remembered whole


def say(name: str, kind: Kind, data: Callable[[date], dict[str, Any]], bar: int) -> None:
    """The best of four, after one to warm up."""
    costs = []
    for _ in range(5):
        begun = time.process_time()
        size = len(paper(kind, data(next(_days))))
        costs.append((time.process_time() - begun) * 1000)
    print(f"{name:36}{min(costs[1:]):>9.1f} ms  first {costs[0]:>7.1f} ms {size / 1024:>8.0f} KB   bar {bar} ms")


def main() -> None:
    call_command("migrate", verbosity=0)
    world = a_world()
    community, by = world.community, world.actor("office")
    post = Appointment.objects.select_related("person", "micro_grid").get(person=world.people["steward"])
    taken, listed = a_report(world), duties.of("steward")
    assert listed
    say("a grid notice", "card", lambda day: cards(community, world.grids[:1], day, HOST), ONE)
    say("a stairwell poster", "poster", lambda day: posters(community, world.stairwells[:1], day, HOST, 1), ONE)
    say("a letter with its duty list", "letter", lambda day: letter(post, community, listed, day), ONE)
    say("a handover sheet", "handover", lambda day: handover([post], community, by, NOON + (day - DAY)), ONE)
    say("a receipt", "receipt", lambda day: receipt(taken, day, HOST), ONE)
    say("a lesson card", "lesson", lambda day: lesson("steward") | {"foot": str(day)}, ONE)
    load(uploads.try_out(writing.write(sample(), numbers=True), by=by, at=clock.now()).draft, by=by, at=clock.now())
    today = clock.today(clock.now())
    grids, doors = list(grids_in_force(community.pk, today)), stairwells_of(community.pk, [], today)
    say(f"{len(grids)} grid notices", "card", lambda day: cards(community, grids, today, f"{HOST}/{day}"), ALL)
    for each in (1, 4):
        name = f"{len(doors)} posters, {each} on a sheet"
        say(name, "poster", lambda day, e=each: posters(community, doors, today, f"{HOST}/{day}", e), ALL)


if __name__ == "__main__":
    main()
