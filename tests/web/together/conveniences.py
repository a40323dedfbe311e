"""Notices, policy cards, things, stations, services, work: who may open which page, and who looks."""

from uuid import UUID

from linli.bridge.policies import asking
from linli.cases.intake.actions import Said
from linli.foundation import table
from linli.foundation.sealing import link_token
from linli.projects.mending import actions as mending
from linli.projects.mending.actions import Broken
from linli.projects.sessions.booking import Wish, book
from linli.projects.things import lending
from linli.projects.work.actions import Making, enter
from tests.builders import NOON, World
from tests.projects.lived import a_notice, a_policy, a_service, a_session, a_station, a_thing, an_outcome

PAGES = table.read(
    """
address                          visitor steward worker leader office secretary street admin committee accountant
/n/{notice}/                     ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/n/{notice}/notice.pdf           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/n/{notice}/picture.png          ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/n/{notice}/poster.jpg           not     not     not    not    not    not       not    not   not       not
/n/WRONG/                        not     not     not    not    not    not       not    not   not       not
/life/notices/                   ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/notices/?grid={card}       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/together/notices/               in      ok      ok     ok     ok     ok        ok     no    no        no
/together/notices/?state=past&q=水 in    ok      ok     ok     ok     ok        ok     no    no        no
/together/notices/new/           in      ok      no     ok     ok     ok        no     no    no        no
/together/notices/{notice}/      in      ok      ok     ok     ok     ok        ok     no    no        no
/together/notices/{far}/         in      not     not    not    ok     ok        ok     no    no        no
/life/policies/                  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/policies/?q=八十&topic=old  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/policies/{policy}/         ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/policies/{policy}/policy.pdf ok    ok      ok     ok     ok     ok        ok     ok    ok        ok
/together/policies/              in      ok      ok     ok     ok     ok        ok     no    no        no
/together/policies/new/          in      no      no     no     ok     ok        no     no    no        no
/together/policies/{card_id}/    in      ok      ok     ok     ok     ok        ok     no    no        no
/t/{thing}/                      ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/t/{lent}/                       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/things/                    ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/things/?kind=toolbox&near=x ok     ok      ok     ok     ok     ok        ok     ok    ok        ok
/together/things/                in      ok      ok     ok     ok     ok        ok     no    no        no
/together/things/?state=look     in      ok      ok     ok     ok     ok        ok     no    no        no
/together/things/new/            in      ok      no     ok     ok     ok        no     no    no        no
/together/things/{thing_id}/     in      ok      ok     ok     ok     ok        ok     no    no        no
/together/things/{far_thing}/    in      not     not    not    ok     ok        ok     no    no        no
/papers/things.pdf               in      ok      ok     ok     ok     ok        ok     no    no        no
/life/stations/                  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/stations/?open=1           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/stations/{station}/        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/together/stations/              in      ok      ok     ok     ok     ok        ok     no    no        no
/together/stations/new/          in      no      no     no     ok     ok        no     no    no        no
/together/stations/{station_id}/ in      ok      ok     ok     ok     ok        ok     no    no        no
/papers/stations.pdf             in      ok      ok     ok     ok     ok        ok     no    no        no
/k/{keeper}/                     ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/k/wrong/                        not     not     not    not    not    not       not    not   not       not
/life/services/                  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/services/?kind=meal        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/services/{service}/        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/services/{service}/{time}/ ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/services/{service}/{none}/ not     not     not    not    not    not       not    not   not       not
/b/{booking}/                    ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/b/wrong/                        not     not     not    not    not    not       not    not   not       not
/together/services/              in      ok      ok     ok     ok     ok        ok     no    no        no
/together/services/new/          in      no      no     no     ok     ok        no     no    no        no
/together/services/{service_id}/ in      ok      ok     ok     ok     ok        ok     no    no        no
/together/services/{service_id}/at/{time}/ in no no     no     ok     ok        no     no    no        no
/together/services/{service_id}/at/{time}/kitchen.pdf in no no no ok  ok        no     no    no        no
/together/services/{service_id}/at/{time}/round.pdf in no no no  ok   ok        no     no    no        no
/sv/{provider}/                   ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/sv/{provider}/at/{time}/         ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/sv/{provider}/at/{time}/kitchen.pdf ok   ok      ok     ok     ok     ok        ok     ok    ok        ok
/sv/{provider}/at/{time}/round.pdf ok     ok      ok     ok     ok     ok        ok     ok    ok        ok
/sv/wrong/                       not     not     not    not    not    not       not    not   not       not
/life/work/                      ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/work/tell/                 ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/told/{outcome}/                 ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/told/wrong/                     not     not     not    not    not    not       not    not   not       not
/together/work/                  in      ok      ok     ok     ok     ok        ok     no    no        no
/together/work/new/              in      no      no     no     ok     ok        no     no    no        no
/together/work/{makers}/         in      no      no     no     ok     ok        no     no    no        no
/rider/?station={station}        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
"""
)
LOOKS = table.read(
    """
page                who      address
notice              -        /n/{notice}/
notices-open        -        /life/notices/
notices             steward  /together/notices/
notice-form         leader   /together/notices/new/
notice-reach        leader   /together/notices/{notice}/
policies-open       -        /life/policies/
policy-open         -        /life/policies/{policy}/
policies            office   /together/policies/
policy-form         office   /together/policies/new/
policy-one          office   /together/policies/{card_id}/
thing-label         -        /t/{thing}/
thing-lent          -        /t/{lent}/
things-open         -        /life/things/
things              steward  /together/things/
thing-form          steward  /together/things/new/
thing-one           steward  /together/things/{thing_id}/
thing-out           office   /together/things/{lent_id}/
stations-open       -        /life/stations/
station-open        -        /life/stations/{station}/
stations            office   /together/stations/
station-form        office   /together/stations/new/
station-one         office   /together/stations/{station_id}/
station-keeper      -        /k/{keeper}/
services-open       -        /life/services/
service-open        -        /life/services/{service}/
service-book        -        /life/services/{service}/{time}/
booking             -        /b/{booking}/
services            office   /together/services/
service-form        office   /together/services/new/
service-one         office   /together/services/{service_id}/
service-time        office   /together/services/{service_id}/at/{time}/
provider            -        /sv/{provider}/
provider-time       -        /sv/{provider}/at/{time}/
work-open           -        /life/work/
work-tell           -        /life/work/tell/
work-outcome        -        /told/{outcome}/
work                office   /together/work/
work-form           office   /together/work/new/
work-makers         office   /together/work/{makers}/
"""
)


def places_of(world: World) -> dict[str, object]:
    """A notice for all and one far away, a card that was asked about, things here, lent and far, a broken station."""
    notice, far = a_notice(world), a_notice(world, grids=[world.grids[2].pk], title="二号院停电")
    policy, thing = a_policy(world), a_thing(world)
    asking.ask(policy.pk, Said("外地户口能办吗"), by=world.visitor, at=NOON)
    lent = a_thing(world, name="轮椅", kind="wheels")
    lending.borrow(lent.pk, "小马", "10012345678", by=world.visitor, at=NOON)
    there = a_thing(world, name="二号院座椅", kind="seat", place=f"m:{world.grids[2].pk}", lead=None)
    station = a_station(world)
    mending.at_station(station.pk, Broken("power"), by=world.visitor, at=NOON)
    service = a_service(world, delivers=True)
    time = a_session(world, service, seats=1, dishes=("鱼",))
    rows = [
        book(time.pk, Wish(name, dish="鱼", stairwell=world.stairwells[0].pk, door="301"), by=world.visitor, at=NOON)
        for name in ("小马", "小周")
    ]
    makers = enter(Making("妈咪手作", "妈咪手作工坊", members=9), by=world.actor("office"), at=NOON)
    more = {
        "service": service.code, "service_id": service.pk, "time": time.pk, "none": UUID(int=1),
        "booking": link_token(rows[0].pk), "provider": link_token(service.pk),
        "outcome": link_token(an_outcome(world).pk), "makers": makers.pk,
    }  # fmt: skip
    return more | {
        "notice": notice.code, "far": far.code, "card": world.grids[0].card, "policy": policy.code,
        "card_id": policy.pk, "thing": thing.code, "thing_id": thing.pk, "lent": lent.code, "lent_id": lent.pk,
        "far_thing": there.pk, "station": station.code, "station_id": station.pk, "keeper": link_token(station.pk),
    }  # fmt: skip


def looks(world: World) -> dict[str, object]:
    return {name: place for name, place in places_of(world).items() if name not in ("card", "none")}
