"""The lesson cards 一页教会: the main job of a resident, a steward and a grid leader, in six pictured steps.

A picture is a list of parts, drawn by `sheets/lesson.typ`; the words on it are the very words of the pages.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.labels import STEPS, Outcome, Verdict
from linli.people.labels import Role
from linli.web.asking import PRACTICE
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import qr

Part = tuple[str, str]  # how it is drawn, and its words
Step = tuple[str, str, list[Part]]  # what to do, a word on it, how the screen looks

SINCE = date(2026, 11, 25)  # the day on which the cards were last held against the pages


def resident() -> list[Step]:
    """Say it once, and see what becomes of it."""
    return [
        (
            _("Scan the code in your stairwell"),
            _("Scanning with WeChat is enough: nothing to install, nothing to sign up for."),
            [("bar", _("Something wrong? Scan and say it")), ("qr", qr("linli"))],
        ),
        (
            _("Say what is wrong"),
            _("Type it as you would tell a neighbour; add a photo if you like."),
            [
                ("title", _("What is wrong? We see to it.")),
                ("field", _("Tell it as you would to a neighbour")),
                ("note", _("Photos, up to three")),
                ("button", _("Send")),
            ],
        ),
        (
            _("Keep the code"),
            _("Take a picture of the screen, or write it down. It opens your report again."),
            [
                ("title", _("Received. Thank you for saying it.")),
                ("note", _("Your tracking code:")),
                ("code", "K7QM 2XTE"),
                ("quiet", _("Print the slip (PDF)")),
            ],
        ),
        (
            _("See who has it"),
            _("At any time: who has it, by when it is promised, what comes next."),
            [
                ("title", _("See how mine is going")),
                ("dots", "3"),
                ("note", _("Who has it")),
                ("note", _("Promised by")),
                ("note", _("What happens next")),
            ],
        ),
        (
            _("Say whether it is solved"),
            _("One tap. If it is not, say what is wrong and it goes back to be done."),
            [
                ("title", _("Is it solved?")),
                ("button", str(Verdict.SATISFIED.label)),
                ("quiet", str(Verdict.MOSTLY.label)),
                ("warn", str(Verdict.NOT.label)),
            ],
        ),
        (
            _("Danger? Ring first"),
            _("Smoke, gas, someone hurt or threatened: ring at once, and tell us afterwards."),
            [("ring", "119"), ("ring", "120"), ("ring", "110")],
        ),
    ]


def steward() -> list[Step]:
    """One screen for one's own doors."""
    return [
        (
            _("Open My doors"),
            _("What is open at your doors, the most needed first. Red means urgent."),
            [
                ("title", _("My doors")),
                ("late", _("urgent")),
                ("card", str(STEPS["resolve_on_spot"])),
            ],
        ),
        (
            _("Told something? Note it down"),
            _("Where, and their words. If it is solved already, say so there."),
            [
                ("title", _("Note one down")),
                ("field", _("Where")),
                ("field", _("What is it about?")),
                ("button", _("Note it")),
            ],
        ),
        (
            _("Solved? Three taps"),
            _("No photo is needed. It counts as fully as any other."),
            [
                ("button", str(STEPS["resolve_on_spot"])),
                ("note", _("How did it end?")),
                ("tick", str(Outcome.SOLVED.label)),
                ("button", _("Done")),
            ],
        ),
        (
            _("Too much for you? Pass it up"),
            _("The grid leader has it then, and you see that it is off your hands."),
            [
                ("quiet", str(STEPS["pass_up"])),
                ("note", _("Off your hands, others have these")),
            ],
        ),
        (
            _("Tell the neighbour"),
            _("Those whom no message reaches stand on this list: ring or knock, then tick."),
            [
                ("title", _("To tell")),
                ("card", _("Show number and call")),
                ("button", _("I told them")),
            ],
        ),
        (
            _("Going away? One sheet"),
            _("Tell the grid leader, print the sheet, hand it to whoever stands in."),
            [("title", _("My doors")), ("quiet", _("Going away: my handover sheet (PDF)"))],
        ),
    ]


def leader() -> list[Step]:
    """Every matter has someone, and every reporter an answer."""
    return [
        (
            _("Look at the board"),
            _("What is unfinished, in order of need: urgent first, then the nearest promise."),
            [
                ("title", _("Triage")),
                ("late", _("urgent")),
                ("card", _("Promised")),
            ],
        ),
        (
            _("Confirm the kind"),
            _("The system suggests and says why. You decide."),
            [
                ("note", _("A person decides. Change it if it is wrong.")),
                ("field", _("Kind")),
                ("button", str(STEPS["triage"])),
            ],
        ),
        (
            _("Give it to someone"),
            _("One by one, or tick several and give them together."),
            [
                ("tick", _("What and where")),
                ("tick", _("What and where")),
                ("field", _("Give the ticked ones to…")),
                ("button", _("Assign")),
            ],
        ),
        (
            _("Keep private what is private"),
            _("Violence at home, children, illness: you alone see it, and it goes into no chat."),
            [("tick", _("Private: only those who need it")), ("late", _("private"))],
        ),
        (
            _("See that everyone is told"),
            _("Ring those whom no message reached, and tick who told them."),
            [("title", _("To tell")), ("card", _("Show number and call")), ("button", _("I told them"))],
        ),
        (
            _("Someone goes away"),
            _("The office enters who stands in. Print the steward's sheet from her page."),
            [("title", _("Appointments")), ("quiet", _("Handover sheet (PDF)")), ("note", _("Away: a deputy"))],
        ),
    ]


WHO = {"resident": gettext_lazy("resident"), "steward": Role.STEWARD.label, "leader": Role.LEADER.label}
LESSONS: dict[str, Callable[[], list[Step]]] = {"resident": resident, "steward": steward, "leader": leader}


def lesson(who: str, host: str) -> dict[str, Any]:
    """The data of one card, and where one can practise. Raises `KeyError` for a card that there is not."""
    titles = {
        "resident": (_("Something wrong? Six steps"), _("For residents, on one page")),
        "steward": (_("A steward's day in six steps"), _("For stewards, on one page")),
        "leader": (_("A grid leader's day in six steps"), _("For grid leaders, on one page")),
    }
    under = {
        "resident": _("Nobody has to go online: the steward and the office take it down just as well."),
        "steward": _("Nobody counts your visits. What is too much for you, you pass up."),
        "leader": _("No numbers to reach, no check-ins: only that every matter is answered."),
    }
    made = LESSONS[who]()
    return letterhead(None, titles[who][0], SINCE) | {
        "under": titles[who][1],
        "steps": [{"head": head, "words": words, "parts": parts} for head, words, parts in made],
        "last": under[who],
        "practice": _("Try it first, nothing counts: %(address)s") % {"address": f"{host}{PRACTICE}/".split("://")[-1]},
        "practice_qr": qr(f"{host}{PRACTICE}/"),
    }
