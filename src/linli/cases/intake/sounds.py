"""Recordings as telephones make them: known by their first bytes, whatever their name says, and stored."""

import re
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from linli.cases.intake.files import store
from linli.foundation.refusals import Invalid

MOST_BYTES = 8 * 1024 * 1024  # five minutes of speech as telephones record it
MOST_SECONDS = 600
# WebM and Ogg (RFC 8794, RFC 3533), MP4 and 3GP unless the brand is a picture's (ISO/IEC 14496-12), MP3, AAC, WAV, AMR
_FORMS = (
    (rb"\x1a\x45\xdf\xa3", "audio/webm", ".webm"),
    (rb"OggS", "audio/ogg", ".ogg"),
    (rb".{4}ftyp(?!heic|heix|hevc|mif1|msf1|avif|avis)", "audio/mp4", ".m4a"),
    (rb"ID3|\xff[\xf2\xf3\xfa\xfb]", "audio/mpeg", ".mp3"),
    (rb"\xff[\xf0\xf1\xf8\xf9]", "audio/aac", ".aac"),
    (rb"RIFF.{4}WAVE", "audio/wav", ".wav"),
    (rb"#!AMR", "audio/amr", ".amr"),
)
Sound = tuple[str, str, int | None]  # file, media type, seconds if the telephone told them


class NotAVoice(Invalid):
    sentence = _(
        "“%(name)s” is not a sound recording, or one of a kind that cannot be played here. "
        "Please record it anew, or write a few words; what you wrote is kept."
    )


class VoiceTooLong(Invalid):
    sentence = _("“%(name)s” is too large: at most 8 MB, about five minutes. What you wrote is kept.")


def keep(name: str, stream: BinaryIO, size: int, folder: Path, seconds: int | None = None) -> Sound:
    """Store a recording; the same recording has the same file name. Raises `NotAVoice`, `VoiceTooLong`."""
    if size > MOST_BYTES:
        raise VoiceTooLong(field="voice", name=name)
    content = stream.read()
    form = next(((media, end) for mark, media, end in _FORMS if re.match(mark, content, re.DOTALL)), None)
    if form is None:
        raise NotAVoice(field="voice", name=name)
    told = seconds if seconds and 0 < seconds <= MOST_SECONDS else None
    return store(content, form[1], folder), form[0], told
