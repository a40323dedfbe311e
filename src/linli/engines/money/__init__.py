"""Money in whole fen: read as people write it, written as people read it, shared out without losing one."""

from linli.engines.money.capitals import capitals
from linli.engines.money.reading import AmountError, Wrong, read
from linli.engines.money.sharing import part, split
from linli.engines.money.writing import plain, written

__all__ = ["AmountError", "Wrong", "capitals", "part", "plain", "read", "split", "written"]
