"""Small workbooks made by hand, part by part, as no program would write them."""

import io
import zipfile

from stadsnat.sheets import read_table_file

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADINGS = '<row r="1"><c r="A1" t="str"><v>Namn</v></c><c r="B1" t="str"><v>Sedan</v></c></row>'


def sheet(rows, before="", after=""):
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def relations(*lines):
    inner = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{more}/>'
        for id, kind, target, more in lines
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def workbook_part(*names, properties=""):
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{index}" r:id="s{index}"{state}/>'
        for index, (name, state) in enumerate(names, start=1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
        f"<sheets>{sheets}</sheets></workbook>"
    )


def styles(*codes):
    """Formats 1, 2, … of cells that show numbers by these codes; 0 is a plain number."""
    own = "".join(
        f'<numFmt numFmtId="{index + 200}" formatCode="{code}"/>'
        for index, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{index + 200}"/>' for index in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
        f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def parts(sheet_part, **others):
    """The parts of a workbook with one sheet; ``others`` adds or replaces some, None removes."""
    names = {
        "types": "[Content_Types].xml",
        "rels": "_rels/.rels",
        "book": "xl/workbook.xml",
        "book_rels": "xl/_rels/workbook.xml.rels",
        "texts": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
    }
    found = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": workbook_part(("Blad1", "")),
        "xl/_rels/workbook.xml.rels": relations(
            ("s1", "worksheet", "worksheets/sheet1.xml", ""),
            ("x1", "sharedStrings", "sharedStrings.xml", ""),
            ("x2", "styles", "styles.xml", ""),
        ),
        "xl/worksheets/sheet1.xml": sheet_part,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
        "xl/styles.xml": styles(),
    }
    found |= {names.get(name, name): content for name, content in others.items()}
    return {name: content for name, content in found.items() if content is not None}


def packed(contents, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream


def workbook(rows="", *, before="", after="", **others):
    """An XLSX file whose one sheet has the headings Namn and Sedan, and these rows."""
    return packed(parts(sheet(HEADINGS + rows, before, after), **others))


def read(stream, name="fil.xlsx", **options):
    """The rows of the only sheet as lists, and the notes by their codes."""
    found = read_table_file(stream, name, **options)
    [table] = found.sheets
    rows = [list(texts.values()) for _number, texts in table.rows]
    return rows, {note.code: str(note) for note in found.notes}


def read_all(stream, **options):
    """Walk through every row of every sheet, as an import does."""
    found = read_table_file(stream, "fil.xlsx", **options)
    return [row for table in found.sheets for row in table.rows]
