"""A document as a working copy for Word: its words, tables and notes, in real styles.

    working_copy(document)                       # bytes of a DOCX file
    working_copy(document, of="utgåva 2")

It says on each page that it is not the issued version. The same document gives the same bytes.

| module | in → out |
| --- | --- |
| `template/` | what every copy has: styles, lists, settings, A4; changed by hand |
| `package` | the template → python-docx' document → bytes |
| `page` | letterhead, running head, properties |
| `writing` | the chapters → headings, paragraphs, lists, quotes |
| `lines` | the pieces of a line → runs, links, references to notes |
| `notes` | footnotes → Word's own part for them, which python-docx does not know |
| `tables` | tables → tables with heading rows, joined cells, widths |
| `dividing` | words longer than their column → where Word may divide them |
| `elements` | the XML of Word: paragraphs, runs, fields |
"""

from reports.document import Document

from .package import opened, saved
from .page import put_heads, put_properties
from .writing import write

__all__ = ["working_copy"]


def working_copy(document: Document, of: str = "utkastet") -> bytes:
    """The document as DOCX; ``of`` is what it is a copy of, in Swedish."""
    package = opened()
    put_heads(package, document, of)
    put_properties(package, document, of)
    write(package, document)
    return saved(package)
