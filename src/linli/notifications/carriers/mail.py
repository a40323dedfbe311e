"""A letter by e-mail: SMTP (RFC 5321), encrypted on the way, with one Message-ID a letter (RFC 5322, 3.6.4)."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any, ClassVar, Self

from linli.foundation import clock
from linli.notifications.carriers.calling import THIS_MACHINE, only, seconds, words
from linli.notifications.carriers.port import BadSender, CarrierTrouble, harmless

PORTS = {"ssl": 465, "starttls": 587, "none": 25}
SUBJECT = 40  # signs of a text that stand in its subject


@dataclass(frozen=True)
class Mail:
    """`security` is ssl (from the first byte), starttls, or none, which is for a server on this machine alone."""

    host: str
    port: int
    security: str
    sender: str
    user: str
    password: str = field(repr=False)
    timeout: float
    leaves: ClassVar[bool] = True

    @classmethod
    def of(cls, given: dict[str, Any], place: str) -> Self:
        """The carrier that [senders.mail] describes. Raises `BadSender`."""
        only(place, given, ("host", "port", "security", "sender", "user", "password", "timeout"))
        host, security = words(place, given, "host", needed=True), given.get("security", "ssl")
        if security not in PORTS or (security == "none" and host not in THIS_MACHINE):
            raise BadSender(f"{place}: security is ssl or starttls")
        port = given.get("port", PORTS[security])
        if not isinstance(port, int) or not 0 < port < 65_536:
            raise BadSender(f"{place}: port is a number, as a rule 465 or 587")
        sender = words(place, given, "sender", needed=True)
        if not is_address(sender):
            raise BadSender(f"{place}: sender is the address that letters come from")
        user, password = words(place, given, "user"), words(place, given, "password")
        if bool(user) != bool(password):
            raise BadSender(f"{place}: user and password go together")
        return cls(host, port, security, sender, user, password, seconds(place, given))

    def send(self, to: str, text: str, letter: str) -> str:
        """Hand one letter to the mail server. Raises `CarrierTrouble`; a letter that it refuses is not tried again."""
        try:
            server = self._server()
            try:
                server.send_message(self.message(to, text, letter), self.sender, [to])
            finally:
                _part_from(server)
        except smtplib.SMTPRecipientsRefused as wrong:
            raise self._trouble(*next(iter(wrong.recipients.values())), last=500) from None
        except smtplib.SMTPDataError as wrong:
            raise self._trouble(wrong.smtp_code, wrong.smtp_error, last=500) from None
        except smtplib.SMTPResponseException as wrong:  # greeting, sign-in, sender: nothing is wrong with the letter
            raise self._trouble(wrong.smtp_code, wrong.smtp_error) from None
        except (OSError, smtplib.SMTPException) as wrong:  # no answer: unreachable, timed out, broken off, no TLS
            raise CarrierTrouble(f"no answer: {type(wrong).__name__}", retry=True) from None
        return "250"

    def message(self, to: str, text: str, letter: str) -> EmailMessage:
        """The letter as it travels; a server that gets it twice can know it by its Message-ID."""
        made = EmailMessage()
        line = " ".join(text.split())
        made["Subject"] = line if len(line) <= SUBJECT else f"{line[: SUBJECT - 1]}…"
        made["From"], made["To"] = self.sender, to
        made["Date"] = format_datetime(clock.now())
        made["Message-ID"] = f"<{letter}@{self.sender.partition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice comes back
        made.set_content(text)
        return made

    def _server(self) -> smtplib.SMTP:
        """A connection that is encrypted as the settings say, and signed in."""
        here = self.sender.partition("@")[2]
        if self.security == "ssl":
            safe = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, here, timeout=self.timeout, context=safe)
        else:
            server = smtplib.SMTP(self.host, self.port, here, timeout=self.timeout)
        try:
            if self.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server

    def _trouble(self, code: int, words: bytes | str, last: int = 600) -> CarrierTrouble:
        """A code of `last` or more ends the letter; below, a later try may succeed (RFC 5321, 4.2.1)."""
        said = words.decode(errors="replace") if isinstance(words, bytes) else words
        return CarrierTrouble(f"SMTP {code} {harmless(said, self.password)}".strip(), retry=code < last)


def _part_from(server: smtplib.SMTP) -> None:
    """Take leave; however the server takes it, a letter that it has accepted stays accepted."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def is_address(text: str) -> bool:
    """Whether a text is one plain e-mail address."""
    name, _, domain = text.partition("@")
    return parseaddr(text) == ("", text) and text.isascii() and bool(name) and "." in domain and " " not in text
