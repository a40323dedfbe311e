"""The pages of surveys."""

from linli.foundation import table
from linli.surveys.models import Slip
from tests.builders import World
from tests.surveys.held import held, running

PAGES = table.read(
    """
address                                 visitor steward worker leader office secretary street admin committee accountant
/life/surveys/                          ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/surveys/{survey_over}/            ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/surveys/{survey_runs}/            not     not     not    not    not    not       not    not   not       not
/y/                                     ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/y/{code}/                              ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/y/WRONG/                               not     not     not    not    not    not       not    not   not       not
/together/surveys/                      in      ok      ok     ok     ok     ok        ok     no    no        no
/together/surveys/new/                  in      no      no     no     ok     no        no     no    no        no
/together/surveys/earlier/              in      no      no     no     ok     no        no     no    no        no
/together/surveys/{survey_over}/        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/surveys/{survey_runs}/        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/surveys/{survey_runs}/papers/ in      no      no     no     ok     ok        no     no    no        no
/together/surveys/{survey_runs}/phone/  in      ok      ok     ok     ok     ok        no     no    no        no
{scan}                                  in      not     not    not    not    not       not    no    no        no
{slips}                                 in      no      no     no     ok     no        no     no    no        no
"""
)
LOOKS = table.read(
    """
page             who      address
surveys-public   -        /life/surveys/
survey-result    -        /life/surveys/{survey_over}/
survey-code      -        /y/
survey-mine      -        /y/{code}/
surveys          office   /together/surveys/
survey-new       office   /together/surveys/new/
survey-runs      office   /together/surveys/{survey_runs}/
survey-over      office   /together/surveys/{survey_over}/
survey-papers    office   /together/surveys/{survey_runs}/papers/
survey-phone     steward  /together/surveys/{survey_runs}/phone/
survey-earlier   office   /together/surveys/earlier/
"""
)


def places_of(world: World) -> dict[str, object]:
    """One that is over and one that runs, with a slip that was not used."""
    over, runs = held(world), running(world)
    slip = Slip.objects.filter(survey=runs, used="").order_by("number").first()
    assert slip is not None
    return {
        "survey_over": over.pk, "survey_runs": runs.pk, "code": slip.secret,
        "scan": f"/together/surveys/earlier/{over.pk}/scan/",
        "slips": f"/together/surveys/{runs.pk}/slips.pdf?place={slip.place}",
    }  # fmt: skip


looks = places_of
