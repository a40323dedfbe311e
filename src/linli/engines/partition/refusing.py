"""Input that cannot be divided, named by unit and field, in both languages."""

SENTENCES = {
    "missing": ("缺少 {field}", "{field} is missing"),
    "whole": ("{field} 应为整数，现为 {value}", "{field} must be a whole number, it is {value}"),
    "text": ("{field} 应为文字，现为 {value}", "{field} must be text, it is {value}"),
    "list": ("{field} 应为列表", "{field} must be a list"),
    "object": ("{field} 应为对象", "{field} must be an object"),
    "twice": ("{field} 重复", "{field} is there twice, or empty"),
    "positive": ("{field} 应大于 0，现为 {value}", "{field} must be more than 0, it is {value}"),
    "negative": ("{field} 不能为负数，现为 {value}", "{field} cannot be negative, it is {value}"),
    "order": ("{field} 不能小于户数下限，现为 {value}", "{field} cannot be less than the least size, it is {value}"),
    "compound": ("{field} 没有这个小区：{value}", "{field} names no compound of the list: {value}"),
    "unknown": ("{field} 里没有这个单元：{value}", "{field} names an unknown unit: {value}"),
    "across": ("{field} 跨了小区：{value}", "{field} crosses compounds: {value}"),
    "one_sided": ("{field} 相邻关系只写了一边：{value}", "{field} is one-sided: {value} does not name it back"),
    "locked_twice": ("{field} 同时锁在两个网格里", "{field} names it in two grids"),
    "not_joined": ("{field} 的各单元没有连成一片", "{field}: its units do not hang together"),
    "far": ("{field} 与工作量相差太远：{value}", "{field} is too far from the workloads: {value}"),
    "too_many": (
        "{field} 太多、每个太小，可能的网格超过 {value} 个；请把相邻的小单元合并后再划分",
        "{field}: too many and too small, more than {value} possible grids; join small ones",
    ),
    "lock_against": ("锁定的网格与 {field} 矛盾：{value}", "the locked grid contradicts {field}: {value}"),
}


class ProblemError(ValueError):
    """Names where (a unit, a compound or a group), the field, what is wrong (`code`) and the value that was given."""

    def __init__(self, code: str, where: str, field: str, value: object = "") -> None:
        self.code, self.where, self.field, self.value = code, where, field, value
        said = {"field": field, "value": value}
        self.chinese, self.english = (f"{where}：" + SENTENCES[code][0].format(**said),
                                      f"{where}: " + SENTENCES[code][1].format(**said))  # fmt: skip
        super().__init__(f"{self.chinese} · {self.english}")

    def __reduce__(self) -> tuple[type["ProblemError"], tuple[object, ...]]:
        """How it goes from one process to another."""
        return type(self), (self.code, self.where, self.field, self.value)
