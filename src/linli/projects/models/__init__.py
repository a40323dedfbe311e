"""Tables of what is done together."""

from linli.projects.models.faults import Fault
from linli.projects.models.gatherings import Cost, Craft, Edition, Item, Produce, Series, SignUp, Stall, Want
from linli.projects.models.groups import Activity, Group, Seed, SeedLine, SeedReport, SeedView
from linli.projects.models.sessions import Booking, MonthTold, Service, Session
from linli.projects.models.stations import Closure, Facility, Station
from linli.projects.models.things import Loan, Look, Thing
from linli.projects.models.work import Makers, Outcome

__all__ = [
    "Activity", "Booking", "Closure", "Cost", "Craft", "Edition", "Facility", "Fault", "Group", "Item", "Loan", "Look",
    "Makers", "MonthTold", "Outcome", "Produce", "Seed", "SeedLine", "SeedReport", "SeedView", "Series", "Service",
    "Session", "SignUp", "Stall", "Station", "Thing", "Want",
]  # fmt: skip
