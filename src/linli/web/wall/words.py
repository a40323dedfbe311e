"""Words of the two tables for people."""

from django.utils.translation import gettext_lazy as _

from linli.access.grants import REACH, ROLES
from linli.cases.loop import MUST_SAY as SAID

ROLE_NAMES = {
    "resident": _("resident"),
    "steward": _("steward"),
    "worker": _("grid worker"),
    "leader": _("grid leader"),
    "office": _("community office"),
    "secretary": _("secretary"),
    "street": _("street"),
    "admin": _("administrator"),
    "rule": _("rule of the system"),
}
REACHES = {
    "own": _("my own"),
    "mine": _("given to me"),
    "mine+": _("given to me, private too"),
    "here": _("in my place"),
    "here+": _("in my place, private too"),
}
MUST_SAY = {
    "-": "",
    "kind": _("the kind"),
    "assignee": _("who handles it"),
    "outcome": _("how it ended"),
    "verdict": _("whether it is solved"),
    "reason": _("why"),
    "exit": _("the right way"),
}
ACTIONS = {
    "community.install": _("set up the installation and its first administrator"),
    "community.settings": _("change the community's settings"),
    "land.load": _("load land and people from a workbook"),
    "land.export": _("export the workbook"),
    "land.posters": _("print stairwell posters"),
    "tree.read": _("see the five-level tree"),
    "person.read": _("see who serves"),
    "person.edit": _("enter and correct who serves"),
    "person.see_phone": _("see a server's telephone (noted)"),
    "person.export": _("export people with numbers (second factor, reason, noted)"),
    "person.appoint": _("appoint and end appointments"),
    "device.issue": _("give out a personal sign-in code"),
    "device.revoke": _("sign a lost device out"),
    "history.load": _("take over past matters"),
    "case.report": _("report a matter"),
    "case.read": _("read matters"),
    "case.add_words": _("add words to a matter"),
    "case.triage": _("confirm the kind of a matter"),
    "case.assign": _("give a matter to someone"),
    "case.start": _("begin work"),
    "case.resolve": _("report the result"),
    "case.resolve_on_spot": _("solve on the spot"),
    "case.accept": _("say that it is solved"),
    "case.accept_for": _("write down the reporter's answer (not for one's own work)"),
    "case.return": _("say that it is not solved"),
    "case.reopen": _("reopen"),
    "case.lapse": _("close after 7 days without an answer"),
    "case.decline": _("decline, naming the lawful way"),
    "report.see_contact": _("see a reporter's number (noted)"),
    "letter.tick": _("tick that a reporter was told"),
    "care.enter": _("put someone on the safety-call list who asked for it"),
    "care.read": _("read the safety-call sheets that one keeps"),
    "care.call": _("note how a safety call went"),
    "care.see_number": _("see the number of someone who is called (noted on the sheet)"),
    "care.change": _("correct a safety-call sheet; note that someone is away"),
    "care.withdraw": _("take someone off the safety-call list who says so, and erase them"),
    "care.keepers": _("name and end keepers of the safety-call list"),
    "care.stand_in": _("name a deputy while a keeper is away"),
    "care.take_over": _("keep an entry whose keepers have all left"),
    "care.count": _("know how many are on the safety-call list, from five on"),
    "care.remind": _("ask the keepers to look when a call was left lying"),
    "care.forget": _("forget the words of safety calls after 90 days"),
    "footprint.read": _("read the footprints"),
    "figure.read": _("read the figures"),
}

if ACTIONS.keys() != REACH.keys() or ROLE_NAMES.keys() != set(ROLES) or MUST_SAY.keys() < set(SAID.values()):
    raise LookupError("the wall lacks words for a row or a column of its tables")
