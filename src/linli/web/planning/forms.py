"""Forms of drafts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SettingsForm(forms.Form):
    """How a draft is weighed; prices in points, weights in tenths of a quiet household."""

    least = forms.IntegerField(label=_("Least households"), min_value=1, max_value=500)
    wanted = forms.IntegerField(label=_("Households wanted"), min_value=1, max_value=500)
    most = forms.IntegerField(label=_("Most households"), min_value=1, max_value=500)
    old_weight = forms.IntegerField(label=_("Old compound"), min_value=0, max_value=50)
    elderly_weight = forms.IntegerField(label=_("Share of elderly"), min_value=0, max_value=50)
    issue_weight = forms.IntegerField(label=_("Matters of the last year"), min_value=0, max_value=50)
    points = forms.DecimalField(
        label=_("Points for each household whose steward changes"), min_value=0, max_value=100, decimal_places=1
    )

    @property
    def said(self) -> dict[str, Any]:
        """The values as a draft keeps them."""
        found = dict(self.cleaned_data)
        return found | {"move_price": int(found.pop("points") * 1000)}


class PublishForm(forms.Form):
    until = forms.DateField(label=_("Comments until"))


class AdoptForm(forms.Form):
    day = forms.DateField(label=_("Holds from"))
    reason = forms.CharField(label=_("Reason, as it will be read"), max_length=400)


class DropForm(forms.Form):
    reason = forms.CharField(label=_("Why it is dropped"), max_length=400)


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why it is withdrawn, as it will be read"), max_length=400)


class CommentForm(forms.Form):
    words = forms.CharField(label=_("What you want to say about it"), max_length=500)


class BareForm(forms.Form):
    """A step that is only pressed."""


STEPS: dict[str, type[forms.Form]] = {
    "publish": PublishForm,
    "adopt": AdoptForm,
    "withdraw": WithdrawForm,
    "drop": DropForm,
    "comment": CommentForm,
    "revise": BareForm,
    "refresh": BareForm,
}
