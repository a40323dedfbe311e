"""The names of styles and scripts are looked up once, and anew when they were collected anew."""

import pytest
from whitenoise.storage import CompressedManifestStaticFilesStorage

from linli.config.names import NamesOnce


def test_a_name_is_looked_up_once_and_again_after_the_list_was_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def url(_self: object, name: str, _force: bool = False) -> str:
        asked.append(name)
        return f"/static/{name}.{len(asked)}"

    monkeypatch.setattr(CompressedManifestStaticFilesStorage, "url", url)
    names = NamesOnce()
    assert [names.url("a.css") for _ in range(3)] == ["/static/a.css.1"] * 3
    names.load_manifest()
    assert names.url("a.css") == "/static/a.css.2"
