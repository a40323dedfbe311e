"""Serving: refused where it would be unsafe; two processes kept alive; a signal ends all."""

import argparse
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest

from linli.cli import heartbeat, serve, settings_file
from linli.cli.serving.rules import Wanted, is_loopback, reason_against
from linli.cli.trouble import Trouble
from tests.cli.conftest import COMMAND, surroundings

HOME = Wanted("127.0.0.1", "", demo=False, has_certificate=False, behind_gateway=False, senders={})
DEMO = replace(HOME, demo=True)


@pytest.mark.parametrize(
    "wanted",
    [
        HOME,
        replace(HOME, domain="a.cn", behind_gateway=True),
        replace(HOME, host="0.0.0.0", domain="a.cn", has_certificate=True),
        replace(HOME, host="10.0.0.5", behind_gateway=True),
        DEMO,
        replace(DEMO, senders={"by_hand": True}),
    ],
)
def test_it_may_be_served_so(wanted: Wanted) -> None:
    assert reason_against(wanted) is None


@pytest.mark.parametrize(
    ("wanted", "mend"),
    [
        (replace(HOME, host="0.0.0.0"), "--behind-gateway"),
        (replace(HOME, host="::"), "--cert"),
        (replace(HOME, domain="a.cn"), "--behind-gateway"),
        (replace(DEMO, host="0.0.0.0"), "linli init"),
        (replace(DEMO, host="0.0.0.0", has_certificate=True), "linli init"),
        (replace(DEMO, domain="a.cn", behind_gateway=True), "linli init"),
        (replace(DEMO, senders={"sms": {"url": "https://sms.example.com"}}), "[senders]"),
    ],
)
def test_it_may_not_be_served_so_and_the_mend_is_named_in_both_languages(wanted: Wanted, mend: str) -> None:
    said = reason_against(wanted)
    assert said is not None
    assert all(mend in sentence for sentence in said)


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("", False)]
)
def test_loopback_is_known(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@dataclass
class House:
    """What serving reads of an installation before it starts anything."""

    folder: Path
    domain: str = ""
    demo: bool = False
    behind_gateway: bool = False
    senders: dict[str, Any] = field(default_factory=dict)


def refused(folder: Path, *options: str) -> str:
    parser = argparse.ArgumentParser()
    serve.add(parser)
    with pytest.raises(Trouble) as caught:
        serve.serve(parser.parse_args(options), House(folder))
    return str(caught.value)


def test_a_refused_serve_changes_no_setting(tmp_path: Path) -> None:
    settings_file.write(tmp_path)
    before = (tmp_path / "linli.toml").read_text()
    assert "--behind-gateway" in refused(tmp_path, "--domain", "linli.example.cn")
    assert (tmp_path / "linli.toml").read_text() == before


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert "--port" in refused(tmp_path, "--port", str(other.getsockname()[1]))


def test_a_key_of_another_form_is_refused_with_the_command_that_converts_it(tmp_path: Path) -> None:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert.write_text("x")
    key.write_text("-----BEGIN RSA PRIVATE KEY-----")
    assert "openssl pkcs8" in refused(tmp_path, "--cert", str(cert), "--key", str(key))
    assert "--key" in refused(tmp_path, "--cert", str(cert))


def wait_for(ask: Callable[[], Any], seconds: float = 60) -> Any:
    limit = monotonic() + seconds
    while monotonic() < limit:
        answer = ask()
        if answer:
            return answer
        Event().wait(0.05)
    raise AssertionError("it did not come about in time")


def status_of(port: int) -> int | None:
    with suppress(OSError):
        try:
            with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                return int(answer.status)
        except HTTPError as other:
            return other.code
    return None


def is_alive(process: int) -> bool:
    with suppress(OSError):
        os.kill(process, 0)
        return True
    return False


def children_of(process: int) -> set[int]:
    """All descendants of a process."""
    direct = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return {int(child) for child in direct}.union(*(children_of(int(child)) for child in direct))


@pytest.fixture
def serving(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*COMMAND, "serve", "--data", str(folder), "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield process, port
    process.kill()
    process.communicate()


def test_it_serves_restarts_what_dies_and_ends_at_a_signal(
    serving: tuple[subprocess.Popen[str], int], folder: Path
) -> None:
    process, port = serving
    status = wait_for(lambda: status_of(port))
    assert status == 200
    first = wait_for(lambda: heartbeat.last(folder))
    os.kill(first.process, signal.SIGKILL)
    second = wait_for(lambda: (beat := heartbeat.last(folder)) and beat.process != first.process and beat)
    family = children_of(process.pid)
    assert second.process in family
    process.send_signal(signal.SIGTERM)
    said, troubles = process.communicate(timeout=30)
    assert process.returncode == 0, troubles
    assert f"127.0.0.1:{port}" in said
    assert not [child for child in family if is_alive(child)]
