import io

import pytest

from stadsnat.sheets import CannotWrite, Column, Table, csv_lines, write_csv

COLUMNS = [Column("name", "Namn"), Column("fee", "Avgift")]


def written(rows, *delimiter):
    stream = io.BytesIO()
    write_csv(Table("Avgifter", COLUMNS, rows), stream, *delimiter)
    return stream.getvalue().decode()


def test_the_file_is_as_swedish_excel_expects_it():
    assert written([["Å", 1], ["b", None]]) == '\ufeff"Namn";"Avgift"\r\n"Å";"1"\r\n"b";""\r\n'


def test_a_comma_can_be_asked_for():
    assert written([["a", "b"]], ",") == '\ufeff"Namn","Avgift"\r\n"a","b"\r\n'


@pytest.mark.parametrize(
    ("text", "in_file"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'t Hof", "'t Hof"),
        ("a=1", "a=1"),
    ],
)
def test_a_text_that_looks_like_a_formula_is_guarded(text, in_file):
    assert written([[text, "x"]]) == f'\ufeff"Namn";"Avgift"\r\n"{in_file}";"x"\r\n'


def test_a_negative_number_is_a_number_and_not_guarded():
    assert written([["x", -5]]) == '\ufeff"Namn";"Avgift"\r\n"x";"-5"\r\n'


def test_no_piece_of_a_text_can_become_a_cell_with_another_list_separator():
    assert '"a,=1|=2;=3"' in written([["a,=1|=2;=3", ""]])


def test_lines_come_one_at_a_time():
    rows = iter([["a", "b"], ["c", "d"]])
    lines = csv_lines(Table("Avgifter", COLUMNS, rows))

    assert next(lines) == '\ufeff"Namn";"Avgift"\r\n'.encode()
    assert next(lines) == b'"a";"b"\r\n'
    assert next(rows) == ["c", "d"]


def test_a_text_too_long_for_a_cell_is_named_by_row_and_column():
    with pytest.raises(CannotWrite, match="rad 2, kolumnen Avgift"):
        written([["a", "x" * 32_768]])
