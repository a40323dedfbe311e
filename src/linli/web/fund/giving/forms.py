"""Forms of giving."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.fund.giving.donors import Named
from linli.fund.labels import (
    AgreementSort,
    Answer,
    DonorKind,
    Form,
    InquirySort,
    Mode,
    ReceiptKind,
    Restriction,
    Shown,
    Stream,
)
from linli.fund.models import Purpose
from linli.notifications.labels import ToldBy
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField

MOST_SCAN = 20 * 1024 * 1024
ANSWERS = [(Answer.YES, _("agreed")), (Answer.NO, _("not agreed"))]


def digest(file: Any) -> str:
    """The SHA-256 of a scan that was chosen; blank without one. The file itself is not kept."""
    return hashlib.sha256(file.read(MOST_SCAN)).hexdigest() if file else ""


def bonds(purposes: Iterable[Purpose]) -> list[tuple[str, str]]:
    """The purposes as choices, each with what may be bound to it."""
    said = {False: _("not bound"), True: _("bound")}
    return [
        (p.code, f"{p.code} {p.name} · {_('for someone whom the donor names') if p.agency else said[p.restricted]}")
        for p in purposes
    ]


class DonorForm(forms.Form):
    kind = forms.ChoiceField(label=_("Who gives"), choices=DonorKind.choices)
    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    contact = forms.CharField(label=_("Whom to speak with"), max_length=40, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    nickname = forms.CharField(label=_("Nickname"), max_length=20, required=False)
    shown = forms.ChoiceField(label=_("Shown to others as"), choices=Shown.choices)

    @property
    def said(self) -> Named:
        return Named(**self.cleaned_data)


class GiftForm(forms.Form):
    """A gift as it is written down; the donor is known by id, by name, or not at all."""

    known = forms.ChoiceField(choices=[("named", _("known")), ("nobody", _("not known"))])
    kind = forms.ChoiceField(label=_("Who gives"), choices=DonorKind.choices, required=False)
    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    stream = forms.ChoiceField(label=_("Where it comes from"), choices=Stream.choices)
    mode = forms.ChoiceField(label=_("How it was raised"), choices=Mode.choices)
    restriction = forms.ChoiceField(label=_("What the donor has bound it to"), choices=Restriction.choices)
    purpose = forms.ChoiceField(label=_("Purpose"))
    beneficiary = forms.CharField(label=_("Who receives it"), max_length=60, required=False)
    unrelated = forms.BooleanField(label=_("Who receives it is no relative or partner of the donor"), required=False)
    form = forms.ChoiceField(label=_("What is given"), choices=Form.choices)
    fen = YuanField(label=_("Amount in yuan; of goods and services their fair value"))
    what = forms.CharField(label=_("Goods or service"), max_length=120, required=False)
    quantity = forms.DecimalField(
        label=_("Quantity"), max_digits=12, decimal_places=3, min_value=Decimal("0.001"), required=False
    )
    unit = forms.CharField(label=_("Unit"), max_length=12, required=False)
    source = forms.CharField(label=_("What the value rests on, in writing"), max_length=200, required=False)
    day = forms.DateField(label=_("Day"))
    words = forms.CharField(label=_("Remark, for the office alone"), max_length=200, required=False)

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = bonds(purposes)  # type: ignore[attr-defined]

    def giver(self, donor: UUID | None) -> UUID | Named | None:
        """Who gives, as said here; `donor` is the one from whose page one came."""
        said = self.cleaned_data
        if donor or said["known"] == "nobody":
            return donor if said["known"] != "nobody" else None
        return Named(said["kind"] or DonorKind.PERSON, said["name"], phone=said["phone"])

    @property
    def said(self) -> dict[str, Any]:
        """What is given, without who gives it."""
        return {key: value for key, value in self.cleaned_data.items() if key not in ("known", "kind", "name", "phone")}


class AgreementForm(forms.Form):
    sort = forms.ChoiceField(label=_("Whose sales"), choices=AgreementSort.choices)
    name = forms.CharField(label=_("Who has signed"), max_length=60)
    phone = PhoneField(label=_("Telephone"), required=False)
    stream = forms.ChoiceField(label=_("Where it comes from"), choices=Stream.choices)
    percent = forms.DecimalField(
        label=_("Percent of net sales"), max_digits=5, decimal_places=2, min_value=Decimal("0.01"), max_value=100
    )
    cap = YuanField(label=_("At most, in yuan an event"), required=False)
    floor = YuanField(label=_("At least, in yuan an event"), required=False)
    start = forms.DateField(label=_("Holds from"))
    end = forms.DateField(label=_("until"))
    signed = forms.DateField(label=_("Signed on"))
    purpose = forms.ChoiceField(label=_("Purpose"))
    scan = forms.FileField(label=_("Scan of the signed paper"), required=False)

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = bonds(p for p in purposes if not p.agency)  # type: ignore[attr-defined]


class StatementForm(forms.Form):
    event = forms.CharField(label=_("Event"), max_length=60)
    day = forms.DateField(label=_("Day of the event"))
    sales = YuanField(label=_("Sales in yuan"))
    refunds = YuanField(label=_("Given back to buyers, in yuan"), required=False)


class RefundForm(forms.Form):
    day = forms.DateField(label=_("Day"))
    refunds = YuanField(label=_("Given back to buyers, in yuan"))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300)


class BookForm(forms.Form):
    day = forms.DateField(label=_("Came on"))
    receipt_kind = forms.ChoiceField(label=_("Receipt of the federation"), choices=ReceiptKind.choices)
    receipt = forms.CharField(label=_("Number of the receipt"), max_length=40, required=False)


class ReceiptForm(forms.Form):
    receipt_kind = forms.ChoiceField(label=_("Receipt of the federation"), choices=ReceiptKind.choices)
    receipt = forms.CharField(label=_("Number of the receipt"), max_length=40, required=False)


class ReverseForm(forms.Form):
    words = forms.CharField(label=_("Note of correction, as everyone will read it"), max_length=400)


class AskForm(forms.Form):
    to = forms.ChoiceField(label=_("Purpose from now on"))
    reason = forms.CharField(label=_("Why, as the donor will read it"), max_length=300)

    def __init__(self, *args: Any, purposes: Iterable[Purpose] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = bonds(purposes)  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    answer = forms.ChoiceField(label=_("The donor has"), choices=ANSWERS)
    scan = forms.FileField(label=_("Scan of the signed paper"), required=False)


class PlanForm(forms.Form):
    number = forms.CharField(label=_("Number of the plan that was filed"), max_length=60)


class ChangeForm(forms.Form):
    day = forms.DateField(label=_("Day"))


class ReplyForm(forms.Form):
    words = forms.CharField(label=_("Answer, as the donor will read it"), max_length=400)


class TickForm(forms.Form):
    means = forms.ChoiceField(label=_("How"), choices=ToldBy.choices)


class ShownForm(forms.Form):
    shown = forms.ChoiceField(label=_("Shown to others as"), choices=Shown.choices)
    nickname = forms.CharField(label=_("Nickname"), max_length=20, required=False)


class ConsentForm(forms.Form):
    answer = forms.ChoiceField(choices=ANSWERS)


class InquiryForm(forms.Form):
    sort = forms.ChoiceField(label=_("What you want"), choices=InquirySort.choices)
    words = forms.CharField(label=_("A word on it"), max_length=300, required=False)


class ChannelForm(forms.Form):
    name = forms.CharField(label=_("Name of the federation"), max_length=80)
    words = forms.CharField(label=_("How one gives there, in its own words"), max_length=400, required=False)
    link = forms.URLField(label=_("Address of its own page"), max_length=300, required=False, assume_scheme="https")
    code = forms.CharField(label=_("What its QR code holds"), max_length=500, required=False)
    certificate = forms.CharField(label=_("Certificate of public fund-raising"), max_length=60, required=False)
    plan = forms.CharField(label=_("Number of the filed plan"), max_length=60, required=False)
