"""What another has signed stands beside a head; what was not signed so does not."""

import json
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from linli.engines.transparency import Head as Value
from linli.engines.transparency import countersign, read_log
from linli.fund.models import Head, Witness
from tests.builders import World
from tests.fund.ground import a_fund, signed

pytestmark = pytest.mark.django_db
FEDERATION = Ed25519PrivateKey.from_private_bytes(b"f" * 32)


@pytest.fixture
def head(world: World) -> Value:
    fund = a_fund(world)
    fund.gift(50_000)
    signed(fund)
    made = Head.objects.get()
    log = f"linli-{world.community.code}"
    return Value(log, made.size, bytes.fromhex(made.root), f"{made.at:%Y-%m-%dT%H:%M:%SZ}")


def file(
    head: Value, name: str = "区慈善总会", key: Ed25519PrivateKey = FEDERATION, **changed: object
) -> dict[str, str]:
    seen = countersign(head, name, key)
    said = {"head": head.members, "name": name, "key": seen.key.hex(), "signature": seen.signature.hex(), **changed}
    return {"text": json.dumps(said, ensure_ascii=False)}


def test_a_witness_stands_beside_the_head_and_in_the_log_once(
    head: Value, client_of: Callable[..., Client], world: World
) -> None:
    committee = client_of("committee")
    for _ in range(2):
        assert committee.post("/fund/check/witness/", file(head)).status_code == 303
    [kept] = Witness.objects.all()
    assert (kept.name, kept.key) == ("区慈善总会", FEDERATION.public_key().public_bytes_raw().hex())
    assert "区慈善总会" in client_of("visitor").get("/fund/check/").content.decode()
    log = read_log(b"".join(client_of("visitor").get("/fund/log.jsonl").streaming_content))  # type: ignore[attr-defined]
    assert [one.name for one in log.heads[-1].witnesses] == ["区慈善总会"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"head": 1}', '{"head": {"log": "a", "size": "b", "root": "", "at": ""}}']
)
def test_what_is_no_signature_is_refused_at_its_field(head: Value, client_of: Callable[..., Client], text: str) -> None:
    answer = client_of("accountant").post("/fund/check/witness/", {"text": text})
    assert (answer.status_code, Witness.objects.count()) == (422, 0)


def test_another_head_another_name_and_another_key_are_refused(head: Value, client_of: Callable[..., Client]) -> None:
    accountant = client_of("accountant")
    other = Value(head.log, head.size, bytes(32), head.at)
    wrong = [
        file(other),
        file(Value(head.log, head.size, head.root, "2026-01-01T00:00:00Z")),
        file(Value("linli-other", head.size, head.root, head.at)),
        file(head, signature="00" * 64),
        file(head) | {"text": file(head)["text"].replace("区慈善总会", "市慈善总会")},
        file(head, name=""),
        file(head, name="长" * 41),
        file(head, key=Ed25519PrivateKey.generate(), signature=file(head)["text"][-130:-2]),
    ]
    for said in wrong:
        assert accountant.post("/fund/check/witness/", said).status_code == 422
    assert not Witness.objects.exists()
    accountant.post("/fund/check/witness/", file(head))
    refused = accountant.post("/fund/check/witness/", file(head, key=Ed25519PrivateKey.generate()))
    assert (refused.status_code, Witness.objects.count()) == (422, 1)
