"""Dates and times of old records, in every shape that offices use."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.foundation.clock import SHANGHAI
from linli.office.history.understanding import instants
from linli.office.history.understanding.instants import Instant
from linli.office.workbook.values import Bad, Cell


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2025-03-01", "2025-03-01 00:00"),
        ("2025.3.1", "2025-03-01 00:00"),
        ("2025年3月1日", "2025-03-01 00:00"),
        ("20250301", "2025-03-01 00:00"),
        ("２０２５/３/１", "2025-03-01 00:00"),
        ("2025/3/1 8:05", "2025-03-01 08:05"),
        ("2025-03-01 08:30:15", "2025-03-01 08:30:15"),
        ("2025年3月1日 下午3:05", "2025-03-01 15:05"),
        ("2025年3月1日8时30分", "2025-03-01 08:30"),
        ("2025年3月1日 晚上8点半", "2025-03-01 20:30"),
        ("2025-3-1 星期六 12:00", "2025-03-01 12:00"),
        ("2025-03-01T00:30:00Z", "2025-03-01 08:30"),
        ("20250301083015", "2025-03-01 08:30:15"),
        (45717, "2025-03-01 00:00"),
        (45717.5, "2025-03-01 12:00"),
        ("45717", "2025-03-01 00:00"),
        (20250301, "2025-03-01 00:00"),
        (datetime(2025, 3, 1, 9, 15), "2025-03-01 09:15"),  # noqa: DTZ001 - a cell knows no zone
        (date(2025, 3, 1), "2025-03-01 00:00"),
    ],
)
def test_a_date_is_understood_however_it_is_written(written: Cell, local: str) -> None:
    found = instants.read(written)
    assert isinstance(found, Instant)
    assert found.at.astimezone(SHANGHAI) == datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "written", ["上周", "2025-13-01", "2025-02-30", "25:00", "3月1日", 2025.1, True, "2025-3-1 27:00", "无"]
)
def test_what_is_no_date_is_said_to_be_none(written: Cell) -> None:
    assert isinstance(instants.read(written), Bad)


@given(st.one_of(st.text(max_size=25), st.floats(), st.integers(), st.datetimes()))
def test_no_cell_breaks_the_reader(cell: Cell) -> None:
    assert isinstance(instants.read(cell), Instant | Bad)
