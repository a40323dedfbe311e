"""The names of styles, scripts and icons as pages say them, each looked up once in a process."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamesOnce(CompressedManifestStaticFilesStorage):
    """Names with the hash of their content, which changes with the version alone."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self._found: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """As a page says it; looking it up each time takes 30 µs, and pages say a dozen."""
        if name not in self._found:
            self._found[name] = str(super().url(name, force))
        return self._found[name]

    def load_manifest(self) -> tuple[dict[str, str], str]:
        """What lies there now; names found before may be others."""
        self._found = {}
        found: tuple[dict[str, str], str] = super().load_manifest()
        return found
