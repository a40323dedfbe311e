"""A twin of a mail server on this machine: SMTP as RFC 5321 has it, with TLS if told so, answering as it is told."""

import base64
import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class MailTwin:
    """`answers` by command, such as {"RCPT": "550 no such user"}; an empty one hangs up. What came is in `letters`."""

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    signed_in: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    letters: list[tuple[str, str, EmailMessage]] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    twin: MailTwin
    safe: ssl.SSLContext | None = None
    at_once: bool = False

    def handle(self) -> None:
        self.secret, self.sender, self.to = False, "", ""
        if self.at_once:
            self.secure()
        self.say("220 twin")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            told = self.twin.answers.get(verb)
            if told == "":
                return
            if told:
                self.say(told)
            elif getattr(self, f"on_{verb.lower()}")(line):
                return

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")

    def secure(self) -> None:
        assert self.safe
        self.connection = self.safe.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.secret = True

    def on_ehlo(self, line: str) -> None:
        offers = ["twin", "AUTH PLAIN"] + ["STARTTLS"] * bool(self.safe and not self.secret)
        for offer in offers[:-1]:
            self.say(f"250-{offer}")
        self.say(f"250 {offers[-1]}")

    def on_starttls(self, line: str) -> None:
        self.say("220 go on")
        self.secure()

    def on_auth(self, line: str) -> None:
        self.twin.signed_in.append(base64.b64decode(line.split()[2]).decode())
        self.say("235 welcome")

    def on_mail(self, line: str) -> None:
        self.sender = line.split("<")[1].split(">")[0]
        self.say("250 ok")

    def on_rcpt(self, line: str) -> None:
        self.to = line.split("<")[1].split(">")[0]
        self.say("250 ok")

    def on_rset(self, line: str) -> None:
        self.say("250 ok")

    def on_data(self, line: str) -> bool:
        self.say("354 go on")
        lines = []
        while (piece := self.rfile.readline()) != b".\r\n":
            lines.append(piece.removeprefix(b".") if piece.startswith(b"..") else piece)
        told = self.twin.answers.get("END", "250 taken")
        if not told:
            return True
        self.say(told)
        if told.startswith("2"):
            made: Any = message_from_bytes(b"".join(lines), policy=policy.default)
            self.twin.letters.append((self.sender, self.to, made))
            self.twin.encrypted.append(self.secret)
        return False

    def on_quit(self, line: str) -> bool:
        self.say("221 bye")
        return True


@contextmanager
def a_mail_twin(safe: ssl.SSLContext | None = None, at_once: bool = False) -> Iterator[MailTwin]:
    """With `safe` it offers STARTTLS, or with `at_once` speaks TLS from the first byte."""
    twin = MailTwin()
    talk = type("Talk", (_Talk,), {"twin": twin, "safe": safe, "at_once": at_once})
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk)
    server.daemon_threads, server.block_on_close = True, False
    server.handle_error = lambda *_: None  # type: ignore[method-assign,assignment] # a client that hung up is expected
    twin.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield twin
    server.shutdown()
    server.server_close()


def a_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate of 127.0.0.1 made now, in a file, and a server's context that holds it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "twin")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    held, file = folder / "both.pem", folder / "certificate.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    held.write_bytes(file.read_bytes() + key.private_bytes(serialization.Encoding.PEM, form, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(held)
    return file, context
