"""Who was appointed under a role's old name."""

from importlib import import_module

import pytest
from django.apps import apps

from linli.people.labels import Role
from linli.people.models import Appointment
from tests.builders import a_world

renaming = import_module("linli.people.migrations.0004_treasurers_are_accountants")
pytestmark = pytest.mark.django_db


def test_a_treasurer_of_before_is_the_accountant_of_today_and_nobody_else_changes() -> None:
    a_world()
    before = {post.pk: post.role for post in Appointment.objects.all()}
    old = min(post for post, role in before.items() if role == Role.OFFICE)
    Appointment.objects.filter(pk=old).update(role="treasurer")
    renaming.rename(apps, None)
    after = {post.pk: post.role for post in Appointment.objects.all()}
    assert after == before | {old: Role.ACCOUNTANT}
