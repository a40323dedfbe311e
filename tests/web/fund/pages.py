"""Every address of the fund × every role has an expected answer; read by tests/web/fund/test_matrix.py."""

from typing import Any
from uuid import uuid4

from linli.foundation import table
from tests.builders import World
from tests.fund.giving.lived import given
from tests.fund.granting.underway import underway
from tests.fund.ground import a_fund
from tests.fund.voting.voted import voted
from tests.web.fund.proposed import proposed

# the words are those of tests/web/test_matrix.py
PAGES = table.read(
    """
address                 visitor  steward  leader  office  secretary  street  committee  accountant  admin
/fund/                  ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/entries/{entry}/  ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/entries/0/        ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/entries/9999/     not      not      not     not     not        not     not        not         not
/fund/purposes/P01/     ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/purposes/P99/     not      not      not     not     not        not     not        not         not
/fund/calendar/         ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/raised/           ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/questions/        ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/notices/          ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/notices/board.pdf ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/notices/slide.pdf ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/notices/other.pdf not      not      not     not     not        not     not        not         not
/fund/notices/long.png  ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/totals/           in       no       no      ok      no         no      no         no          no
/fund/check/            ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/log.jsonl         ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/verify.py         ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/desk/             in       no       no      ok      ok         ok      ok         ok          no
/fund/purposes/         in       no       no      ok      ok         ok      ok         ok          no
/fund/facts/{entry}/    in       no       no      ok      ok         ok      ok         ok          no
/fund/facts/9999/       in       no       no      not     not        not     not        not         no
/fund/openings/         in       no       no      ok      ok         ok      ok         ok          no
/fund/documents/{none}/ in       no       no      not     not        not     not        not         no
/fund/give/             ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/gifts/            in       no       no      ok      ok         ok      ok         ok          no
/fund/gifts/?month=2026-10&state=received in no   no      ok      ok         ok      ok         ok          no
/fund/gifts/new/        in       no       no      ok      no         no      no         ok          no
/fund/gifts/new/?donor={donor} in no      no      ok      no         no      no         ok          no
/fund/gifts/{gift}/     in       no       no      ok      ok         ok      ok         ok          no
/fund/gifts/{rice}/     in       no       no      ok      ok         ok      ok         ok          no
/fund/gifts/{none}/     in       no       no      not     not        not     not        not         no
/fund/gifts/{rice}/amend/ in     no       no      ok      no         no      no         ok          no
/fund/askings/          in       no       no      ok      ok         ok      ok         ok          no
/fund/donors/           in       no       no      ok      no         no      no         ok          no
/fund/donors/{donor}/   in       no       no      ok      no         no      no         ok          no
/fund/agreements/       in       no       no      ok      ok         ok      ok         ok          no
/fund/agreements/new/   in       no       no      ok      no         no      no         no          no
/fund/agreements/{agreement}/ in no       no      ok      ok         ok      ok         ok          no
/fund/past/             in       no       no      ok      no         no      no         no          no
/fund/past/template/    in       no       no      ok      no         no      no         no          no
/fund/past/{past}/      in       no       no      ok      no         no      no         no          no
/fund/channel/          in       no       no      ok      ok         no      no         no          no
/fund/proposals/        in       no       no      ok      ok         ok      ok         ok          no
/fund/proposals/?state=voting in no       no      ok      ok         ok      ok         ok          no
/fund/proposals/new/    in       no       no      ok      no         no      no         no          no
/fund/proposals/new/?replaces={returned} in no no ok      no         no      no         no          no
/fund/proposals/{proposal}/ in   no       no      ok      ok         ok      ok         ok          no
/fund/proposals/{decided}/ in    no       no      ok      ok         ok      ok         ok          no
/fund/proposals/2026-999/ in     no       no      not     not        not     not        not         no
/fund/proposals/{proposal}/votes.pdf in no  no   ok      ok         no      no         no          no
/fund/proposals/{decided}/votes.pdf in no   no   not     not        no      no         no          no
/fund/opinions/{opinion}/ in     no       no      ok      ok         ok      ok         ok          no
/fund/opinions/9999/    in       no       no      not     not        not     not        not         no
/fund/committee/        ok       ok       ok      ok      ok         ok      ok         ok          ok
/gift/{link}/           ok       ok       ok      ok      ok         ok      ok         ok          ok
/gift/{link}/trace.json ok       ok       ok      ok      ok         ok      ok         ok          ok
/gift/{link}/slip.pdf   ok       ok       ok      ok      ok         ok      ok         ok          ok
/gift/wrong/            not      not      not     not     not        not     not        not         not
/m/{merchant}/          ok       ok       ok      ok      ok         ok      ok         ok          ok
/m/wrong/               not      not      not     not     not        not     not        not         not
/fund/votes/            ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/votes/{vote}/     ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/votes/{vote_counted}/  ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/votes/{vote_draft}/    not      not      not     not     not        not     not        not         not
/fund/votes/{vote_counted}/P01.pb ok  ok       ok      ok      ok         ok      ok         ok          ok
/fund/votes/{vote_counted}/P99.pb not not      not     not     not        not     not        not         not
/fund/votes/{vote}/P01.pb not    not      not     not     not        not     not        not         not
/fund/votes/new/        in       no       no      ok      no         no      no         no          no
/fund/votes/{vote_draft}/desk/ in     no       no      ok      ok         ok      ok         ok          no
/fund/votes/{vote}/desk/ in      no       no      ok      ok         ok      ok         ok          no
/fund/votes/{vote_draft}/amend/ in    no       no      ok      no         no      no         no          no
/fund/votes/{vote_draft}/projects/1/ in no     no      ok      no         no      no         no          no
/fund/votes/{vote_draft}/projects/99/ in no    no      not     no         no      no         no          no
/fund/votes/{vote}/papers/ in    no       no      ok      ok         no      no         no          no
/fund/votes/{vote}/slips.pdf?place={vote_slip_place} in no no ok no       no      no         no          no
/v/                     ok       ok       ok      ok      ok         ok      ok         ok          ok
/v/{vote_slip}/              ok       ok       ok      ok      ok         ok      ok         ok          ok
/v/wrong/               not      not      not     not     not        not     not        not         not
/fund/statement/        in       no       no      no      no         no      no         ok          no
/fund/vouchers/         in       no       no      no      no         no      no         ok          no
/fund/months/2026-10/   in       no       no      ok      ok         ok      ok         ok          no
/fund/months/2026-13/   in       no       no      not     not        not     not        not         no
/fund/projects/         ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/projects/?purpose=P01 ok   ok       ok      ok      ok         ok      ok         ok          ok
/fund/projects/{project}/ ok     ok       ok      ok      ok         ok      ok         ok          ok
/fund/projects/{done}/  ok       ok       ok      ok      ok         ok      ok         ok          ok
/fund/projects/{stipends}/ not   not      not     not     not        not     not        not         not
/fund/projects/WRONG/   not      not      not     not     not        not     not        not         not
/fund/orders/           in       no       no      ok      ok         ok      ok         ok          no
/fund/proposals/{project}/money/ in no    no      ok      ok         ok      ok         ok          no
/fund/proposals/{done}/money/ in no       no      ok      ok         ok      ok         ok          no
/fund/proposals/{stipends}/money/ in no   no      ok      ok         ok      ok         ok          no
/fund/proposals/WRONG/money/ in  no       no      not     not        not     not        not         no
/fund/proposals/{project}/work/ in no     no      ok      ok         ok      ok         ok          no
/fund/proposals/{stipends}/work/ in no    no      ok      ok         ok      ok         ok          no
/fund/proposals/{project}/slips/{checker}.pdf in no no   ok      no         no      no         no          no
/fund/proposals/{stipends}/stipends/ in no no     ok      ok         ok      ok         ok          no
/fund/proposals/{project}/stipends/ in no no      not     not        not     not        not         no
/fund/stipends/new/     in       no       no      ok      no         no      no         no          no
/fund/scans/{none}/     in       no       no      not     not        no      no         not         no
/fund/pictures/{hidden}.jpg not  not      not     ok      not        not     not        not         not
/fund/pictures/{shown}.jpg ok    ok       ok      ok      ok         ok      ok         ok          ok
/o/{overseer}/          ok       ok       ok      ok      ok         ok      ok         ok          ok
/o/{user}/              ok       ok       ok      ok      ok         ok      ok         ok          ok
/o/wrong/               not      not      not     not     not        not     not        not         not
"""
)


def places_of(world: World) -> dict[str, Any]:
    """What stands in the brackets of the addresses."""
    fund = a_fund(world)
    gift = fund.gift(50_000)
    return given(fund) | underway(fund) | proposed(fund) | voted(fund) | {"entry": gift.number, "none": uuid4()}
