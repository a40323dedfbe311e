"""Pasted talk of a chat group, lists 接龙 and notes of a meeting, split into what each person said."""

from linli.engines.messages.days import absolute
from linli.engines.messages.judging import Judgement, bare, judge, repeated, says_nothing
from linli.engines.messages.notes import read as read_notes
from linli.engines.messages.reading import read
from linli.engines.messages.saying import Message

__all__ = ["Judgement", "Message", "absolute", "bare", "judge", "read", "read_notes", "repeated", "says_nothing"]
