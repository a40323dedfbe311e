"""Steps that a page offers: each a button that opens its short form; the one that came back stands open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True)
class Asked:
    """One field as `parts/field.html` shows it; a tick is shown by itself."""

    field: forms.BoundField
    kind: str
    optional: bool
    hint: Any


@dataclass(frozen=True)
class Offer:
    """One step: its key in the address, what the button says, and what is asked."""

    key: str
    label: Any
    form: forms.Form
    asked: Sequence[Asked]
    warns: bool = False
    leads: bool = False  # the way on: its button stands out

    @property
    def open(self) -> bool:
        return self.form.is_bound


def offer(key: str, label: Any, form: forms.Form, *, warns: bool = False, leads: bool = False) -> Offer:
    """A step with the fields of its form, in their order."""
    form.auto_id = f"{key}_%s"
    hints: Mapping[str, Any] = getattr(form, "hints", {})
    asked = [Asked(field, _kind(field.field), not field.field.required, hints.get(field.name, "")) for field in form]
    return Offer(key, label, form, asked, warns, leads)


def _kind(field: forms.Field) -> str:
    kinds: dict[type[forms.Field], str] = {
        forms.BooleanField: "tick",
        forms.ChoiceField: "select",
        forms.DateField: "date",
        forms.TimeField: "time",
        forms.IntegerField: "number",
    }
    if isinstance(field.widget, forms.Textarea):
        return "textarea"
    return next((kind for sort, kind in kinds.items() if isinstance(field, sort)), "text")
