"""Tables of wishes. Whose a wish is lies sealed and is shown to its keeper alone; claims end and are forgotten."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText
from linli.people.labels import Means
from linli.people.models import Organisation, Person
from linli.territory.models import Compound, GeneralGrid, OfCommunity
from linli.wishes.labels import ClaimedBy, Ended, Sort, Stage
from linli.wishes.sheet import Wisher


class Wish(OfCommunity):
    """A small thing that someone needs 微心愿. Everyone reads `need` and the area; nobody reads whose it is."""

    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=10, choices=Sort.choices)
    need = models.CharField(max_length=80)
    worth = models.PositiveIntegerField(null=True)  # what it costs at most, in fen; help costs nothing
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    kept = SealedText(blank=True)  # the sheet of the wisher
    phone_index = models.CharField(max_length=64, blank=True)
    agreed_at = models.DateTimeField()
    means = models.CharField(max_length=10, choices=Means.choices)
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # the keeper
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    opened_at = models.DateTimeField(null=True)  # since when it hangs on the wall
    claimed_at = models.DateTimeField(null=True)  # the last claim
    delivered_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)  # the recipient's word
    received_means = models.CharField(max_length=10, choices=Means.choices, blank=True)
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # who wrote it down
    witness = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    witnessed_at = models.DateTimeField(null=True)
    fulfilled_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    thanks = models.CharField(max_length=200, blank=True)
    thanks_passed_at = models.DateTimeField(null=True)
    meets = models.BooleanField(default=False)  # the wisher would like to meet
    erased_at = models.DateTimeField(null=True)
    past = models.BooleanField(default=False)  # 历史导入
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="wish_number"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="wish_stage"),
            models.CheckConstraint(
                condition=Q(stage=Stage.SAID)
                | Q(stage=Stage.WITHDRAWN)
                | Q(opened_at__isnull=False, lead__isnull=False),
                name="wish_on_the_wall_has_a_keeper",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.FULFILLED, fulfilled_at__isnull=False, received_at__isnull=False)
                & Q(witness__isnull=False, witnessed_at__isnull=False)
                | Q(stage=Stage.FULFILLED, past=True, fulfilled_at__isnull=False, witness=None, received_at=None)
                | ~Q(stage=Stage.FULFILLED) & Q(fulfilled_at=None),
                name="wish_fulfilled_by_two_words",
            ),
            models.CheckConstraint(
                condition=Q(witness=None) | Q(received_by=None) | ~Q(witness=F("received_by")),
                name="wish_witness_is_another",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.WITHDRAWN, withdrawn_at__isnull=False)
                | ~Q(stage=Stage.WITHDRAWN) & Q(withdrawn_at=None),
                name="wish_taken_back_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(kept="") | Q(erased_at__isnull=False, kept="", phone_index=""),
                name="wish_kept_or_erased",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "stage"], name="wish_wall"),
            models.Index(fields=["phone_index"], name="wish_phone"),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def wisher(self) -> Wisher:
        return Wisher.read(self.kept)


class Claim(OfCommunity):
    """Someone fulfils a wish until a day. One wish has one claim at a time; the database sees to it."""

    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, choices=ClaimedBy.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    gift = models.PositiveIntegerField(null=True)  # number of the gift in the fund
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    until = models.DateField()
    reminded = models.DateField(null=True)  # the day of which a letter reminded
    handed_at = models.DateTimeField(null=True)
    meets = models.BooleanField(default=False)  # whoever claimed it would like to meet
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish"], condition=Q(ended_at=None), name="claim_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended="") | Q(ended_at__isnull=False) & ~Q(ended=""), name="claim_ended_why"
            ),
            models.CheckConstraint(
                condition=Q(kind=ClaimedBy.FUND, gift__isnull=False) | ~Q(kind=ClaimedBy.FUND) & Q(gift=None),
                name="claim_of_the_fund_names_its_gift",
            ),
            models.CheckConstraint(
                condition=Q(kind=ClaimedBy.PARTNER, organisation__isnull=False) | ~Q(kind=ClaimedBy.PARTNER),
                name="claim_of_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", phone="", phone_index=""), name="claim_erased_whole"
            ),
        ]
        indexes = [models.Index(fields=["phone_index"], name="claim_phone")]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.wish_id} {self.kind}"
