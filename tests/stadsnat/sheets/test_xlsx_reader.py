import io

import pytest
from openpyxl import Workbook

from stadsnat.sheets import UnreadableFile, read_table_file

from .files import (
    HEADINGS,
    MAIN,
    OFFICE,
    packed,
    parts,
    read,
    relations,
    sheet,
    styles,
    workbook,
    workbook_part,
)


def row(*cells, number=2, more=""):
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def text(place, value):
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def refusal(stream):
    with pytest.raises(UnreadableFile) as error:
        read(stream)
    return str(error.value)


def test_shared_texts_are_read_with_their_runs_and_without_their_reading_aids():
    shared = (
        f'<sst xmlns="{MAIN}"><si><t>Euro</t></si>'
        "<si><r><t>Euro</t></r><r><rPr><b/></rPr><t>cities</t></r>"
        "<rPh sb='0' eb='1'><t>yuro</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>"
    )
    cells = '<c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c>'

    assert read(workbook(row(cells), texts=shared)) == ([["Eurocities", "a\r\nb"]], {})


def test_a_strict_workbook_is_read_too():
    strict = "http://purl.oclc.org/ooxml/"
    contents = {
        name: part.replace(MAIN, f"{strict}spreadsheetml/main").replace(
            OFFICE, f"{strict}officeDocument/relationships"
        )
        for name, part in parts(sheet(HEADINGS + row(text("A2", "UCLG")))).items()
    }

    assert read(packed(contents)) == ([["UCLG", ""]], {})


def test_cells_and_rows_need_not_say_where_they_are():
    cells = '<row><c t="str"><v>UCLG</v></c><c><v>2004</v></c></row>'

    assert read(workbook(cells)) == ([["UCLG", "2004"]], {})


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("2011", "2011"),
        ("2011.0", "2011"),
        ("007", "7"),
        ("0.1", "0,1"),
        ("0.30000000000000004", "0,3"),
        ("1234.5599999999999", "1234,56"),
        ("1E5", "100000"),
        ("-1.5", "-1,5"),
        ("-0", "0"),
    ],
)
def test_a_number_is_read_as_excel_shows_it(raw, text):
    assert read(workbook(row(f'<c r="B2"><v>{raw}</v></c>')))[0] == [["", text]]


@pytest.mark.parametrize("raw", ["x", "1e999", "nan", "1_0", "1" * 50, "0x10", "1e9999999999"])
def test_a_number_that_is_none_is_damage(raw):
    assert "skadad" in refusal(workbook(row(f'<c r="B2"><v>{raw}</v></c>')))


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("yyyy", "40626", "2011"),
        ("yyyy-mm", "40821", "2011-10"),
        ("mmmm yyyy", "40821", "2011-10"),
        ("yyyy-mm-dd", "40626", "2011-03-24"),
        ("[$-41D]d mmmm yyyy;@", "40626", "2011-03-24"),
        ("d/m", "40626", "2011-03-24"),
        ("dd/mm/yy", "40626.75", "2011-03-24"),
        ("yyyy-mm-dd hh:mm", "40626.75", "2011-03-24T18:00"),
        ("yyyy-mm-dd hh:mm:ss", "40626.500011574", "2011-03-24T12:00:01"),
        ("yyyy-mm-dd hh:mm", "40626", "2011-03-24"),
        ("hh:mm", "0.75", "18:00"),
        ("yyyy-mm-dd", "1", "1900-01-01"),
        ("yyyy-mm-dd", "59", "1900-02-28"),
        ("yyyy-mm-dd", "61", "1900-03-01"),
        ("yyyy-mm-dd", "2958465", "9999-12-31"),
    ],
)
def test_a_date_is_read_as_exact_as_it_is_shown(code, raw, text):
    stream = workbook(row(f'<c r="B2" s="1"><v>{raw}</v></c>'), styles=styles(code))

    assert read(stream) == (
        [["", text]],
        {"dates": f"Datumceller lästes som text: 1, bland dem {text} (B2)"},
    )


def test_dates_can_be_counted_from_1904():
    book = workbook_part(("Blad1", ""), properties='<workbookPr date1904="1"/>')
    cells = row('<c r="B2" s="1"><v>39164</v></c>')

    assert read(workbook(cells, book=book, styles=styles("yyyy-mm-dd")))[0] == [["", "2011-03-24"]]


def test_a_date_may_be_written_as_one():
    cells = row('<c r="A2" t="d"><v>2011-03-24T00:00:00</v></c>')

    assert read(workbook(cells))[0] == [["2011-03-24", ""]]


@pytest.mark.parametrize("raw", ["-1", "60", "0", "2958466"])
def test_a_number_that_is_no_date_is_read_as_a_number_and_told(raw):
    stream = workbook(row(f'<c r="B2" s="1"><v>{raw}</v></c>'), styles=styles("yyyy-mm-dd"))

    assert read(stream) == (
        [["", raw]],
        {"not dates": "Tal med datumformat som inte är något datum lästes som tal: B2"},
    )


@pytest.mark.parametrize(
    "code", ["0.00", "General", "#,##0 &quot;dagar&quot;", "0\\d", "0.00E+00", "[Red]0", "[h]:mm"]
)
def test_a_format_without_days_is_a_number(code):
    stream = workbook(row('<c r="B2" s="1"><v>40626</v></c>'), styles=styles(code))

    assert read(stream) == ([["", "40626"]], {})


def test_a_percentage_is_read_as_its_number_and_told():
    stream = workbook(row('<c r="B2" s="1"><v>0.25</v></c>'), styles=styles("0%"))

    assert read(stream) == (
        [["", "0,25"]],
        {"percent": "Procentceller lästes som tal, så att 25 % är 0,25: B2"},
    )


def test_true_and_false_are_read_as_excel_shows_them():
    cells = row('<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c>')

    assert read(workbook(cells)) == (
        [["SANT", "FALSKT"]],
        {"booleans": "Logiska värden lästes som SANT och FALSKT: A2, B2"},
    )


def test_the_value_of_a_formula_is_read_and_the_formula_told():
    cells = row(
        '<c r="A2" t="str"><f>A1&amp;"x"</f><v>Namnx</v></c><c r="B2"><f>1+1</f><v>2</v></c>'
    )

    assert read(workbook(cells)) == (
        [["Namnx", "2"]],
        {"formulas": "Formler: det senast beräknade värdet lästes i A2, B2"},
    )


def test_formulas_that_were_never_calculated_are_refused_all_at_once():
    stream = io.BytesIO()
    book = Workbook()
    for values in (["Namn", "Sedan"], ["=A1", "=B1"], ["c", "=1+1"]):
        book.active.append(values)
    book.save(stream)

    assert refusal(stream) == (
        "Formler utan beräknat värde i A2, B2, B3. Öppna filen i Excel, spara den på nytt "
        "och försök igen."
    )


def test_errors_of_formulas_are_refused_all_at_once():
    cells = row(*(f'<c r="{letter}2" t="e"><v>#N/A</v></c>' for letter in "AB"))

    assert refusal(workbook(cells)) == (
        "Felvärden i A2 (#N/A), B2 (#N/A). Rätta dem i Excel och spara filen på nytt."
    )


def test_merged_cells_are_told():
    after = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'

    assert read(workbook(row(text("A2", "x")), after=after)) == (
        [["x", ""]],
        {"merged": "Sammanfogade celler lästes som ett värde i den första cellen: A2:A3"},
    )


def test_hidden_rows_and_columns_are_read_and_told():
    before = '<cols><col min="2" max="5" hidden="1"/></cols>'
    rows = row(text("A2", "x"), more=' hidden="1"') + row(text("B3", "y"), number=3)

    assert read(workbook(rows, before=before)) == (
        [["x", ""], ["", "y"]],
        {
            "hidden rows": "Dolda rader lästes också: 1, bland dem rad 2",
            "hidden columns": "Dolda kolumner lästes också: Sedan",
        },
    )


def three_sheets():
    names = [("Ett", ""), ("Dolt", ' state="hidden"'), ("Tomt", "")]
    return packed(
        parts(
            sheet(HEADINGS),
            book=workbook_part(*names),
            book_rels=relations(
                ("s1", "worksheet", "/xl/worksheets/sheet1.xml", ""),
                ("s2", "worksheet", "worksheets/sheet1.xml", ""),
                ("s3", "worksheet", "worksheets/empty.xml", ""),
                ("x", "externalLink", "externalLinks/externalLink1.xml", ""),
            ),
            **{"xl/worksheets/empty.xml": sheet("")},
        )
    )


def test_hidden_and_empty_sheets_and_links_are_left_and_told():
    found = read_table_file(three_sheets(), "fil.xlsx")

    assert [table.name for table in found.sheets] == ["Ett"]
    assert [str(note) for note in found.notes] == [
        "Länkar till andra arbetsböcker följdes inte",
        "Ark som är dolda eller inte är tabeller lästes inte: Dolt",
        "Tomma ark hoppades över: Tomt",
    ]


def test_blank_rows_are_left_and_told():
    rows = row(text("A2", "a")) + row(text("A3", " "), number=3) + row(text("A9", "b"), number=9)

    assert read(workbook(rows)) == (
        [["a", ""], ["b", ""]],
        {"blank": "Tomma rader hoppades över: 6"},
    )


def test_headings_may_stand_further_down():
    rows = row(text("B4", " Namn\n(kort) "), number=4) + row(text("B5", "UCLG"), number=5)

    assert read(packed(parts(sheet(rows)))) == ([["UCLG"]], {"header": "Rubrikerna står på rad 4"})


def test_empty_columns_are_left():
    empty = '<c r="C{0}" s="1"/><c r="XFD{0}" s="1"/>'
    stream = workbook(row(text("A2", "a"), empty.format(2)), styles=styles("0"))

    assert read(stream) == ([["a", ""]], {})


def test_two_headings_alike_are_named():
    rows = row(text("A1", "Namn"), text("C1", "Namn "), number=1)

    assert refusal(packed(parts(sheet(rows)))) == (
        "Tabellen Blad1 har två kolumner med rubriken Namn: A och C. "
        "Ge dem olika rubriker eller ta bort den ena."
    )


@pytest.mark.parametrize("letter", ["C", "E"])
def test_a_value_without_heading_is_named(letter):
    headings = row(text("A1", "Namn"), text("D1", "Sedan"), number=1)

    assert refusal(packed(parts(sheet(headings + row(text(f"{letter}2", "x")))))) == (
        f"Tabellen Blad1 har ett värde i cell {letter}2, men kolumn {letter} har ingen rubrik "
        "(rubrikerna lästes från rad 1). Skriv en rubrik eller ta bort kolumnen."
    )


def test_a_workbook_of_another_program_is_read():
    stream = io.BytesIO()
    book = Workbook()
    for values in (["Namn", "Sedan", None], ["Eurocities", 1995], [None, None], ["ICLEI", "2003"]):
        book.active.append(values)
    book.save(stream)

    assert read(stream) == (
        [["Eurocities", "1995"], ["ICLEI", "2003"]],
        {"blank": "Tomma rader hoppades över: 1"},
    )
