"""Tables of what goes out to residents."""

from linli.bridge.models.notices import Notice, Posting
from linli.bridge.models.policies import Policy, Question

__all__ = ["Notice", "Policy", "Posting", "Question"]
