"""What stands round the text: the letterhead, the running head, the file's properties."""

from datetime import UTC, datetime, time
from itertools import zip_longest

from docx.document import Document as WordDocument

from reports.document import Document

from .elements import Element, clean, field, paragraph, run, tab

MARK = "ARBETSKOPIA – inte den utgivna versionen"
LONGEST = 255  # characters that a property of the file may have


def put_heads(word: WordDocument, document: Document, of: str) -> None:
    """The letterhead above the first page, the running head above the others; both are marked."""
    [section] = word.sections
    mark = paragraph("WorkingCopy", run(f"{MARK} (kopia av {of})"))
    _fill(section.first_page_header, [mark, *_letterhead(document)])
    title = [run(document.short_title), tab(), *_page_number(document)]
    _fill(section.header, [paragraph("Header", *title), _copy_of(mark)])
    for foot in (section.first_page_footer, section.footer):
        _fill(foot, [paragraph("Footer")])


def _copy_of(element: Element) -> Element:
    return element.__copy__()


def _fill(head: Element, paragraphs: list[Element]) -> None:
    head.is_linked_to_previous = False
    element = head.part.element
    for child in list(element):
        element.remove(child)
    element.extend(paragraphs)


def _page_number(document: Document) -> list[Element]:
    """ "BILAGA 1 SID 2 (7)", as Word counts the pages."""
    annex = f"BILAGA {document.annex} " if document.annex else ""
    return [
        run(f"{annex}SID ", is_bold=True),
        field("PAGE", "1", is_bold=True),
        run(" (", is_bold=True),
        field("NUMPAGES", "1", is_bold=True),
        run(")", is_bold=True),
    ]


def _letterhead(document: Document) -> list[Element]:
    """Who the report is from to the left; annex, day and reference number to the right."""
    left = [[run(document.office.upper(), is_bold=True)]]
    left += [[run(document.division.upper())]] if document.division else []
    right = [_page_number(document)] if document.annex else []
    right.append([run(f"{document.dated:%Y-%m-%d}")])
    right += [[run(f"DNR {document.reference_number}")]] if document.reference_number else []
    empty: list[Element] = []
    rows = zip_longest(left, right, fillvalue=empty)
    return [paragraph("Letterhead", *one, tab(), *other) for one, other in rows]


def put_properties(word: WordDocument, document: Document, of: str) -> None:
    """What the file says of itself; its days are those of the report, so its bytes stay."""
    properties = word.core_properties
    author = ", ".join(filter(None, [document.office, document.division]))
    annex = f"Bilaga {document.annex}" if document.annex else ""
    number = f"dnr {document.reference_number}" if document.reference_number else ""
    properties.title = _short(document.title)
    properties.author = properties.last_modified_by = _short(author)
    properties.subject = _short(", ".join(filter(None, [annex, number])))
    properties.comments = _short(f"{MARK} (kopia av {of})")
    properties.content_status = "Arbetskopia"
    properties.keywords = "arbetskopia"
    properties.language = "sv-SE"
    properties.created = properties.modified = datetime.combine(document.dated, time(), UTC)
    properties.revision = 1


def _short(text: str) -> str:
    return clean(text)[:LONGEST]
