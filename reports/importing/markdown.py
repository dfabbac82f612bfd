"""Markdown (CommonMark with tables and footnotes) as pieces; HTML in it is text like any other."""

import re
import time
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from stadsnat.sheets import UnreadableFile

from . import refusals
from .markdown_blocks import Blocks
from .markdown_lines import Lines
from .shapes import Piece, Pieces
from .told import Told

_DEEPEST = 60
_MOST_SECONDS = 20.0  # of work; a hundred pages take two
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a text has so many headings with # that it is no accident."""
    return len(_HEADING.findall(text)) >= 2


def read_markdown(text: str, told: Told, seconds: float = _MOST_SECONDS) -> list[Piece]:
    """The pieces of a text. Raises UnreadableFile for one that takes longer than that to read."""
    found: dict[str, dict[str, dict[int, dict[str, list[object]]]]] = {}
    tokens = _parser(seconds).parse(text, found)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise UnreadableFile(refusals.TOO_DEEP)
    root = Node(tokens)
    notes = {node.meta["label"]: node for node in root.walk() if node.type == "footnote_reference"}
    in_line = found.get("footnotes", {}).get("list", {})
    lines = Lines(notes, in_line, told)
    blocks = Blocks(lines, told)
    pieces = Pieces()
    for node in root.children:
        pieces.add_all(blocks.pieces_of(node))
    for label in notes:  # those that nothing refers to are read last, and stay too
        if label not in lines.used:
            told.add("unused notes")
            pieces.add_all([Piece(html=html) for html in blocks.inside(notes[label])])
    return pieces.read


def _parser(seconds: float) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False).use(front_matter_plugin)
    # The time that a thousand brackets in a row take grows with the square of their number.
    parser.block.ruler.before("table", "deadline", _until(time.thread_time() + seconds))
    parser.inline.ruler.before("text", "deadline", _until(time.thread_time() + seconds))
    return parser


def _until(deadline: float) -> Callable[..., bool]:
    """A rule that never matches, and stops the reading when its time is out."""

    def rule(*_state: Any) -> bool:
        if time.thread_time() > deadline:
            raise UnreadableFile(refusals.TOO_SLOW)
        return False

    return rule
