"""Sentences that say figures: each is a template with places for them, used only where its figures say something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linli.insight.figures import Figure
from linli.insight.reports.labels import group_name, number

Figures = Mapping[str, Figure]


class Places(dict[str, str]):
    """What stands in the places of a template: a key is its value, key:n of how many, key:part how many of them."""

    def __init__(self, figures: Figures, **more: str) -> None:
        super().__init__(more)
        self.figures = figures

    def __missing__(self, place: str) -> str:
        key, _colon, which = place.partition(":")
        figure = self.figures[key]
        if which:
            return number(figure.n if which == "n" else figure.part, "n")
        return number(figure.value, figure.unit)


@dataclass(frozen=True)
class Sentence:
    """A template; it is said when all figures of `needs` are above zero, and when `none` is zero or unknown."""

    words: Any
    needs: tuple[str, ...] = ()
    none: str = ""
    list_of: str = ""  # the beginning of the keys that fill the place "list"

    def said(self, figures: Figures, period: str) -> str:
        """The sentence with its numbers; blank where it has nothing to say."""
        wanted = (*self.needs, *((self.none,) if self.none else ()))
        if any(key not in figures for key in wanted) or not all(_n(figures[key]) for key in self.needs):
            return ""
        if self.none and _n(figures[self.none]):
            return ""
        listed = "、".join(_listed(figures, self.list_of)) if self.list_of else ""
        if self.list_of and not listed:
            return ""
        return str(self.words) % Places(figures, period=period, list=listed)


def _n(figure: Figure) -> float:
    """What decides whether a figure has something to say: of how many it is, or its own value."""
    return figure.n if figure.unit == "%" else figure.value or 0


MOST = 3  # kinds that are named


def _listed(figures: Figures, start: str) -> Iterator[str]:
    """Shares with their count in the order of the table; of kinds only the three that came most often."""
    found = [one for key, one in figures.items() if key.startswith(start) and not key.endswith(".before") and one.value]
    if start == "survey-":
        yield from (_asked(figures, one) for one in found)
        return
    if start == "kind-":
        found = sorted(found, key=lambda one: -(one.value or 0))[:MOST]
        yield from (f"{group_name(one.key.removeprefix(start))} {number(one.value, 'n')}" for one in found)
        return
    yield from (f"{one.label} {number(one.part, 'n')} ({number(one.value, '%')})" for one in found)


def _asked(figures: Figures, one: Figure) -> str:
    """A question with how many said so, of how many, and both ends of the margin."""
    low, high = (figures[f"{one.key.replace('survey', 'surveyed', 1)}-{end}"] for end in ("low", "high"))
    return _now("“%(question)s”: %(part)s of %(n)s (%(share)s; margin from %(low)s to %(high)s)") % {
        "question": one.label, "part": number(one.part, "n"), "n": number(one.n, "n"), "share": number(one.value, "%"),
        "low": number(low.value, "%"), "high": number(high.value, "%"),
    }  # fmt: skip


SECTIONS: Mapping[str, tuple[Any, tuple[Sentence, ...]]] = {
    "raised": (
        _("What residents raised"),
        (
            Sentence(
                _(
                    "In %(period)s %(reported)s matters were reported, %(answered)s answered and %(closed)s closed; "
                    "at its end %(open)s were open."
                ),
                ("reported",),
            ),
            Sentence(_("No matter was reported in this period."), none="reported"),
            Sentence(
                _("In the period before, %(reported.before)s were reported and %(answered.before)s answered."),
                ("reported", "reported.before"),
            ),
            Sentence(_("Whose matter it was: %(list)s."), ("reported",), list_of="sphere-"),
            Sentence(_("Most often they were about: %(list)s."), ("reported",), list_of="kind-"),
        ),
    ),
    "times": (
        _("How long it took"),
        (
            Sentence(
                _(
                    "From the first report to the last answer it took %(mean)s hours on average; the median is "
                    "%(median)s hours, P90 is %(p90)s hours (n = %(mean:n)s)."
                ),
                ("mean",),
            ),
            Sentence(
                _("Simple matters: %(mean-simple)s hours on average, median %(median-simple)s hours."), ("mean-simple",)
            ),
            Sentence(
                _("Complex matters: %(mean-complex)s hours on average, median %(median-complex)s hours."),
                ("mean-complex",),
            ),
            Sentence(
                _("In the period before, the mean was %(mean.before)s hours and the median %(median.before)s hours."),
                ("mean", "mean.before"),
            ),
        ),
    ),
    "rates": (
        _("What the reporters say"),
        (
            Sentence(
                _("First contact in time: %(response:part)s of %(response:n)s matters (%(response)s)."), ("response",)
            ),
            Sentence(
                _(
                    "Verdicts: %(satisfied:n)s were given, of them %(satisfied:part)s satisfied or mostly satisfied "
                    "(%(satisfied)s). A verdict is voluntary, and this is no survey."
                ),
                ("satisfied",),
            ),
            Sentence(
                _("Closed without a verdict: %(silent:part)s of %(silent:n)s; they are not counted as satisfied."),
                ("silent",),
            ),
            Sentence(_("Where matters were closed: %(list)s."), ("closed",), list_of="level-"),
        ),
    ),
    "surveys": (
        _("What a survey said"),
        (
            Sentence(
                _("Of %(surveyed-asked)s households that were asked, %(surveyed-used)s answered."), ("surveyed-asked",)
            ),
            Sentence(_("They were a random sample of all."), ("surveyed-random",)),
            Sentence(_("Every household was asked."), ("surveyed-everyone",)),
            Sentence(_("Satisfied or mostly satisfied: %(list)s."), ("surveyed-asked",), list_of="survey-"),
        ),
    ),
    "council": (
        _("The council"),
        (
            Sentence(
                _(
                    "The council met %(councils)s times and spoke of %(spoken)s items; residents began "
                    "%(begun:part)s of them."
                ),
                ("councils",),
            ),
            Sentence(_("No council was held in this period."), none="councils"),
            Sentence(_("Tasks that were due: %(tasks:n)s, done: %(tasks:part)s."), ("tasks",)),
        ),
    ),
    "fund": (
        _("The fund and its projects"),
        (
            Sentence(_("The fund received %(fund-came)s yuan and spent %(fund-spent)s yuan."), ("fund-came",)),
            Sentence(_("Nothing came into the fund in this period; %(fund-spent)s yuan were spent."), none="fund-came"),
            Sentence(_("Small projects accepted: %(projects)s."), ("projects",)),
            Sentence(_("They serve %(served-people)s people, as told at their acceptance."), ("served-people",)),
            Sentence(
                _("Where visits were counted, there were %(served-visits)s visits; they are not people."),
                ("served-visits",),
            ),
        ),
    ),
    "doing": (
        _("Done together"),
        (
            Sentence(_("Gatherings held: %(gatherings)s."), ("gatherings",)),
            Sentence(
                _("Markets and fairs: %(fairs)s, with %(fair-visits)s visits; who comes twice counts twice."),
                ("fairs",),
            ),
            Sentence(_("Farm-aid days: %(farm)s, with %(farm-kg)s kg of goods."), ("farm",)),
            Sentence(
                _("Groups told of %(activities)s activities; %(helped)s people were helped."), ("activities", "helped")
            ),
            Sentence(
                _("Deeds: %(deeds-claimed)s claimed, %(deeds-done)s done, %(deeds-confirmed)s confirmed by residents."),
                ("deeds-claimed",),
            ),
            Sentence(_("Wishes: %(wishes-made)s put up, %(wishes-fulfilled)s fulfilled."), ("wishes-made",)),
            Sentence(_("Notices posted: %(notices)s."), ("notices",)),
        ),
    ),
}
