"""Season hints: what holds on a day, what begins within two weeks, over the turn of the year too; a bad row named."""

from datetime import date

import pytest

from linli.cases import reference, seasons
from linli.cases.seasons import SeasonError, near, read

HEAD = "start,end,kind,name_zh,name_en,hint_zh,hint_en\n"
HEATING = HEAD + "11-15,03-15,SD04,供暖季,Heating,问一声,Ask\n"


def names(day: date) -> list[str]:
    return [season.name_zh for season, _start, _end in near(reference.seasons(), day)]


@pytest.mark.parametrize(
    ("day", "span"),
    [
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), (date(2026, 11, 15), date(2027, 3, 15))),
        (date(2026, 12, 31), (date(2026, 11, 15), date(2027, 3, 15))),
        (date(2027, 1, 1), (date(2026, 11, 15), date(2027, 3, 15))),
        (date(2027, 3, 15), (date(2026, 11, 15), date(2027, 3, 15))),
        (date(2027, 3, 16), None),
    ],
)
def test_heating_goes_over_the_turn_of_the_year(day: date, span: tuple[date, date] | None) -> None:
    found = near(read(HEATING), day)
    assert [(start, end) for _season, start, end in found] == ([span] if span else [])


def test_the_seasons_of_the_file_come_in_their_time() -> None:
    assert names(date(2026, 7, 20)) == ["汛期", "暑假"]
    assert "年节" in names(date(2027, 2, 6))
    assert "年节" not in names(date(2027, 3, 6))
    assert names(date(2026, 4, 1)) == []


def test_every_season_of_the_file_names_a_kind_of_the_taxonomy() -> None:
    assert {season.kind for season in reference.seasons()} <= reference.taxonomy().leaves.keys()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n", "line 1"),
        (HEAD + "11-15,03-15,SD04,供暖季,Heating,问一声\n", "line 2"),
        (HEAD + "11-15,,SD04,供暖季,Heating,问一声,Ask\n", "line 2"),
        (HEATING + "13-40,03-15,SD04,供暖季,Heating,问一声,Ask\n", "line 3"),
        (HEAD + "2027-02-20,2027-01-29,XF01,年节,Festival,看看,Look\n", "line 2"),
        (HEAD + "02-20,2027-01-29,XF01,年节,Festival,看看,Look\n", "line 2"),
    ],
)
def test_a_row_that_cannot_be_is_named(text: str, line: str) -> None:
    with pytest.raises(SeasonError, match=line):
        seasons.read(text)
