"""The traps in the numbers of the article (DOMAIN §A12): what each is, what is done about it, where, and its test."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Trap:
    """One trap: its sign N1 to N21; `url` shows what is done, `test` proves it (file under tests, and name)."""

    sign: str
    problem: Any
    handled: Any
    url: str
    test: str


TRAPS = (
    Trap(
        "N1",
        _("The parts that are named add up to more than the total."),
        _("A total is published only when it meets its parts, or with its gap and the reason for it."),
        "/fund/raised/",
        "fund/test_showing.py::test_the_article_s_total_is_refused_until_its_gap_is_explained",
    ),
    Trap(
        "N2",
        _("“Three years” of a fund that is two years old; residents' own money counted as raised."),
        _("Every receipt has its day; what was before the books stands apart; residents' own money is none of it."),
        "/fund/raised/",
        "fund/test_showing.py::test_raised_by_stream_and_year_without_what_was_reversed",
    ),
    Trap(
        "N3",
        _("Three modes are named, and three others described."),
        _("Where money comes from and by which mode are two tags that do not follow from each other."),
        "/fund/raised/",
        "insight/test_traps.py::test_stream_and_mode_are_two_tags",
    ),
    Trap(
        "N4",
        _("Whether 5,500 are people or visits is not said."),
        _("A number of users says whether it is people or visits, and how it was counted."),
        "/together/gatherings/",
        "projects/gatherings/test_editions.py::test_what_is_held_says_people_or_visits_and_how",
    ),
    Trap(
        "N5",
        _("More than twenty thousand residents came, of twelve thousand."),
        _("People and visits are two columns and are never added to each other."),
        "/together/figures/",
        "projects/gatherings/test_results.py::test_visits_and_people_are_counted_apart",
    ),
    Trap(
        "N6",
        _("Two hundred matters in a year and a half are few: probably only those that went up."),
        _("Both are shown: all matters, and those that a council spoke of; with mean, median and P90."),
        "/figures/",
        "insight/test_leading.py::test_both_populations_stand_beside_each_other",
    ),
    Trap(
        "N7",
        _("Tonnes and 斤 are mixed, and it is not said whether one is part of the other."),
        _("Everything is kept in grams, line by line; a line that is part of another is not added again."),
        "/together/gatherings/?sort=farm",
        "projects/gatherings/test_weights.py::test_a_part_is_never_added_to_its_whole",
    ),
    Trap(
        "N8",
        _("65 % of 112 are 72.8 people."),
        _("A share always says of how many it is how many."),
        "/together/figures/",
        "insight/test_traps.py::test_every_share_says_of_how_many_it_is_how_many",
    ),
    Trap(
        "N9",
        _("84 grids in one text and 86 in another."),
        _("A grid holds from a day and until a day, and every count of grids says as of when."),
        "/tree/",
        "territory/test_land.py::test_a_poster_means_the_micro_grid_of_its_day",
    ),
    Trap(
        "N10",
        _("Stewards, grid workers, members of groups may be the same people."),
        _("A person is entered once and holds posts; people and posts are told apart."),
        "/together/people/",
        "insight/test_traps.py::test_a_person_with_two_posts_is_one_person",
    ),
    Trap(
        "N11",
        _("One full-time grid leader, and eleven general grids."),
        _("One for each general grid; grids without one are shown."),
        "/together/people/",
        "insight/test_traps.py::test_a_general_grid_without_a_leader_is_shown",
    ),
    Trap(
        "N12",
        _("Ten professions, and examples call others who are in no list."),
        _("Whoever can be called out stands in a directory that is wider than the ten professions."),
        "/together/people/gaps/",
        "insight/test_traps.py::test_more_can_be_called_out_than_the_ten_professions",
    ),
    Trap(
        "N13",
        _("Donors, units and merchants overlap, and an alliance of merchants is one of them."),
        _("Organisations have ties of different kinds; each is counted once, however many it has."),
        "/together/partners/",
        "partners/test_relating.py::test_each_organisation_is_counted_once",
    ),
    Trap(
        "N14",
        _("The honours belong to the street and to a branch."),
        _("Every honour says whose it is; that of another body is none of the community's."),
        "/life/honours/",
        "partners/test_honours.py::test_the_street_s_honour_is_none_of_the_community",
    ),
    Trap(
        "N15",
        _("The alliance adds people and organisations, and nearly equals those who found work."),
        _("Two registers; people and organisations are never added up."),
        "/together/allies/",
        "forces/alliance/test_figures.py::test_members_are_counted_by_kind_people_and_organisations_apart",
    ),
    Trap(
        "N16",
        _("One workshop bears two names."),
        _("Other names are kept beside the right one, so that nothing is entered twice."),
        "/together/partners/",
        "partners/test_relating.py::test_places_and_projects_have_other_names_too",
    ),
    Trap(
        "N17",
        _("Claimed is told as if it were done."),
        _("Claimed, done and confirmed are three numbers in a row."),
        "/together/deeds/",
        "partners/test_deeds.py::test_claimed_is_not_done_and_done_is_not_confirmed",
    ),
    Trap(
        "N18",
        _("Satisfaction without question, sample or surveyor."),
        _("What reporters say of their matter is one figure, with those who said nothing; a survey is another."),
        "/figures/",
        "insight/test_leading.py::test_silence_is_never_satisfaction",
    ),
    Trap(
        "N19",
        _("The total raised cannot pay for all that is named."),
        _("Every expense says whose money it is: the fund's, public money, a unit's, or residents' own."),
        "/fund/projects/",
        "insight/test_traps.py::test_other_money_is_named_beside_that_of_the_fund",
    ),
    Trap(
        "N20",
        _("Gifts may pay stipends only where their purpose allows it."),
        _("Money of another purpose cannot pay, and the books themselves refuse it."),
        "/fund/",
        "fund/granting/test_paying.py::test_another_purpose_s_money_does_not_help",
    ),
    Trap(
        "N21",
        _("“Precisely matched”, “thoroughly solved”: words without a measure."),
        _("Texts that are made here hold numbers and definitions, and no superlative."),
        "/together/figures/",
        "insight/test_traps.py::test_nothing_that_is_made_here_boasts_and_nobody_can_write_a_boast_into_it",
    ),
)
