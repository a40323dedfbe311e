"""Forms of partners, resources, deeds and honours. Each names its fields in the order in which they are asked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.partners.labels import Named, Owner, Per, RelationSort, ResourceKind, Unit
from linli.people.labels import Means, OrganisationKind
from linli.people.models import Organisation
from linli.territory.models import Compound
from linli.territory.queries import general_grids
from linli.web.asking import as_uuid
from linli.web.fields import PhoneField
from linli.web.fund.doing.forms import prose
from linli.web.public.forms import PhotosField

NONE = ("", _("none"))
WHOLE = ("", _("the whole community"))


def organisations(found: Iterable[Organisation]) -> list[tuple[str, str]]:
    """Organisations as choices."""
    return [(str(one.pk), one.name) for one in found]


def places(community_id: UUID) -> list[tuple[str, str]]:
    """General grids and compounds as choices: g or c and the id. Two queries."""
    compounds = Compound.objects.filter(community=community_id)
    return [
        *((f"g{one.pk}", one.name) for one in general_grids(community_id)),
        *((f"c{one.pk}", one.name) for one in compounds),
    ]


def place(chosen: str) -> dict[str, UUID | None]:
    """What was chosen of those, as columns."""
    id = as_uuid(chosen[1:])
    return {"general_grid": id if chosen[:1] == "g" else None, "compound": id if chosen[:1] == "c" else None}


class NewForm(forms.Form):
    """An organisation that the office has already, or another one by its name."""

    known = forms.ChoiceField(label=_("An organisation that is entered already"), required=False)
    name = forms.CharField(label=_("Or the name of a new one"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("What sort of body a new one is"), choices=OrganisationKind.choices)
    words = forms.CharField(label=_("What it says of itself"), max_length=200, required=False)

    def __init__(self, *args: Any, known: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].choices = [NONE, *organisations(known)]  # type: ignore[attr-defined]


class TieForm(forms.Form):
    sort = forms.ChoiceField(label=_("Tied as"), choices=RelationSort.choices)
    alliance = forms.ChoiceField(label=_("Which alliance, for a member"), required=False)
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("Until, the first day on which it holds no more"), required=False)
    agreed = prose(_("What was agreed"), 400, required=False)
    signed = forms.DateField(label=_("Signed on"), required=False)
    scan = forms.FileField(
        label=_("Scan of the signed paper"),
        required=False,
        help_text=_("Its digest and its name are kept; the paper stays in the office."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alliance"].choices = [NONE, *organisations(bodies)]  # type: ignore[attr-defined]


class DayForm(forms.Form):
    day = forms.DateField(label=_("From which day on no more"))


class WordsForm(forms.Form):
    words = prose(_("What it says of itself"), 200, required=False)


class ContactForm(forms.Form):
    contact = forms.CharField(label=_("Whom to speak with"), max_length=40, required=False)
    phone = PhoneField(label=_("Telephone"), required=False, help_text=_("Sealed; who looks at it is noted."))


class ShownForm(forms.Form):
    shown = forms.ChoiceField(
        label=_("Named on public pages?"), choices=[("yes", _("yes, it agreed")), ("no", _("no"))]
    )
    means = forms.ChoiceField(label=_("How it said so"), choices=Means.choices, required=False)


class DonorForm(forms.Form):
    donor = forms.CharField(
        label=_("Its donor in the fund"),
        max_length=36,
        required=False,
        help_text=_("The last part of the address of the donor's page."),
    )


class OfferForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is offered"), choices=ResourceKind.choices)
    words = forms.CharField(label=_("In a few words"), max_length=120)
    times = forms.IntegerField(
        label=_("How many times"), min_value=1, max_value=999, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    per = forms.ChoiceField(label=_("In which time"), choices=Per.choices)
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("Until, the first day on which it holds no more"), required=False)
    places = forms.MultipleChoiceField(
        label=_("For whom; nothing ticked means the whole community"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places)  # type: ignore[attr-defined]


class UseForm(forms.Form):
    day = forms.DateField(label=_("Day"))
    words = forms.CharField(label=_("What it was used for"), max_length=120)
    count = forms.IntegerField(
        label=_("How many"), min_value=1, max_value=99_999, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    unit = forms.ChoiceField(label=_("Counted as"), choices=Unit.choices)
    where = forms.CharField(label=_("Where"), max_length=80, required=False)
    general_grid = forms.ChoiceField(label=_("General grid"), required=False)

    def __init__(self, *args: Any, grids: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["general_grid"].choices = [WHOLE, *grids]  # type: ignore[attr-defined]


class AliasForm(forms.Form):
    kind = forms.ChoiceField(label=_("A name of"), choices=Named.choices)
    name = forms.CharField(label=_("The other name"), max_length=80)
    means = forms.CharField(label=_("It stands for"), max_length=80)


class DeedForm(forms.Form):
    title = forms.CharField(label=_("What shall be done"), max_length=60)
    origin = prose(_("Which wish of residents it answers"), 200, required=False, help_text=_("No names of people."))
    where = forms.CharField(label=_("Where"), max_length=80, required=False)
    area = forms.ChoiceField(label=_("General grid or compound"), required=False)
    due = forms.DateField(label=_("By when"))
    done_means = prose(_("By what one sees that it is done"), 200)

    def __init__(self, *args: Any, community: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [WHOLE, *places(community)]  # type: ignore[attr-defined]


class ClaimForm(forms.Form):
    partner = forms.ChoiceField(label=_("For which organisation"))

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = list(partners)  # type: ignore[attr-defined]


class DoneForm(forms.Form):
    words = prose(_("What was done"), 300)
    photos = PhotosField(
        label=_("A photo of the thing"), required=False, help_text=_("Of the thing, not of people. It is not needed.")
    )


class ReasonForm(forms.Form):
    reason = prose(_("Why"), 200)


class PaperForm(forms.Form):
    """What two residents have signed on paper."""

    good = forms.ChoiceField(label=_("They found"), choices=[("yes", _("it is done")), ("no", _("it is not done yet"))])
    first = forms.CharField(label=_("One who signed"), max_length=20)
    second = forms.CharField(label=_("The other who signed"), max_length=20)
    words = prose(_("A word on it"), 200, required=False)
    outside = forms.BooleanField(label=_("Neither of them belongs to the organisation that did it"), required=False)


class FoundForm(forms.Form):
    words = prose(_("A word on it"), 200, required=False)
    name = forms.CharField(label=_("Your name"), max_length=20, required=False)
    outside = forms.BooleanField(label=_("I do not belong to the organisation that did it"), required=False)


class LookedForm(forms.Form):
    looked = forms.BooleanField(label=_("I looked: nobody and no number plate can be recognised"), required=False)


class HonourForm(forms.Form):
    name = forms.CharField(label=_("Name of the honour"), max_length=80)
    owner = forms.ChoiceField(label=_("Whose it is"), choices=Owner.choices)
    body = forms.CharField(label=_("Name of that body"), max_length=80)
    given_by = forms.CharField(label=_("Given by"), max_length=80)
    day = forms.DateField(label=_("On which day"))
    scan = forms.FileField(label=_("The paper, scanned"), required=False)
