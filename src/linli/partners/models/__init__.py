"""Tables of partners."""

from linli.partners.models.deeds import Deed, Finding
from linli.partners.models.honours import Honour
from linli.partners.models.relations import Alias, Partner, Relation
from linli.partners.models.resources import Reach, Resource, Use

__all__ = ["Alias", "Deed", "Finding", "Honour", "Partner", "Reach", "Relation", "Resource", "Use"]
