"""What is said of a workbook of past life: what is wrong with a row and how to mend it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from linli.office.past import words as shared

OWN: dict[str, tuple[Any, Any]] = {
    "nothing_known": (
        _("No sheet has the columns of relations, deeds, wishes, gatherings or groups' activities."),
        _("Start from the template, or name at least the columns that bear a star there."),
    ),
    "no_count": (
        _("Nobody is counted: neither people nor visits."),
        _("Fill in one of the two, and how it was counted."),
    ),
    "fewer_visits": (
        _("There are fewer visits than people."),
        _("Correct one of the two: a person comes at least once."),
    ),
    "alliance_missing": (_("A member belongs to an alliance, which is not named."), _("Fill in the alliance.")),
    "out_of_order": (_("“%(value)s” lies before the day it follows."), _("Correct one of the two days.")),
    "nobody_claimed": (_("It was done, and nobody claimed it."), _("Name who did it, or leave the day out.")),
    "two_needed": (_("Two residents are needed to confirm."), _("Write two names with a 、 between, or none.")),
    "unknown_compound": (
        _("The compound “%(value)s” is not known."),
        _("Write one of: %(answers)s; or leave it empty."),
    ),
    "unknown_group": (
        _("The group “%(value)s” is not on the register."),
        _("Register it first, or correct its name."),
    ),
    "names_someone": (
        _("The wish seems to name someone or a flat."),
        _("Write the need alone; who wishes is never kept here."),
    ),
    "rows_done_alone": (_("Done, not confirmed by residents: rows %(rows)s."), _("Allowed; they count as done alone.")),
}
SENTENCES: Mapping[str, tuple[Any, Any]] = {**shared.SENTENCES, **OWN}


class Problem(shared.Problem):
    """This row, sheet or file cannot be taken over as it stands."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = SENTENCES


class Note(shared.Note):
    """Worth knowing; nothing stands in the way."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = SENTENCES
