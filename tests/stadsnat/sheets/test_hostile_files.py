"""Files made to break their reader: each is refused with a sentence, in no time and no memory."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from django.utils import translation

from stadsnat.sheets import Limits, UnreadableFile, read_table_file

from .files import (
    HEADINGS,
    MAIN,
    PACKAGE,
    packed,
    parts,
    read_all,
    relations,
    sheet,
    workbook,
    workbook_part,
)

LIMITS = Limits(unpacked_bytes=30_000_000, cells=20_000, rows=1000)
SHEET = "xl/worksheets/sheet1.xml"
EVIL = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'


def refusal(stream, limits=LIMITS):
    """Why the file is refused, which is told within seconds."""
    start = time.process_time()
    with pytest.raises(UnreadableFile) as error:
        read_all(stream, limits=limits)
    assert time.process_time() - start < 3
    return str(error.value)


def frugal_refusal(stream, megabytes, limits=LIMITS):
    """Why the file is refused, and that little memory was needed to tell."""
    tracemalloc.start()
    try:
        reason = refusal(stream, limits)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < megabytes * 1_000_000
    return reason


NOISE = "".join(f"{number:x} " for number in range(400_000))


def rows(*cells, number=2):
    return f'<row r="{number}">{"".join(cells)}</row>'


def with_declared_size(stream, name, size):
    """The same archive, in which a part is said to have another size unpacked."""
    with zipfile.ZipFile(stream) as archive:
        entry = archive.getinfo(name)
    content = bytearray(stream.getvalue())
    struct.pack_into("<I", content, entry.header_offset + 22, size)
    central = content.index(name.encode(), entry.header_offset + 40 + entry.compress_size)
    struct.pack_into("<I", content, central - 46 + 24, size)
    return io.BytesIO(bytes(content))


def test_a_bomb_that_tells_its_size_is_not_unpacked():
    bomb = workbook(texts=" " * 40_000_000)

    assert "för stor när den packas upp (mer än 30 MB)" in frugal_refusal(bomb, megabytes=1)


def test_a_bomb_of_a_suspicious_ratio_is_not_unpacked():
    bomb = workbook(texts=" " * 51_000_000)

    assert "packad på ett sätt" in frugal_refusal(bomb, 1, Limits())


def test_a_bomb_that_lies_about_its_size_is_stopped():
    content = sheet(HEADINGS + " " * 40_000_000)

    lying = with_declared_size(packed(parts(content)), SHEET, 1000)

    assert "skadad" in frugal_refusal(lying, megabytes=2)


def test_sizes_are_counted_while_unpacking_over_all_parts():
    contents = parts(
        sheet(HEADINGS + f"<!--{NOISE[:20_000]}-->"),
        book=workbook_part(("Ett", ""), ("Två", ""), ("Tre", "")),
        # The same part three times: declared once, unpacked three times.
        book_rels=relations(*((f"s{n}", "worksheet", f"/{SHEET}", "") for n in (1, 2, 3))),
    )
    limits = Limits(unpacked_bytes=50_000)

    assert "för stor när den packas upp" in refusal(packed(contents), limits)


def test_an_archive_of_very_many_parts_is_not_listed():
    contents = {f"xl/{number:040}": "" for number in range(8_000)}

    assert "packad på ett sätt" in frugal_refusal(packed(contents, zipfile.ZIP_STORED), megabytes=3)


def test_an_archive_in_an_archive_is_not_opened():
    inner = workbook().getvalue()

    assert "packat arkiv" in refusal(packed({"inner.xlsx": inner}))
    assert "packat arkiv" in refusal(packed({"a/b.zip": inner}))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "xl/../../evil", "/etc/passwd", "xl\\..\\..\\evil", "xl/.."]
)
def test_a_part_that_leads_out_is_refused(name):
    assert "packad på ett sätt" in refusal(workbook(**{name: "x"}))


def test_a_symbolic_link_is_refused():
    stream = workbook()
    link = zipfile.ZipInfo("xl/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "packad på ett sätt" in refusal(stream)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    stream = workbook()
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(SHEET, sheet(""))

    assert "packad på ett sätt" in refusal(stream)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_excel_has_not_is_refused(method):
    assert "packad på ett sätt" in refusal(packed(parts(sheet(HEADINGS)), method))


def test_an_encrypted_archive_is_refused():
    content = bytearray(workbook().getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1

    assert "skyddat med lösenord" in refusal(io.BytesIO(bytes(content)))


@pytest.mark.parametrize("doctype", [EVIL, OUTSIDE, REMOTE], ids=["laughs", "file", "address"])
@pytest.mark.parametrize("part", [*parts("")])
def test_a_document_type_is_refused_in_every_part(part, doctype):
    contents = parts(sheet(HEADINGS + rows('<c r="A2" t="str"><v>x</v></c>')))
    contents[part] = doctype + contents[part].replace("</", "&b;</")

    assert "dokumenttyp (DTD)" in refusal(packed(contents))


@pytest.mark.parametrize("part", [*parts("")])
def test_a_part_that_is_cut_off_is_damage(part):
    contents = parts(sheet(HEADINGS + rows('<c r="A2" t="str"><v>x</v></c>')))
    contents[part] = contents[part][:-5]

    assert "skadad" in refusal(packed(contents))


@pytest.mark.parametrize("part", [part for part in parts("") if part != "[Content_Types].xml"])
def test_a_part_that_is_missing_is_damage(part):
    contents = parts(sheet(HEADINGS + rows('<c r="A2" t="str"><v>x</v></c>')))
    del contents[part]

    assert "skadad" in refusal(packed(contents))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_workbook_that_is_cut_off_is_damage(share):
    content = workbook(rows('<c r="A2" t="str"><v>x</v></c>')).getvalue()

    assert "skadad" in refusal(io.BytesIO(content[: int(len(content) * share)]))


@pytest.mark.parametrize(
    "before",
    ["<worksheet ", f'<worksheet xmlns="{MAIN}" x="', f'<worksheet xmlns="{MAIN}"><!-- ', "<?x "],
    ids=["tag", "attribute", "comment", "instruction"],
)
def test_an_endless_token_is_stopped(before):
    assert "skadad" in frugal_refusal(packed(parts(before + NOISE)), megabytes=2)


def test_a_text_without_end_is_stopped():
    reason = frugal_refusal(workbook(rows('<c r="B2" t="str"><v>' + NOISE)), megabytes=2)

    assert reason.startswith("Cell B2 har mer text än")


def test_a_shared_text_longer_than_a_cell_is_refused():
    shared = f'<sst xmlns="{MAIN}"><si><t>{"x" * 40_000}</t></si></sst>'
    stream = workbook(rows('<c r="B2" t="s"><v>0</v></c>'), texts=shared)

    assert refusal(stream).startswith("Cell B2 har mer text än")


def test_more_shared_texts_than_cells_are_refused():
    shared = f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{n}</t></si>" for n in range(22_000))

    assert "för mycket text" in refusal(workbook(texts=shared))


def test_elements_in_elements_without_end_are_stopped():
    assert "skadad" in refusal(workbook("<a>" * 100_000))


def test_a_row_without_end_is_stopped():
    cells = "".join(f"<c><v>{number}</v></c>" for number in range(20_000))

    assert "skadad" in refusal(workbook(rows(cells)))


def test_columns_beyond_the_last_heading_are_named():
    cells = "".join(f"<c><v>{number}</v></c>" for number in range(16_384))

    assert "cell C2, men kolumn C har ingen rubrik" in refusal(workbook(rows(cells)))


def test_very_many_headings_are_refused():
    cells = "".join(f"<c><v>{number}</v></c>" for number in range(16_384))

    assert "fler än 200 kolumner" in refusal(packed(parts(sheet(rows(cells, number=1)))))


def test_rows_beyond_the_limit_are_refused():
    many = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(1001))

    assert "fler än 1\u00a0000 rader" in refusal(workbook(many))


def test_cells_beyond_the_limit_are_refused_though_empty():
    many = 101 * ("<row>" + 200 * "<c s='0'/>" + "</row>")

    assert "fler än 20\u00a0000 celler" in refusal(workbook(many))


def test_very_many_empty_rows_and_a_boundless_dimension_are_no_rows():
    before = '<dimension ref="A1:XFD1048576"/>'
    empty = "<row s='1'/>" * 100_000 + '<row r="1048576"/>'
    start = time.process_time()

    assert read_all(workbook(empty, before=before)) == []
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "inner",
    [
        '<row r="1"/>',  # of which the headings are one already
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        f'<row r="{"9" * 5000}"/>',
        rows('<c r="B3"><v>1</v></c>'),
        rows('<c r="XFE2"><v>1</v></c>'),
        rows('<c r="ZZZZZZZZZZZZZZZZ2"><v>1</v></c>'),
        rows('<c r="2"><v>1</v></c>'),
        rows('<c r="å2"><v>1</v></c>'),
        rows('<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>'),
        rows('<c r="B2"><v>1</v></c><c r="B2"><v>1</v></c>'),
        rows('<c r="B2"><c r="C2"/></c>'),
        rows(rows("")),
        '<c r="A2"><v>1</v></c>',
        rows('<c r="A2" t="s"><v>0</v></c>'),
        rows('<c r="A2" t="s"><v>-1</v></c>'),
        rows(f'<c r="A2" t="s"><v>{"9" * 30}</v></c>'),
        rows('<c r="A2" t="x"><v>1</v></c>'),
        rows('<c r="A2" s="x"><v>1</v></c>'),
        rows('<c r="A2" t="str"><v>&b;</v></c>'),
        rows('<c r="A2" t="str"><v>\x0b</v></c>'),
        '<cols><col hidden="1"/></cols>',
    ],
)
def test_a_sheet_that_contradicts_itself_is_damage(inner):
    assert "skadad" in refusal(workbook(inner))


def test_a_part_outside_the_file_is_never_fetched():
    outside = ' TargetMode="External"'
    for name, found in {
        "rels": [("r1", "officeDocument", "http://127.0.0.1:1/x", outside)],
        "book_rels": [("s1", "worksheet", "http://127.0.0.1:1/x", outside)],
    }.items():
        assert "skadad" in refusal(workbook(**{name: relations(*found)}))
    texts = relations(
        ("s1", "worksheet", "worksheets/sheet1.xml", ""),
        ("x1", "sharedStrings", "file:///etc/passwd", outside),
    )
    assert "skadad" in refusal(workbook(book_rels=texts))


def test_a_relation_that_leads_out_of_the_archive_is_damage():
    found = relations(("s1", "worksheet", "../../../etc/passwd", ""))

    assert "skadad" in refusal(workbook(book_rels=found))


def test_very_many_sheets_are_refused():
    book = workbook_part(*((f"Blad {number}", "") for number in range(51)))

    assert "fler än 50 ark" in refusal(workbook(book=book))


def test_a_file_larger_than_the_limit_is_not_read():
    stream = io.BytesIO(b"x" * 2_000_001)

    assert "större än 2 MB" in refusal(stream, Limits(file_bytes=2_000_000))


def test_macros_are_refused():
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = f'<Types xmlns="{PACKAGE}/content-types"><Override ContentType="{kind}"/></Types>'

    assert "innehåller makron" in refusal(workbook(types=types))
    assert "innehåller makron" in refusal(workbook(**{"xl/vbaProject.bin": "x"}))


def test_a_refusal_is_in_the_readers_language():
    with pytest.raises(UnreadableFile) as error:
        read_table_file(io.BytesIO(b"%PDF-1.7"), "a.csv")
    with translation.override("en"):
        assert str(error.value).startswith("The file is a PDF")
