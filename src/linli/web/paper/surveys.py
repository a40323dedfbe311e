"""The slips of a survey: the code as QR and letters, the questions to tick on paper; no name stands on it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.surveys import rules
from linli.surveys.labels import Answer
from linli.surveys.models import Slip, Survey
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr


def slips(survey: Survey, rows: Iterable[Slip], day: date, host: str) -> dict[str, Any]:
    """The data of the slips of a place; the survey's community was fetched with it."""
    english = get_language() == "en"
    days = {"opens": written(survey.opens), "closes": written(survey.closes)}
    return letterhead(survey.community, survey.name, day, f"{host}/life/surveys/") | {
        "address": f"{host}/y/".split("://")[-1],
        "slips": [
            {"qr": qr(f"{host}/y/{one.secret}/"), "code": rules.in_fours(one.secret), "number": one.number,
             "place": one.place}
            for one in rows
        ],
        "questions": [question["en"] if english else question["zh"] for question in survey.questions],
        "answers": [str(answer.label) for answer in Answer],
        "words": {
            "scan": _("Scan and answer"),
            "typed": _("or type this code at"),
            "number": _("slip no."),
            "tick": _("Or tick here and hand the slip in:"),
            "secret": _(
                "%(opens)s to %(closes)s. It is voluntary. Nobody is told who said what: answers are counted at once, "
                "apart from this code, which can be used once. By telephone: read out the code."
            ) % days,
            "asks": _("Who asks: %(name)s") % {"name": survey.surveyor},
            "phone": [_("Office telephone"), survey.community.office_phone],
        },
    }  # fmt: skip
