"""A twin of a text message gateway on this machine: it answers as it is told and remembers what it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: str


@dataclass
class Twin:
    """`answers` are given one after another, the last one for ever: status, body, seconds before it."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: list[tuple[int, str, float]] = field(default_factory=lambda: [(200, '{"code": 0}', 0)])
    arrived: Event = field(default_factory=Event)
    closing: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/send"

    def next_answer(self) -> tuple[int, str, float]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def a_twin() -> Iterator[Twin]:
    twin = Twin()

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            twin.asked.append(Asked(self.command, self.path, dict(self.headers), body))
            status, content, pause = twin.next_answer()
            twin.arrived.set()
            twin.closing.wait(pause)
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", f"http://127.0.0.1:{twin.port}/elsewhere")
            self.end_headers()
            self.wfile.write(content.encode())

        do_GET = do_POST  # noqa: N815 - named by http.server

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    server.daemon_threads, server.block_on_close = True, False
    server.handle_error = lambda *_: None  # type: ignore[method-assign,assignment] # a client that hung up is expected
    twin.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield twin
    twin.closing.set()
    server.shutdown()
    server.server_close()
