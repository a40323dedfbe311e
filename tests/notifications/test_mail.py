"""A letter by e-mail: what the server is given, by which road, and what its answers mean."""

import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.notifications.carriers.mail import Mail, is_address
from linli.notifications.carriers.port import BadSender, CarrierTrouble
from tests.notifications.mail_twin import MailTwin, a_certificate, a_mail_twin

TO, TEXT = "steward@example.cn", "1号院1号楼：有新的反映：“楼道灯不亮”。\n请看 https://linli.example.cn/start/"
SETTINGS = {"host": "127.0.0.1", "security": "none", "sender": "linli@community.example.cn"}


@pytest.fixture
def mail_twin() -> Iterator[MailTwin]:
    with a_mail_twin() as made:
        yield made


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    return a_certificate(tmp_path_factory.mktemp("certificate"))


def mail(twin: MailTwin, **settings: Any) -> Mail:
    return Mail.of(SETTINGS | {"port": twin.port} | settings, "senders.mail")


def trouble(twin: MailTwin, **settings: Any) -> CarrierTrouble:
    with pytest.raises(CarrierTrouble) as caught:
        mail(twin, **settings).send(TO, TEXT, "letter-1")
    assert TO not in str(caught.value) and "geheim" not in str(caught.value)
    return caught.value


def body(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n").strip()


def test_a_letter_arrives_in_chinese(mail_twin: MailTwin) -> None:
    assert mail(mail_twin).send(TO, TEXT, "letter-1") == "250"
    sender, to, letter = mail_twin.letters[0]
    assert (sender, to) == ("linli@community.example.cn", TO)
    assert (letter["From"], letter["To"]) == (sender, to)
    assert letter["Subject"] == " ".join(TEXT.split())[:39] + "…"
    assert body(letter) == TEXT


def test_a_letter_sent_twice_can_be_known_by_its_message_id(mail_twin: MailTwin) -> None:
    for letter in ("letter-1", "letter-1", "letter-2"):
        mail(mail_twin).send(TO, TEXT, letter)
    ids = [letter["Message-ID"] for _, _, letter in mail_twin.letters]
    assert ids[0] == ids[1] == "<letter-1@community.example.cn>" != ids[2]


@given(st.text(min_size=1, max_size=200))
def test_no_text_opens_a_header(text: str) -> None:
    made = Mail.of(SETTINGS, "senders.mail").message(TO, text, "letter-1")
    raw = made.as_bytes().partition(b"\n\n")[0]
    names = {line.partition(b":")[0] for line in raw.splitlines() if not line[:1].isspace()}
    assert names <= {
        b"Subject", b"From", b"To", b"Date", b"Message-ID", b"Auto-Submitted",
        b"MIME-Version", b"Content-Type", b"Content-Transfer-Encoding",
    }  # fmt: skip


@pytest.mark.parametrize(("security", "at_once"), [("starttls", False), ("ssl", True)])
def test_the_road_is_encrypted_and_the_server_signed_in_to(
    security: str, at_once: bool, certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with a_mail_twin(certificate[1], at_once) as twin:
        mail(twin, security=security, user="linli", password="geheim").send(TO, TEXT, "letter-1")
    assert (twin.encrypted, twin.signed_in) == ([True], ["\0linli\0geheim"])


def test_a_certificate_that_nobody_knows_gets_no_letter(certificate: tuple[Path, ssl.SSLContext]) -> None:
    with a_mail_twin(certificate[1]) as twin:
        assert trouble(twin, security="starttls").retry
    assert twin.letters == []


def test_a_server_without_tls_gets_no_letter(mail_twin: MailTwin) -> None:
    assert trouble(mail_twin, security="starttls", user="linli", password="geheim").retry
    assert (mail_twin.letters, mail_twin.signed_in) == ([], [])


@pytest.mark.parametrize(
    ("verb", "answer", "retry"),
    [
        ("RCPT", "550 no such user steward@example.cn", False),
        ("RCPT", "450 mailbox busy", True),
        ("END", "554 looks like spam", False),
        ("END", "451 later please", True),
        ("MAIL", "550 linli@community.example.cn may not send here", True),
        ("AUTH", "535 wrong password geheim", True),
        ("DATA", "", True),
        ("END", "", True),
    ],
)
def test_what_a_later_try_may_mend(mail_twin: MailTwin, verb: str, answer: str, retry: bool) -> None:
    mail_twin.answers = {verb: answer}
    assert trouble(mail_twin, user="linli", password="geheim").retry is retry


@pytest.mark.parametrize("answer", ["", "500 what?"])
def test_a_letter_that_was_taken_is_sent_however_the_server_takes_leave(mail_twin: MailTwin, answer: str) -> None:
    mail_twin.answers = {"QUIT": answer}
    assert mail(mail_twin).send(TO, TEXT, "letter-1") == "250"
    assert len(mail_twin.letters) == 1


def test_a_server_that_is_not_there_may_be_tried_again() -> None:
    with a_mail_twin() as gone:
        pass
    assert trouble(gone).retry


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"host": ""}, "host"),
        ({"host": "smtp.example.cn"}, "security"),
        ({"security": "tls"}, "security"),
        ({"port": "465"}, "port"),
        ({"sender": "linli"}, "sender"),
        ({"sender": "邻里 <linli@example.cn>"}, "sender"),
        ({"user": "linli"}, "password"),
        ({"timeout": 60}, "timeout"),
        ({"pasword": "x"}, "pasword"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_the_start(settings: dict[str, Any], named: str) -> None:
    with pytest.raises(BadSender, match=rf"senders\.mail.*{named}"):
        Mail.of(SETTINGS | settings, "senders.mail")


def test_the_password_is_not_shown() -> None:
    assert "geheim" not in repr(Mail.of(SETTINGS | {"user": "linli", "password": "geheim"}, "senders.mail"))


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a@b.cn", True), ("a@b", False), ("a b@c.cn", False), ("a@b.cn\nBcc: c@d.cn", False), ("", False)],
)
def test_an_address_is_one_plain_address(text: str, fits: bool) -> None:
    assert is_address(text) is fits
