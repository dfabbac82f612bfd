"""A working copy read back: its words as python-docx sees them, and the XML of its parts."""

import zipfile
from io import BytesIO

import docx
from docx.oxml.ns import qn
from lxml import etree

from reports.docx import working_copy
from tests.reports.comparing.samples import make_chapter, make_document


def copy_of(*blocks, level=2, **fields):
    """The working copy of a report of one section, as bytes."""
    return working_copy(make_document(make_chapter(7, "Bakgrund", *blocks, level=level), **fields))


def word(*blocks, **fields):
    """The same, opened by python-docx."""
    return docx.Document(BytesIO(copy_of(*blocks, **fields)))


def styled(document):
    """Each paragraph of the body: its style and its words."""
    return [(p.style.name, p.text) for p in document.paragraphs]


def part(content, name):
    """A part of the package as XML."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def parts(content):
    """Every part of the package, by its name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def found(root, *tags):
    """The elements of Word's down the path of names."""
    path = "/".join(f"w:{tag}" for tag in tags)
    return root.findall(f".//{path}", {"w": root.nsmap["w"]})


def value(element, name="val"):
    return element.get(qn(f"w:{name}"))


def words(element):
    return "".join(text.text or "" for text in element.iter(qn("w:t")))
