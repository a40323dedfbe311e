"""What an entry says of a person. It is one sealed text, so that emptying one column leaves nothing of them."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID


@dataclass(frozen=True)
class Contact:
    """Someone of the family who wants to be called."""

    name: str
    phone: str
    relation: str = ""


@dataclass(frozen=True)
class Sheet:
    """Name and number; the door; the family; what the person wants known; the lawful guardian who agreed, if any."""

    name: str = ""
    phone: str = ""
    stairwell: UUID | None = None
    place: str = ""  # the stairwell in words
    door: str = ""
    family: tuple[Contact, ...] = ()
    wishes: str = ""
    guardian: str = ""

    def text(self) -> str:
        """The sheet as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False, default=str)

    @classmethod
    def read(cls, text: str) -> "Sheet":
        """A sheet from its text; an erased one is empty."""
        held = json.loads(text) if text else {}
        family = tuple(Contact(**contact) for contact in held.pop("family", ()))
        stairwell = held.pop("stairwell", None)
        return cls(family=family, stairwell=UUID(stairwell) if stairwell else None, **held)

    @property
    def address(self) -> str:
        """Where to knock."""
        return f"{self.place} {self.door}".strip()
