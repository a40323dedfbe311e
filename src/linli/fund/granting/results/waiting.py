"""What waits on the projects that were granted: for each the step of its money and the step of its work."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q

from linli.fund.granting import queries
from linli.fund.granting.doing import rules as doing
from linli.fund.granting.doing.overseeing import parts
from linli.fund.granting.doing.queries import seen
from linli.fund.granting.paying import queries as paying
from linli.fund.granting.paying import rules
from linli.fund.labels import ACCEPTED_BY_OTHERS, Checks
from linli.fund.models import WHOLE, Acceptance, Check, Checker, Decision, Proposal


@dataclass(frozen=True)
class Waits:
    """A proposal that was granted, and the keys of the steps that are due: of its money and of its work."""

    proposal: Proposal
    money: str
    work: str


def waiting(community_id: UUID) -> list[Waits]:
    """Every granted proposal on which a step is due, the oldest first. Eight queries."""
    going = Q(drawn__lt=F("fen")) | Q(advanced__gt=0)
    found = Decision.objects.filter(going, community=community_id, says="yes").select_related("proposal__leaf")
    decisions = list(found.order_by("number"))
    ordered: dict[UUID, list[paying.Ordered]] = defaultdict(list)
    for one in paying.orders(*decisions):
        ordered[one.order.decision_id].append(one)
    still, work = queries.frozen(decisions), _Work.of([one.proposal for one in decisions])
    made = []
    for decision in decisions:
        proposal = decision.proposal
        finals = {part == WHOLE for part in work.accepted[proposal.pk]}
        stand = paying.stand_of(
            proposal, decision, ordered[decision.pk], finals, frozen=decision.pk in still
        )  # fmt: skip
        made.append(Waits(proposal, rules.next_step(stand), work.next_step(proposal)))
    return [one for one in made if one.money != "done" or one.work not in ("done", "free")]


@dataclass(frozen=True)
class _Work:
    """Who looks at some proposals, their last words by checker and part, and which parts are accepted."""

    checkers: dict[UUID, list[Checker]]
    last: dict[tuple[UUID, int], Check]
    accepted: dict[UUID, set[int]]

    @classmethod
    def of(cls, proposals: Iterable[Proposal]) -> "_Work":
        """Three queries."""
        rows = list(proposals)
        checkers: dict[UUID, list[Checker]] = defaultdict(list)
        for checker in Checker.objects.filter(proposal__in=rows, ended_at=None):
            checkers[checker.proposal_id].append(checker)
        accepted: dict[UUID, set[int]] = defaultdict(set)
        for proposal, part in Acceptance.objects.filter(proposal__in=rows).values_list("proposal", "part"):
            accepted[proposal].add(part)
        checks = Check.objects.filter(proposal__in=rows).order_by("at", "id")
        return cls(checkers, {(one.checker_id, one.part): one for one in checks}, accepted)

    def next_step(self, proposal: Proposal) -> str:
        """The step of its work that is due."""
        mine, done = self.checkers[proposal.pk], self.accepted[proposal.pk]
        numbers = [*range(1, len(parts(proposal))), WHOLE]
        found = [
            seen(part, [(one, self.last.get((one.pk, part))) for one in mine], accepted=part in done)
            for part in numbers
        ]  # fmt: skip
        kinds = [one.kind for one in mine]
        checked = proposal.sort in ACCEPTED_BY_OTHERS
        return doing.next_step(
            "yes", kinds.count(Checks.OVERSEER), kinds.count(Checks.USER), found, checked=checked
        )  # fmt: skip
