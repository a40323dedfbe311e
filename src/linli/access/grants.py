"""Who may do what: the table that the gate reads and the wall shows."""

from linli.foundation import table

# own: what my link opens · mine: what was given to me · here: what lies in the place of my appointment, family and
# other private matters left out · whole+: what lies in no general grid, private too, for those who hold no post in a
# grid, since it may be about one who does · a plus: these too · a stroke: either · a dash: no. Nobody stands above it.
GRANTS = table.read(
    """
action               resident steward    worker     leader office            secretary         street admin rule
community.install    -        -          -          -      -                 -                 -      -     here
community.settings   -        -          -          -      here              here              -      here  -
land.load            -        -          -          -      here              -                 -      -     -
land.export          -        -          -          -      here              here              -      -     -
land.posters         -        here       -          here   here              here              -      -     -
land.gates           -        -          -          -      here              -                 -      -     -
map.read             -        here       -          here   here              here              -      -     -
tree.read            -        here       here       here   here              here              here   -     -
person.read          -        here       here       here   here              here              -      here  -
person.edit          -        -          -          -      here              -                 -      -     -
person.see_phone     -        -          -          here   here              here              -      -     -
person.export        -        -          -          -      here              -                 -      -     -
person.appoint       -        -          -          -      here              here              -      here  -
handover.print       -        mine       -          here   here              -                 -      -     -
device.issue         -        -          -          -      here              -                 -      here  -
device.revoke        mine     mine       mine       mine   here              mine              mine   here  -
history.load         -        -          -          -      here              -                 -      -     -
case.report          here     here       here       here   here              here              -      -     -
case.read            own      here/mine+ here/mine+ here+  here/mine+/whole+ here/mine+/whole+ -      -     here+
case.add_words       own      here/mine+ here/mine+ here+  here/mine+/whole+ here/whole+       -      -     here+
case.triage          -        here       -          here+  here/whole+       here/whole+       -      -     -
case.assign          -        here       -          here+  here/whole+       here/whole+       -      -     -
case.start           -        mine+      mine+      here+  here/whole+       mine+             -      -     -
case.deliberate      -        mine+      mine+      here+  here              here              -      -     -
case.settle          -        mine+      mine+      here+  here              here              -      -     -
case.wait            -        mine+      mine+      here+  here/whole+       mine+             -      -     -
case.resume          -        mine+      mine+      here+  here/whole+       here/mine+        -      -     here+
case.extend          -        mine+      mine+      here+  here/whole+       here/mine+        -      -     -
case.pass_up         -        here/mine+ here/mine+ here+  here/mine+        -                 -      -     -
case.send_down       -        -          -          here+  here/mine+        here/mine+        -      -     -
case.merge           -        -          -          here+  here              here              -      -     -
case.unmerge         -        -          -          here+  here              here              -      -     -
case.ask_decision    -        -          -          here+  here              here              -      -     -
case.resolve         -        mine+      mine+      here+  here/whole+       mine+             -      -     -
case.resolve_on_spot -        here       here       here+  -                 -                 -      -     -
case.accept          own      -          -          -      -                 -                 -      -     -
case.accept_for      -        here       -          here+  here/whole+       here/whole+       -      -     -
case.return          own      -          -          here+  -                 here/whole+       -      -     -
case.reopen          own      -          -          here+  -                 here/whole+       -      -     -
case.follow          -        -          -          -      -                 -                 -      -     here+
case.lapse           -        -          -          -      -                 -                 -      -     here+
case.decline         -        -          -          here+  here/whole+       -                 -      -     -
case.erase           own      -          -          -      here/whole+       -                 -      -     here+
report.move          -        -          -          here+  here              here              -      -     -
report.write_down    -        here/mine+ here/mine+ here+  here/whole+       -                 -      -     -
brief.read           -        -          -          here+  here              here              -      -     -
case.unread          -        -          -          -      here              here              -      -     -
report.draft         -        -          -          -      -                 -                 -      -     here+
callout.blow         -        -          -          here+  here              here              -      -     -
callout.fallback     -        -          -          -      -                 -                 -      -     here+
callout.close        -        -          -          here+  here              here              -      -     here+
callout.answer       own      mine+      mine+      mine+  mine+             mine+             mine+  -     -
callout.answer_for   -        -          -          here+  here              here              -      -     -
callout.see_contact  own      mine+      mine+      mine+  mine+             mine+             -      -     -
decision.answer      own      -          -          -      mine+             mine+             mine+  -     -
order.load           -        -          -          -      here              -                 -      -     -
order.reply          -        -          -          here   here              here              -      -     -
report.see_contact   -        mine+      mine+      here+  here/whole+       -                 -      -     -
report.slip          -        mine       mine       mine   mine              mine              -      -     -
letter.tick          -        here       here       here+  here/whole+       here/whole+       -      -     -
care.enter           -        -          -          -      here              -                 -      -     -
care.read            -        mine       mine       mine   mine              mine              -      -     -
care.call            -        mine       mine       mine   mine              mine              -      -     -
care.see_number      -        mine       mine       mine   mine              mine              -      -     -
care.change          -        mine       mine       mine   mine              mine              -      -     -
care.withdraw        -        mine       mine       mine   here              mine              -      -     -
care.keepers         -        -          -          -      mine              -                 -      -     -
care.stand_in        -        mine       mine       mine   mine              mine              -      -     -
care.take_over       -        -          -          -      here              -                 -      -     -
care.count           -        -          -          -      here              here              -      -     -
care.remind          -        -          -          -      -                 -                 -      -     here
care.forget          -        -          -          -      -                 -                 -      -     here
plan.read            -        -          -          here   here              here              -      -     -
plan.read_shown      -        here       here       here   here              here              here   -     -
plan.draft           -        -          -          -      here              -                 -      -     -
plan.neighbours      -        -          -          -      here              -                 -      -     -
plan.publish         -        -          -          -      here              here              -      -     -
plan.comment         here     here       here       here   here              here              -      -     -
plan.adopt           -        -          -          -      -                 here              -      -     -
plan.withdraw        -        -          -          -      -                 here              -      -     -
footprint.read       own      here       -          here+  here/whole+       here/whole+       -      -     -
figure.read          -        here       -          here   here              here              here   -     -
""",
    key="action",
)

# the fund; its committee and the federation's accountant have to do with nothing else
FUND = table.read(
    """
action             resident steward leader office secretary street committee accountant rule
fund.read          -        -       -      here   here      here   here      here       -
fund.open          -        -       -      -      -         -      -         here       -
fund.purpose       -        -       -      here   -         -      -         here       -
fund.sign          -        -       -      -      -         -      -         here       here
fund.witness       -        -       -      here   here      -      here      here       -
statement.load     -        -       -      -      -         -      -         here       -
statement.match    -        -       -      -      -         -      -         here       -
month.close        -        -       -      -      -         -      -         here       -
document.attach    -        -       -      here   -         -      -         here       -
opening.write      -        -       -      -      -         -      -         here       -
opening.sign       -        -       -      -      -         -      here      -          -
query.raise        -        -       -      -      -         -      -         here       -
fund.publish       -        -       -      here   -         -      -         -          -
fund.ask           here     here    here   here   here      here   here      here       -
fund.answer        -        -       -      here   -         -      -         here       -
query.answer       -        -       -      here   -         -      -         -          -
donor.read         -        -       -      here   -         -      -         here       -
donor.edit         -        -       -      here   -         -      -         here       -
donor.see_number   -        -       -      here   -         -      -         here       -
donor.shown        own      -       -      here   -         -      -         here       -
donor.erase        own      -       -      here   -         -      -         -          -
gift.enter         -        -       -      here   -         -      -         here       -
gift.value         -        -       -      here   here      -      here      here       -
gift.book          -        -       -      -      -         -      -         here       -
gift.reverse       -        -       -      -      -         -      -         here       -
gift.ask           -        -       -      here   -         -      -         -          -
gift.consent       own      -       -      here   -         -      -         -          -
gift.change        -        -       -      -      -         -      -         here       -
gift.inquire       own      -       -      -      -         -      -         -          -
gift.answer        -        -       -      here   -         -      -         here       -
gift.tell          -        -       -      -      -         -      -         -          here
gift.told          -        -       -      here   -         -      -         here       -
gift.load          -        -       -      here   -         -      -         -          -
agreement.sign     -        -       -      here   -         -      -         -          -
agreement.state    own      -       -      here   -         -      -         -          -
channel.set        -        -       -      here   here      -      -         -          -
fund.seat          -        -       -      -      here      -      -         -          -
fund.propose       -        -       -      here   -         -      -         -          -
fund.hear          -        -       -      -      here      -      -         -          -
fund.vote          -        -       -      -      -         -      mine      -          -
fund.vote_on_paper -        -       -      here   here      -      -         -          -
fund.decide        -        -       -      here   here      -      here      -          -
fund.order         -        -       -      here   -         -      -         -          -
fund.pay           -        -       -      -      -         -      -         here       -
fund.correct       -        -       -      -      -         -      -         here       -
fund.oversee       -        -       -      here   -         -      -         -          -
fund.check         own      -       -      -      -         -      -         -          -
fund.check_on_paper -       -       -      here   -         -      -         -          -
fund.accept        -        -       -      here   here      -      -         -          -
fund.picture       -        -       -      here   -         -      -         -          -
fund.read_list     -        -       -      here   -         -      -         here       -
fund.hand_over     -        -       -      here   -         -      -         -          -
fund.outside       -        -       -      here   -         -      -         -          -
poll.prepare       -        -       -      here   -         -      -         -          -
poll.announce      -        -       -      here   here      -      -         -          -
poll.print         -        -       -      here   -         -      -         -          -
poll.replace       -        -       -      here   -         -      -         -          -
poll.cast          own      -       -      -      -         -      -         -          -
poll.cast_on_paper -        -       -      here   here      -      -         -          -
poll.count         -        -       -      here   here      -      -         -          -
""",
    key="action",
)

TABLES = (GRANTS, FUND)
ROLES = tuple(dict.fromkeys(role for part in (GRANTS.columns[1:-1], FUND.columns[1:]) for role in part))
REACHES = ("own", "mine", "mine+", "here", "here+", "whole+")


def read(*tables: table.Table) -> dict[str, dict[str, tuple[str, ...]]]:
    """The reaches of every action and role; a role without a column has none.

    Raises `BadTable` for a word that is no reach, and for an action that stands in two tables.
    """
    rows = [row for grants in tables for row in grants.rows]
    roles = dict.fromkeys(role for grants in tables for role in grants.columns[1:])
    reach = {
        row["action"]: {role: tuple(row[role].split("/")) if row.get(role, "-") != "-" else () for role in roles}
        for row in rows
    }
    bad = {cell for row in reach.values() for cells in row.values() for cell in cells} - set(REACHES)
    if bad:
        raise table.BadTable(f"unknown reach {sorted(bad)}")
    if len(reach) < len(rows):
        raise table.BadTable("an action stands in two tables")
    return reach


REACH = read(*TABLES)
NEEDS_FACTOR = frozenset({"office", "secretary", "accountant", "admin"})  # roles that sleep until a second factor
