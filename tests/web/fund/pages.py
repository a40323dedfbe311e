"""Every address of the fund × every role has an expected answer; read by tests/web/fund/test_matrix.py."""

from typing import Any

from linli.foundation import table
from tests.builders import World

# the words are those of tests/web/test_matrix.py
PAGES = table.read(
    """
address                 visitor  steward  leader  office  secretary  street  committee  accountant  admin
/fund/                  ok       ok       ok      ok      ok         ok      ok         ok          ok
"""
)


def places_of(world: World) -> dict[str, Any]:
    """What stands in the brackets of the addresses."""
    return {}
