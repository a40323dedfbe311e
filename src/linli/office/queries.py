"""Questions of the desk."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from linli.office.models import PastMatter, Upload
from linli.people.models import Organisation, Person
from linli.territory.models import Compound, GeneralGrid, Stairwell
from linli.territory.queries import grids_in_force


def counts(community_id: UUID, day: date) -> dict[str, int]:
    """How much land and how many people and bodies are entered."""
    here = {"community_id": community_id}
    return {
        "general_grids": GeneralGrid.objects.filter(**here).count(),
        "compounds": Compound.objects.filter(**here).count(),
        "stairwells": Stairwell.objects.filter(**here).count(),
        "households": Stairwell.objects.filter(**here).aggregate(n=Sum("households"))["n"] or 0,
        "micro_grids": grids_in_force(community_id, day).count(),
        "people": Person.objects.filter(**here).count(),
        "organisations": Organisation.objects.filter(**here).count(),
        "past_matters": PastMatter.objects.filter(**here).count(),
    }


def uploads(community_id: UUID) -> QuerySet[Upload]:
    """Workbooks on trial or loaded, newest first, without their content."""
    return Upload.objects.filter(community_id=community_id).defer("content").order_by("-uploaded_at")
