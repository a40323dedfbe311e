"""What time does: lapses, throwing away, and a letter that outlives the kill of its ticker."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from linli.access.models import Attempt
from linli.audit.models import Footprint
from linli.cli import due
from linli.cli.ticking import Chore
from linli.foundation.models import WriteToken
from linli.notifications.models import Letter
from linli.office import keeping
from linli.office.models import Upload
from tests.builders import NOON, a_case, a_world
from tests.care.listed import EIGHT_THIRTY, an_entry
from tests.cli.conftest import COMMAND, Run, surroundings
from tests.cli.rows import ask, change
from tests.notifications.twin import Twin, a_twin

DAY = timedelta(days=1)
POST_A_LETTER = """
import django
django.setup()
from linli.foundation import clock
from linli.office import signin
signin.send_code("10000000001", at=clock.now())
"""


@pytest.mark.django_db
def test_what_nobody_judged_for_seven_days_is_closed_by_the_rule() -> None:
    case = a_case(a_world(), at="resolved", phone="10000000099")
    assert case.resolved_at is not None
    assert due.do_all(case.resolved_at + 8 * DAY)["lapsed"] == 0, "its reporter has not been told yet"
    told = case.resolved_at + 2 * DAY
    Letter.objects.filter(kind="case_resolved").update(state="told", told_at=told)
    assert due.do_all(told + 7 * DAY - timedelta(seconds=1))["lapsed"] == 0
    assert due.do_all(told + 7 * DAY)["lapsed"] == 1
    assert due.do_all(told + 8 * DAY)["lapsed"] == 0
    case.refresh_from_db()
    assert (case.stage, case.verdict) == ("closed", "")
    assert Footprint.objects.filter(action="case.lapse", actor_kind="rule", actor="lapse").count() == 1
    assert Letter.objects.filter(kind="case_closed").count() == 1


@pytest.mark.django_db
def test_a_safety_call_left_lying_is_asked_for_once() -> None:
    an_entry(a_world(), "steward")
    hour = EIGHT_THIRTY + timedelta(hours=1)
    assert [due.tend_calls(hour + n * timedelta(minutes=1)) for n in (-1, 0, 1)] == [0, 1, 0]
    assert Footprint.objects.filter(action="care.remind", actor_kind="rule", actor="care").count() == 1


@pytest.mark.django_db
def test_what_has_served_its_time_is_thrown_away_and_no_more() -> None:
    community = a_world().community
    for age in (0, 2):
        Attempt.objects.create(key="k", door="code", at=NOON - age * DAY)
    for age in (29, 31):
        WriteToken.objects.create(token=uuid4(), action="a", actor="b", at=NOON - age * DAY)
    for age, loaded in ((6, None), (8, None), (8, NOON - 8 * DAY)):
        Upload.objects.create(
            community=community, name="x", purpose="land", content=b"x", digest="d", uploaded_by="y",
            uploaded_at=NOON - age * DAY, loaded_at=loaded,
        )  # fmt: skip
    assert keeping.throw_away(at=NOON) == 3
    assert (Attempt.objects.count(), WriteToken.objects.count(), Upload.objects.count()) == (1, 1, 2)


def test_a_chore_that_fails_hinders_no_other_and_comes_again() -> None:
    done: list[int] = []
    failing = Chore(60, lambda: 1 / 0)
    working = Chore(60, lambda: done.append(1))
    assert [chore.do_if_due(0) for chore in (failing, working)] == [False, True]
    assert (working.do_if_due(59), len(done), working.do_if_due(60), len(done)) == (True, 1, True, 2)
    assert (failing.do_if_due(59), failing.do_if_due(60)) == (True, False)


def test_a_letter_killed_on_its_way_is_told_once_its_lease_ends(folder: Path, linli: Run) -> None:
    with a_twin() as twin:
        _configure(folder, twin)
        ticker = subprocess.Popen([*COMMAND, "tick", "--once", "--data", str(folder)], env=surroundings())
        assert twin.arrived.wait(60)
        ticker.kill()
        ticker.wait()
        assert ask(folder, "SELECT state, attempts FROM notifications_letter") == [("leased", 1)]
        assert linli("tick", "--once", "--data", folder).returncode == 0
        assert len(twin.asked) == 1, "a leased letter is nobody else's"
        change(folder, "UPDATE notifications_letter SET lease_until = '2026-01-01 00:00:00'")  # two minutes have passed
        assert linli("tick", "--once", "--data", folder).returncode == 0
    kept = ask(folder, "SELECT state, attempts, number, params, lease_until FROM notifications_letter")
    assert kept == [("told", 2, "", "{}", None)]
    ids = {json.loads(asked.body)["id"] for asked in twin.asked}
    assert (len(twin.asked), len(ids)) == (2, 1), "the gateway can know the second for the same letter"


def _configure(folder: Path, twin: Twin) -> None:
    """The gateway keeps the first letter waiting; a sign-in code waits in the outbox."""
    twin.answers = [(200, "", 80), (200, "", 0)]
    body = '{ phone = "{phone}", text = "{text}", id = "{id}" }'
    with (folder / "linli.toml").open("a") as settings:
        settings.write(f'\n[senders.sms]\nurl = "{twin.url}"\ntimeout = 90\nbody = {body}\n')
    env = surroundings() | {"LINLI_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "linli.config.settings"}
    subprocess.run([sys.executable, "-c", POST_A_LETTER], env=env, check=True)
