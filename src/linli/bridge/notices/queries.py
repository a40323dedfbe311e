"""Questions about notices: which hold where, and which grids were told."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.bridge.counted import Counted, share
from linli.bridge.models import Notice, Posting
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.territory.models import MicroGrid
from linli.territory.queries import in_force

HOME = 3  # how many stand on the door of the community


def holds(day: date) -> Q:
    """The condition that a notice holds on a day."""
    return Q(ended_at=None, until__gte=day)


def of_home(community_id: UUID, day: date) -> list[Notice]:
    """The latest notices that are meant for everyone. One query."""
    return list(Notice.objects.filter(holds(day), community_id=community_id, everywhere=True)[:HOME])


def of_grid(grid_id: UUID, day: date) -> list[Notice]:
    """The notices that hold for a micro-grid. One query."""
    return list(Notice.objects.filter(holds(day), postings__micro_grid_id=grid_id)[:6])


def holding(community_id: UUID, day: date, grid: UUID | None = None) -> QuerySet[Notice]:
    """All that hold in a community, or for one micro-grid of it."""
    found = Notice.objects.filter(holds(day), community_id=community_id)
    return found.filter(postings__micro_grid_id=grid) if grid else found


def of_code(code: str) -> Notice:
    """A notice by what stands in its address; `NotFound`. One query."""
    return there(Notice.objects.select_related("community").filter(code=code.upper()))


def locked(posting_id: UUID) -> Posting:
    """A posting, its notice locked first: the last of its grids to be told is seen by one writer alone."""
    found = there(Posting.objects.filter(pk=posting_id))
    found.notice = writes.locked(Notice.objects.filter(pk=found.notice_id))
    found.refresh_from_db(fields=["means", "told_at", "told_by", "hand"])
    return found


def within(by: Actor) -> QuerySet[Posting]:
    """The postings that an appointed person may see."""
    return gate.allowed(by, "notice.read", Posting.objects.all())


def listed(by: Actor, day: date, *, past: bool, words: str = "") -> QuerySet[Notice]:
    """The notices of one's reach that hold, or that are over, each with how many grids were told."""
    found = Notice.objects.filter(Exists(within(by).filter(notice=OuterRef("pk"))), ~holds(day) if past else holds(day))
    if words:
        found = found.filter(Q(title__icontains=words) | Q(words__icontains=words))
    return found.annotate(
        grids=Count("postings"),
        told=Count("postings", filter=~Q(postings__means="")),
        hands=Count("postings", filter=Q(postings__hand=True)),
    )


def to_tell(by: Actor, day: date) -> list[Posting]:
    """What a steward may still pass on at her own doors. One query."""
    grids = [post.place for post in by.posts if post.level == "micro_grid" and post.role == "steward"]
    if not grids:
        return []
    found = Posting.objects.filter(holds_through(day), micro_grid_id__in=grids, means="")
    return list(found.select_related("notice", "micro_grid").order_by("-notice__posted_at", "micro_grid__code"))


def holds_through(day: date) -> Q:
    """The same condition asked of a posting."""
    return Q(notice__ended_at=None, notice__until__gte=day)


def reach(by: Actor, notice: Notice) -> list[Posting]:
    """Where a notice is meant to come, as far as `by` may see, in order of the grids. One query."""
    found = within(by).filter(notice=notice)
    return list(found.select_related("micro_grid", "told_by").order_by("micro_grid__code"))


def grids_for(by: Actor, day: date) -> list[MicroGrid]:
    """The micro-grids for which `by` may write a notice. One query."""
    held = MicroGrid.objects.filter(in_force(day), community_id=by.community).select_related("general_grid")
    return [grid for grid in held if gate.holds(by, "notice.post", posting(grid))]


def posting(grid: MicroGrid, notice: Notice | None = None) -> Posting:
    """A notice's row at a grid, before it is written."""
    return Posting(
        community_id=grid.community_id, notice=notice, micro_grid=grid, compound_id=grid.compound_id,
        general_grid_id=grid.general_grid_id,
    )  # fmt: skip


def informed(community_id: UUID, start: date, at: datetime) -> Sequence[Counted]:
    """How far notices come, of those written since a day: time until all grids were told, and grids told."""
    rows = list(
        Notice.objects.filter(community_id=community_id, posted_at__date__gte=start, posted_at__lte=at)
        .annotate(grids=Count("postings"), told=Count("postings", filter=~Q(postings__means="")))
        .values_list("posted_at", "informed_at", "grids", "told")
    )
    hours = [(done - begun) / timedelta(hours=1) for begun, done, _grids, _told in rows if done]
    today = clock.today(at)
    return (
        Counted(
            "notice_hours", _("From notice to all grids informed"),
            _("Median hours from writing a notice until the last of its micro-grids was noted as told; notices that "
              "wait for a note are left out."),
            round(median(hours), 1) if hours else None, "h", len(hours), today, since=start,
        ),
        share(
            "notice_reach", _("Grids told"),
            _("Micro-grids noted as told, of all for which the notices were meant. No note does not mean untold."),
            sum(row[3] for row in rows), sum(row[2] for row in rows), today, start,
        ),
    )  # fmt: skip
