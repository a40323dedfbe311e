"""Forms of mediation. None of them asks for money."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.council.mediation.actions.asking import AskedSide, Choice
from linli.council.talk_labels import Held, MediatorKind
from linli.foundation.clock import SHANGHAI
from linli.people.labels import Means
from linli.web.asking import as_uuid
from linli.web.council.talks.forms import AREA, DateField
from linli.web.fields import PhoneField

MOST = 3


class OpenForm(forms.Form):
    """What it is about, and who is to be asked."""

    words = forms.CharField(
        label=_("What it is about, without blame"), max_length=400, widget=AREA,
        help_text=_("Sealed: only you, the mediator and the secretary can read it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, MOST + 1):
            self.fields[f"name{n}"] = forms.CharField(
                label=_("Side %(n)d: name, as they wish to be called") % {"n": n}, max_length=20, required=n < MOST
            )
            self.fields[f"phone{n}"] = PhoneField(label=_("Side %(n)d: telephone") % {"n": n}, required=False)

    def sides(self) -> list[AskedSide]:
        said = self.cleaned_data
        return [AskedSide(said[f"name{n}"], said[f"phone{n}"]) for n in range(1, MOST + 1) if said[f"name{n}"].strip()]


class WillingForm(forms.Form):
    """A side told the host that it is willing."""

    means = forms.ChoiceField(
        label=_("How they said it"), choices=[(m.value, m.label) for m in Means if m != Means.LINK]
    )
    wants = forms.ChoiceField(
        label=_("Whom they would like as mediator"),
        choices=[("", _("whoever suits")), *MediatorKind.choices],
        required=False,
    )
    wants_name = forms.CharField(label=_("Whom, if they name someone"), max_length=20, required=False)


class SideForm(forms.Form):
    """What a side says by its link."""

    wants = forms.ChoiceField(
        label=_("Whom would you like as mediator?"), choices=[("", _("whoever suits")), *MediatorKind.choices],
        required=False,
    )  # fmt: skip
    wants_name = forms.CharField(label=_("If you name someone: whom?"), max_length=20, required=False)


class ArrangeForm(forms.Form):
    """The mediator whom all accept; where and when."""

    kind = forms.ChoiceField(label=_("Who mediates"), choices=MediatorKind.choices)
    person = forms.ChoiceField(label=_("From the register of those who serve"), required=False)
    name = forms.CharField(label=_("Or a name, if not in the register"), max_length=20, required=False)
    accepted = forms.BooleanField(label=_("All sides accept this mediator"), required=False)
    place = forms.CharField(label=_("Where"), max_length=80, required=False)
    day = DateField(label=_("Day"), required=False)
    begins = forms.TimeField(label=_("Begins at"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["person"].choices = [("", "—"), *people]

    def choice(self) -> Choice:
        said = self.cleaned_data
        day, begins = said["day"], said["begins"]
        meets = datetime.combine(day, begins, tzinfo=SHANGHAI) if day and begins else None
        return Choice(said["kind"], as_uuid(said["person"]), said["name"], said["accepted"], said["place"], meets)


class SettleForm(forms.Form):
    agreement = forms.CharField(label=_("What the sides agree"), max_length=1500, widget=AREA)
    oral = forms.BooleanField(label=_("By word of mouth; the sides do not want a paper"), required=False)


class ConfirmForm(forms.Form):
    day = DateField(label=_("On which day the court confirmed it"))


class FollowForm(forms.Form):
    kept = forms.ChoiceField(label=_("Is it kept?"), choices=Held.choices)
    words = forms.CharField(label=_("What was found, in a sentence"), max_length=400, widget=AREA)
