"""Verbs on voice notes: keep the sound, listen and write it down, read it back, throw the sound away."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import queries, rules
from linli.cases.models import Report, Voice
from linli.cases.refusals import NoWords, TooLong
from linli.cases.telling.actions import keep
from linli.foundation.refusals import Invalid, NotFound
from linli.foundation.writes import writes

MOST_BYTES = 8 * 1024 * 1024  # five minutes of speech as telephones record it
MOST_WORDS = 2000
# What telephones record, by the first bytes: WebM, Ogg, MP4 and 3GP, MP3, AAC, WAV, AMR.
_FORMS = (
    (0, b"\x1a\x45\xdf\xa3", "audio/webm", ".webm"),
    (0, b"OggS", "audio/ogg", ".ogg"),
    (4, b"ftyp", "audio/mp4", ".m4a"),
    (0, b"ID3", "audio/mpeg", ".mp3"),
    (0, b"\xff\xfb", "audio/mpeg", ".mp3"),
    (0, b"\xff\xf1", "audio/aac", ".aac"),
    (0, b"\xff\xf9", "audio/aac", ".aac"),
    (0, b"RIFF", "audio/wav", ".wav"),
    (0, b"#!AMR", "audio/amr", ".amr"),
)


class NotAVoice(Invalid):
    sentence = _("“%(name)s” is no recording that can be played, or is longer than about five minutes.")


def store(name: str, stream: BinaryIO, size: int, folder: Path) -> tuple[str, str]:
    """Keep a recording; gives (file, media type). The same recording has the same name. Raises `NotAVoice`."""
    content = stream.read(MOST_BYTES + 1) if size <= MOST_BYTES else b""
    form = next(((media, end) for at, mark, media, end in _FORMS if content[at : at + len(mark)] == mark), None)
    if form is None or len(content) > MOST_BYTES:
        raise NotAVoice(field="voice", name=name)
    file = hashlib.sha256(content).hexdigest()[:40] + form[1]
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{file}.{id(content)}.part"
    part.write_bytes(content)
    part.rename(folder / file)
    return file, form[0]


@writes
def write_down(voice_id: UUID, words: str, *, read_back: bool, by: Actor, at: datetime) -> Report:
    """Someone listened and wrote down what was said, as it was said; `read_back`: the reporter heard it and agreed."""
    voice = Voice.objects.select_related("report").filter(pk=voice_id).first()
    if voice is None:
        raise NotFound()
    case = queries.locked(voice.report.case_id, None)
    gate.require(by, "report.write_down", case)
    if not words.strip():
        raise NoWords(field="words")
    if len(words) > MOST_WORDS:
        raise TooLong(field="words", most=MOST_WORDS)
    report = voice.report
    report.words = words.strip()
    report.save(update_fields=["words"])
    voice.written_by_id, voice.written_at = by.person_id, at
    voice.confirmed_at = at if read_back else voice.confirmed_at
    voice.save(update_fields=["written_by", "written_at", "confirmed_at"])
    case.title = case.title or rules.title_of(words)
    keep(case, "title")
    audit.record(by, "report.write_down", case, at=at, code=f"{report.pk}:{'read back' if read_back else 'written'}")
    return report
