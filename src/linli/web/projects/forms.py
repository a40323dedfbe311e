"""Forms that say of each field how it is shown, so that one template part shows them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.projects.counting import Heads
from linli.projects.gatherings import weights
from linli.projects.labels.counts import HeadMethod
from linli.projects.refusals import BadWeight, TooFine
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField

KINDS: dict[type[forms.Field], str] = {
    forms.DateField: "date", forms.TimeField: "time", forms.DateTimeField: "datetime-local", PhoneField: "tel",
    forms.BooleanField: "tick", forms.MultipleChoiceField: "ticks", forms.FileField: "file",
    forms.ChoiceField: "select",
}  # fmt: skip
NUMBERS = (forms.IntegerField, forms.DecimalField, YuanField)


@dataclass(frozen=True)
class Shown:
    """A field as the template shows it."""

    field: forms.BoundField
    kind: str
    optional: bool
    hint: Any
    inputmode: str
    maxlength: int | None


class Asking(forms.Form):
    """A form whose fields know how they are shown; `long` are those with several lines, `hints` say more."""

    long: ClassVar[tuple[str, ...]] = ()
    hints: ClassVar[dict[str, Any]] = {}

    @property
    def rows(self) -> Iterator[Shown]:
        """The fields in their order."""
        for bound in self:
            field = bound.field
            kind = next((kind for sort, kind in KINDS.items() if type(field) is sort), "")
            kind = "textarea" if bound.name in self.long else kind or "text"
            number = "decimal" if isinstance(field, NUMBERS) else ""
            number = "numeric" if type(field) is forms.IntegerField else number
            most = getattr(field, "max_length", None) if kind in ("text", "textarea") and not number else None
            optional = not field.required and kind not in ("tick", "ticks")
            yield Shown(bound, kind, optional, self.hints.get(bound.name, ""), number, most)


class HeadsForm(Asking):
    """How many came: people, visits, or both; each may be a range."""

    people = forms.IntegerField(label=_("People, each once"), min_value=0, required=False)
    people_most = forms.IntegerField(label=_("People: at most"), min_value=0, required=False)
    visits = forms.IntegerField(label=_("Visits, each time"), min_value=0, required=False)
    visits_most = forms.IntegerField(label=_("Visits: at most"), min_value=0, required=False)
    method = forms.ChoiceField(label=_("How it was counted"), choices=[("", "—"), *HeadMethod.choices], required=False)
    hints = {
        "people": _("Who came three times is one of the people, and three visits. Fill in what you know."),
        "people_most": _("only where it is a range"),
        "visits_most": _("only where it is a range"),
    }

    @property
    def heads(self) -> Heads:
        said = self.cleaned_data
        names = ("method", "people", "visits", "people_most", "visits_most")
        return Heads(**{name: said[name] for name in names})


class WeightField(forms.CharField):
    """A weight as it is said, with its unit: 2.6 吨, 1600 斤, 7500 kg. Becomes (grams, unit)."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return weights.read(text)
        except weights.FinerThanGram as wrong:
            raise forms.ValidationError(str(TooFine())) from wrong
        except weights.NotAWeight as wrong:
            raise forms.ValidationError(str(BadWeight(text=text))) from wrong


class ReasonForm(Asking):
    reason = forms.CharField(label=_("Why, as everyone concerned will read it"), max_length=200)


class NothingForm(Asking):
    """A step that needs no words."""
