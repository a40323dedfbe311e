"""Who acts: an appointed person, the bearer of a private link, a visitor at a place, or a named rule."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from linli.foundation.refusals import NotAllowed

Kind = Literal["person", "link", "visitor", "rule"]
Level = Literal["community", "general_grid", "compound", "micro_grid"]


@dataclass(frozen=True)
class Post:
    """A role held at a place; `place` is the id of the community, general grid, compound or micro-grid."""

    role: str
    level: Level
    place: UUID
    place_name: str = ""


@dataclass(frozen=True)
class Actor:
    """The one who acts. `owns` are the ids a private link opens; `dormant` posts wait for the second factor."""

    kind: Kind
    id: str
    community: UUID
    posts: tuple[Post, ...] = ()
    owns: frozenset[UUID] = frozenset()
    name: str = ""
    dormant: tuple[Post, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def person_id(self) -> UUID | None:
        """The person behind an appointed actor."""
        return UUID(self.id) if self.kind == "person" else None

    @property
    def appointed_id(self) -> UUID:
        """The person behind an appointed actor; a link or a rule is refused."""
        if self.person_id is None:
            raise NotAllowed()
        return self.person_id

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles held, each once, in the order of the posts."""
        return tuple(dict.fromkeys(post.role for post in self.posts))


def visitor(community: UUID, place: UUID | None = None) -> Actor:
    """Anyone who opens a page of a community, or scans a poster of it."""
    return Actor("visitor", str(place or community), community, (Post("resident", "community", community),))


def bearer(community: UUID, thing: UUID, *beside: UUID | None) -> Actor:
    """Whoever holds the private link of a thing: of a report, and so of its case; of a gift, and so of its donor."""
    owns = frozenset({thing, *filter(None, beside)})
    return Actor("link", str(thing), community, (Post("resident", "community", community),), owns)


def rule(name: str, community: UUID) -> Actor:
    """A named rule of the system, such as a deadline that lapses."""
    return Actor("rule", name, community, (Post("rule", "community", community),))
