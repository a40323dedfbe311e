"""Taking values out of a table of a scenario, strictly: each refusal names the key and says how to mend it."""

from collections.abc import Mapping

from linli.engines.simulation.hours import Hours

NEEDED = object()


class ScenarioError(ValueError):
    """A scenario that cannot be run: `key` as it is written, what is wrong and how to mend it, in both languages."""

    def __init__(self, key: str, chinese: str, english: str) -> None:
        self.key = key
        super().__init__(f"{key}：{chinese} · {key}: {english}")


class Table:
    """A table of the file under its name; what is never asked for is refused by `finish`."""

    def __init__(self, name: str, held: object) -> None:
        if not isinstance(held, Mapping):
            raise ScenarioError(name, f"应是一个表，写成 [{name}]", f"a table is needed: write [{name}]")
        self.name, self.held = name, dict(held)
        self.left = set(self.held)

    def key(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def take(self, key: str, default: object = NEEDED) -> object:
        """The value as it stands. Raises ScenarioError where there is none and no default."""
        self.left.discard(key)
        if key in self.held:
            return self.held[key]
        if default is NEEDED:
            raise ScenarioError(self.key(key), "没有写，请补上", "is missing: write it")
        return default

    def table(self, key: str, default: object = NEEDED) -> "Table":
        return Table(self.key(key), self.take(key, default))

    def tables(self, key: str, default: object = NEEDED) -> list["Table"]:
        held = self.take(key, default)
        if not isinstance(held, list):
            raise ScenarioError(
                self.key(key), f"写成 [[{self.key(key)}]]，一项一段", f"write [[{self.key(key)}]] for each"
            )
        return [Table(f"{self.key(key)}[{number}]", one) for number, one in enumerate(held, 1)]

    def number(self, key: str, low: float, high: float, default: object = NEEDED) -> float:
        value = self.take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ScenarioError(
                self.key(key), f"应是 {low:g} 到 {high:g} 的数", f"a number from {low:g} to {high:g} is needed"
            )
        return float(value)

    def whole(self, key: str, low: int, high: int, default: object = NEEDED) -> int:
        value = self.take(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ScenarioError(
                self.key(key), f"应是 {low} 到 {high} 的整数", f"a whole number from {low} to {high} is needed"
            )
        return value

    def text(self, key: str, default: object = NEEDED) -> str:
        value = self.take(key, default)
        if not isinstance(value, str):
            raise ScenarioError(self.key(key), "应是加引号的文字", "words in quotation marks are needed")
        return value

    def flag(self, key: str) -> bool:
        value = self.take(key, False)
        if not isinstance(value, bool):
            raise ScenarioError(self.key(key), "写 true 或 false", "write true or false")
        return value

    def weights(self, key: str, count: int, default: tuple[float, ...]) -> tuple[float, ...]:
        """`count` numbers of which none is below zero and not all are zero."""
        value = self.take(key, list(default))
        if not value and not default:
            return ()
        if (
            not isinstance(value, list)
            or len(value) != count
            or not all(_positive(one) for one in value)
            or not any(value)
        ):
            raise ScenarioError(
                self.key(key), f"应是 {count} 个不小于 0 的数", f"{count} numbers of 0 or more are needed"
            )
        return tuple(float(one) for one in value)

    def hours(self, key: str, default: list[str]) -> Hours:
        value = self.take(key, default)
        try:
            if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
                raise ValueError
            return Hours.read(value)
        except ValueError:
            raise ScenarioError(
                self.key(key),
                '写成 ["1-5 08:30-12:00", "1-5 14:30-18:00"]，1 是周一，不能重叠',
                'write ["1-5 08:30-12:00", "1-5 14:30-18:00"], 1 is Monday, none overlapping',
            ) from None

    def finish(self) -> None:
        """Refuse what nobody asked for: it is misspelt, or does nothing."""
        for key in sorted(self.left):
            raise ScenarioError(self.key(key), "没有这个键，请核对拼写", "is no key of a scenario: check its spelling")


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
