"""Who wished. It is one sealed text, so that emptying one column leaves nothing of them."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Wisher:
    """Name and number; where to bring it; what the keeper should know; a guardian who agreed for a child."""

    name: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""
    guardian: str = ""

    def text(self) -> str:
        """The sheet as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Wisher":
        """A sheet from its text; an erased one is empty."""
        return cls(**json.loads(text)) if text else cls()
