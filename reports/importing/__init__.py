"""An older report in a file, read as sections whose words are those of the file.

    document = read_document(stream, "Rapport 2011.docx", title="…")
    for section in document.sections:
        section.level, section.heading, section.text     # 2 to 4, plain, in the prose format
    document.title, document.letterhead                  # what the file says of itself
    for note in document.notes:                          # what was tolerated or left out
        str(note)

Word documents (DOCX), Markdown and plain text are read. What is refused is refused as an
``UnreadableFile``, whose ``str`` says in the language of the moment what to do; nothing is stored
by reading.

| module | in → out |
| --- | --- |
| `file_kinds`, `text_files`, `docx_package` | bytes → characters or XML, within limits |
| `markdown`, `plain_text`, `docx_lines`, `docx_tables`, `docx_reader` | those → pieces |
| `outline`, `letterhead` | pieces → sections and what the top of the first page says |
"""

from stadsnat.sheets import UnreadableFile

from .reading import read_document
from .shapes import ReadDocument, ReadSection

__all__ = ["ReadDocument", "ReadSection", "UnreadableFile", "read_document"]
