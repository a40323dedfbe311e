"""One row, or the refusal that says there is none."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from linli.foundation.refusals import NotFound

R = TypeVar("R")


def there(rows: QuerySet[Any, R]) -> R:
    """The first of some rows. Raises `NotFound`."""
    found = rows.first()
    if found is None:
        raise NotFound()
    return found
