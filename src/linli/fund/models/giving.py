"""Tables of giving: who gives, what is given, and by which channel of the federation one can give."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText
from linli.fund.labels import DonorKind, Form, GiftState, Mode, ReceiptKind, Restriction, Shown, Stream
from linli.fund.models.books import Entry, Purpose
from linli.people.models import Person
from linli.territory.models import Community, OfCommunity


class Donor(OfCommunity):
    """Who gives. Name and number lie sealed and can be erased; others read the name only if the donor asked for it."""

    kind = models.CharField(max_length=10, choices=DonorKind.choices)
    name = SealedText(blank=True)
    name_index = models.CharField(max_length=64, blank=True)
    contact = SealedText(blank=True)  # whom to speak with at an organisation
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    nickname = SealedText(blank=True)
    shown = models.CharField(max_length=10, choices=Shown.choices, default=Shown.KIND)
    entered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(name="", name_index="", contact="", phone="", phone_index="", nickname="", shown=Shown.KIND),
                name="fund_donor_erased_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "name_index"], name="fund_donor_name"),
            models.Index(fields=["community", "phone_index"], name="fund_donor_phone"),
        ]
        ordering = ["-entered_at"]

    def __str__(self) -> str:
        return str(self.pk)


class Gift(OfCommunity):
    """What is given 捐赠: promised, then in the federation's account and so in the books. No donor means: not known.

    `salt` with `identity` and `told_receipt` opens the commitment of its leaf; once they are erased nobody can.
    """

    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, null=True, related_name="gifts")
    stream = models.CharField(max_length=10, choices=Stream.choices)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    restriction = models.CharField(max_length=10, choices=Restriction.choices)
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="gifts")
    beneficiary = SealedText(blank=True)  # whom the donor named
    form = models.CharField(max_length=10, choices=Form.choices)
    fen = models.BigIntegerField()  # money, or the fair value
    what = models.CharField(max_length=120, blank=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    unit = models.CharField(max_length=12, blank=True)
    source = models.CharField(max_length=200, blank=True)  # on what the fair value rests, in writing
    valued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=GiftState.choices, default=GiftState.PROMISED)
    promised_on = models.DateField()
    day = models.DateField()  # when it came; while it is promised, when it was promised
    words = models.CharField(max_length=200, blank=True)
    receipt_kind = models.CharField(max_length=10, choices=ReceiptKind.choices, default=ReceiptKind.LATER)
    receipt = models.CharField(max_length=40, blank=True)
    salt = SealedText(blank=True)  # 32 hexadecimal digits
    identity = SealedText(blank=True)  # the name as the leaf has bound it
    told_receipt = models.CharField(max_length=40, blank=True)  # the receipt number as the leaf has bound it
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="gift")
    turns = models.PositiveSmallIntegerField(default=0)  # how often its entry was reversed
    told_until = models.IntegerField(default=-1)  # the last leaf of which the donor was told
    origin = models.CharField(max_length=200, blank=True)  # file, sheet and row of what was taken over 历史导入
    fingerprint = models.CharField(max_length=64, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="fund_gift_number"),
            models.UniqueConstraint(fields=["receipt"], condition=~Q(receipt=""), name="fund_gift_receipt_once"),
            models.UniqueConstraint(
                fields=["community", "fingerprint"], condition=~Q(fingerprint=""), name="fund_gift_taken_over_once"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="fund_gift_fen"),
            models.CheckConstraint(
                condition=Q(state=GiftState.RECEIVED, entry__isnull=False)
                | ~Q(state=GiftState.RECEIVED) & Q(entry=None),
                name="fund_gift_received_is_booked",
            ),
            models.CheckConstraint(
                condition=Q(form=Form.MONEY, what="", quantity=None)
                | ~Q(form=Form.MONEY) & Q(quantity__gt=0) & ~Q(what="") & ~Q(unit="") & ~Q(source=""),
                name="fund_gift_goods_are_counted",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(valued_by__isnull=False) & ~Q(valued_by=F("confirmed_by")),
                name="fund_gift_valued_by_two",
            ),
            models.CheckConstraint(
                condition=Q(form=Form.MONEY) | ~Q(state=GiftState.RECEIVED) | Q(confirmed_by__isnull=False),
                name="fund_gift_booked_once_valued",
            ),
            models.CheckConstraint(
                condition=Q(receipt_kind=ReceiptKind.NUMBERED) & ~Q(receipt="")
                | ~Q(receipt_kind=ReceiptKind.NUMBERED) & Q(receipt=""),
                name="fund_gift_receipt",
            ),
        ]
        indexes = [models.Index(fields=["community", "-day", "-number"], name="fund_gift_day")]
        ordering = ["-day", "-number"]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class Channel(OfCommunity):
    """The federation's own way to give, as the office shows it: nothing is paid here."""

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)  # of the federation
    words = models.CharField(max_length=400)
    link = models.URLField(max_length=300, blank=True)
    code = models.CharField(max_length=500, blank=True)  # what its QR code holds, if that is not the link
    certificate = models.CharField(max_length=60, blank=True)  # of public fund-raising 公开募捐资格
    plan = models.CharField(max_length=60, blank=True)  # number of the plan that was filed

    def __str__(self) -> str:
        return self.name
