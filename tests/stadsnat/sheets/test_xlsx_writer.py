import io
import weakref
import zipfile
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import translation
from openpyxl import load_workbook

from stadsnat.sheets import CannotWrite, Column, Fact, Table, read_table_file, write_xlsx


def written(columns, rows, **options):
    """The workbook as openpyxl, which is not ours, reads it."""
    stream = io.BytesIO()
    write_xlsx([Table("Medlemskap", columns, rows)], stream, **options)
    return load_workbook(stream)


def validations(sheet):
    return {str(each.sqref): each for each in sheet.data_validations.dataValidation}


NAME = Column("name", "Namn")
FEE = Column("fee", "Avgift", numeric=True)


def test_headings_are_bold_frozen_and_filtered():
    sheet = written([NAME, Column("kind", "Form")], [["a", "b"], ["c", "d"]])["Medlemskap"]

    assert [cell.value for cell in sheet[1]] == ["Namn", "Form"]
    assert [cell.font.bold for row in sheet for cell in row] == [True, True] + [False] * 4
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_the_filter_of_an_empty_table_is_its_headings():
    assert written([NAME], [])["Medlemskap"].auto_filter.ref == "A1:A1"


def test_the_book_names_the_filters_range_too():
    stream = io.BytesIO()
    write_xlsx([Table("Ett", [NAME], [["a"]]), Table("Två", [NAME], [["a"], ["b"]])], stream)
    book = zipfile.ZipFile(stream).read("xl/workbook.xml").decode()

    assert "'Ett'!$A$1:$A$2<" in book
    assert "'Två'!$A$1:$A$3<" in book


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "#N/A", "2011-03-24", "007", "TRUE"])
def test_a_text_is_a_text_in_excel(text):
    cell = written([NAME], [[text]])["Medlemskap"]["A2"]

    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_a_number_is_a_number_in_excel():
    cells = written([NAME, FEE], [[2011, Decimal("1.5")]])["Medlemskap"][2]

    assert [(cell.value, cell.data_type) for cell in cells] == [(2011, "n"), (1.5, "n")]


def test_an_empty_cell_takes_what_is_typed_as_text_unless_the_column_has_numbers():
    columns = written([NAME, FEE], [])["Medlemskap"].column_dimensions

    assert [columns[letter].number_format for letter in "AB"] == ["@", "General"]


def test_columns_have_widths_and_can_be_hidden():
    columns = [
        Column("a", "A"),
        Column("b", "B", width=33),
        Column("c", "En ganska lång rubrik"),
        Column("d", "D", choices=("x" * 90,), hidden=True),
    ]
    dimensions = written(columns, [])["Medlemskap"].column_dimensions

    assert [dimensions[letter].width for letter in "ABCD"] == [10, 33, 25, 40]
    assert [dimensions[letter].hidden for letter in "ABCD"] == [False, False, False, True]


def test_choices_are_a_dropdown_however_many():
    many = tuple(f"=Organisation {number}" for number in range(500))
    columns = [Column("a", "A", many), Column("b", "B", ("Ja", "Nej")), Column("c", "C", many)]

    book = written(columns, [])

    found = validations(book["Medlemskap"])
    assert {place: (each.type, each.formula1) for place, each in found.items()} == {
        "A2:A1048576": ("list", "'_val'!$A$1:$A$500"),
        "B2:B1048576": ("list", "'_val'!$B$1:$B$2"),
        "C2:C1048576": ("list", "'_val'!$A$1:$A$500"),
    }
    assert book["_val"].sheet_state == "veryHidden"
    assert [cell.value for cell in book["_val"]["A"]] == list(many)
    assert {cell.data_type for cell in book["_val"]["A"]} == {"s"}


def test_a_hint_is_shown_beside_the_cell_and_says_what_is_required():
    columns = [
        Column("a", "A", hint="T.ex. 2008-10", required=True),
        Column("b", "B", hint="x" * 300),
    ]

    found = validations(written(columns, [])["Medlemskap"])

    assert found["A2:A1048576"].prompt == "Måste fyllas i. T.ex. 2008-10"
    assert found["A2:A1048576"].type is None
    assert found["B2:B1048576"].prompt == "x" * 254 + "…"


def test_the_last_sheet_says_what_the_file_is():
    book = written([NAME], [], about=[Fact("day", "Dag", "2011-03-24")], title="Medlemskap 2011")

    assert book.sheetnames == ["Medlemskap", "Om filen"]
    assert [[cell.value for cell in row][:2] for row in book["Om filen"]] == [
        ["Om filen", None],
        ["Dag", "2011-03-24"],
    ]
    assert (book.properties.title, book.properties.language) == ("Medlemskap 2011", "sv")


def test_what_the_file_is_can_be_said_in_english_and_still_read():
    stream = io.BytesIO()
    with translation.override("en"):
        write_xlsx([Table("T", [NAME], [["a"]])], stream, about=[Fact("day", "Day", "2011")])

    assert load_workbook(stream).sheetnames == ["T", "About the file"]
    assert read_table_file(stream, "x.xlsx").about == {"day": "2011"}


def test_a_text_too_long_for_a_cell_is_named_by_row_and_column():
    with pytest.raises(CannotWrite) as error:
        written([NAME], [["a"], ["x" * 32_768]])

    assert str(error.value) == (
        "Tabellen Medlemskap, rad 3, kolumnen Namn: "
        "texten är längre än de 32\u00a0767 tecken som en cell rymmer."
    )


def test_excel_counts_an_emoji_as_two_characters():
    written([NAME], [["😀" * 16_383]])
    with pytest.raises(CannotWrite):
        written([NAME], [["😀" * 16_384]])


@pytest.mark.parametrize("text", ["a\0b", "\ud83d"])
def test_a_character_that_no_file_can_hold_is_refused(text):
    with pytest.raises(CannotWrite, match="ett tecken som inte kan skrivas i en fil"):
        written([NAME], [[text]])


@pytest.mark.parametrize("value", [1.5, True, b"x", Decimal("NaN")])
def test_a_value_that_is_no_text_or_number_is_a_mistake_in_the_code(value):
    with pytest.raises(TypeError):
        written([NAME], [[value]])


@pytest.mark.parametrize("row", [[], ["a", "b"]])
def test_a_row_of_another_length_is_a_mistake_in_the_code(row):
    with pytest.raises(ValueError, match="one value a column"):
        written([NAME], [row])


@pytest.mark.parametrize("labels", [("Namn", " Namn"), ("", "Namn")])
def test_headings_that_cannot_be_told_apart_are_a_mistake_in_the_code(labels):
    with pytest.raises(ValueError, match="empty or alike"):
        written([Column(str(index), label) for index, label in enumerate(labels)], [])


def test_two_sheets_of_one_name_are_a_mistake_in_the_code():
    table = Table("Ett", [NAME], [])

    with pytest.raises(ValueError, match="twice"):
        write_xlsx([table, table], io.BytesIO())
    with pytest.raises(ValueError, match="name of a table"):
        write_xlsx([Table("Om filen", [NAME], [])], io.BytesIO(), about=[Fact("a", "b", "c")])


class Row(list):
    """A list that can be watched."""


def test_a_name_too_long_for_a_sheet_is_a_mistake_in_the_code():
    with pytest.raises(ValueError, match="too long"):
        write_xlsx([Table("x" * 32, [NAME], [])], io.BytesIO())


def test_a_workbook_can_be_written_straight_into_a_response():
    response = HttpResponse()
    write_xlsx([Table("T", [NAME], [["a"]])], response)

    upload = SimpleUploadedFile("x.xlsx", response.content)
    [sheet] = read_table_file(upload, upload.name).sheets
    assert list(sheet.rows) == [(2, {"Namn": "a"})]


def test_no_row_is_kept():
    seen, kept = [], []

    def rows():
        for number in range(50):
            row = Row([f"rad {number}"])
            seen.append(weakref.ref(row))
            yield row
            kept.append(sum(each() is not None for each in seen))

    written([NAME], rows())

    assert max(kept) <= 2
