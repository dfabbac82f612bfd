"""Documents made for tests: Word files as people write them, and files that nobody should send."""

import io
import zipfile

import docx
from docx.oxml import parse_xml

from reports.importing import read_document

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def read(content, name="rapport.md", **options):
    data = content.encode() if isinstance(content, str) else content
    return read_document(io.BytesIO(data), name, **options)


def said(document):
    """The sections as triples, and the codes of what was told."""
    sections = [(section.level, section.heading, section.text) for section in document.sections]
    return sections, [note.code for note in document.notes]


def word(*blocks, **parts):
    """The bytes of a Word document whose body is blocks of XML, with other parts replaced."""
    document = docx.Document()
    body = document.element.body
    for number, block in enumerate(blocks):
        body.insert(number, parse_xml(_declared(block)))
    return with_parts(saved(document), parts)


def _declared(xml):
    tag, _space, rest = xml.partition(">")
    closed = tag.endswith("/")
    return f"{tag.rstrip('/')} {NAMESPACES}{'/' if closed else ''}>{rest}"


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_parts(data, parts):
    """The same archive with parts added or replaced; a name's "__" is a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        replaced = {name.replace("__", "/"): content for name, content in parts.items()}
        for name in [*old.namelist(), *(set(replaced) - set(old.namelist()))]:
            content = replaced[name] if name in replaced else old.read(name)
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def p(*runs, style=""):
    """A paragraph in XML; a text among the runs becomes one."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inside = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p>{properties}{inside}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
