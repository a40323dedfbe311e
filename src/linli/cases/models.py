"""All tables of the loop, where the framework looks for them."""

from linli.cases.intake.models import Addition, Photo, Report
from linli.cases.matter.models import Case, Judgement

__all__ = ["Addition", "Case", "Judgement", "Photo", "Report"]
