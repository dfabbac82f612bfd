"""Two lines word by word: what stays, what goes and what comes. No database."""

from dataclasses import dataclass
from typing import Literal

from stadsnat.differences.steps import readable, steps

from .tokens import Token

Tokens = tuple[Token, ...]


@dataclass(frozen=True)
class Run:
    """Words that stay, go or come; "set" are the same words, set in another way."""

    kind: Literal["same", "gone", "new", "set"]
    old: Tokens
    new: Tokens


def word_differences(old: Tokens, new: Tokens) -> tuple[Run, ...]:
    """The runs, in order: the old of all of them are the old line, the new the new line."""
    changes = readable(steps(old, new), _words(old), _words(new))
    found: list[Run] = []
    i = j = 0
    for change in changes:
        found += _run("same", old[i : change.start], new[j : change.begin])
        found += _told(old[change.start : change.end], new[change.begin : change.stop])
        i, j = change.end, change.stop
    return tuple(found + _run("same", old[i:], new[j:]))


def _words(line: Tokens) -> list[str]:
    return [token.words for token in line]


def _run(kind: Literal["same", "set"], old: Tokens, new: Tokens) -> list[Run]:
    return [Run(kind, old, new)] if old else []


def _told(old: Tokens, new: Tokens) -> list[Run]:
    """One change: words that go and come, or the same words set in another way."""
    if _words(old) == _words(new):
        return _run("set", old, new)
    gone = [Run("gone", old, ())] if old else []
    return gone + ([Run("new", (), new)] if new else [])
