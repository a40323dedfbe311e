"""The pages of reports written once, and of bureaus' forms."""

from datetime import timedelta
from io import BytesIO

import openpyxl

from linli.foundation import table
from linli.insight.reports import actions, forms
from linli.insight.reports.span import named
from tests.builders import NOON, World, a_case

PAGES = table.read(
    """
address                                visitor steward worker leader office secretary street admin committee accountant
/together/reviews/                     in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/?sort=year           in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/new/                 in      no      no     no     ok     ok        no     no    no        no
/together/reviews/{signed}/            in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/{draft}/             in      no      no     no     ok     ok        not    no    no        no
/together/reviews/{draft}/edit/        in      no      no     no     ok     ok        no     no    no        no
{behind}reported/                      in      no      no     no     ok     ok        ok     no    no        no
{behind}nothing/                       in      no      no     no     not    not       not    no    no        no
/together/reviews/{signed}/report.pdf  in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/{signed}/report.png  in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/{signed}/report.docx in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/{signed}/report.xlsx in      no      no     no     ok     ok        ok     no    no        no
/together/reviews/{signed}/report.exe  in      no      no     no     not    not       not    no    no        no
/together/reviews/forms/               in      no      no     no     ok     ok        no     no    no        no
/together/reviews/forms/keys/          in      no      no     no     ok     ok        no     no    no        no
{sample}                               in      no      no     no     ok     ok        no     no    no        no
{no_sample}                            in      no      no     no     not    not       no     no    no        no
{filled}?period=2026-10                in      no      no     no     ok     ok        no     no    no        no
{filled}                               in      no      no     no     not    not       no     no    no        no
"""
)
LOOKS = table.read(
    """
page            who        address
reviews         office     /together/reviews/
review-new      office     /together/reviews/new/
review-draft    secretary  /together/reviews/{review_draft}/
review-signed   secretary  /together/reviews/{review_signed}/
review-edit     office     /together/reviews/{review_draft}/edit/
review-behind   office     /together/reviews/{review_signed}/figures/reported/
review-forms    office     /together/reviews/forms/
review-keys     office     /together/reviews/forms/keys/
"""
)


def places_of(world: World) -> dict[str, object]:
    """A report that is signed, one that is a draft, and a form."""
    office, secretary, at = world.actor("office"), world.actor("secretary"), NOON + timedelta(hours=4)
    a_case(world, at="closed")
    signed = actions.begin(*named("2026-10"), by=office, at=at)
    actions.sign(signed.pk, by=secretary, at=at)
    draft = actions.begin(*named("2026-Q4"), by=office, at=at)
    book = openpyxl.Workbook()
    book.active["A1"] = "{{reported}}"
    kept = BytesIO()
    book.save(kept)
    form = forms.keep("月报", "街道", kept.getvalue(), by=office, at=at)
    ways = "/together/reviews/forms/"
    return {
        "signed": signed.pk, "draft": draft.pk, "filled": f"{ways}{form.pk}/filled.xlsx",
        "behind": f"/together/reviews/{signed.pk}/figures/",
        "sample": f"{ways}samples/street-month.xlsx", "no_sample": f"{ways}samples/none.xlsx",
    }  # fmt: skip


def looks(world: World) -> dict[str, object]:
    """The same under names that no other room has."""
    here = places_of(world)
    return {"review_signed": here["signed"], "review_draft": here["draft"]}
