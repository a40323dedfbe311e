"""The chart of accounts by whose rules books are opened; handed down by the roof."""

from linli.engines.ledger.chart import Chart

_held: list[Chart] = []


def use(chart: Chart) -> None:
    """Take this chart from now on."""
    _held[:] = [chart]


def chart() -> Chart:
    return _held[0]
