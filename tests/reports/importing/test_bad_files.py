"""Files that are refused: each with a sentence that says what to do, and nothing stored."""

import io
import re
import zipfile

import pytest
from django.utils.translation import override

from reports.importing import UnreadableFile, read_document
from reports.importing.shapes import MOST_PIECES

from .files import NAMESPACES, p, read, word

DOCUMENT = "word__document.xml"


def body(xml, before=""):
    return (
        f'<?xml version="1.0"?>{before}<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>'
    )


def docx_with(xml, before=""):
    return word(**{DOCUMENT: body(xml, before)})


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def encrypted():
    """An archive that says of its parts that they are."""
    data = bytearray(word(p("hemligt")))
    for at in [m.start() for m in re.finditer(b"PK\x01\x02", data)]:
        data[at + 8] |= 1
    return bytes(data)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DEEP = "<w:tbl><w:tr><w:tc>"
SHUT = "</w:tc></w:tr></w:tbl>"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Filen är tom."),
        (b" \n\n ", "Filen är tom."),
        (b"%PDF-1.7 ...", "Filen är en PDF."),
        (b"{\\rtf1 x}", "Filen är i formatet RTF."),
        (b"\x89PNG\r\n", "Filen är en bild."),
        (b"<!DOCTYPE html><p>x", "Filen är en webbsida (HTML)."),
        (b"<?xml version='1.0'?><x/>", "Filen är XML."),
        (OLE + b"x" * 5000, "Filen är i Words äldre format (.doc)."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Dokumentet är skyddat med lösenord."),
        (b"text\x00mer", "Filen är ingen textfil"),
        (b"text\x07mer", "Filen är ingen textfil"),
        ("åäö".encode() + b"\xe5b", "Filens teckenkodning går inte att avgöra"),
        (b"PK\x03\x04 inget arkiv", "Filen är skadad eller avklippt."),
        (word(p("text"))[:-200], "Filen är skadad eller avklippt."),
        (archive(**{"a.txt": "x"}), "Filen är ett packat arkiv."),
        (archive(**{"[Content_Types].xml": "<x/>", "xl__workbook.xml": "<x/>"}),
         "Filen är en arbetsbok eller en presentation."),
        (archive(**{"mimetype": "x", "content.xml": "<x/>"}), "Filen är i OpenDocument-format"),
        (archive(**{"[Content_Types].xml": "<x/>"}), "Filen är skadad eller avklippt."),
        (archive(**{"../x": "1", "[Content_Types].xml": "<x/>"}), "Dokumentet är packat på ett"),
        (word(**{"word__vbaProject.bin": b"makro"}),
         "Dokumentet innehåller makron."),
        (encrypted(), "Dokumentet är skyddat med lösenord."),
        (docx_with("<w:p>", ""), "Filen är skadad eller avklippt."),
        (docx_with("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", LAUGHS), "Dokumentet har en dok"),
        (docx_with("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", OUTSIDE),
         "Dokumentet har en dokumenttyp"),
        (docx_with(DEEP * 500 + SHUT * 500), "Dokumentet har text inuti text"),
        (docx_with(DEEP * 83 + "<w:p/>" + SHUT * 83), "Filen innehåller ingen text"),
        (docx_with("<w:p/>"), "Filen innehåller ingen text"),
        (docx_with("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * (MOST_PIECES + 1)),
         "Dokumentet har mer än 20\xa0000 stycken."),
        (word(**{"word__media__x.bin": b"0" * 60_000_000}), "Dokumentet är packat på ett"),
        (b"- " * 200 + b"x", "Dokumentet har text inuti text"),
        (b"> " * 5000 + b"x", "Dokumentet har text inuti text"),
        (b"x\n\n" * (MOST_PIECES + 1), "Dokumentet har mer än 20\xa0000 stycken."),
        (b"# x\n\n" * 1100, "Dokumentet har mer än 1\xa0000 rubriker."),
        (b"ord " * 400_000, "Dokumentets text är för lång"),
        (b"---\n\n***\n", "Filen innehåller ingen text"),
    ],
)  # fmt: skip
def test_is_refused_with_what_to_do(data, sentence):
    with pytest.raises(UnreadableFile) as error:
        read(data, "rapport.md")

    assert str(error.value).startswith(sentence)


def test_a_file_that_is_too_large_is_not_even_looked_at():
    class Large(io.BytesIO):
        def read(self, size=-1):
            raise AssertionError("read")

    with pytest.raises(UnreadableFile, match="Filen är större än 20 MB"):
        read_document(Large(b"x" * 20_000_001), "stor.docx")


def test_text_within_text_as_deep_as_it_may_be_is_read():
    nested = DEEP * 80 + "<w:p><w:r><w:t>djupt</w:t></w:r></w:p>" + SHUT * 80

    [section] = read(docx_with(nested), "x.docx").sections

    assert "djupt" in section.text


def test_a_refusal_is_said_in_the_language_of_the_moment():
    with pytest.raises(UnreadableFile) as error:
        read(b"%PDF-1.7", "x.docx")

    with override("en"):
        assert str(error.value).startswith("The file is a PDF.")


def test_styles_that_build_on_each_other_in_a_ring_end():
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in [("A", "B"), ("B", "A")]
    )
    styles = f'<?xml version="1.0"?><w:styles {NAMESPACES}>{ring}</w:styles>'

    [section] = read(word(p("text", style="A"), **{"word__styles.xml": styles}), "x.docx").sections

    assert section.text == "<p>text</p>"
