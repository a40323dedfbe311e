"""Tables of the loop."""

from linli.cases.models.callouts import CallOut, Response
from linli.cases.models.case import Case, Merging, Pause
from linli.cases.models.levels import Decision
from linli.cases.models.report import Addition, Judgement, OuterOrder, Photo, Report, Sign, Voice

__all__ = [
    "Addition", "CallOut", "Case", "Decision", "Judgement", "Merging", "OuterOrder", "Pause", "Photo", "Report",
    "Response", "Sign", "Voice",
]  # fmt: skip
