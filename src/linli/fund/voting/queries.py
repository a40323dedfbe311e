"""Questions about residents' votes: what is prepared, announced, open, cast and counted."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from linli.foundation.rows import there
from linli.fund.books import queries as books
from linli.fund.granting import queries as granting
from linli.fund.labels import Way
from linli.fund.models import Announced, Ballot, Candidate, Code, Envelope, HandedIn, Head, Poll, Pool, Purpose, Result
from linli.fund.voting import rules
from linli.fund.voting.refusals import NotAnnounced, UnknownCode
from linli.territory import queries as land
from linli.territory.models import Compound, Stairwell


def listed(community_id: UUID, drafts: bool = False) -> QuerySet[Poll]:
    """Every vote that is announced, with drafts too if asked for, the newest first; says which is counted."""
    is_announced = Exists(Announced.objects.filter(poll=OuterRef("pk")))
    found = Poll.objects.filter(community_id=community_id)
    found = found if drafts else found.filter(is_announced)
    is_counted = Exists(Result.objects.filter(poll=OuterRef("pk")))
    return found.annotate(is_announced=is_announced, is_counted=is_counted).order_by("-at")


def poll(community_id: UUID, code: str) -> Poll:
    """A vote with its leaf and its result, if it has them. Raises `NotFound`."""
    found = Poll.objects.filter(community_id=community_id, code=code)
    return there(found.select_related("community", "announced__leaf", "result__leaf"))


def of_id(id: UUID) -> Poll:
    """A vote by its id. Raises `NotFound`."""
    return there(Poll.objects.filter(pk=id))


def is_announced(poll: Poll) -> bool:
    return Announced.objects.filter(poll=poll).exists()


def announced(poll: Poll) -> Announced:
    """A vote as it stands in the log. Raises `NotAnnounced`."""
    found = Announced.objects.select_related("leaf").filter(poll=poll).first()
    if found is None:
        raise NotAnnounced()
    return found


def result_of(poll: Poll) -> Result | None:
    """What it came to, fresh from its table."""
    return Result.objects.select_related("leaf").filter(poll=poll).first()


def pools(poll: Poll) -> QuerySet[Pool]:
    """The money it offers, by purpose."""
    return poll.pools.select_related("purpose").order_by("purpose__code")


def candidates(poll: Poll) -> QuerySet[Candidate]:
    """The projects to vote on, but for those that were struck."""
    return poll.candidates.filter(struck="").select_related("purpose").order_by("number")


def candidate(id: UUID) -> Candidate:
    """A project by its id. Raises `NotFound`."""
    return there(Candidate.objects.select_related("poll", "purpose").filter(pk=id))


def free(purpose: Purpose) -> int:
    """What a purpose holds and has not promised, in fen. Two queries."""
    return books.left(purpose) - granting.promised(purpose)


def households(community_id: UUID, day: date) -> list[tuple[str, int]]:
    """How many slips go where: to each micro-grid, and to compounds for doors that belong to none. Three queries."""
    grids = land.grids_in_force(community_id, day).order_by("code")
    found = [(grid.name, int(getattr(grid, "households"))) for grid in grids]  # noqa: B009 - annotated
    inside = land.members_on(community_id, day).values("stairwell")
    rest: dict[str, int] = {}
    outside = Stairwell.objects.filter(community_id=community_id).exclude(pk__in=inside)
    for compound, count in outside.values_list("compound", "households"):
        rest[str(compound)] = rest.get(str(compound), 0) + count
    names = {str(pk): name for pk, name in Compound.objects.filter(community_id=community_id).values_list("pk", "name")}
    found += sorted((names[id], count) for id, count in rest.items())
    return [(place, count) for place, count in found if count]


def envelopes(poll: Poll) -> QuerySet[Envelope]:
    """The slips whose codes are valid, in the order of their numbers."""
    live = Envelope.objects.filter(code__poll=poll, code__replaced=None)
    return live.select_related("code").order_by("number")


def envelope_of(typed: str) -> Envelope:
    """The slip of a code, with its vote and community. Raises `UnknownCode`."""
    found = Envelope.objects.filter(code__digest=rules.digest(rules.plain_code(typed)))
    one = found.select_related("code__poll__community", "code__replaced").first()
    if one is None:
        raise UnknownCode()
    return one


def valid_codes(poll: Poll) -> QuerySet[Code]:
    """The codes that no other replaces: one a household."""
    return Code.objects.filter(poll=poll, replaced=None)


def is_void(code: Code) -> bool:
    return Code.objects.filter(replaces=code).exists()


def last_ballot(code: Code) -> Ballot | None:
    """What counts of a code."""
    return Ballot.objects.filter(code=code).order_by("-number").first()


def cast(poll: Poll) -> QuerySet[Ballot]:
    """The ballots that count: the last of each valid code, in the order of their digests."""
    later = Ballot.objects.filter(code=OuterRef("code"), number__gt=OuterRef("number"))
    found = Ballot.objects.filter(~Exists(later), poll=poll, code__replaced=None)
    return found.select_related("code").order_by("code__digest")


def papers_waiting(poll: Poll) -> QuerySet[HandedIn]:
    """The slips that one person has entered and nobody has confirmed: the newest entry of each valid code."""
    newest = HandedIn.objects.filter(code=OuterRef("code")).order_by("-at", "-id").values("pk")[:1]
    confirmed = Ballot.objects.filter(code=OuterRef("code"), means=Way.PAPER)
    found = HandedIn.objects.annotate(newest=Subquery(newest)).filter(pk=F("newest"), code__poll=poll)
    return found.filter(~Exists(confirmed), code__replaced=None).select_related("entered_by", "code__envelope")


def head_of(announced: Announced) -> Head | None:
    """The first signed head that covers an announcement; its root decides the last ties."""
    covering = Head.objects.filter(community=announced.community_id, size__gt=announced.number)
    return covering.order_by("size", "at").first()
