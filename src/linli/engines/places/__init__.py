"""Which place words name: writings that mean the same, and the doors that an address may mean."""

from linli.engines.places.finding import Door, Land, Spot, doors, folded, place

__all__ = ["Door", "Land", "Spot", "doors", "folded", "place"]
