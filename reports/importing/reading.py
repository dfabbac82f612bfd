"""The one way in: a file that somebody has chosen becomes a document of sections, or is refused."""

from typing import IO

from stadsnat.sheets import UnreadableFile

from . import refusals
from .docx_package import open_package
from .docx_reader import read_docx
from .file_kinds import kind_of
from .markdown import looks_like_markdown, read_markdown
from .outline import lay_out
from .plain_text import read_plain_text
from .shapes import Piece, ReadDocument
from .text_files import text_of
from .told import Told

MOST_BYTES = 20_000_000


def read_document(stream: IO[bytes], name: str, *, title: str = "") -> ReadDocument:
    """Read a file of any of the three kinds.

    ``title`` is the report's own, where it is known: a heading that says the same is not made a
    section of. Raises UnreadableFile.
    """
    if stream.seek(0, 2) > MOST_BYTES:
        raise UnreadableFile(refusals.TOO_LARGE, limit=MOST_BYTES // 1_000_000)
    told = Told()
    try:
        pieces = _pieces(stream, name, told)
        return lay_out(pieces, title, told)
    except RecursionError as error:
        raise UnreadableFile(refusals.TOO_DEEP) from error
    except UnreadableFile as error:
        raise refusals.of_documents(error) from None


def _pieces(stream: IO[bytes], name: str, told: Told) -> list[Piece]:
    kind = kind_of(stream, name)
    if kind == "docx":
        return read_docx(open_package(stream), told)
    text = text_of(stream, told)
    if kind == "markdown":
        return read_markdown(text, told)
    if looks_like_markdown(text):
        told.add("as markdown")
        return read_markdown(text, told)
    return read_plain_text(text, told)
