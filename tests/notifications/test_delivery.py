"""Letters leave once, are tried again with growing pauses, and keep nothing personal once told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

import pytest

from linli.notifications import carriers, delivery, queries
from linli.notifications.actions import Reader, mark_told, post
from linli.notifications.carriers import Configuration
from linli.notifications.carriers.mail import Mail
from linli.notifications.carriers.port import CarrierTrouble
from linli.notifications.carriers.senders import Sender
from linli.notifications.labels import SENTENCES, Carrier, State
from linli.notifications.models import Letter
from linli.office import signin
from linli.people.models import Consent, Person
from tests.builders import NOON, World, a_case, a_report, a_world
from tests.notifications.mail_twin import a_mail_twin
from tests.notifications.twin import Twin

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@dataclass
class Pigeon:
    """A carrier that remembers, and fails as often as it is told."""

    leaves: ClassVar[bool] = True
    sent: list[tuple[str, str]] = field(default_factory=list)
    troubles: list[CarrierTrouble] = field(default_factory=list)

    def send(self, to: str, text: str, letter: str) -> str:
        if self.troubles:
            raise self.troubles.pop(0)
        self.sent.append((to, text))
        return "ok"


def using(monkeypatch: pytest.MonkeyPatch, *senders: Sender) -> None:
    monkeypatch.setattr(carriers, "_held", [(Configuration(address="https://linli.example.cn"), senders)])


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def pigeon(monkeypatch: pytest.MonkeyPatch) -> Pigeon:
    made = Pigeon()
    using(monkeypatch, Sender("sms", "sms", made))
    return made


@pytest.fixture
def demo() -> Iterator[None]:
    held = list(carriers._held)
    carriers.use(Configuration(senders={"sms": {"url": "https://sms.example.com"}}, demo=True))
    yield
    carriers._held[:] = held


def a_letter(world: World, to: str = "steward") -> Letter:
    params = {"place": "1号院", "title": "灯不亮"}
    reader = Reader(person=world.people[to].pk, reachable=bool(world.people[to].phone))
    return post("case_assigned", [reader], about=world.people[to], at=NOON, params=params)[0]


def test_a_letter_is_told_once_and_forgets_what_it_held(world: World, pigeon: Pigeon) -> None:
    letter = a_letter(world)
    words = delivery.render(letter, "")
    assert delivery.deliver(lambda: NOON) == 1
    assert delivery.deliver(lambda: NOON + MINUTE) == 0
    letter.refresh_from_db()
    assert pigeon.sent == [(world.people["steward"].phone, words)]
    assert (letter.state, letter.told_at, letter.told_means) == (State.TOLD, NOON, "sms")
    assert (letter.params, letter.number, letter.lease_until) == ({}, "", None)


def test_a_reporter_gets_the_link_whole(world: World, pigeon: Pigeon) -> None:
    a_case(world, at="resolved", phone="10000000099")
    delivery.deliver(lambda: NOON)
    texts = [text for number, text in pigeon.sent if number == "10000000099"]
    assert len(texts) == 1
    assert "https://linli.example.cn/r/" in texts[0]


def test_without_a_sender_letters_wait_to_be_told_by_hand(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    using(monkeypatch)
    letter = a_letter(world)
    assert delivery.deliver(lambda: NOON) == 0
    letter.refresh_from_db()
    assert letter.state == State.WAITING


def test_in_a_demonstration_nothing_leaves_and_the_letter_counts_as_shown(world: World, demo: None) -> None:
    letter = a_letter(world)
    delivery.deliver(lambda: NOON)
    letter.refresh_from_db()
    assert (letter.state, letter.carrier, letter.told_at) == (State.SHOWN, Carrier.SCREEN, None)


def test_pauses_grow_and_after_six_tries_a_person_tells(world: World, pigeon: Pigeon) -> None:
    pigeon.troubles = [CarrierTrouble("HTTP 503", retry=True) for _ in range(9)]
    letter, at, pauses = a_letter(world), NOON, []
    for _ in range(5):
        delivery.deliver(lambda: at)  # noqa: B023 - called at once
        letter.refresh_from_db()
        assert letter.lease_until is not None
        pauses.append((letter.lease_until - at).total_seconds())
        assert delivery.deliver(lambda: letter.lease_until - timedelta(seconds=1)) == 0  # type: ignore[operator]
        at = letter.lease_until
    delivery.deliver(lambda: at)
    letter.refresh_from_db()
    assert pauses == [30, 120, 480, 1920, 7680]
    assert (letter.state, letter.attempts, letter.trouble) == (State.FAILED, 6, "HTTP 503")
    assert letter.params


def test_what_no_later_try_mends_fails_at_once(world: World, pigeon: Pigeon) -> None:
    pigeon.troubles = [CarrierTrouble("HTTP 400", retry=False)]
    letter = a_letter(world)
    delivery.deliver(lambda: NOON)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.FAILED, 1)


def test_a_gateway_that_is_down_is_not_asked_for_every_letter(world: World, pigeon: Pigeon) -> None:
    pigeon.troubles = [CarrierTrouble("no answer", retry=True) for _ in range(9)]
    for _ in range(6):
        a_letter(world)
    assert delivery.deliver(lambda: NOON) == 3


def test_two_tickers_never_hold_one_letter(world: World, pigeon: Pigeon) -> None:
    letter = a_letter(world)
    assert delivery.lease(letter.pk, "sms", at=NOON) is not None
    assert delivery.lease(letter.pk, "sms", at=NOON + MINUTE) is None
    assert not queries.due(NOON + MINUTE).exists()


def test_a_letter_left_lying_is_taken_up_when_its_lease_ends(world: World, pigeon: Pigeon) -> None:
    letter = a_letter(world)
    delivery.lease(letter.pk, "sms", at=NOON)
    assert delivery.deliver(lambda: NOON + delivery.LEASE) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, len(pigeon.sent)) == (State.TOLD, 2, 1)


def test_an_e_mail_killed_after_its_sending_can_be_known_when_it_comes_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = world.people["steward"]
    person.phone, person.phone_index, person.email = "", "", "steward@example.cn"
    person.save()
    with a_mail_twin() as twin:
        settings = {"host": "127.0.0.1", "port": twin.port, "security": "none", "sender": "linli@example.cn"}
        sender = Sender("mail", "mail", Mail.of(settings, "senders.mail"))
        using(monkeypatch, sender)
        letter = a_letter(world)
        assert delivery.lease(letter.pk, "mail", at=NOON) is not None
        sender.carrier.send(person.email, delivery.render(letter, ""), str(letter.pk))  # and then it was killed
        assert delivery.deliver(lambda: NOON + MINUTE) == 0
        assert delivery.deliver(lambda: NOON + delivery.LEASE) == 1
    first, second = (came["Message-ID"] for _, _, came in twin.letters)
    assert first == second
    letter.refresh_from_db()
    assert (letter.state, letter.told_means) == (State.TOLD, "mail")


def test_all_senders_of_a_settings_file_carry_one_report(world: World, twin: Twin) -> None:
    twin.answers = [(200, '{"errcode": 0, "code": 0}', 0)]
    given = {
        "sms": {"url": twin.url, "ok_path": "code"},
        "wecom": {"grid1": {"url": f"{twin.url}?key=a", "serves": ["第1网格"]}, "all": {"url": f"{twin.url}?key=b"}},
        "dingtalk": {"all": {"url": f"{twin.url}?access_token=c", "secret": "SEC"}},
    }
    held = list(carriers._held)
    carriers.use(Configuration(given, "https://linli.example.cn"))
    try:
        a_report(world)
        assert delivery.deliver(lambda: NOON) == 3
    finally:
        carriers._held[:] = held
    assert [asked.path.split("&")[0] for asked in twin.asked] == ["/send", "/send?key=a", "/send?access_token=c"]
    kept = [(letter.state, letter.params, letter.number) for letter in Letter.objects.all()]
    assert kept == [(State.TOLD, {}, "")] * 3


def test_a_letter_that_a_person_told_meanwhile_stays_as_she_left_it(world: World, pigeon: Pigeon) -> None:
    letter = a_letter(world)
    leased = delivery.lease(letter.pk, "sms", at=NOON)
    assert leased is not None
    mark_told(letter, world.people["leader"].pk, "phone", NOON)
    delivery._carry(leased, Sender("sms", "sms", pigeon), lambda: NOON + MINUTE)
    letter.refresh_from_db()
    assert (letter.told_means, letter.told_at) == ("phone", NOON)


def test_who_withdrew_the_consent_to_messages_is_called_instead(world: World, pigeon: Pigeon) -> None:
    row = {"community": world.community, "person": world.people["steward"], "purpose": "letters", "means": "desk"}
    Consent.objects.create(given_at=NOON, withdrawn_at=NOON, **row)
    letter = a_letter(world)
    delivery.deliver(lambda: NOON)
    letter.refresh_from_db()
    assert (pigeon.sent, letter.state, letter.carrier) == ([], State.WAITING, Carrier.CALL)


def test_who_has_no_number_is_called_or_visited(world: World, pigeon: Pigeon) -> None:
    Person.objects.filter(pk=world.people["steward"].pk).update(phone="", phone_index="")
    world.people["steward"].refresh_from_db()
    letter = a_letter(world)
    delivery.deliver(lambda: NOON)
    letter.refresh_from_db()
    assert (letter.state, letter.carrier) == (State.WAITING, Carrier.CALL)


def test_a_letter_that_lacks_a_part_fails_and_hinders_no_other(world: World, pigeon: Pigeon) -> None:
    broken, whole = a_letter(world), a_letter(world)
    Letter.objects.filter(pk=broken.pk).update(params={})
    delivery.deliver(lambda: NOON)
    assert [Letter.objects.get(pk=letter.pk).state for letter in (broken, whole)] == [State.FAILED, State.TOLD]


def test_a_sign_in_code_is_thrown_away_when_it_has_outlived_its_use(world: World, pigeon: Pigeon) -> None:
    signin.send_code(world.people["steward"].phone, at=NOON)
    assert delivery.deliver(lambda: NOON + 10 * MINUTE) == 0
    assert (pigeon.sent, Letter.objects.count()) == ([], 0)


def test_every_sentence_can_be_said_in_chinese() -> None:
    parts = {"code": "123456", "place": "1号院", "title": "灯", "tracking": "ABCD2345", "link": "/r/x/"}
    for kind in SENTENCES:
        said = delivery.render(Letter(kind=kind, params=parts), "https://a.cn")
        assert any("一" <= sign <= "鿿" for sign in said), kind
