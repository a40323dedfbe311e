"""Every figure that a report or a bureau's form may tell: key, what it means, how it is counted, by parts."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linli.cases import reference
from linli.cases.labels import Channel, Complexity, Level, Sphere
from linli.insight import handling, rates, shares
from linli.insight.figures import Figure
from linli.insight.reports.measures import Definition, Way, measured
from linli.insight.reports.sources import matters, surveyed, together
from linli.insight.reports.span import Span
from linli.surveys import reference as asked
from linli.surveys.labels import Sampling

BEFORE = ".before"  # the key of a figure of the period before ends so
ASKED = _("Matters reported in the period, joined ones once; private ones that the reader may not see are left out.")
YUAN = _("From the fund's books, by the day of the entry; reversed entries are taken off.")
COUNTED = _("As counted or estimated for each, the least of a range; where it was not told it is left out.")


def _d(key: str, label: Any, says: Any, records: Any, unit: str = "n", way: Way = "count") -> Definition:
    return Definition(key, label, says, unit, way, records)


def _is(column: str, value: str) -> matters.Test:
    return lambda one: getattr(one, column) == value


def _matters() -> list[Definition]:
    open_ = _("Matters reported by the last day and not over on it, as far as the records say today.")
    calls = _("Call-outs made in the period on matters that may be counted.")
    return [
        _d("reported", _("matters reported"), ASKED, matters.counted(matters.reported, "reported_at")),
        _d(
            "answered",
            _("matters answered"),
            _("Matters whose last answer fell into the period."),
            matters.counted(matters.answered, "resolved_at"),
        ),
        _d(
            "closed",
            _("matters closed"),
            _("Matters closed in the period, by a verdict or after seven silent days."),
            matters.counted(matters.closed, "closed_at"),
        ),
        _d("open", _("matters open at the end"), open_, matters.counted(matters.open_at_end, "reported_at")),
        _d(
            "urgent",
            _("urgent matters reported"),
            ASKED,
            matters.counted(matters.reported, "reported_at", lambda one: one.urgent),
        ),
        _d("callouts", _("call-outs"), calls, matters.callouts),
    ]


def _times() -> list[Definition]:
    ways: dict[str, Way] = {"mean": "mean", "median": "median", "p90": "p90"}
    return [
        _d(
            f"{key}-{group}" if group else key,
            _of_group(handling.LABELS[key][0], group),
            handling.LABELS[key][1],
            matters.timed(group),
            "h",
            way,
        )
        for group in ("", *Complexity.values)
        for key, way in ways.items()
    ]


def _rates() -> list[Definition]:
    silent = matters.shared(matters.closed, "closed_at", lambda one: not one.verdict)
    return [
        _d("response", _("response rate"), rates.RESPONSE, matters.responses, "%", "share"),
        _d("solved", _("solved rate"), rates.SOLVED, matters.voices(matters.SOLVED), "%", "share"),
        _d("satisfied", _("satisfied rate"), rates.SATISFIED, matters.voices(matters.SATISFIED), "%", "share"),
        _d("silent", _("closed without an answer"), rates.SILENT, silent, "%", "share"),
    ]


def _shares() -> list[Definition]:
    made = []
    for level in Level:
        records = matters.shared(
            matters.closed,
            "closed_at",
            _is("closed_level", level.value),
            lambda one: bool(one.closed_level),
        )
        made.append(_d(f"level-{level.value}", level.label, shares.LEVEL, records, "%", "share"))
    for sphere in Sphere:
        records = matters.shared(matters.reported, "reported_at", _is("sphere", sphere.value))
        made.append(_d(f"sphere-{sphere.value}", sphere.label, shares.SPHERE, records, "%", "share"))
    for channel in Channel:
        records = matters.shared(
            matters.reported,
            "reported_at",
            _is("channel", channel.value),
            lambda one: bool(one.channel),
        )
        made.append(_d(f"channel-{channel.value}", channel.label, shares.CHANNEL, records, "%", "share"))
    return made


def _kinds() -> list[Definition]:
    says = _("Matters reported in the period whose kind, confirmed or suggested, belongs to this group.")
    groups = dict.fromkeys(matters.group_of(code) for code in reference.taxonomy().leaves)
    return [
        _d(
            f"kind-{group}",
            _group_name(group),
            says,
            matters.counted(matters.reported, "reported_at", _is("group", group)),
        )
        for group in groups
    ]


def _surveys() -> list[Definition]:
    """A survey is no verdict: its question, sample, surveyor and days stand on its page."""
    says = _("Satisfied or mostly satisfied in the latest survey that ended in the period, of those who answered it.")
    ends = _("An end of the interval that holds the share with 95 % certainty (Wilson, finite population).")
    of = _("Of the latest survey that ended in the period; its page has question, sample and surveyor.")
    made = []
    for key, question in asked.questions().items():
        made += [
            _d(f"survey-{key}", _question(question.zh, question.en), says, surveyed.answered(key), "%", "share"),
            _d(f"surveyed-{key}-low", _end(question.zh, question.en, "low"), ends,
               surveyed.answered(key, lambda share: share.low), "%", "share"),
            _d(f"surveyed-{key}-high", _end(question.zh, question.en, "high"), ends,
               surveyed.answered(key, lambda share: share.high), "%", "share"),
        ]  # fmt: skip
    return [
        _d("surveyed-asked", _("households asked"), of, surveyed.households(lambda one: one.size), "n", "sum"),
        _d("surveyed-used", _("households that answered"), of, surveyed.households(lambda one: one.used), "n", "sum"),
        _d("surveyed-random", _("surveys of a random sample"), of, surveyed.sampled(Sampling.RANDOM)),
        _d("surveyed-everyone", _("surveys of every household"), of, surveyed.sampled(Sampling.EVERYONE)),
        *made,
    ]


def _council() -> list[Definition]:
    return [
        _d("councils", _("councils held"), _("Councils of the period that are over."), together.councils),
        _d(
            "spoken",
            _("items spoken of"),
            _("Items decided, carried over or dropped in these councils."),
            together.spoken,
        ),
        _d(
            "begun",
            _("items begun by residents"),
            _("Of the items spoken of, those that residents began."),
            together.spoken,
            "%",
            "share",
        ),
        _d(
            "tasks",
            _("tasks done of those due"),
            _("Of the council's tasks due in the period, those done."),
            together.tasks,
            "%",
            "share",
        ),
    ]


def _fund() -> list[Definition]:
    people, visits = together.served("people"), together.served("visits")
    whom = _("As told at the acceptance of each project; people and visits are never added to each other.")
    return [
        _d("fund-came", _("received by the fund"), YUAN, together.came, "yuan", "sum"),
        _d("fund-spent", _("spent by the fund"), YUAN, together.spent, "yuan", "sum"),
        _d(
            "projects",
            _("small projects accepted"),
            _("Projects whose whole was found good in the period."),
            together.projects,
        ),
        _d("served-people", _("people served by them"), whom, people, "people", "sum"),
        _d("served-visits", _("visits to them"), whom, visits, "visits", "sum"),
    ]


def _doing() -> list[Definition]:
    held = _("Editions held in the period.")
    told = _("Each counted in the period by its own day: claimed is not done, and done is not confirmed.")
    groups = _("Activities that groups told, by their day.")
    return [
        _d("gatherings", _("gatherings held"), held, together.gatherings(together.ALL)),
        _d("fairs", _("of them markets and fairs"), held, together.gatherings(together.FAIRS)),
        _d(
            "fair-visits",
            _("visits to markets and fairs"),
            COUNTED,
            together.gatherings(together.FAIRS, "visits"),
            "visits",
            "sum",
        ),
        _d(
            "gathering-people",
            _("people at gatherings that counted people"),
            COUNTED,
            together.gatherings(together.ALL, "people"),
            "people",
            "sum",
        ),
        _d("farm", _("farm-aid days"), held, together.gatherings(together.FARM)),
        _d(
            "farm-kg",
            _("farm goods"),
            _("Lines that stand beside each other, each once."),
            together.kilograms,
            "kg",
            "sum",
        ),
        _d("activities", _("activities of groups"), groups, together.activities()),
        _d("helped", _("people they helped"), groups, together.activities("helped"), "people", "sum"),
        _d("deeds-claimed", _("deeds claimed"), told, together.deeds("claimed_at")),
        _d("deeds-done", _("deeds done"), told, together.deeds("done_at")),
        _d("deeds-confirmed", _("deeds confirmed by residents"), told, together.deeds("confirmed_at")),
        _d("wishes-made", _("wishes put up"), _("By the day on which they hung."), together.wishes("opened_at")),
        _d(
            "wishes-fulfilled",
            _("wishes fulfilled"),
            _("Confirmed by recipient and witness."),
            together.wishes("fulfilled_at"),
        ),
        _d("notices", _("notices posted"), _("By the day on which they were posted."), together.notices),
    ]


def _of_group_now(label: Any, group: str) -> str:
    return f"{label} · {Complexity(group).label}" if group else str(label)


def _group_name_now(group: str) -> str:
    return _now("about: %(group)s") % {"group": matters.in_group(group, get_language() == "en")}


def _question_now(zh: str, en: str) -> str:
    return en if get_language() == "en" else zh


def _end_now(zh: str, en: str, end: str) -> str:
    said = {"question": _question_now(zh, en)}
    words = _now("%(question)s: lower end") if end == "low" else _now("%(question)s: upper end")
    return words % said


_of_group, _group_name = lazy(_of_group_now, str), lazy(_group_name_now, str)
_question, _end = lazy(_question_now, str), lazy(_end_now, str)
PARTS: Sequence[tuple[str, Any, Any]] = (
    ("matters", _("What residents raised"), _matters),
    ("kinds", _("What it was about"), _kinds),
    ("times", _("How long it took"), _times),
    ("rates", _("How it was taken up, and what the reporters say"), _rates),
    ("shares", _("Which way, whose, at which level"), _shares),
    ("surveys", _("What a survey said"), _surveys),
    ("council", _("The council"), _council),
    ("fund", _("The fund and its projects"), _fund),
    ("doing", _("Done together"), _doing),
)
OF_TOPIC = {"kind": ("matters", "times", "rates", "shares"), "sphere": ("matters", "kinds", "times", "rates", "shares"),
            "project": ("fund",)}  # fmt: skip


def definitions(about: str = "") -> dict[str, Definition]:
    """All figures by key, or those that a topic has."""
    sort = about.partition(":")[0]
    parts = OF_TOPIC.get(sort, tuple(key for key, _title, _make in PARTS))
    found = [one for key, _title, make in PARTS if key in parts for one in make()]
    if sort == "project":
        found = [one for one in found if one.key in ("projects", "served-people", "served-visits")]
    return {one.key: one for one in found}


def groups() -> dict[str, str]:
    """The title of the part that each figure is of."""
    return {one.key: str(title) for _key, title, make in PARTS for one in make()}


def definition(key: str, about: str = "") -> Definition | None:
    """One figure by its key, with or without the mark of the period before."""
    return definitions(about).get(key.removesuffix(BEFORE))


def span_of(span: Span, key: str) -> Span:
    """The period that a key speaks of: this one, or the one before."""
    return span.before if key.endswith(BEFORE) else span


def counted(span: Span) -> dict[str, Figure]:
    """All figures of a period and of the one before it. About a dozen queries for each."""
    found: dict[str, Figure] = {}
    for one in definitions(span.about).values():
        found[one.key] = measured(one, span)
        found[one.key + BEFORE] = measured(one, span.before)
    return found
