"""The prose format, written: the few marks that a section's text may have."""

from collections.abc import Sequence
from html import escape as _escape
from itertools import groupby

MOST_LIST_LEVELS = 4
ADDRESSES = ("https://", "http://", "mailto:")


def escape(words: str) -> str:
    return _escape(words, quote=False)


def paragraph(inline: str) -> str:
    return f"<p>{inline}</p>"


def footnote(inline: str) -> str:
    return f'<span class="footnote">{inline}</span>'


def link(address: str, inline: str) -> str:
    """The words as a link where the address leads somewhere that a reader can go."""
    return f'<a href="{_escape(address)}">{inline}</a>'


def may_be_followed(address: str) -> bool:
    return address.lower().startswith(ADDRESSES) and len(address) <= 2000


Marks = tuple[str, ...]


def marked(runs: Sequence[tuple[Marks, str]]) -> str:
    """Runs of inline HTML with their marks, neighbours with the same marks as one."""
    return "".join(
        _in_marks(marks, "".join(inline for _marks, inline in group))
        for marks, group in groupby(runs, key=lambda run: run[0])
    )


def _in_marks(marks: Marks, inline: str) -> str:
    """The marks round the words alone: a space at either end stands outside."""
    words = inline.strip()
    if not words:
        return inline
    start = inline[: len(inline) - len(inline.lstrip())]
    end = inline[len(inline.rstrip()) :]
    opened = "".join(f"<{mark}>" for mark in marks)
    closed = "".join(f"</{mark}>" for mark in reversed(marks))
    return f"{start}{opened}{words}{closed}{end}"


def table(head: Sequence[str], rows: Sequence[str]) -> str:
    """A table of rows that are written already."""
    top = f"<thead>{''.join(head)}</thead>" if head else ""
    return f"<table>{top}<tbody>{''.join(rows)}</tbody></table>"
