"""Ids are in the order in which they were made, and are what they say."""

from linli.foundation.fields import uuid7


def test_of_two_ids_made_one_after_the_other_the_later_is_the_greater() -> None:
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_is_of_version_seven() -> None:
    assert {(id.version, id.variant) for id in (uuid7() for _ in range(100))} == {
        (7, "specified in RFC 4122"),
    }
