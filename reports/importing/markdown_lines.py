"""What stands in a line of Markdown: words, emphasis, links, footnotes."""

import re
from collections.abc import Mapping
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node

from .prose_html import Marks, escape, footnote, link, marked, may_be_followed
from .told import Told

_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_MARKS = {"strong": "strong", "em": "em"}
_TOLD = {"code_inline": "code", "s": "struck", "image": "pictures"}

Run = tuple[Marks, str]


class Lines:
    """Turns inline nodes into HTML; knows the document's footnotes and which have been read."""

    def __init__(
        self, notes: Mapping[str, Node], in_line: Mapping[int, Mapping[str, Any]], told: Told
    ) -> None:
        self.notes, self.in_line, self.told = notes, in_line, told
        self.used: set[str] = set()
        self._is_in_note = False

    def html(self, node: Node) -> str:
        """The line under a block such as a paragraph, a heading or a cell."""
        return marked(self._runs(node, ())).strip()

    def words(self, node: Node) -> str:
        """The same as bare words, without its footnotes."""
        texts = [_words_of(each) for each in node.walk()]
        return " ".join("".join(texts).split())

    def notes_of(self, node: Node) -> str:
        """The footnotes of a line whose words are taken by themselves."""
        refs = [each for each in node.walk() if each.type == "footnote_ref"]
        return "".join(self._note(each) for each in refs)

    def _runs(self, node: Node, marks: Marks) -> list[Run]:
        runs: list[Run] = []
        for child in node.children:
            runs += self._run(child, marks)
        return runs

    def _run(self, node: Node, marks: Marks) -> list[Run]:
        if node.type in _TOLD:
            self.told.add(_TOLD[node.type])
        if node.type in ("text", "code_inline"):
            return [(marks, "<br>".join(map(escape, _BREAK.split(node.content))))]
        if node.type == "softbreak":
            return [(marks, "\n")]  # a space, but for a letterhead, which has lines
        if node.type == "hardbreak":
            return [((), "<br>")]
        if node.type == "footnote_ref":
            return [((), self._note(node))]
        if node.type == "image":
            return []
        if node.type == "link":
            return [(marks, self._link(node))]
        mark = _MARKS.get(node.type)
        return self._runs(node, (*marks, mark) if mark and mark not in marks else marks)

    def _link(self, node: Node) -> str:
        inline = marked(self._runs(node, ()))
        address = str(node.attrs.get("href", ""))
        if may_be_followed(address) and inline.strip():
            return link(address, inline)
        self.told.add("links")
        return inline

    def _note(self, node: Node) -> str:
        content, key = self._content(node)
        if content is None or key in self.used:
            self.told.add("repeated notes")
            return ""
        self.used.add(key)
        is_inner, self._is_in_note = self._is_in_note, True
        inline = "<br>".join(filter(None, self._lines_in(content)))
        self._is_in_note = is_inner
        return f" {inline}" if is_inner else footnote(inline)

    def _content(self, node: Node) -> tuple[Node | None, str]:
        """What the footnote says, and by what name it is known."""
        if label := node.meta.get("label"):
            return self.notes.get(label), label
        number = node.meta["id"]
        tokens = self.in_line.get(number, {}).get("tokens")
        return (Node(tokens) if tokens else None), f"#{number}"

    def _lines_in(self, node: Node) -> list[str]:
        """Each line of text below the node, blocks within blocks one after the other."""
        if node.type in ("fence", "code_block"):
            return [escape(line) for line in node.content.splitlines()]
        children = node.children
        if any(child.type in ("text", "em", "strong", "link") for child in children):
            return [self.html(node)]
        return [line for child in children for line in self._lines_in(child)]


def _words_of(node: Node) -> str:
    if node.type in ("text", "code_inline"):
        return str(node.content)
    return " " if node.type in ("softbreak", "hardbreak") else ""
