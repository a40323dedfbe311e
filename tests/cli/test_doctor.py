"""The doctor says what is not well, and names the mend."""

import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from linli.cli import heartbeat
from linli.cli.checks import machine, reaching, tables
from linli.foundation import sealing
from tests.builders import a_world
from tests.cli.conftest import Run

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


@dataclass
class House:
    """What the checks read of an installation."""

    domain: str = ""
    demo: bool = False
    senders: dict[str, Any] = field(default_factory=dict)
    recogniser: dict[str, Any] = field(default_factory=dict)


def test_a_new_installation_is_told_what_is_left_to_do(folder: Path, linli: Run) -> None:
    done = linli("doctor", "--data", folder)
    ill = [line for line in done.stdout.splitlines() if line.startswith("✗")]
    mends = [line for line in done.stdout.splitlines() if line.startswith("    →")]
    assert done.returncode == 1
    assert [line.split()[1] for line in ill if "clock" not in line and "时钟" not in line] == [
        "HTTPS：没有域名，手机打不开", "短信", "后台", "备份"
    ]  # fmt: skip
    assert len(mends) >= len(ill)
    assert sum(line.startswith("✓") for line in done.stdout.splitlines()) >= 6


def test_a_secret_that_others_can_read_is_not_well(tmp_path: Path) -> None:
    (tmp_path / "linli.toml").write_text("")
    tmp_path.chmod(0o700)
    (tmp_path / "linli.toml").chmod(0o600)
    assert machine.secret_is_private(tmp_path).mark == "✓"
    (tmp_path / "linli.toml").chmod(0o640)
    found = machine.secret_is_private(tmp_path)
    assert (found.mark, "chmod" in found.mend) == ("✗", True)


@pytest.mark.django_db
def test_the_secret_of_another_installation_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    a_world()
    assert [found.mark for found in tables.check()][-1] == "✓"
    monkeypatch.setattr(sealing, "_keys", {})
    sealing.use("another secret")
    assert [found.mark for found in tables.check()][-1] == "✗"


@pytest.mark.parametrize(
    ("at", "newest", "mark"),
    [
        (datetime(1999, 1, 1, tzinfo=UTC), None, "✗"),
        (AT, AT + timedelta(hours=1), "✗"),
        (AT, AT - timedelta(hours=1), "✓"),
        (AT, None, "✓"),
    ],
)
def test_a_clock_that_goes_wrong_is_noticed(
    at: datetime, newest: datetime | None, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_is_synchronised", lambda: None)
    assert machine.clock_is_right(at, newest).mark == mark


def test_the_tick_must_have_given_a_sign_within_two_minutes(tmp_path: Path) -> None:
    assert reaching.tick_lives(tmp_path, AT).mark == "✗"
    heartbeat.beat(tmp_path, AT)
    assert reaching.tick_lives(tmp_path, AT + timedelta(seconds=90)).mark == "✓"
    assert reaching.tick_lives(tmp_path, AT + timedelta(minutes=3)).mark == "✗"


def test_a_backup_must_be_younger_than_two_days(tmp_path: Path) -> None:
    assert reaching.backup_is_fresh(tmp_path, AT).mark == "✗"
    (tmp_path / "last_backup.json").write_text(f'{{"at": "{AT.isoformat()}", "file": "/nowhere/b.tar.gz"}}')
    assert reaching.backup_is_fresh(tmp_path, AT + timedelta(days=1)).mark == "✓"
    assert reaching.backup_is_fresh(tmp_path, AT + timedelta(days=3)).mark == "✗"


@pytest.mark.parametrize(
    ("senders", "mark"),
    [
        ({}, "✗"),
        ({"by_hand": True}, "✓"),
        ({"sms": {"url": "https://sms.example.com"}}, "✓"),
        ({"sms": {"url": "http://sms.example.com"}}, "✗"),
    ],
)
def test_senders_are_configured_or_left_out_by_choice(senders: dict[str, Any], mark: str) -> None:
    assert reaching.letters_leave(House(senders=senders)).mark == mark


def test_a_group_of_a_grid_that_is_not_there_is_noticed() -> None:
    robots = {"wecom": {"grid1": {"url": "x", "serves": ["第一网格"]}, "all": {"url": "y"}}}
    assert reaching.groups_fit({"sms": {}}, {"第一网格"}) is None
    assert reaching.groups_fit({"wecom": {"all": {"url": "y"}}}, {"第一网格"}) is None
    fits, lost = (reaching.groups_fit(robots, grids) for grids in ({"第一网格"}, {"第1网格"}))
    assert fits and fits.mark == "✓"
    assert lost and (lost.mark, "senders.wecom.grid1" in lost.found, "第1网格" in lost.mend) == ("✗", True, True)


def test_a_domain_that_nobody_answers_is_not_well() -> None:
    found = reaching.phones_reach_it(House(domain="linli.invalid"), AT)
    assert (found.mark, bool(found.mend)) == ("✗", True)


@pytest.mark.parametrize(
    ("command", "mark"), [(None, None), (["/no/such", "{sound}"], "✗"), ([sys.executable, "{sound}"], "✓")]
)
def test_a_recogniser_that_is_named_must_be_there(command: list[str] | None, mark: str | None) -> None:
    found = reaching.recogniser_starts(House(recogniser={"command": command} if command else {}))
    assert (found and found.mark) == mark
