"""The way of a matter as its reporter reads it: the steps, and who looked at the own number; no neighbour's words."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from linli.audit import queries as footprints
from linli.audit.models import Footprint
from linli.cases.models import Report

SHOWN = {
    "case.triage", "case.assign", "case.start", "case.deliberate", "case.settle", "case.wait", "case.resume",
    "case.extend", "case.pass_up", "case.send_down", "case.resolve", "case.resolve_on_spot", "case.accept",
    "case.accept_for", "case.lapse", "case.return", "case.reopen", "case.decline", "case.merge", "case.joined",
    "case.unmerge", "case.follow", "case.ask_decision", "decision.decide", "callout.blow", "callout.arrive",
}  # fmt: skip
FOR_REPORTERS = {"case.wait", "case.extend", "case.deliberate", "case.settle"}  # their words are written to reporters
LEADS_ELSEWHERE = {"case.joined", "case.merge", "case.unmerge", "report.move"}  # their code is another matter
SEEN = "report.see_contact"


@dataclass(frozen=True)
class Foot:
    """One step on the way; the role is shown only of those who looked at the number."""

    action: str
    at: datetime
    words: str = ""
    actor_kind: str = ""
    role: str = ""


class Way(list[Foot]):
    """The steps, oldest first."""

    def said(self, action: str) -> str:
        """The words of the last step of a kind."""
        return next((foot.words for foot in reversed(self) if foot.action == action), "")


def way_of(report: Report) -> Way:
    """The way of a report, with its own beginning. One query, and one more when the report has been elsewhere."""
    feet = footprints.told_of(object_id=report.case_id)
    mine = str(report.pk)
    elsewhere = {UUID(foot.code) for foot in feet if foot.action in LEADS_ELSEWHERE}
    looks = [foot for foot in feet if foot.action == SEEN and foot.code == mine]
    looks += footprints.coded(elsewhere, mine).filter(action=SEEN) if elsewhere else []
    found = [Foot("case.report", report.at), *(_foot(foot) for foot in feet if foot.action in SHOWN)]
    found += [replace(_foot(foot), actor_kind=foot.actor_kind, role=foot.role) for foot in looks]
    return Way(sorted(found, key=lambda foot: foot.at))


def _foot(foot: Footprint) -> Foot:
    words = foot.words.text if foot.words and foot.action in FOR_REPORTERS else ""
    return Foot(foot.action, foot.at, words)
