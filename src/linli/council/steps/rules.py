"""The order of the seven steps of 四议两公开, and which of them bear numbers or hang in public."""

from collections.abc import Collection

ORDER = ("propose", "discuss", "review", "decide", "publish", "carry", "result")
COUNTED = ("review", "decide")  # who was due, who was there, who agreed
HANGS = ("publish", "result")


def next_step(taken: Collection[str]) -> str | None:
    """The step that comes next, or None when all were taken."""
    return next((step for step in ORDER if step not in taken), None)
