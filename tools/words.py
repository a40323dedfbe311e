"""Keeps the Chinese words complete: gathers every translatable string of the code and the templates.

words.py                  write locale/zh_Hans/LC_MESSAGES/django.po anew: sorted, existing translations kept
words.py --take FILE      the same, and take translations from a JSON object {"English": "中文"}
words.py --prune          the same, and forget translations that no string asks for any more
words.py --check          say what is missing, empty or doubtful, and end with 1 if anything is
words.py --compile        write django.mo beside each django.po
"""

import argparse
import ast
import fcntl
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "zh_Hans"
_PLURAL, _CONTEXT, _BOTH = (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)  # where a call holds its ids and its context
Places = tuple[int | tuple[int, int] | tuple[int, str], ...]
KEYWORDS: dict[str, dict[int | None, Places | None] | Places | None] = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": _CONTEXT,
    "pgettext_lazy": _CONTEXT,
    "npgettext": _BOTH,
    "npgettext_lazy": _BOTH,
}
_PLACE = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def sources(root: Path) -> Iterator[tuple[str, str]]:
    """Every file with words, as Python text: name under `root`, text."""
    for path in sorted((root / "src").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".py" and "/migrations/" not in name:
            yield name, path.read_text("utf-8")
        elif path.suffix in {".html", ".txt"} and "/templates/" in name:
            lines = templatize(path.read_text("utf-8"), origin=name).splitlines()
            yield name, "\n".join(line.lstrip() for line in lines)


def gather(root: Path) -> Catalog:
    """The words that the tree asks for, without translations."""
    if not settings.configured:
        settings.configure()
    words = Catalog(locale=LANGUAGE)
    for name, text in sources(root):
        for _, function, found, _ in extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {}):
            context, ids = _arguments(str(function), found)
            if ids and all(ids):
                words.add(ids if len(ids) > 1 else ids[0], context=context, locations=[(name, 0)])
        for said in _inside(text) if name.endswith(".py") else ():
            words.add(said, locations=[(name, 0)])
    return words


def _inside(text: str) -> Iterator[str]:
    """The words of `_` within f-strings, some of which the reader of whole files passes over."""
    for outer in ast.walk(ast.parse(text)):
        for call in ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def _arguments(function: str, found: object) -> tuple[str | None, tuple[str, ...]]:
    """The context and the one or two ids of a call."""
    given = found if isinstance(found, tuple) else (found,)
    places = cast(Places, KEYWORDS[function] or (1,))
    context = None
    ids = []
    for place in places:
        if isinstance(place, tuple):
            context = given[place[0] - 1]
        elif place <= len(given):
            ids.append(given[place - 1])
    return context, tuple(ids)


def catalog_file(root: Path) -> Path:
    return root / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def kept(root: Path) -> Catalog:
    """The catalogue as it lies in the tree; empty when there is none."""
    file = catalog_file(root)
    if not file.exists():
        return Catalog(locale=LANGUAGE)
    with file.open("rb") as stream:
        return read_po(stream, locale=LANGUAGE)


def update(root: Path, taken: Mapping[str, str], *, prune: bool = False) -> Catalog:
    """Write the catalogue anew. Words no longer asked for stay as comments, unless pruned."""
    file = catalog_file(root)
    file.parent.mkdir(parents=True, exist_ok=True)
    with _alone(file.parent):
        old = kept(root)
        new = gather(root)
        for message in _messages(new):
            said = taken.get(_id(message), "")
            chinese: str | tuple[str, ...] = (said,) if said and message.pluralizable else said  # it has one number
            message.string = chinese or _known(old, message) or ("",) * message.pluralizable or ""
        if not prune:
            new.obsolete.update(_unused(old, new))
        file.write_bytes(_as_text(new))
    return new


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two who run this at once wait for each other."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _known(old: Catalog, message: Message) -> str | tuple[str, ...] | list[str] | None:
    known = old.get(message.id, message.context) or old.obsolete.get(old._key_for(message.id, message.context))
    return known.string if known and not known.fuzzy else None


def _unused(old: Catalog, new: Catalog) -> dict[str | tuple[str, str], Message]:
    every = [*_messages(old), *old.obsolete.values()]
    unused = [m for m in every if new.get(m.id, m.context) is None and any(m.string or ())]
    return {new._key_for(m.id, m.context): m for m in sorted(unused, key=_id)}


def _as_text(words: Catalog) -> bytes:
    """The .po text, without dates or line numbers, so that it changes only when words do."""
    words.header_comment = "# The Chinese words of Linli, made by tools/words.py; translations are written by hand."
    words.fuzzy = False
    text = io.BytesIO()
    write_po(text, words, width=110, sort_output=True, include_lineno=False)
    dates = re.compile(
        rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By|Language-Team|Report-M'
        rb"sgid-Bugs-To|Project-Id-Version): .*\n",
        re.MULTILINE,
    )
    return dates.sub(b"", text.getvalue())


def problems(root: Path) -> list[str]:
    """What keeps the Chinese from being complete: words missing, empty, fuzzy, or with other placeholders."""
    have = kept(root)
    return [sentence for message in _messages(gather(root)) for sentence in _problems_of(message, have)]


def _problems_of(wanted: Message, have: Catalog) -> Iterator[str]:
    found = have.get(wanted.id, wanted.context)
    where = f"{wanted.locations[0][0]}: {_id(wanted)!r}"
    chinese = (found.string if found else None) or ()
    texts = [chinese] if isinstance(chinese, str) else list(chinese)
    if found is None:
        yield f"{where} is missing"
    elif not texts or not all(texts):
        yield f"{where} has no Chinese"
    elif found.fuzzy:
        yield f"{where} is fuzzy"
    elif any(not _places(text) <= _places(*_ids(wanted)) for text in texts) or (
        not wanted.pluralizable and _places(*texts) != _places(*_ids(wanted))
    ):
        yield f"{where} has other placeholders in Chinese"


def _places(*texts: str) -> set[str]:
    return {match.group() for text in texts for match in _PLACE.finditer(text)}


def _messages(words: Catalog) -> list[Message]:
    return [message for message in words if message.id]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _id(message: Message) -> str:
    return _ids(message)[0]


def compile_all(root: Path) -> None:
    """Write each .mo that is missing or older than its .po."""
    for po in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as stream:
            words = read_po(stream, locale=po.parent.parent.name)
        compiled = io.BytesIO()
        write_mo(compiled, words)
        mo.write_bytes(compiled.getvalue())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--take", type=Path, metavar="FILE")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args()
    if options.compile:
        compile_all(ROOT)
        return 0
    if not options.check:
        update(ROOT, json.loads(options.take.read_text("utf-8")) if options.take else {}, prune=options.prune)
        compile_all(ROOT)
    found = problems(ROOT)
    print("\n".join(found) or "every word has its Chinese")
    return 1 if found and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
