"""Signed heads: then the log had so many leaves and this root; a root can be said in characters, for notice boards."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from linli.engines.transparency.canonical import canonical

# One character for a byte: 256 of the Thousand Character Classic 千字文, without the rare and the grim.
CLASSIC = (
    "天地黄宇宙日月盈辰宿列张寒来暑往秋收冬藏余成岁律调阳云腾致雨露结为霜金生丽水玉出珠称夜光果珍李菜重姜海河淡羽翔龙师火鸟人始制文字"
    "服衣裳推位让国有陶唐民周发汤坐朝问道平章爱育首伏一体率宾归鸣凤在竹白食场化草木赖万方盖身四大五常恭养敢女洁男效才良知过必改得能谈"
    "长信使可器量墨丝染诗赞羔羊景行维贤克念作圣德建名立形端表正空谷传声虚堂习听因积福缘善庆尺非宝阴竞资父事严敬孝当力临深履兴温似兰斯"
    "馨如松盛川流不息渊澄取映容止若思言辞安定笃初诚美慎终宜令荣业所基籍无竟学优登摄职从存以甘棠益咏乐殊贵礼别尊上和下睦夫唱妇随洪昆鳞"
)
SPOKEN = 10  # characters: 80 bits, too many to find another log that says the same


@dataclass(frozen=True, slots=True)
class Head:
    """What is signed: the log's name, how many leaves it has, its root, and when (RFC 3339, UTC)."""

    log: str
    size: int
    root: bytes
    at: str

    @property
    def members(self) -> dict[str, str | int]:
        """As a value for JSON."""
        return {"at": self.at, "log": self.log, "root": self.root.hex(), "size": self.size}

    @property
    def content(self) -> bytes:
        """The bytes that are signed: canonical JSON."""
        return canonical(self.members)

    def witnessed(self, name: str) -> bytes:
        """The bytes that a witness of this name signs."""
        return canonical({"head": self.members, "witness": name})


@dataclass(frozen=True, slots=True)
class Witness:
    """One who has seen a head and says so: name, Ed25519 public key, signature over `Head.witnessed(name)`."""

    name: str
    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """A head as it is published."""

    head: Head
    signature: bytes
    witnesses: tuple[Witness, ...] = ()


def countersign(head: Head, name: str, key: Ed25519PrivateKey) -> Witness:
    """A witness signs a head under its own name."""
    return Witness(name, key.public_key().public_bytes_raw(), key.sign(head.witnessed(name)))


def sign(head: Head, key: Ed25519PrivateKey) -> bytes:
    """The signature of a head (RFC 8032), 64 bytes."""
    return key.sign(head.content)


def verified(head: Head, signature: bytes, key: Ed25519PublicKey) -> bool:
    """Whether this key signed this head."""
    return _fits(signature, head.content, key)


def countersigned(head: Head, witness: Witness) -> bool:
    """Whether a witness signed this head under its own name."""
    try:
        key = Ed25519PublicKey.from_public_bytes(witness.key)
    except ValueError:
        return False
    return _fits(witness.signature, head.witnessed(witness.name), key)


def _fits(signature: bytes, content: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def spoken(root: bytes) -> str:
    """The beginning of a root in characters, to be read from a notice board and compared, such as 天地月 …"""
    return "".join(CLASSIC[byte] for byte in root[:SPOKEN])
