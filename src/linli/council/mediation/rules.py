"""Rules of mediation: what is never mediated, until when a court may confirm, when one asks again."""

from datetime import date, timedelta

CONFIRM = timedelta(days=30)  # from the day on which the agreement holds (人民调解法 §33)
REMIND_BEFORE = timedelta(days=10)
FOLLOW = timedelta(days=30)
SIDES = (2, 4)
VIOLENCE = "TJ06"  # violence and danger at home (反家庭暴力法)


def never(kind: str, suggested: str, urgent: bool, named: str) -> bool:
    """Whether it is never mediated: violence at home by its kind, or a danger by the words of it.

    `kind` is confirmed, `suggested` the danger that the system saw in the report, `named` the one in what was typed.
    """
    return VIOLENCE in (kind, suggested, named) or urgent or bool(suggested) or bool(named)


def confirm_by(agreed: date) -> date:
    """The last day to ask the court together."""
    return agreed + CONFIRM


def to_remind(today: date, confirm: date) -> bool:
    """Whether both sides are reminded now: in the last ten days before it is too late."""
    return confirm - REMIND_BEFORE <= today <= confirm
