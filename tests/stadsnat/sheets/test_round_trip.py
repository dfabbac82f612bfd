"""What is written comes back text for text, from a workbook and from a text file."""

import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stadsnat.sheets import Column, Fact, Table, read_table_file, write_csv, write_xlsx

COLUMNS = [Column("id", "Id"), Column("name", "Namn, på svenska"), Column("note", "Anmärkning")]

ODD = [
    *("=1+1", "=cmd|' /C calc'!A0", "+46 8 508 290 00", "-5", "-", "@SUM(A1)", "\t=1", "\r=1"),
    *(" =1", "＝1+1", "'=1", "''=1", "'t Hof", "'", "' x", "=", "\n=1", "'\n=1"),
    *("007", "2011-03-24", "TRUE", "1e5", "#N/A", "=#REF!", "SANT", "1 234,5", "0,10"),
    *(
        " först",
        "sist ",
        "två\nrader",
        "två\r\nrader",
        "en\rrad",
        "a;b",
        'a "b" c',
        '"',
        "a,b|c\td",
    ),
    *(
        "_x000B_",
        "_x005F_",
        "_x0041\x0b",
        "_\x0b",
        "\x0b\x1f",
        "_x0041_x0042_",
        "_x0000_",
        "_xD83D_",
    ),
    *("😀", "å ä ö", "é", "\u200b", "\ufeff", "\ufffe", "\x85\u2028", "<b>&amp;]]>", "sep=;"),
    "x" * 32_767,
]


def from_xlsx(*tables, **options):
    stream = io.BytesIO()
    write_xlsx(tables, stream, **options)
    return read_table_file(stream, "fil.xlsx")


def from_csv(table, delimiter=";"):
    stream = io.BytesIO()
    write_csv(table, stream, delimiter)
    return read_table_file(stream, "fil.csv")


def rows_of(workbook):
    return [[list(texts.values()) for _number, texts in sheet.rows] for sheet in workbook.sheets]


def table_of(rows):
    return Table("Medlemskap", COLUMNS, rows)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_a_text_comes_back_as_it_was(text):
    rows = [["1", text, ""], [text, "2", text]]

    assert rows_of(from_xlsx(table_of(rows))) == [rows]
    assert rows_of(from_csv(table_of(rows))) == [rows]
    assert rows_of(from_csv(table_of(rows), ",")) == [rows]


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.text("=+-@'\t\r\n _x0415F;,|\"\x0b\ufffe", max_size=12),
)
ROWS = st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(lambda row: "".join(row).strip()))


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_any_table_of_texts_comes_back_from_a_workbook(rows):
    assert rows_of(from_xlsx(table_of(rows))) == [rows]


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(ROWS, st.sampled_from(";,"))
def test_any_table_of_texts_comes_back_from_a_text_file(rows, delimiter):
    assert rows_of(from_csv(table_of(rows), delimiter)) == [rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (2011, "2011"),
        (-3, "-3"),
        (12345678901234567890, "12345678901234567890"),
        (Decimal("0.1"), "0,1"),
        (Decimal("-1234.5"), "-1234,5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.123456789012345678"), "0,123456789012345678"),
    ],
)
def test_a_number_comes_back_as_its_digits(value, text):
    rows = [["1", value, "x"]]

    assert rows_of(from_xlsx(table_of(rows))) == [[["1", text, "x"]]]
    assert rows_of(from_csv(table_of(rows))) == [[["1", text, "x"]]]


def test_headings_come_back_with_the_letters_of_their_columns():
    for workbook in (from_xlsx(table_of([])), from_csv(table_of([]))):
        [sheet] = workbook.sheets

        assert sheet.header == ("Id", "Namn, på svenska", "Anmärkning")
        assert sheet.letters == {"Id": "A", "Namn, på svenska": "B", "Anmärkning": "C"}


def test_rows_come_back_with_their_numbers():
    table = table_of([["1", "a", ""], ["2", "b\nc", ""], ["3", "", ""]])

    for workbook in (from_xlsx(table), from_csv(table)):
        assert [number for number, _texts in workbook.sheets[0].rows] == [2, 3, 4]


def test_a_single_column_whose_heading_has_delimiters_comes_back():
    table = Table("Ett", [Column("name", "Namn; svenska, engelska")], [["a;b"], ["c,d"]])

    assert rows_of(from_csv(table)) == [[["a;b"], ["c,d"]]]


def test_several_tables_and_what_the_file_says_of_itself_come_back():
    first = table_of([["1", "a", ""]])
    second = Table("Uppdrag", [Column("id", "Id", choices=("a", "b"))], [["a"]])
    about = [Fact("filter", "Urval", "=alla"), Fact("day", "Dag", "2011-03-24")]

    workbook = from_xlsx(first, second, about=about)

    assert [sheet.name for sheet in workbook.sheets] == ["Medlemskap", "Uppdrag"]
    assert rows_of(workbook) == [[["1", "a", ""]], [["a"]]]
    assert workbook.about == {"filter": "=alla", "day": "2011-03-24"}
    assert workbook.notes == []
