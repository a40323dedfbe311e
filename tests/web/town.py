"""A town to walk in: a small world in a database file of its own, and a server for it.

The usual live server empties all tables after each test, which the footprints refuse; and its threads share one
connection, so two thumbs at once would prove nothing. Here each test has a copy of an empty database, and every
request its own connection, as in a real installation.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test.testcases import LiveServerThread

from linli.access import devices
from linli.config.installation import Installation, database
from linli.foundation import clock
from tests.builders import World

ALIAS, FILE = "default", "linli.sqlite3"


@dataclass
class Town:
    """Where it is served, and who and what is in it."""

    address: str
    world: World

    def key_of(self, name: str, factor: bool) -> str:
        """The secret of a new device of someone of this world, with or without the second factor passed."""
        device, secret = devices.bind(self.world.people[name], "test", clock.now())
        device.factor_at = clock.now() if factor else None
        device.save(update_fields=["factor_at"])
        return secret


def written_out(folder: Path) -> Path:
    """The SQLite database that this thread stands on, as one file that can be copied."""
    file = folder / FILE
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    return file


@contextmanager
def standing_on(installation: Installation) -> Iterator[None]:
    """All connections, of every thread, lead to an installation's database; afterwards to where they led before."""
    before, held = connections.settings[ALIAS], connections[ALIAS]
    connections.settings[ALIAS] = connections.configure_settings({ALIAS: database(installation)})[ALIAS]
    connections[ALIAS] = connections.create_connection(ALIAS)
    try:
        yield
    finally:
        connections[ALIAS].close()
        connections.settings[ALIAS], connections[ALIAS] = before, held


@contextmanager
def on_a_copy(file: Path, folder: Path) -> Iterator[None]:
    """As `standing_on`, on a copy of a database file."""
    shutil.copy(file, folder / FILE)
    with standing_on(Installation(folder, secret="")):
        yield


class KeptFiles(StaticFilesHandler):
    """Styles and scripts that a browser keeps, as it does an installation's, whose names have a hash."""

    def serve(self, request: HttpRequest) -> HttpResponseBase:
        answer = super().serve(request)
        answer.headers["Cache-Control"] = "max-age=3600"
        return answer


@contextmanager
def served() -> Iterator[str]:
    """The address at which this process serves the product."""
    server = LiveServerThread("127.0.0.1", static_handler=KeptFiles)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
