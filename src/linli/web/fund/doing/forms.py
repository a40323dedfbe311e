"""Forms of what follows a decision. Each names its fields in the order in which they are asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.fund.labels import Checks, Method, Pays, Source, Unit
from linli.territory.models import MicroGrid
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField
from linli.web.public.forms import PhotosField

GOOD = [("yes", _("It is good")), ("no", _("Not good yet"))]


def yuan(label: Any, **more: Any) -> YuanField:
    """A field for an amount, with the keys for digits on a phone."""
    return YuanField(label=label, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)


def prose(label: Any, most: int, **more: Any) -> forms.CharField:
    """A field for a sentence or two."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea, **more)


class OrderForm(forms.Form):
    """What the federation shall pay. An advance comes before the acceptance, a payment after it."""

    sort = forms.ChoiceField(label=_("What is ordered?"), choices=Pays.choices)
    amount = yuan(_("Amount in yuan"))
    words = forms.CharField(
        label=_("In a few words, what for"),
        max_length=120,
        required=False,
        help_text=_("Everyone of the fund reads it: no names."),
    )
    goods = forms.BooleanField(label=_("It is goods from the fund's store, no money"), required=False)
    final = forms.BooleanField(label=_("This is the last payment: nothing more is asked for"), required=False)


class ReasonForm(forms.Form):
    reason = prose(_("Reason"), 200)


class PayForm(forms.Form):
    day = forms.DateField(label=_("Day on which the federation paid"))
    scan = forms.FileField(
        label=_("The federation's slip, scanned or photographed"), required=False, help_text=_("PDF, JPEG or PNG.")
    )


class SumForm(forms.Form):
    """An amount on a day: an advance that became a cost, or what came back of it."""

    amount = yuan(_("Amount in yuan"))
    day = forms.DateField(label=_("On which day?"))


class ReverseForm(forms.Form):
    words = prose(_("Note of correction, as everyone will read it"), 400)
    day = forms.DateField(label=_("On which day?"))


class CheckerForm(forms.Form):
    kind = forms.ChoiceField(label=_("Who is it?"), choices=Checks.choices)
    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("Kept sealed, never published."))
    phone = PhoneField(
        label=_("Telephone"), required=False, help_text=_("With a number they get their link at once.")
    )  # fmt: skip


class PaperForm(forms.Form):
    """What someone signed on paper about a part."""

    part = forms.IntegerField(widget=forms.HiddenInput)
    checker = forms.ChoiceField(label=_("Whose paper is it?"))
    good = forms.ChoiceField(label=_("What does it say?"), choices=GOOD)
    words = prose(_("What they wrote"), 500, required=False, help_text=_("Needed if it is not good."))
    scan = forms.FileField(label=_("The signed paper, scanned or photographed"), help_text=_("PDF, JPEG or PNG."))

    def __init__(self, *args: Any, checkers: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["checker"].choices = checkers  # type: ignore[attr-defined]


class PicturesForm(forms.Form):
    part = forms.ChoiceField(label=_("Of which part?"))
    photos = PhotosField(
        label=_("Photos, up to 3"), help_text=_("Where and by whom they were taken is taken out of them.")
    )
    words = forms.CharField(label=_("What one sees"), max_length=120, required=False)

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["part"].choices = parts  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """What is published of a part that was found good."""

    part = forms.IntegerField(widget=forms.HiddenInput)
    words = prose(_("A sentence on it, as everyone will read it"), 500, required=False)
    count = forms.IntegerField(
        label=_("How many does it serve?"), min_value=1, max_value=1_000_000, required=False,
        help_text=_("Leave it empty if nobody has counted."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("People, or visits?"), choices=Unit.choices)
    method = forms.ChoiceField(label=_("How was that counted?"), choices=Method.choices)


class KitForm(forms.Form):
    micro_grid = forms.ModelChoiceField(label=_("Micro-grid"), queryset=MicroGrid.objects.none(), empty_label=None)
    day = forms.DateField(label=_("On which day?"))

    def __init__(self, *args: Any, grids: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["micro_grid"].queryset = grids  # type: ignore[attr-defined]


class OutsideForm(forms.Form):
    """Money of the project that is not the fund's."""

    source = forms.ChoiceField(label=_("Whose money is it?"), choices=Source.choices)
    amount = yuan(
        _("Amount in yuan"), negative=True, help_text=_("Noted wrongly? Note it once more with a minus before it.")
    )  # fmt: skip
    day = forms.DateField(label=_("On which day?"))
    words = forms.CharField(
        label=_("In a few words, what for"),
        max_length=120,
        required=False,
        help_text=_("Everyone reads it: no names of people."),
    )


class LookedForm(forms.Form):
    looked = forms.BooleanField(label=_("I have looked: nobody can be recognised in it"), required=False)


class FoundForm(forms.Form):
    """What an overseer or a user found."""

    words = prose(_("What did you see?"), 500, required=False, help_text=_("If something is not good, say what."))
    photos = PhotosField(label=_("A photo"), required=False)


class RunForm(forms.Form):
    """The days of a stipend run and what a steward gets who served on all of them."""

    run_start = forms.DateField(label=_("First day"))
    run_until = forms.DateField(label=_("Last day"))
    rate = yuan(_("Yuan for a steward who was appointed on all these days"))


class ProposeForm(forms.Form):
    """The rest of the proposal of a run."""

    purpose = forms.ChoiceField(label=_("From the money for"))
    match = prose(_("Why the donors' words allow this use"), 300)
    confirmed = forms.BooleanField(label=_("I have looked: the donors' words allow stipends"), required=False)

    def __init__(self, *args: Any, purposes: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
