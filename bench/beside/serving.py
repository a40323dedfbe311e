"""Starts a server for a bench on a port of its own, and waits until it answers."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds


@contextmanager
def granian(application: str, workers: int = 1, threads: int = 4) -> Iterator[int]:
    """The server of the product with a WSGI application of this tree; gives its port."""
    command = [
        sys.executable, "-W", "ignore", "-m", "granian", "--interface", "wsgi", "--workers", str(workers),
        "--blocking-threads", str(threads), "--no-ws", "--log-level", "error", application,
    ]  # fmt: skip
    with serving(command, cwd=ROOT) as port:
        yield port


@contextmanager
def serving(command: list[str], **how: Any) -> Iterator[int]:
    """A server started by a command that takes `--host` and `--port`; gives the port once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    server = subprocess.Popen([*command, "--host", "127.0.0.1", "--port", str(port)], **how)
    try:
        _wait_for(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            line.request("GET", "/")
            line.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"the server did not start: {server.args}")
