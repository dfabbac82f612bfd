"""The words of a document, without form: to search, to compare, and to read if all else fails."""

from reports.document import DataTable, Document
from reports.prose.values import UNKNOWN
from reports.prose.words import word_lines


def text_of(document: Document) -> str:
    """One line for each heading, paragraph, point and row of a table."""
    found = [document.title]
    for chapter in document.chapters:
        found.append(chapter.heading)
        for block in chapter.blocks:
            found += _of_table(block) if isinstance(block, DataTable) else word_lines(block)
    return "\n".join(found)


def _of_table(table: DataTable) -> list[str]:
    rows = ["\t".join(cell or UNKNOWN for cell in row.cells) for row in table.rows]
    return [table.caption, "\t".join(table.columns), *rows, *filter(None, [table.note])]
