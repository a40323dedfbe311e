"""Expected trouble: one clear sentence for the operator, in both languages, and never a traceback."""

import sys


class Trouble(Exception):
    """A command cannot go on; says why, and the mend."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese} · {english}")


def sentence_of(wrong: Exception) -> str | None:
    """The sentence for trouble that is to be expected; None when it is a fault of ours."""
    refusals = sys.modules.get("linli.foundation.refusals")  # no refusal is raised where it has not been imported
    if isinstance(wrong, Trouble) or (refusals and isinstance(wrong, refusals.Refusal)):
        return str(wrong)
    if isinstance(wrong, PermissionError):
        return f"没有权限：{wrong.filename}。请用安装时的用户运行。 · No permission: run as the user who installed."
    if isinstance(wrong, OSError) and wrong.strerror:
        return f"{wrong.strerror}: {wrong.filename or ''}"
    database = sys.modules.get("django.db.utils")
    if database and isinstance(wrong, database.OperationalError | database.ProgrammingError):
        first = str(wrong).strip().splitlines()[0]
        return f"数据库不可用或尚未升级：{first}。请运行 linli doctor · The database cannot be used: run linli doctor"
    return None
