"""The template opened, and the finished package as bytes that are the same each time."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

TEMPLATE = Path(__file__).parent / "template"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP archive knows


def opened() -> WordDocument:
    """A new, empty document with the styles of the template."""
    return docx.Document(BytesIO(_template()))


@cache
def _template() -> bytes:
    paths = sorted(path for path in TEMPLATE.rglob("*") if path.is_file())
    parts = [(path.relative_to(TEMPLATE).as_posix(), path.read_bytes()) for path in paths]
    return _zipped(parts)


def saved(document: WordDocument) -> bytes:
    """The package; its parts bear no time of their own."""
    stream = BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return _zipped([(name, archive.read(name)) for name in archive.namelist()])


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # whatever machine made it
            archive.writestr(entry, content)
    return stream.getvalue()
