"""Tables of surveys. Who said what stands nowhere: a slip knows that it was used, and answers are counted at once."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText
from linli.people.models import Person
from linli.surveys.labels import Answer, Sampling, Way
from linli.territory.models import OfCommunity


class Survey(OfCommunity):
    """A survey: its questions in fixed words, who is asked, its days; closed, its result is frozen and public."""

    name = models.CharField(max_length=60)
    questions = models.JSONField()  # key, version, zh, en of each
    sampling = models.CharField(max_length=10, choices=Sampling.choices)
    surveyor = models.CharField(max_length=60)  # who asks
    wanted = models.PositiveIntegerField(null=True)  # how many households a random sample shall have
    seed = models.BigIntegerField(null=True)  # by which it can be drawn again
    frame = models.PositiveIntegerField(default=0)  # households there were when it was opened
    size = models.PositiveIntegerField(default=0)  # households that were asked
    opens = models.DateField()
    closes = models.DateField()
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    result = models.JSONField(default=dict)  # used, by way, and for each question its counts

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="survey_name"),
            models.CheckConstraint(condition=Q(opens__lte=F("closes")), name="survey_days"),
            models.CheckConstraint(
                condition=Q(sampling="everyone", wanted=None)
                | Q(sampling="random", wanted__isnull=False, wanted__gt=0),
                name="survey_sample",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, seed=None, size=0)
                | Q(opened_at__isnull=False, seed__isnull=False, size__gt=0, frame__gte=F("size")),
                name="survey_opened_with_slips",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False, opened_at__isnull=False),
                name="survey_closed_after_it_was_opened",
            ),
        ]
        ordering = ["-closes", "-prepared_at"]

    def __str__(self) -> str:
        return self.name


class Slip(OfCommunity):
    """The code of a household that is asked. It says whether it was used and by which way, never what for or when."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="slips")
    place = models.CharField(max_length=80)
    number = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, unique=True)
    secret = SealedText(blank=True)  # until the survey closes, so that it can be printed
    used = models.CharField(max_length=5, choices=Way.choices, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "number"], name="survey_slip_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class Entry(OfCommunity):
    """A slip on paper as the first of two people entered it; once another confirms it, what it said is erased."""

    slip = models.OneToOneField(Slip, on_delete=models.PROTECT, related_name="entry")
    answers = models.JSONField(default=dict)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                name="survey_entry_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(answers={}), name="survey_entry_forgets_its_answers"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.slip_id}"


class Tally(OfCommunity):
    """How many gave an answer to a question by a way: the only place where answers are kept."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="tallies")
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    way = models.CharField(max_length=5, choices=Way.choices)
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "question", "answer", "way"], name="survey_tally_once"),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values, way__in=Way.values), name="survey_tally_words"
            ),
        ]
        ordering = ["question", "answer", "way"]

    def __str__(self) -> str:
        return f"{self.question} {self.answer} {self.n}"


class Earlier(OfCommunity):
    """A result of before 历史导入, as a paper tells it; what it does not tell stays visible as not told."""

    name = models.CharField(max_length=60)
    day = models.DateField()
    question = models.CharField(max_length=120, blank=True)
    surveyor = models.CharField(max_length=60, blank=True)
    method = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(null=True)
    answered = models.PositiveIntegerField(null=True)
    permille = models.PositiveSmallIntegerField()  # satisfied, of a thousand
    scan = models.CharField(max_length=64, blank=True)  # digest of the paper
    scan_form = models.CharField(max_length=20, blank=True)  # its media type
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    past = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name", "day"], name="earlier_survey_once"),
            models.CheckConstraint(condition=Q(permille__lte=1000), name="earlier_survey_share"),
            models.CheckConstraint(
                condition=Q(answered=None) | Q(size=None) | Q(answered__lte=F("size")), name="earlier_survey_answered"
            ),
        ]
        ordering = ["-day"]

    def __str__(self) -> str:
        return self.name
