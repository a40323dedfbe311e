"""What lies behind the two front rooms: path, for the desk the actions of which one opens it, icon, title, one line."""

from collections.abc import Sequence

DESK: Sequence[tuple[str, str, str, object, object]] = ()
LIFE: Sequence[tuple[str, str, object, object]] = ()
