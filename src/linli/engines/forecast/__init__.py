"""What will come, with its error: counts a week, places where matters recur, and how good forecasts have been."""

from linli.engines.forecast.ahead import Ahead, forecast
from linli.engines.forecast.backtest import Backtest, Line, backtest
from linli.engines.forecast.counts import Counts, CountsError, read
from linli.engines.forecast.effects import Effects, EffectsError
from linli.engines.forecast.repeats import Event, Repeat, repeats
from linli.engines.forecast.rising import Rise, rising
from linli.engines.forecast.sharing import AtPlace, by_place
from linli.engines.forecast.weeks import WeekError, following, label, monday

__all__ = [
    "Ahead", "AtPlace", "Backtest", "Counts", "CountsError", "Effects", "EffectsError", "Event", "Line", "Repeat",
    "Rise", "WeekError", "backtest", "by_place", "following", "forecast", "label", "monday", "read", "repeats",
    "rising",
]  # fmt: skip
