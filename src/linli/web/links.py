"""What a private link opens, and whoever bears it."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from linli.access.actors import Actor, bearer
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_id

R = TypeVar("R")


def opened(link: str, find: Callable[[UUID], R | None], refusal: type[NotFound] = NotFound) -> R:
    """The row of a link. Raises `refusal` where there is none, or the finer one that `find` gives."""
    id = link_id(link)
    try:
        found = find(id) if id else None
    except NotFound as missing:
        if type(missing) is not NotFound:
            raise
        raise refusal() from missing
    if found is None:
        raise refusal()
    return found


def borne(link: str, find: Callable[[UUID], R | None], refusal: type[NotFound] = NotFound) -> tuple[R, Actor]:
    """The row of a link, and its bearer. Raises as `opened` does."""
    found: Any = opened(link, find, refusal)
    return found, bearer(found.community_id, found.pk)
