"""Words for what is used together: things, stations, services, bookings, work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ThingKind(TextChoices):
    """What a convenience thing is."""

    TOOLBOX = "toolbox", _("tool box")
    FIRST_AID = "first_aid", _("first-aid kit")
    SEAT = "seat", _("warm seat")
    WHEELS = "wheels", _("wheelchair or walker")
    UMBRELLA = "umbrella", _("umbrella")
    RAIL = "rail", _("handrail")
    RACK = "rack", _("drying rack")
    WARMER = "warmer", _("warm box for meals")
    BOOK = "book", _("picture book")
    OTHER = "other", _("other thing")


LENT = ("toolbox", "wheels", "umbrella", "book", "other")  # kinds that are usually lent


class Amenity(TextChoices):
    """What a station offers."""

    WATER = "water", _("drinking water")
    POWER = "power", _("sockets to charge")
    MICROWAVE = "microwave", _("microwave")
    SEATS = "seats", _("seats")
    COOL = "cool", _("heating and cooling")
    KIT = "kit", _("first-aid kit")
    PUMP = "pump", _("tyre pump")
    TOILET = "toilet", _("toilet")
    DOOR = "door", _("door")


class ServiceKind(TextChoices):
    """What a service is, and of work what is learnt or used."""

    CHILDCARE = "childcare", _("childcare")
    SCIENCE = "science", _("science for young and old")
    MEAL = "meal", _("meals at the table")
    ROUND = "round", _("meals brought home")
    BOOKS = "books", _("picture-book station")
    COURSE = "course", _("course")
    STUDIO = "studio", _("live studio")
    OTHER = "other", _("other service")


FOR_WORK = ("course", "studio")


class BookingState(TextChoices):
    """How a booking stands."""

    BOOKED = "booked", _("booked")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("cancelled")


class BookedBy(TextChoices):
    """How a booking came in."""

    WEB = "web", _("web page")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")


class Handed(TextChoices):
    """What became of a meal at the door."""

    DONE = "done", _("delivered")
    ABSENT = "absent", _("not at home")


class Method(TextChoices):
    """How visits or people were counted."""

    BOOKED = "booked", _("by bookings")
    COUNTED = "counted", _("counted at the door")
    ESTIMATED = "estimated", _("estimated")


class OutcomeKind(TextChoices):
    """What someone says has come of it."""

    WORK = "work", _("in work")
    VENTURE = "venture", _("an own venture")
    TRAINING = "training", _("in training")


DEFINED = {
    "work": _("Paid work of one's own choice, by one's own word, since the day named."),
    "venture": _("An own business, stall or workshop, by one's own word, since the day named."),
    "training": _("A course or an apprenticeship that runs, by one's own word, since the day named."),
}
