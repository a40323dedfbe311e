"""Photos: opened, turned upright, made smaller, and written anew with nothing but the picture in them."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from linli.cases.intake.files import store
from linli.foundation.refusals import Invalid

MOST = 3
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000
EDGE = 1600
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


class NotAPhoto(Invalid):
    sentence = _("“%(name)s” cannot be opened as a photo. Please send a JPEG or PNG picture; your words are kept.")


class TooManyPhotos(Invalid):
    sentence = _("At most 3 photos, each below 15 MB. Please leave some out; your words are kept.")


def keep(files: list[tuple[str, BinaryIO, int]], folder: Path) -> list[tuple[str, int, int]]:
    """Store photos given as (name, stream, bytes) and return (file, width, height) for each.

    The same picture has the same file name, so a retry stores nothing twice. Raises `NotAPhoto`, `TooManyPhotos`.
    """
    if len(files) > MOST or any(size > MOST_BYTES for _name, _stream, size in files):
        raise TooManyPhotos(field="photos")
    return [_store(*_clean(name, stream), folder) for name, stream, _size in files]


def _clean(name: str, stream: BinaryIO) -> tuple[bytes, int, int]:
    try:
        with Image.open(stream, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPhoto(field="photos", name=name)
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError, SyntaxError) as wrong:
        raise NotAPhoto(field="photos", name=name) from wrong
    upright.thumbnail((EDGE, EDGE))
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())  # a picture that never had EXIF
    written = BytesIO()
    bare.save(written, "JPEG", quality=82, optimize=True)
    return written.getvalue(), bare.width, bare.height


def _store(content: bytes, width: int, height: int, folder: Path) -> tuple[str, int, int]:
    return store(content, ".jpg", folder), width, height
