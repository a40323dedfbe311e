"""Proposals at every stage, so that each page of the committee has something to show."""

from pathlib import Path

from django.conf import settings

from linli.fund.granting.deciding.voting import enter_slip, remark
from linli.fund.granting.scans import ENDS, Kept
from linli.fund.models import Sitting
from linli.people.models import Appointment
from tests.fund.granted import a_committee
from tests.fund.granting.walked import FIRST, Walk, a_scan
from tests.fund.ground import Fund


def proposed(fund: Fund) -> dict[str, object]:
    """What stands in the brackets of the addresses: seven seats and a supervisor, four proposals, a vote on paper.

    The seats of `granted` are taken as they are; whoever is called `committee` speaks for residents from seat 6.
    """
    walk = Walk(fund)
    seated(walk)
    walk.propose(name="楼道灯")
    returned = walk.propose(name="工具箱")
    walk.hear("return", "先问过三号楼的老人")
    decided = walk.propose(name="急救包", fen=20_000, budget=())
    walk.hear()
    walk.vote("member1 yes, member2 yes, member3 yes, member5 yes, committee no, member7 recused")
    walk.vote("member4 yes")
    walk.decide()
    voting = walk.propose()
    opinion = walk.hear(words="民生急需", days=30)
    laid(a_scan())
    walk.vote("member1 yes, member3 no, member2 recused")
    remark(voting.pk, "请先量尺寸", **walk.at("supervisor"))
    sitting = Sitting.objects.get(seat__number=5, alternate=False)
    enter_slip(voting.pk, sitting.pk, "yes", laid(a_scan("纸票")), **walk.at("office"))
    return {
        "proposal": voting.code, "returned": returned.code, "decided": decided.code, "opinion": opinion.number,
    }  # fmt: skip


def seated(walk: Walk) -> None:
    """Those of `granted` may sign in; seats 6 and 7 are added, and a supervisor."""
    world = walk.fund.world
    for held in a_committee(walk.fund):
        person = held.sittings.get().person
        Appointment.objects.create(community=world.community, person=person, role="committee", start=FIRST)
    world.people |= {"m6": world.people["committee"]}
    walk.seat(6, "resident")
    walk.seat(7, "donor")
    walk.seat(8, "supervisor")
    world.people |= {"member7": world.people["m7"], "supervisor": world.people["m8"]}


def laid(scan: Kept) -> Kept:
    """The file of a scan lies where pages look for it."""
    folder = Path(settings.MEDIA_ROOT) / "scans"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{scan.sha256}{ENDS[scan.form]}").write_bytes(b"%PDF-1.4")
    return scan
