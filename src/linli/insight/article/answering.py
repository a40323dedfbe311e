"""How long it took, what was solved, and what residents say: the article's largest claims, beside what makes them."""

from django.utils.translation import gettext as _

from linli.council.labels import State
from linli.council.models import Item
from linli.insight import figures, handling, leading
from linli.insight.article.lines import Line, Part
from linli.insight.counting import part as part_of
from linli.insight.counting import spread
from linli.insight.sums import Sums, sums
from linli.surveys import queries as surveys


def part(asked: figures.Asked) -> Part:
    """Over the months that the sums hold, and since the first record."""
    held = sums(asked)
    return Part("answering", _("Reported and answered"), [_times(asked, held), _solved(asked, held), _satisfied(asked)])


def _times(asked: figures.Asked, held: Sums) -> Line:
    months, every = [one for one in handling.months(held) if one.n >= figures.FEW], spread(held.period)
    value = _("%(first)s → %(last)s hours") % {
        "first": f"{months[0].mean:.1f}", "last": f"{months[-1].mean:.1f}",
    } if len(months) > 1 else "—"  # fmt: skip
    note = _("A mean alone can be moved by a few quick matters; median and P90 stand beside it (N6).")
    if every.n:
        said = {"median": f"{every.within(0.5):.1f}", "p90": f"{every.within(0.9):.1f}"}
        note += " " + _("In twelve months: median %(median)s hours, P90 %(p90)s hours.") % said
    return Line(
        "handling",
        _("Mean handling time, the first month and the last"),
        value,
        _("From the first report to the last answer, natural hours; months with fewer than five answers are left out."),
        every.n,
        "3 天 → 12 小时",
        note,
        "/board/",
    )


def _solved(asked: figures.Asked, held: Sums) -> Line:
    every = sum(part_of(held.ever, "outcome").get(outcome, 0) for outcome in leading.HELPED)
    spoken = Item.objects.filter(community=asked.by.community, case__isnull=False).exclude(state=State.OPEN)
    council = leading.helped_ever(asked).filter(pk__in=spoken.values("case")).count()
    return Line(
        "solved",
        _("Problems solved since the first record"),
        _("%(all)s, of these %(council)s by a council") % {"all": f"{every:,}", "council": f"{council:,}"},
        _("Matters answered as solved or partly solved; of these, those that a council spoke of."),
        every,
        "200 余件",
        _("Two hundred in eighty weeks and 84 grids can only be those that went up to the council (N6)."),
        "/board/helped_ever/",
    )


def _satisfied(asked: figures.Asked) -> Line:
    found = surveys.satisfaction(asked.by.community, asked.last)
    first = found.first if found else None
    share = first.share if first else None
    value = f"{share.value:.1f} % ({share.low:.1f}–{share.high:.1f} %)" if share else "—"
    return Line(
        "satisfaction",
        _("Satisfied residents, by the latest survey"),
        value,
        _("Of those who answered, with the ends of the margin; question, sample and surveyor stand with the result."),
        share.n if share else 0,
        "82% → 96%",
        _("The article names neither question nor sample nor surveyor, so the two do not compare (N18)."),
        "/life/surveys/",
    )
