"""How the history tells of a section's text: by its words, as they were read when it was saved."""

from dataclasses import replace

from .prose.elements import ProseProblem
from .prose.filling import filled
from .prose.nodes import DataBlock, Paragraph, Text
from .prose.reading import read
from .prose.words import words


def told(html):
    """The words of the text; its values as they showed, its tables from the register named."""
    try:
        blocks = filled(read(html), _as_it_showed)
    except ProseProblem:  # kept before such texts were refused
        return html
    return words(_named(block) if isinstance(block, DataBlock) else block for block in blocks)


def _as_it_showed(reference):
    """A value that nobody had seen yet stood there by its name."""
    return replace(reference, seen=reference.seen or f"{{{{{reference.expression}}}}}")


def _named(block):
    return Paragraph((Text(f"[ur registret: {block.caption or block.kind}]"),))
