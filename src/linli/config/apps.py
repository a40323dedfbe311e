"""The roof hands down what the rooms may not fetch themselves: reference data, carriers, the clock."""

from datetime import datetime
from functools import partial

from django.apps import AppConfig
from django.conf import settings

from linli.cases import directory, reference, seasons
from linli.cases.intake.recogniser import Recogniser
from linli.config import kinds
from linli.config.installation import REPOSITORY, Installation, sqlite
from linli.council import quorums
from linli.engines.forecast.effects import Effects
from linli.engines.ledger.chart import read_charts
from linli.engines.triage import Taxonomy
from linli.engines.worktime import Calendar
from linli.forces import duties
from linli.forces.alliance import skills
from linli.foresight import reference as foresight
from linli.foundation import clock, elsewhere
from linli.fund import reference as fund
from linli.insight.reports import reference as reports
from linli.notifications import carriers
from linli.surveys import reference as surveys

SPANS = ("seasons", "holidays")  # what makes one week of the year unlike another
RULES = 2026  # the year of the accounting rules by which books of the fund are opened


class Roof(AppConfig):
    """Ready once in each process, whether it serves pages, runs a command or a test."""

    name = "linli.config"
    label = "roof"

    def ready(self) -> None:
        data = REPOSITORY / "data"
        words = (data / "triage_words.csv").read_text(encoding="utf-8")
        model = partial(kinds.Waiting, data / "triage_leaves.npz", settings.INSTALLATION.folder)
        taxonomy = Taxonomy.read((data / "taxonomy.csv").read_text(encoding="utf-8"), words, model)
        calendar = Calendar.read((data / "holidays_cn.csv").read_text(encoding="utf-8"))
        responders = directory.read((data / "responders.csv").read_text(encoding="utf-8"))
        hints = seasons.read((data / "seasons_cn.csv").read_text(encoding="utf-8"))
        reference.use(reference.Reference(taxonomy, calendar, responders, hints, partial(kinds.weights, data)))
        foresight.use(Effects.read(*((data / f"{name}_cn.csv").read_text(encoding="utf-8") for name in SPANS)))
        duties.use(duties.read((data / "duties.csv").read_text(encoding="utf-8")))
        skills.use(skills.read((data / "skills.csv").read_text(encoding="utf-8")))
        fund.use(read_charts((data / "accounts.csv").read_text(encoding="utf-8"))[RULES])
        quorums.use(quorums.read((data / "quorums_cn.csv").read_text(encoding="utf-8")))
        surveys.use(surveys.read((data / "survey_questions.csv").read_text(encoding="utf-8")))
        reports.use(reports.read((data / "slogans.csv").read_text(encoding="utf-8")))
        clock.use(_demo_clock(settings.INSTALLATION))
        carriers.use(_carriers(settings.INSTALLATION))
        elsewhere.use(_practice(settings.INSTALLATION))
        Recogniser.of(settings.INSTALLATION.recogniser)  # refuses what cannot be used


def _demo_clock(installation: Installation) -> clock.DemoClock | None:
    """A demonstration runs on from the last evening of its snapshot."""
    noted = installation.folder / "snapshot_ends"
    if not (installation.demo and noted.exists()):
        return None
    return clock.DemoClock.kept_in(
        installation.folder / "clock.json", datetime.fromisoformat(noted.read_text().strip())
    )


def _carriers(installation: Installation) -> carriers.Configuration:
    return carriers.Configuration(installation.senders, installation.address, installation.demo)


def _practice(installation: Installation) -> elsewhere.Ground:
    """One practises in SQLite files of an own folder, whatever database the installation has."""
    folder = installation.folder / "practice"
    return elsewhere.Ground(folder, sqlite(folder, lasting=False))
