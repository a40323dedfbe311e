"""Forms by which what was said comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.cases.intake.actions import MOST_WORDS
from linli.cases.labels import OrderSource
from linli.office.uploads import MOST_BYTES, TooLarge
from linli.web.fields import PhoneField
from linli.web.public.forms import PhotosField

MOST_PASTED = 40_000


class PasteForm(forms.Form):
    pasted = forms.CharField(label=_("The messages"), max_length=MOST_PASTED, strip=False)


class NightTalkForm(forms.Form):
    day = forms.DateField(label=_("When was it?"))
    where = forms.CharField(label=_("Where was it?"), max_length=120, required=False)
    pasted = forms.CharField(label=_("What the neighbours said"), max_length=MOST_PASTED, strip=False)


class DraftForm(forms.Form):
    """One message as it shall be kept."""

    words = forms.CharField(label=_("Words"), max_length=MOST_WORDS)
    place = forms.CharField(label=_("Where"), max_length=120)
    kind = forms.CharField(label=_("Kind"), max_length=4, required=False)
    into = forms.CharField(label=_("Which matter is it?"), max_length=40, required=False)
    keep_name = forms.BooleanField(label=_("Keep the name, to tell them"), required=False)


class SeenForm(forms.Form):
    """What was asked or seen at one door of a round."""

    words = forms.CharField(label=_("What was asked or seen here?"), max_length=MOST_WORDS, required=False)
    photos = PhotosField(label=_("Photos"), required=False)
    name = forms.CharField(label=_("For whom"), max_length=20, required=False)
    phone = PhoneField(label=_("Their telephone"), max_length=20, required=False)


class BringOrdersForm(forms.Form):
    """A file of orders, or their text."""

    source = forms.ChoiceField(label=_("From where?"), choices=OrderSource.choices)
    file = forms.FileField(label=_("File"), required=False)
    text = forms.CharField(label=_("Or paste the orders"), max_length=200_000, required=False, strip=False)

    def content(self) -> bytes | None:
        """What was brought; None, with a sentence at its field, when nothing was or it is too large."""
        file, words = self.cleaned_data["file"], self.cleaned_data["text"]
        if file and file.size > MOST_BYTES:
            self.add_error("file", str(TooLarge()))
            return None
        if not file and not words.strip():
            self.add_error("file", _("Choose a file, or paste the text of the orders."))
            return None
        return bytes(file.read()) if file else words.encode()


class OrderForm(forms.Form):
    """One order as it shall be taken in."""

    place = forms.CharField(label=_("Where"), max_length=120, required=False)
    into = forms.CharField(label=_("Which matter is it?"), max_length=40, required=False)
    number = forms.CharField(label=_("Or the number of an open matter"), max_length=12, required=False)


class AnswerForm(forms.Form):
    """What is answered to the other system."""

    words = forms.CharField(label=_("What is answered?"), max_length=MOST_WORDS)
    contacted = forms.ChoiceField(
        label=_("Was the caller spoken to?"),
        choices=[("yes", _("yes, spoken to")), ("no", _("no, not spoken to"))],
    )


class CallForm(forms.Form):
    """A call on the line."""

    words = forms.CharField(label=_("What do they say?"), max_length=MOST_WORDS)
    place = forms.CharField(label=_("Where is it?"), max_length=120)
    phone = PhoneField(label=_("Their number"), max_length=20, required=False)
    name = forms.CharField(label=_("Their name"), max_length=20, required=False)
    into = forms.UUIDField(required=False)  # the open matter that it is about, where the desk says so

    def read_back(self) -> dict[str, Any]:
        """What is to be said to the caller, so that they can say yes."""
        said = self.cleaned_data
        number = said["phone"]
        spoken = f"{number[:3]} {number[3:7]} {number[7:]}" if len(number) == 11 else number
        return {"words": said["words"], "number": spoken, "name": said["name"]}
