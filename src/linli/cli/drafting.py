"""Drafts of voice notes: one recording after the other is given to the recogniser, which hinders no other chore.

Imported once Django is started.
"""

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from uuid import UUID

from linli.access.actors import rule
from linli.cases import queries
from linli.cases.intake import voices
from linli.cases.intake.recogniser import Listening, Recogniser
from linli.cases.models import Voice
from linli.foundation import clock
from linli.foundation.refusals import NotFound


@dataclass
class Drafting:
    """What is listened to just now, if anything."""

    recogniser: Recogniser
    folder: Path
    voice: Voice | None = None
    listening: Listening | None = None
    until: float = 0
    missing: set[UUID] = field(default_factory=set)  # whose program did not start; asked again at the next start

    def step(self, wait: float = 0) -> bool:
        """Go on with the one that is listened to, or begin with the next; whether there was anything to do."""
        if self.listening is None:
            return self._begin()
        words = self.listening.words(wait)
        if words is None and monotonic() >= self.until:
            self.listening.end()
            words = ""
        if words is not None:
            self._note(words)
        return True

    def all(self) -> None:
        """Everything that waits, one after the other."""
        while self.step(wait=max(0, self.until - monotonic())):
            pass

    def stop(self) -> None:
        """What is listened to just now is begun anew another time."""
        if self.listening is not None:
            self.listening.end()
            self.listening = None

    def _begin(self) -> bool:
        self.voice = queries.undrafted().exclude(pk__in=self.missing).first()
        if self.voice is None:
            return False
        self.missing.add(self.voice.pk)
        self.listening = self.recogniser.listen(self.folder / self.voice.file)
        self.until = monotonic() + self.recogniser.timeout
        return True

    def _note(self, words: str) -> None:
        voice, self.listening = self.voice, None
        if voice is None:
            return
        try:
            voices.draft(voice.pk, words, by=rule("recogniser", voice.community_id), at=clock.now())
        except NotFound:
            return
