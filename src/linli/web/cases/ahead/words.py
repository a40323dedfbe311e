"""Proposals in words: what, where, why, how sure, and what a matter taken up from it would say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from linli.cases import reference
from linli.foresight import rules
from linli.foresight.grouping import Group
from linli.foresight.labels import Source
from linli.foresight.measuring import Compared
from linli.foresight.models import Look, Proposal
from linli.web.cases.rows import kind_name


@dataclass(frozen=True)
class Shown:
    """One proposal as pages show it."""

    row: Proposal
    kind: str
    where: Any
    why: str
    sure: str
    draft: str


def shown(one: Proposal) -> Shown:
    """A proposal in the language of the page; the draft is Chinese, as matters are."""
    kind = kind_name(one.kind)
    where = one.place_words or _("the whole community")
    return Shown(one, kind, where, _why(one), _sure(one), _draft(one))


def title_of(group: Group) -> str:
    """The place and the kind, or the kind and how many places."""
    first = shown(group.first)
    if group.is_one:
        return f"{first.where} · {first.kind}"
    places = ngettext("%(n)d place", "%(n)d places", len(group.rows)) % {"n": len(group.rows)}
    return f"{first.kind} · {places}"


def hint_of(one: Proposal) -> str:
    """The reason that all places of a season share; blank where each place has its own."""
    return _why(one) if one.source == Source.SEASON else ""


def _why(one: Proposal) -> str:
    if one.source == Source.SEASON:
        hint = next((s for s in reference.seasons() if s.name_zh == one.season and s.kind == one.kind), None)
        english = (get_language() or "").startswith("en")
        name, words = (hint.name_en, hint.hint_en) if hint and english else (one.season, hint.hint_zh if hint else "")
        return f"{name} · {words}" if words else name
    if one.source == Source.REPEAT:
        return _("%(seen)d times in %(weeks)d weeks, where chance would bring %(usual).1f.") % {
            "seen": one.seen, "weeks": one.weeks, "usual": one.usual or 0,
        }  # fmt: skip
    return _("In the next four weeks %(ahead).0f are expected; lately it was %(usual).1f in four weeks.") % {
        "ahead": one.ahead or 0, "usual": one.usual or 0,
    }  # fmt: skip


def _sure(one: Proposal) -> str:
    """The error that a proposal states (DOMAIN row 28)."""
    if one.low is not None and one.high is not None:
        return _("If nothing is done, four weeks bring %(low)d to %(high)d, four times of five.") % {
            "low": one.low, "high": one.high,
        }  # fmt: skip
    if one.seen >= 5:
        return _("The same season last year brought %(n)d here.") % {"n": one.seen}
    return _("Last year the season brought fewer than five here: too few to expect anything of.")


def _draft(one: Proposal) -> str:
    """What the matter says unless its writer says it otherwise."""
    return f"{one.place_words or '全社区'}：{draft_of(one)}"


def draft_of(one: Proposal) -> str:
    """The same without its place, for several places at once."""
    name = reference.taxonomy().leaves[one.kind].name_zh
    hint = next((s.hint_zh for s in reference.seasons() if s.name_zh == one.season and s.kind == one.kind), "")
    return f"提前去看看{name}。{hint}"


@dataclass(frozen=True)
class Line:
    """What came of one kind of proposals: its places with their matters, and the numbers if they may be told."""

    one: Shown
    places: list[tuple[Any, Compared]]
    weeks: str
    before: int
    after: int
    told: bool


def compared(rows: Sequence[Compared]) -> Line:
    """Comparisons of alike proposals together; of a single place below five nothing is told."""
    weeks = sorted({row.weeks for row in rows})
    places = [(shown(row.proposal).where, row) for row in rows]
    several = len({row.proposal.place_words for row in rows}) > 1
    before, after = sum(row.before for row in rows), sum(row.after for row in rows)
    span = f"{weeks[0]}" if len(weeks) == 1 else f"{weeks[0]}–{weeks[-1]}"
    return Line(shown(rows[0].proposal), places, span, before, after, several or before >= rules.SMALL)


def error_of(look: Look) -> str:
    """How far the forecasts of a look have missed, in a sentence; blank where nothing could be tested."""
    if look.ours is None or look.naive is None:
        return ""
    better = _("better") if look.ours < look.naive else _("not better, so nothing is proposed from forecasts")
    return _(
        "Tested on the past (%(n)d forecasts): missed by %(ours).2f matters a week and kind; the best rule of thumb "
        "missed by %(naive).2f. It is %(better)s."
    ) % {"n": look.forecasts, "ours": look.ours, "naive": look.naive, "better": better}
