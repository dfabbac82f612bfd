import io

import pytest

from stadsnat.sheets import UnreadableFile

from .files import packed, read, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.xls", "a.pdf", "a.XLSX", "", "a", "å/b.c"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "äldre format (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "skyddad med lösenord"),
        (b"%PDF-1.7 ...", "är en PDF"),
        (b"<html><table><tr><td>Namn</td></tr></table></html>", "webbsida (HTML)"),
        ("\ufeff\n<!DOCTYPE HTML><html>".encode(), "webbsida (HTML)"),
        (b"<table><tr><td>1</td></tr></table>", "webbsida (HTML)"),
        (b'<?xml version="1.0"?><Workbook>', "är XML"),
        (b"{\\rtf1 ...", "dokument eller en presentation"),
        (b"\x89PNG\r\n\x1a\n", "är en bild"),
        (b"\x1f\x8b\x08", "packat arkiv"),
        (b"", "är tom"),
        (b"PK\x03\x04", "skadad eller avklippt"),
    ],
)
def test_what_is_no_table_is_refused_whatever_its_name(content, reason, name):
    with pytest.raises(UnreadableFile) as error:
        read(io.BytesIO(content), name)

    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"[Content_Types].xml": "", "word/document.xml": ""}, "dokument eller en presentation"),
        ({"[Content_Types].xml": "", "xl/workbook.bin": ""}, "binär Excel-arbetsbok (.xlsb)"),
        ({"tabell.csv": "A;B"}, "packat arkiv"),
        ({}, "skadad eller avklippt"),
    ],
)
def test_another_archive_is_refused(contents, reason):
    with pytest.raises(UnreadableFile) as error:
        read(packed(contents), "a.xlsx")

    assert reason in str(error.value)


def test_a_name_that_says_something_else_is_told():
    assert read(io.BytesIO(b"A;B\nx;y"), "a.xlsx")[1]["ending"] == (
        "Filnamnet slutar på .xlsx, men innehållet är något annat och lästes som det"
    )
    assert "ending" in read(workbook("<row><c><v>1</v></c></row>"), "a.csv")[1]


@pytest.mark.parametrize("name", ["a.csv", "a.TXT", "a.tsv", "a", "a.2011"])
def test_a_name_that_says_nothing_else_is_not_told(name):
    assert "ending" not in read(io.BytesIO(b"A;B\nx;y"), name)[1]
