"""Forms of the office."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.engines.geo import GeoError, Point, System, convert
from linli.forces.actions import THROUGH_THE_LOOP
from linli.people.labels import Profession, Role
from linli.web.fields import PhoneField

SYSTEMS = [
    (System.WGS84.value, _("GPS, or Tianditu (WGS-84)")),
    (System.GCJ02.value, _("Gaode or Tencent (GCJ-02)")),
    (System.BD09.value, _("Baidu (BD-09)")),
]


DIRECT = [(role.value, role.label) for role in Role if role not in THROUGH_THE_LOOP]


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=40)
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)


class PhoneChangeForm(forms.Form):
    phone = PhoneField(label=_("New telephone"), max_length=20)


class EmailForm(forms.Form):
    email = forms.CharField(label=_("E-mail for letters"), max_length=80, required=False)


class AppointmentForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=DIRECT)
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
    origin = forms.CharField(label=_("Origin of the coordinates"), max_length=60, required=False)
    origin_system = forms.ChoiceField(label=_("Looked up in"), choices=SYSTEMS, required=False)

    def clean(self) -> dict[str, Any]:
        """The origin becomes two numbers of WGS-84, to a tenth of a metre, whichever map it was looked up in."""
        said: dict[str, Any] = self.cleaned_data
        try:
            point = Point.read(said["origin"]) if said.get("origin") else None
        except GeoError:
            sentence = _("This needs two numbers, latitude and longitude, such as 34.661352, 112.432618.")
            raise ValidationError({"origin": sentence}) from None
        if point is not None:
            point = convert(point, System(said.get("origin_system") or System.WGS84), System.WGS84)
        said["origin_lat"] = round(point.lat, 6) if point else None
        said["origin_lon"] = round(point.lon, 6) if point else None
        return said


class ExportForm(forms.Form):
    numbers = forms.BooleanField(label=_("With telephone numbers"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
