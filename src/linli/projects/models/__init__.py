"""Tables of what is done together."""

from linli.projects.models.gatherings import Cost, Craft, Edition, Item, Produce, Series, SignUp, Stall, Want
from linli.projects.models.groups import Activity, Group, Seed, SeedLine, SeedReport, SeedView

__all__ = [
    "Activity",
    "Cost",
    "Craft",
    "Edition",
    "Group",
    "Item",
    "Produce",
    "Seed",
    "SeedLine",
    "SeedReport",
    "SeedView",
    "Series",
    "SignUp",
    "Stall",
    "Want",
]
