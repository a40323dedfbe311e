"""What people said of kinds at triage: the labels from which an installation learns."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from linli.audit.models import Footprint
from linli.cases.models import Case, Report


def confirmed() -> list[tuple[str, str, datetime]]:
    """Kind, words and time of each report whose matter had its kind set or confirmed by a person, the oldest first.

    Nothing of private matters, and nothing that was erased. One query.
    """
    by_person = Footprint.objects.filter(object_id=OuterRef("case"), action="case.triage")
    known = Case.objects.filter(sealed=False, erased_at=None).exclude(kind="")
    rows = Report.objects.filter(Exists(by_person), case__in=known, erased_at=None).exclude(words="")
    return list(rows.order_by("at", "id").values_list("case__kind", "words", "at"))
