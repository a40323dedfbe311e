"""Signing in: a desk QR works once, a code is tried five times, a lost telephone is ended in one call."""

from datetime import timedelta

import pyotp
import pytest

from linli.access import gate
from linli.access.models import Device
from linli.access.queries import session_of
from linli.audit.models import Footprint
from linli.foundation.refusals import Expired, NotAllowed, TooMany
from linli.notifications.models import Letter
from linli.office import signin
from linli.office.signin import NotAppointed, WrongCode
from linli.people.models import Appointment
from tests.builders import DAY, NOON, World, a_world

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world() -> World:
    return a_world()


def ticket(world: World, name: str = "steward") -> str:
    return signin.issue_ticket(world.people[name].pk, by=world.actor("office"), at=NOON)


def test_a_steward_is_in_with_one_scan_and_no_password(world: World) -> None:
    signed = signin.sign_in_by_ticket(ticket(world), "Android", at=NOON + MINUTE)
    known = session_of(signed.secret, NOON + MINUTE)
    assert known is not None
    assert known.actor.roles == ("steward",)


def test_a_desk_qr_works_once(world: World) -> None:
    secret = ticket(world)
    signin.sign_in_by_ticket(secret, "Android", at=NOON)
    with pytest.raises(Expired):
        signin.sign_in_by_ticket(secret, "Android", at=NOON)


def test_a_desk_qr_ends_after_ten_minutes(world: World) -> None:
    with pytest.raises(Expired):
        signin.sign_in_by_ticket(ticket(world), "Android", at=NOON + 10 * MINUTE)


def test_a_newer_desk_qr_ends_the_older(world: World) -> None:
    older = ticket(world)
    ticket(world)
    with pytest.raises(Expired):
        signin.sign_in_by_ticket(older, "Android", at=NOON)


def test_only_the_desk_gives_out_qrs(world: World) -> None:
    with pytest.raises(NotAllowed):
        signin.issue_ticket(world.people["steward"].pk, by=world.actor("leader"), at=NOON)


def test_the_code_sent_to_a_number_signs_in(world: World) -> None:
    phone = world.people["steward"].phone
    code = signin.send_code(phone, at=NOON)
    assert Letter.objects.get().kind == "sign_in_code"
    assert session_of(signin.sign_in_by_code(phone, code, "", at=NOON).secret, NOON)


def test_an_unknown_number_gets_the_same_answer_and_no_letter(world: World) -> None:
    assert signin.send_code("10099999999", at=NOON) == ""
    assert not Letter.objects.exists()


def test_five_wrong_codes_lock_the_door_even_for_the_right_one(world: World) -> None:
    phone = world.people["steward"].phone
    code = signin.send_code(phone, at=NOON)
    for _ in range(5):
        with pytest.raises(WrongCode):
            signin.sign_in_by_code(phone, "x", "", at=NOON)
    with pytest.raises(TooMany):
        signin.sign_in_by_code(phone, code, "", at=NOON)


def test_a_code_ends_after_ten_minutes(world: World) -> None:
    phone = world.people["steward"].phone
    code = signin.send_code(phone, at=NOON)
    with pytest.raises(WrongCode):
        signin.sign_in_by_code(phone, code, "", at=NOON + 10 * MINUTE)


def test_whoever_holds_no_appointment_cannot_sign_in(world: World) -> None:
    secret = ticket(world)
    Appointment.objects.filter(person=world.people["steward"]).update(end=DAY)
    with pytest.raises(NotAppointed):
        signin.sign_in_by_ticket(secret, "", at=NOON)


def test_a_lost_telephone_is_ended_in_one_call(world: World) -> None:
    signed = signin.sign_in_by_ticket(ticket(world), "", at=NOON)
    assert signin.revoke_all(world.people["steward"].pk, by=world.actor("office"), at=NOON) == 1
    assert session_of(signed.secret, NOON) is None


def test_a_person_ends_the_own_devices_only(world: World) -> None:
    mine = signin.sign_in_by_ticket(ticket(world), "", at=NOON).device
    other = signin.sign_in_by_ticket(ticket(world, "leader"), "", at=NOON).device
    assert signin.revoke(mine.pk, by=world.actor("steward"), at=NOON).revoked_at
    with pytest.raises(NotAllowed):
        signin.revoke(other.pk, by=world.actor("steward"), at=NOON)


def test_the_office_wakes_with_a_second_factor_and_a_code_is_good_once(world: World) -> None:
    signed = signin.sign_in_by_ticket(ticket(world, "office"), "", at=NOON)
    known = session_of(signed.secret, NOON)
    assert known and not gate.may(known.actor, "land.load")
    factor = signin.factor_of(signed.device, at=NOON)
    code = pyotp.TOTP(factor.secret).at(NOON)
    signin.confirm_factor(signed.device, code, at=NOON)
    known = session_of(signed.secret, NOON)
    assert known and gate.may(known.actor, "land.load")
    with pytest.raises(WrongCode):
        signin.confirm_factor(signed.device, code, at=NOON)


def test_the_second_factor_sleeps_again_after_twelve_hours(world: World) -> None:
    signed = signin.sign_in_by_ticket(ticket(world, "office"), "", at=NOON)
    Device.objects.update(factor_at=NOON)
    later = session_of(signed.secret, NOON + timedelta(hours=12))
    assert later and not gate.may(later.actor, "land.load")


def test_no_secret_code_or_number_stands_in_a_footprint(world: World) -> None:
    secret = ticket(world)
    signin.sign_in_by_ticket(secret, "", at=NOON)
    rows = [str(row) for row in Footprint.objects.values_list()]
    assert len(rows) == 2
    assert not any(secret in row or world.people["steward"].phone in row for row in rows)
