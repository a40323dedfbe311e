"""One way to write a value as JSON, so that the same facts always have the same digest: RFC 8785, without fractions."""

import json
from collections.abc import Mapping, Sequence

SAFE = 2**53 - 1  # beyond it RFC 8785 would round, as JavaScript does
Value = Mapping[str, "Value"] | Sequence["Value"] | str | int | bool | None


class CanonicalError(ValueError):
    """A value that has no canonical form here: a fraction, a number beyond 2^53, a lone surrogate."""


def canonical(value: Value) -> bytes:
    """The canonical JSON of a value, UTF-8. Keys stand in order of their UTF-16 code units (RFC 8785, 3.2.3)."""
    try:
        return "".join(_parts(value)).encode()
    except UnicodeEncodeError:
        raise CanonicalError("a lone surrogate has no UTF-8 form") from None


def _parts(value: Value) -> list[str]:
    if isinstance(value, str):
        return [json.dumps(value, ensure_ascii=False)]
    if value is None or isinstance(value, bool):
        return [json.dumps(value)]
    if isinstance(value, int):
        if abs(value) > SAFE:
            raise CanonicalError(f"{value} is beyond 2^53")
        return [str(value)]
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return ["{", *_joined([[json.dumps(k, ensure_ascii=False), ":", *_parts(value[k])] for k in keys]), "}"]
    if isinstance(value, list | tuple):
        return ["[", *_joined([_parts(one) for one in value]), "]"]
    raise CanonicalError(f"a {type(value).__name__} has no canonical form: write whole numbers or text")


def _joined(parts: list[list[str]]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        joined += [",", *part] if joined else part
    return joined
