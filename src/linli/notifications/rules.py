"""Which letter goes by which carrier: the table that the outbox follows."""

from collections.abc import Collection

from linli.foundation import table
from linli.notifications.labels import GROUP_SENTENCES, SENTENCES

# reader: someone who serves, a reporter, someone who was called, perhaps from outside and known by a number alone, a
# donor, whom the office tells where no message can, or an ally, to whom whoever asks for help hands the link
# ways: the first by which the reader can be reached and that the settings file has a sender for; when there is none,
# a person tells, or the tracking page shows it · group: a copy to the chat group of the grid, for matters that are not
# private alone; it names the micro-grid and nothing else
ROUTES = table.read(
    """
kind              reader    ways      group
sign_in_code      staff     sms       -
case_collected    staff     sms,mail  copy
case_urgent       staff     sms,mail  copy
case_unread       staff     sms,mail  -
case_assigned     staff     sms,mail  -
case_joined       staff     sms,mail  -
case_returned     staff     sms,mail  -
case_resolved     reporter  sms       -
case_declined     reporter  sms       -
case_waiting      reporter  sms       -
case_extended     reporter  sms       -
case_deliberate   reporter  sms       -
case_settle       reporter  sms       -
case_merged       reporter  sms       -
case_unmerged     reporter  sms       -
case_moved        reporter  sms       -
case_closed       reporter  sms       -
callout_urgent    called    sms,mail  -
callout_prompt    called    sms,mail  -
callout_routine   called    sms,mail  -
callout_released  called    sms,mail  -
callout_next      staff     sms,mail  -
callout_silent    staff     sms,mail  copy
callout_declined  staff     sms,mail  -
callout_done      staff     sms,mail  -
decision_asked    called    sms,mail  -
decision_answered staff     sms,mail  -
decision_withdrawn called    sms,mail  -
plan_published    staff     sms,mail  -
plan_adopted      staff     sms,mail  -
plan_withdrawn    staff     sms,mail  -
care_open         staff     sms,mail  -
care_keeperless   staff     sms,mail  -
care_help         staff     sms,mail  -
care_keeper       staff     sms,mail  -
care_withdrawn    staff     sms,mail  -
gift_received     donor     sms       -
gift_asked        donor     sms       -
gift_spent        donor     sms       -
gift_accepted     donor     sms       -
council_task      staff     sms,mail  -
talk_look_back    staff     sms,mail  -
mediation_asked   called    sms       -
mediation_confirm called    sms       -
fund_opinion      staff     sms,mail  -
fund_vote         staff     sms,mail  -
fund_decided      staff     sms,mail  -
fund_order        staff     sms,mail  -
fund_check        called    sms       -
wish_claimed      staff     sms,mail  -
wish_open         staff     sms,mail  -
wish_missed       staff     sms,mail  -
wish_reminder     helper    sms       -
wish_returned     helper    sms       -
wish_gone         helper    sms       -
wish_fulfilled    helper    sms       -
wish_thanks       helper    sms       -
deed_done         staff     sms,mail  -
deed_back         staff     sms,mail  -
deed_doubted      staff     sms,mail  -
deed_late         staff     sms,mail  -
nomination_asked  called    sms       -
nomination_opinion staff    sms,mail  -
objection_raised  staff     sms,mail  -
ally_welcome      ally      sms       -
ally_asked        ally      sms       -
ally_enough       ally      sms       -
ally_off          ally      sms       -
ally_thanked      ally      sms       -
ally_unit         ally      sms       -
notice_posted     staff     sms,mail  -
policy_look       staff     sms,mail  -
thing_look        staff     sms,mail  -
thing_lost        staff     sms,mail  -
booking_moved     called    sms       -
booking_off       called    sms       -
meal_absent       staff     sms,mail  -
""",
    key="kind",
)
GROUPS = ("wecom", "dingtalk")

OF_HELPERS = tuple(row["kind"] for row in ROUTES.rows if row["reader"] == "helper")
OF_DONORS = tuple(row["kind"] for row in ROUTES.rows if row["reader"] == "donor")
OF_ALLIES = tuple(row["kind"] for row in ROUTES.rows if row["reader"] == "ally")
_WAYS = {row["kind"]: tuple(row["ways"].split(",")) for row in ROUTES.rows}
_COPIED = frozenset(row["kind"] for row in ROUTES.rows if row["group"] == "copy")


def problems(routes: table.Table) -> list[str]:
    """What is wrong with a table of routes, in words for the one who changes it."""
    kinds = set(routes.column("kind"))
    copied = {row["kind"] for row in routes.rows if row["group"] == "copy"}
    odd = kinds ^ set(SENTENCES)
    mute = copied ^ set(GROUP_SENTENCES)
    strange = {row["reader"] for row in routes.rows} - {"staff", "reporter", "called", "donor", "ally", "helper"}
    astray = {row["kind"] for row in routes.rows if row["reader"] == "reporter" and row["ways"] != "sms"}
    bared = {row["kind"] for row in routes.rows if row["reader"] != "staff"} & copied
    unknown = {way for row in routes.rows for way in row["ways"].split(",")} - {"sms", "mail"}
    return [
        *(f"{kind}: has a sentence and no route, or a route and no sentence" for kind in sorted(odd)),
        *(f"{kind}: copied to groups without a sentence for them, or the other way round" for kind in sorted(mute)),
        *(f"{reader}: no such reader" for reader in sorted(strange)),
        *(f"{kind}: a reporter has no e-mail address" for kind in sorted(astray)),
        *(f"{kind}: what is said to one person goes to no group" for kind in sorted(bared)),
        *(f"{way}: no such way" for way in sorted(unknown)),
    ]


if problems(ROUTES):
    raise table.BadTable("; ".join(problems(ROUTES)))


def first_way(kind: str, have: Collection[str], number: bool) -> str:
    """How a letter shall travel, given the ways that are configured and whether the reader has a number."""
    fit = [way for way in _WAYS[kind] if way in have and (number or way != "sms")]
    return fit[0] if fit else _WAYS[kind][0]


def ways_after(kind: str, way: str) -> tuple[str, ...]:
    """The ways that are left when one of them did not serve."""
    ways = _WAYS[kind]
    return ways[ways.index(way) + 1 :] if way in ways else ()


def groups_for(kind: str, have: Collection[str], sealed: bool) -> tuple[str, ...]:
    """The kinds of chat group that get a copy: none of a private matter, whatever the table says."""
    return tuple(way for way in GROUPS if way in have) if kind in _COPIED and not sealed else ()
