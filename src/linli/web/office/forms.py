"""Forms of the office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.people.labels import Profession, Role
from linli.web.fields import PhoneField


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=40)
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)


class PhoneChangeForm(forms.Form):
    phone = PhoneField(label=_("New telephone"), max_length=20)


class EmailForm(forms.Form):
    email = forms.CharField(label=_("E-mail for letters"), max_length=80, required=False)


class AppointmentForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    profession = forms.ChoiceField(label=_("Profession"), choices=[("", "—"), *Profession.choices], required=False)
    micro_grid = forms.UUIDField(label=_("Micro-grid"), required=False)
    general_grid = forms.UUIDField(label=_("General grid"), required=False)
    compound = forms.UUIDField(label=_("Compound"), required=False)
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("Until"), required=False)
    offers = forms.CharField(label=_("What the anchor household offers"), max_length=120, required=False)


class EndForm(forms.Form):
    end = forms.DateField(label=_("First day on which it no longer holds"))


class DeputyForm(forms.Form):
    deputy = forms.UUIDField(label=_("Deputy"))
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("Back on"))


class SettingsForm(forms.Form):
    name = forms.CharField(label=_("Name of the community"), max_length=60)
    street = forms.CharField(label=_("Street"), max_length=60, required=False)
    office_phone = PhoneField(label=_("Office telephone"), max_length=20, required=False)
    supervision_phone = PhoneField(label=_("Supervision telephone"), max_length=20, required=False)
    area_km2 = forms.DecimalField(label=_("Area, km²"), max_digits=6, decimal_places=2, min_value=0, required=False)
    residents = forms.IntegerField(label=_("Residents"), min_value=0, max_value=1_000_000, required=False)
    residents_as_of = forms.DateField(label=_("Counted on"), required=False)
    least_households = forms.IntegerField(label=_("Fewest households of a micro-grid"), min_value=1, max_value=500)
    most_households = forms.IntegerField(label=_("Most households of a micro-grid"), min_value=1, max_value=1000)


class ExportForm(forms.Form):
    numbers = forms.BooleanField(label=_("With telephone numbers"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
