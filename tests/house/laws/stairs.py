"""Laws against hidden stairs: ways between rooms, or to the clock and the tables, that the linter cannot see."""

import ast
from pathlib import Path

from tests.house.laws.tree import Source, calls, imported, sources

READS_CLOCK = ("src/linli/foundation/clock.py",)
MAKES_TIMED_IDS = "src/linli/foundation/fields.py"  # a UUID of version 7 holds the milliseconds of its making
STARTS_DJANGO = ("src/linli/cli", "src/linli/config")  # Django's models can be imported only once it is set up
CLOCKS = {"django.utils.timezone.now", "django.db.models.functions.Now", "time.time", "time.time_ns"}
KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
ALWAYS_WRITE = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "asave", "acreate", "aget_or_create", "aupdate_or_create", "abulk_create", "abulk_update", "aupdate", "adelete",
}  # fmt: skip


def inner_imports(root: Path) -> list[str]:
    """No import stands inside a function."""
    return [
        source.at(node, "an import inside a function hides a way between rooms")
        for source in sources(root)
        if not source.lies_in(*STARTS_DJANGO)
        for function in ast.walk(source.syntax)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def signals(root: Path) -> list[str]:
    """No room listens to another by Django's signals."""
    return [
        source.at(node, "a signal is a hidden way between rooms")
        for source in sources(root)
        for node in ast.walk(source.syntax)
        if (isinstance(node, ast.Attribute) and node.attr == "signals")
        or any(name.startswith("django.dispatch") or "signals" in name.split(".") for name in _full_names(node))
    ]


def _full_names(node: ast.AST) -> list[str]:
    """What an import statement imports, with its module; empty for any other node."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []


def clock(root: Path) -> list[str]:
    """Time is read in foundation/clock alone."""
    return [
        source.at(node, "the time is read by foundation.clock alone")
        for source in sources(root)
        if not source.lies_in(*READS_CLOCK)
        for node in ast.walk(source.syntax)
        if (_reads_clock(node) or CLOCKS & set(_full_names(node)))
        and not (source.name == MAKES_TIMED_IDS and ast.unparse(node) == "time.time_ns")
    ]


def _reads_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in {"auto_now", "auto_now_add"}
    if not isinstance(node, ast.Attribute):
        return False
    owner = ast.unparse(node.value).rsplit(".", 1)[-1]
    return (owner, node.attr) in {("time", "time"), ("time", "time_ns"), ("timezone", "localdate")} or (
        owner in {"datetime", "date", "timezone"} and node.attr in {"now", "utcnow", "today"}
    )


def clock_inside(root: Path) -> list[str]:
    """Verbs, questions and decisions are told the time; they do not look at the clock."""
    told = {"actions", "queries", "rules", "loop", "models", "labels"}
    return [
        source.at(node, "is told the time as `at`, and does not look at the clock")
        for source in sources(root)
        if told & {source.file.removesuffix(".py"), *source.name.split("/")[3:-1]} and source.room != "foundation"
        for node in ast.walk(source.syntax)
        if (isinstance(node, ast.Attribute) and ast.unparse(node) == "clock.now")
        or (isinstance(node, ast.Call) and ast.unparse(node) == "clock.today()")
        or "linli.foundation.clock.now" in _full_names(node)
    ]


def keys(root: Path) -> list[str]:
    """Foreign keys name classes; a key into another room leaves no name behind there."""
    found = []
    for source in sources(root):
        homes = {here: module for _, module, _, here in imported(source) if module.startswith("linli.")}
        for call, name in calls(source):
            if name not in KEYS:
                continue
            target = _target(call)
            if isinstance(target, ast.Constant) and target.value != "self":
                found.append(source.at(call, "a foreign key names a class, not a string"))
            elif _leads_out(source, target, homes) and _given(call, "related_name") != "+":
                found.append(source.at(call, 'a foreign key into another room has related_name="+"'))
    return found


def _target(call: ast.Call) -> ast.expr | None:
    return call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "to"), None)


def _leads_out(source: Source, target: ast.expr | None, homes: dict[str, str]) -> bool:
    module = homes.get(ast.unparse(target).split(".")[0], "") if target else ""
    return bool(module) and module.split(".")[1] != source.room


def _given(call: ast.Call, name: str) -> object:
    return next((k.value.value for k in call.keywords if k.arg == name and isinstance(k.value, ast.Constant)), None)


def writes(root: Path) -> list[str]:
    """Pages and questions write nothing: whatever changes is an action."""
    return [
        source.at(call, f"`{name}` writes; a page or a question calls an action")
        for source in sources(root)
        if source.room == "web" or source.file == "queries.py"
        for call, name in calls(source)
        if (isinstance(call.func, ast.Attribute) and _writes(call, name))
        or (isinstance(call.func, ast.Name) and name == "insert")  # foundation.writes.insert
    ]


def _writes(call: ast.Call, name: str) -> bool:
    if name == "update":  # a dict or a digest is updated by position
        return bool(call.keywords) and not call.args
    if name in ("delete", "save"):  # a cache forgets a key, a picture goes into a stream; a row takes neither
        return not call.args
    return name in ALWAYS_WRITE


LAWS = (inner_imports, signals, clock, clock_inside, keys, writes)
