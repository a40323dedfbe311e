"""Orders of other systems, 12345 and district platforms: their columns, their limits, and whom they let us call."""

from linli.engines.orders.columns import meaning
from linli.engines.orders.limits import Limit, due, limit
from linli.engines.orders.reading import Order, Orders, blocks, read

__all__ = ["Limit", "Order", "Orders", "blocks", "due", "limit", "meaning", "read"]
