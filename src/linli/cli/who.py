"""Who a command means, and who acts in it: appointed people, by name or number."""

import argparse
from typing import TYPE_CHECKING

from linli.cli.trouble import Trouble

if TYPE_CHECKING:
    from linli.access.actors import Actor
    from linli.people.models import Person


def add_operator(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The option --as: the appointed person in whose name the command acts."""
    parser.add_argument(
        "--as", dest="operator", metavar="NAME_OR_PHONE", required=required,
        help="以谁的名义操作（在任人员的姓名或手机号） · the appointed person who acts",
    )  # fmt: skip


def person_named(words: str) -> "Person":
    """The one person with this name or number. Raises `Trouble` when there is none, or more than one."""
    from django.db.models import Q

    from linli.foundation import sealing
    from linli.people.models import Person

    plain = words.strip()
    found = list(Person.objects.filter(Q(name=plain) | Q(phone_index=sealing.blind(plain)) & ~Q(phone_index=""))[:2])
    if not found:
        raise Trouble(f"没有找到“{plain}”，请核对姓名或手机号", "Nobody has this name or number")
    if len(found) > 1:
        raise Trouble(
            f"有不止一位“{plain}”，请改用手机号", "More than one person has this name: give the number instead"
        )
    return found[0]


def operator(words: str) -> "Actor":
    """The appointed person who acts; at the machine itself no post sleeps for want of a second factor."""
    from linli.access.queries import actor_of
    from linli.foundation import clock

    person = person_named(words)
    actor = actor_of(person, clock.today(), True)
    if not actor.posts:
        raise Trouble(f"{person.name} 目前没有任职，不能操作", "This person holds no appointment today")
    return actor
