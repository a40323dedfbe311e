"""Who is suggested: the worked example of docs/engines/helping.md, and what holds of any need and any allies."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.helping import NEVER, Ally, Need, Place, Suggestion, back_for, fits, ring_of, slot, suggest

SATURDAY, TODAY = date(2026, 10, 17), date(2026, 10, 14)
HERE = Place("A", "K", "G")
FREE = slot(SATURDAY, 0)
NEED = Need("repair", SATURDAY, 0, HERE, TODAY)


def ally(id: str, place: Place = HERE, last_asked: date = NEVER, **more: object) -> Ally:
    return replace(Ally(id, place, frozenset({"repair"}), FREE, last_asked=last_asked), **more)


def test_the_worked_example() -> None:
    people = [
        ally("Wu", last_asked=date(2026, 10, 10)),
        ally("Chen", Place("B", "K", "G")),
        ally("Zhao", Place("C", "L", "G"), date(2026, 9, 1)),
        ally("Lin", last_asked=date(2026, 9, 24)),
        ally("Sun", away_until=date(2026, 10, 20)),
        ally("Qian", Place("B", "K", "G"), reach=0),
    ]
    found = suggest(NEED, people)
    assert [(one.ally.id, one.ring + one.back) for one in found] == [("Chen", 1), ("Lin", 1), ("Zhao", 2), ("Wu", 2)]
    assert found[1].reasons == ("skill", "ring_micro_grid", "free", "asked_month")
    assert (found[1].days, found[0].days) == (20, None)


def test_a_slot_is_a_part_of_a_weekday() -> None:
    assert slot(date(2026, 10, 12), 0) == 1
    assert slot(date(2026, 10, 18), 2) == 2**20


def test_what_is_not_known_is_not_near() -> None:
    assert ring_of(Place(), Place()) == 3
    assert ring_of(Place(None, "K", "G"), Place("B", "K", "G")) == 1


def test_a_need_looks_no_farther_than_its_ring() -> None:
    far = ally("Far", Place("C", "L", "G"))
    assert [len(suggest(replace(NEED, ring=n), [far])) for n in range(4)] == [0, 0, 1, 1]


places = st.builds(Place, st.sampled_from("ABC"), st.sampled_from([None, *"KL"]), st.sampled_from([None, *"GH"]))
days = st.integers(0, 60).map(lambda n: TODAY - timedelta(n))
allies = st.lists(
    st.builds(
        Ally, id=st.uuids().map(str), place=places, skills=st.sampled_from([frozenset({"repair"}), frozenset()]),
        slots=st.sampled_from([FREE, 0, 2**21 - 1]), reach=st.integers(0, 3), last_asked=days | st.just(NEVER),
        away_until=st.none() | st.sampled_from([SATURDAY, SATURDAY + timedelta(1)]),
    ),
    max_size=20, unique_by=lambda one: one.id,
)  # fmt: skip
needs = st.builds(lambda place, ring: replace(NEED, place=place, ring=ring), places, st.integers(0, 3))


@given(needs, allies, st.integers(1, 8))
def test_whoever_is_suggested_fits_and_nobody_who_fits_is_left_out(need: Need, all_: list[Ally], most: int) -> None:
    found = suggest(need, all_, most)
    fit = [one for one in all_ if fits(need, one)]
    assert {one.ally.id for one in found} <= {one.id for one in fit}
    assert len(found) == min(most, len(fit))
    assert all(one.ring <= min(one.ally.reach, need.ring) for one in found)


@given(needs, allies, st.randoms())
def test_the_order_in_which_they_are_given_does_not_matter(need: Need, all_: list[Ally], chance: Random) -> None:
    shuffled = chance.sample(all_, len(all_))
    assert suggest(need, shuffled) == suggest(need, all_)


@given(needs, allies)
def test_the_nearer_one_who_was_asked_no_later_never_stands_behind(need: Need, all_: list[Ally]) -> None:
    found = suggest(need, all_, 99)
    for n, one in enumerate(found):
        for behind in found[n + 1 :]:
            nearer = behind.ring < one.ring and behind.ally.last_asked <= one.ally.last_asked
            assert not nearer


@given(needs, allies)
def test_being_asked_never_moves_anyone_forward(need: Need, all_: list[Ally]) -> None:
    def place_of(who: Suggestion, found: list[Suggestion]) -> int:
        return [one.ally.id for one in found].index(who.ally.id)

    before = suggest(need, all_, 99)
    for one in before:
        asked = [replace(a, last_asked=TODAY) if a.id == one.ally.id else a for a in all_]
        assert place_of(one, suggest(need, asked, 99)) >= place_of(one, before)


@given(needs, allies, st.integers(1, 6))
def test_the_first_of_each_ring_are_enough_to_find_the_first_of_all(need: Need, all_: list[Ally], most: int) -> None:
    few = []
    for ring in range(4):
        here = [a for a in all_ if fits(need, a) and ring_of(need.place, a.place) == ring]
        few += sorted(here, key=lambda a: (a.last_asked, a.id))[:most]
    assert suggest(need, few, most) == suggest(need, all_, most)


@settings(max_examples=30)
@given(st.integers(2, 12), st.integers(1, 30))
def test_among_equals_nobody_is_asked_twice_before_each_was_asked_once(n: int, times: int) -> None:
    people = {str(k): ally(str(k)) for k in range(n)}
    asked = dict.fromkeys(people, 0)
    for turn in range(times):
        today = TODAY + timedelta(turn)
        need = replace(NEED, today=today, day=SATURDAY + timedelta(7 * turn))
        first = suggest(need, people.values(), 1)[0].ally
        people[first.id] = replace(first, last_asked=today)
        asked[first.id] += 1
    assert max(asked.values()) - min(asked.values()) <= 1


@given(days)
def test_one_rests_more_the_later_one_was_asked(day: date) -> None:
    assert back_for(day, TODAY) == (2 if day > TODAY - timedelta(7) else 1 if day > TODAY - timedelta(30) else 0)
