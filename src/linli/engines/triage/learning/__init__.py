"""Learning what kind a message is from labelled ones: fit, predict, compare."""

from linli.engines.triage.learning.comparing import Comparison, compare, macro_f1, mcnemar, wilson
from linli.engines.triage.learning.fitting import FIELDS, Labelled, Settings, fit
from linli.engines.triage.learning.model import Model, ModelError, Prediction, View

__all__ = [
    "FIELDS",
    "Comparison",
    "Labelled",
    "Model",
    "ModelError",
    "Prediction",
    "Settings",
    "View",
    "compare",
    "fit",
    "macro_f1",
    "mcnemar",
    "wilson",
]
