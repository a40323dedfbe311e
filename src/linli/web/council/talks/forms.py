"""Forms of a deliberation."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.council.actions.speaking import ToDo
from linli.council.deliberation.actions.preparing import Plan, Side
from linli.council.labels import Raised
from linli.council.models import Option, Party
from linli.council.talk_labels import Held, Says, SideKind, Way
from linli.engines.owners import MATTERS
from linli.people.labels import Means
from linli.web.asking import as_uuid

TASKS = 3
AREA: Any = forms.Textarea
DAY: Any = forms.DateInput


def owners_matters() -> list[tuple[str, str]]:
    """The items that owners alone decide, in the language of the page."""
    english = (get_language() or "").startswith("en")
    return [(str(one.number), f"{one.number}. {one.en if english else one.zh}") for one in MATTERS]


class DateField(forms.DateField):
    """A day, asked by the browser's own calendar."""

    widget = type("DateInput", (forms.DateInput,), {"input_type": "date"})


class PlanForm(forms.Form):
    """What is said beforehand."""

    topic = forms.CharField(label=_("Topic"), max_length=60)
    question = forms.CharField(
        label=_("What is to be agreed"), max_length=200, widget=AREA,
        help_text=_("One question that can be answered, such as: where do the electric bikes stand?"),
    )  # fmt: skip
    owners_item = forms.ChoiceField(
        label=_("Is it for the owners alone to decide (Civil Code, article 278)?"), required=False
    )
    raised = forms.ChoiceField(label=_("Who raised it"), choices=Raised.choices)
    compound = forms.ChoiceField(label=_("Which compound"), required=False)
    day = DateField(label=_("Day"), help_text=_("The notice hangs at least three days before."))
    begins = forms.TimeField(label=_("Begins at"), help_text=_("Such as 19:00: when those concerned are at home."))
    place = forms.CharField(label=_("Where"), max_length=80)
    way = forms.ChoiceField(label=_("How it is decided"), choices=Way.choices)
    quorum = forms.IntegerField(
        label=_("How many sides must be there"), required=False, min_value=2, max_value=12,
        help_text=_("Left blank: all for a consensus, two thirds for a vote."),
    )  # fmt: skip
    turn_minutes = forms.IntegerField(label=_("Minutes of a turn"), initial=3, min_value=1, max_value=15)

    def __init__(self, *args: Any, compounds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["owners_item"].choices = [("", _("please choose")), ("0", _("no, none of these")), *owners_matters()]
        fields["compound"].choices = [("", _("the whole community, or several")), *compounds]

    def plan(self, case: UUID | None = None) -> Plan:
        said = self.cleaned_data
        return Plan(
            said["topic"], said["question"], said["day"], said["begins"], said["place"], said["way"], said["quorum"],
            said["turn_minutes"], said["raised"], as_uuid(said["compound"]), case,
            int(said["owners_item"]) if said["owners_item"] else None,
        )  # fmt: skip


class SideForm(forms.Form):
    kind = forms.ChoiceField(label=_("What sort of side"), choices=SideKind.choices)
    name = forms.CharField(
        label=_("Name of the side"),
        max_length=40,
        help_text=_("A place or a body, no person: residents of building 3."),
    )
    people = forms.IntegerField(
        label=_("For how many households or members"), required=False, min_value=1, max_value=5000
    )

    def side(self) -> Side:
        said = self.cleaned_data
        return Side(said["kind"], said["name"], said["people"])


class OptionForm(forms.Form):
    words = forms.CharField(label=_("What might be done"), max_length=120)
    pros = forms.CharField(label=_("What speaks for it"), max_length=200, required=False)
    cons = forms.CharField(label=_("What is against it"), max_length=200, required=False)


class ReasonForm(forms.Form):
    words = forms.CharField(label=_("Why"), max_length=400, widget=AREA)


class OpenForm(forms.Form):
    """How many of each side came."""

    def __init__(self, *args: Any, sides: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        for side in sides:
            self.fields[f"came-{side.pk}"] = forms.IntegerField(
                label=_("%(side)s: how many came") % {"side": side.name}, min_value=0, max_value=999, required=False
            )

    def came(self) -> dict[UUID, int]:
        return {side.pk: self.cleaned_data[f"came-{side.pk}"] or 0 for side in self.sides}


class TurnForm(forms.Form):
    side = forms.ChoiceField(label=_("Who spoke"))
    points = forms.CharField(
        label=_("What was said, in a few words"), max_length=300, widget=AREA,
        help_text=_("Points, not sentences of a person; nothing is recorded."),
    )  # fmt: skip

    def __init__(self, *args: Any, sides: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["side"].choices = [(str(side.pk), side.name) for side in sides if side.came]


class SpeakerForm(forms.Form):
    side = forms.ChoiceField(label=_("For which side"))
    speaker = forms.CharField(
        label=_("Name of who speaks for it"), max_length=20, required=False,
        help_text=_("Sealed, for the minutes in the file alone. Left blank, the name is forgotten."),
    )  # fmt: skip
    consented = forms.ChoiceField(
        label=_("How they agreed to be named"), choices=[("", "—"), *Means.choices], required=False
    )

    def __init__(self, *args: Any, sides: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["side"].choices = [(str(side.pk), side.name) for side in sides]


class AdjournForm(forms.Form):
    day = DateField(label=_("Goes on on"))
    begins = forms.TimeField(label=_("Begins at"))
    words = forms.CharField(label=_("What has to be found out until then"), max_length=400, widget=AREA)


class AgreeForm(forms.Form):
    """What was agreed, what each side says, the other view, the tasks."""

    agreement = forms.CharField(label=_("What was agreed"), max_length=1500, widget=AREA)
    option = forms.ChoiceField(label=_("Which of the options it is"), required=False)
    minority = forms.CharField(
        label=_("The view of those who see it otherwise"), max_length=800, required=False, widget=AREA,
        help_text=_("It stays in the minutes and on the public page."),
    )  # fmt: skip
    unanimous = forms.BooleanField(label=_("Asked: nobody sees it otherwise"), required=False)

    def __init__(
        self, *args: Any, sides: Sequence[Party], options: Sequence[Option], people: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.sides = [side for side in sides if side.came]
        fields: Any = self.fields
        fields["option"].choices = [
            ("", _("another, as written above")),
            *((str(one.pk), one.words) for one in options),
        ]
        for side in self.sides:
            fields[f"says-{side.pk}"] = forms.ChoiceField(
                label=_("%(side)s is") % {"side": side.name}, choices=Says.choices
            )
        for n in range(1, TASKS + 1):
            fields[f"task{n}"] = forms.CharField(
                label=_("What is to be done (%(n)d)") % {"n": n}, max_length=200, required=False
            )
            fields[f"lead{n}"] = forms.ChoiceField(
                label=_("Who answers for it"), choices=[("", "—"), *people], required=False
            )
            fields[f"due{n}"] = DateField(label=_("By when"), required=False)
        fields["weeks"] = forms.IntegerField(
            label=_("Look back after how many weeks"), initial=8, min_value=1, max_value=52
        )

    def says(self) -> dict[UUID, str]:
        return {side.pk: self.cleaned_data[f"says-{side.pk}"] for side in self.sides}

    def tasks(self) -> list[ToDo]:
        said = self.cleaned_data
        lines = [(said[f"task{n}"], as_uuid(said[f"lead{n}"]), said[f"due{n}"]) for n in range(1, TASKS + 1)]
        return [ToDo(words, lead, due) for words, lead, due in lines if words or lead]


class PartForm(forms.Form):
    words = forms.CharField(
        label=_("Why not, and which ways are open now"), max_length=800, widget=AREA,
        help_text=_("Mediation, the owners' vote, 12345, the court: none of them is closed by this."),
    )  # fmt: skip
    minority = forms.CharField(
        label=_("Views that shall stay in the minutes"), max_length=800, required=False, widget=AREA
    )


class LookBackForm(forms.Form):
    """What each side that was asked finds."""

    def __init__(self, *args: Any, sides: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        for side in sides:
            self.fields[f"found-{side.pk}"] = forms.ChoiceField(
                label=_("%(side)s says") % {"side": side.name}, choices=[("", _("was not asked")), *Held.choices],
                required=False,
            )  # fmt: skip
        self.fields["words"] = forms.CharField(label=_("What was found, in a sentence"), max_length=400, widget=AREA)

    def found(self) -> dict[UUID, str]:
        said = {side.pk: self.cleaned_data[f"found-{side.pk}"] for side in self.sides}
        return {id: held for id, held in said.items() if held}
