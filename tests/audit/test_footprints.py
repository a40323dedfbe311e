"""Footprints stay as they were made; their words can be erased, and that is a footprint too."""

import pytest
from django.db import DatabaseError, transaction

from linli.audit import actions as audit
from linli.audit.models import Footprint, Words
from tests.builders import NOON, World, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def a_footprint(world: World) -> Footprint:
    return audit.record(world.actor("leader"), "case.assign", world.community, at=NOON, words="王师傅去看看")


def test_a_footprint_cannot_be_changed(world: World) -> None:
    a_footprint(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Footprint.objects.update(action="case.read")


def test_a_footprint_cannot_be_deleted(world: World) -> None:
    a_footprint(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Footprint.objects.all().delete()


def test_words_cannot_be_altered(world: World) -> None:
    a_footprint(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Words.objects.update(text="李师傅去看看")


def test_words_cannot_be_deleted_as_rows(world: World) -> None:
    a_footprint(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Words.objects.all()._raw_delete(using="default")


def test_words_prove_their_digest_until_they_are_erased(world: World) -> None:
    left = a_footprint(world)
    assert left.words
    assert audit.digest_of(left.words.text, left.words.salt) == left.digest
    audit.erase_words(world.actor("office"), left, at=NOON)
    assert Words.objects.get().text == ""
    assert [f.action for f in Footprint.objects.order_by("id")] == ["case.assign", "words.erase"]


def test_a_footprint_itself_holds_no_words(world: World) -> None:
    left = a_footprint(world)
    assert "王师傅" not in str(Footprint.objects.filter(pk=left.pk).values_list())
