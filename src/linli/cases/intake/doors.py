"""The doors at which someone may take a report: to choose from, and to be found in what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from linli.access.actors import Actor, Post
from linli.access.grants import REACH
from linli.engines.places import Land, doors, folded
from linli.territory.models import Compound, Membership
from linli.territory.queries import Place, address, by_address, land_named, members_on, place_of_compound

FEW = 40  # doors that a list may offer; of more a person types the beginning


@dataclass(frozen=True)
class Doors:
    """Stairwells with the micro-grid they belong to, in order of address; compounds that may be named as a whole."""

    rows: Sequence[Membership]
    whole: Sequence[Compound]
    compounds: Sequence[Compound]  # all of the community: another one's building 3 is not the one meant here

    @cached_property
    def places(self) -> dict[UUID, Place]:
        """Every place that may be chosen, by the id of its stairwell or compound."""
        found = {row.stairwell_id: _place(row) for row in reversed(self.rows)}
        return {id: found[id] for id in (row.stairwell_id for row in self.rows)} | {
            compound.pk: place_of_compound(compound) for compound in self.whole
        }

    @cached_property
    def few(self) -> bool:
        return len(self.places) <= FEW

    def value_of(self, place: Place | None) -> str:
        """What a field holds in which this place is chosen: its id in a list, its words where one types."""
        if place is None:
            return ""
        return str(place.stairwell_id or place.compound_id or "") if self.few else place.words

    def chosen(self, words: str) -> Place | None:
        """The place of an id, or the only one that typed words can mean."""
        try:
            return self.places.get(UUID(words))
        except ValueError:
            found = self.typed(words)
            return found[0] if len(found) == 1 else None

    def typed(self, words: str) -> tuple[Place, ...]:
        """The places that someone who types an address may mean: named, or with every part of it in their own."""
        parts = [folded(part) for part in words.split()]
        near = [one for one in self.places.values() if parts and all(part in folded(one.words) for part in parts)]
        return self.meant(words) or tuple(near)

    def meant(self, words: str) -> tuple[Place, ...]:
        """The places that words may mean: one that is called so, else every door that they name."""
        said = folded(words)
        called = [place for place in self.places.values() if folded(place.words) == said]
        if called or not said:
            return tuple(called[:1])
        named = dict.fromkeys(door.id for door in doors(self._land, words) if door.id)
        if named:
            return tuple(self.places[id] for id in named)
        return tuple(place_of_compound(one) for one in self.whole if folded(one.name) in said)

    @cached_property
    def _land(self) -> Land:
        return land_named(self.rows, self.compounds)


def _place(row: Membership) -> Place:
    grid, compound = row.micro_grid, row.stairwell.compound
    general = grid.general_grid_id or compound.general_grid_id
    return Place(row.community_id, row.stairwell_id, compound.pk, grid.pk, general, address(row.stairwell))


def doors_of(by: Actor, day: date) -> Doors:
    """The doors within reach of `by` for `case.report`. Two queries."""
    posts = [post for post in by.posts if REACH["case.report"].get(post.role)]
    held = members_on(by.community, day).filter(_any(_INSIDE, posts)).order_by("lowest")
    compounds = list(Compound.objects.filter(community_id=by.community))
    whole = [compound for compound in compounds if any(_holds(post, compound) for post in posts)]
    return Doors(sorted(held, key=lambda row: by_address(row.stairwell)), whole, compounds)


_INSIDE = {"general_grid": "micro_grid__general_grid", "compound": "stairwell__compound", "micro_grid": "micro_grid"}


def _any(columns: dict[str, str], posts: Sequence[Post]) -> Q:
    found = Q(pk__in=[])
    for post in posts:
        found |= Q(**{columns[post.level]: post.place}) if post.level in columns else ~Q(pk__in=[])
    return found


def _holds(post: Post, compound: Compound) -> bool:
    """Whether a post reaches all of a compound; a steward's reaches only some of its doors."""
    own = {"community": compound.community_id, "general_grid": compound.general_grid_id, "compound": compound.pk}
    return own.get(post.level) == post.place
