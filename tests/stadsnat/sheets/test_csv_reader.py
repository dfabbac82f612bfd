import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stadsnat.sheets import Limits, UnreadableFile, read_table_file
from stadsnat.sheets.csv_reader import delimiter_of

from .files import read

SWEDISH = "Namn;Län\r\nÅkersberga;Östra\r\n"
ROWS = [["Åkersberga", "Östra"]]


def read_text(text, encoding="utf-8", **options):
    content = text.encode(encoding) if isinstance(text, str) else text
    return read(io.BytesIO(content), "fil.csv", **options)


def refusal(text, **options):
    with pytest.raises(UnreadableFile) as error:
        read_text(text, **options)
    return str(error.value)


@pytest.mark.parametrize(
    ("encoding", "code", "note"),
    [
        ("utf-8", "utf-8", "Filen lästes som UTF-8"),
        ("utf-8-sig", "bom", "Filen lästes som UTF-8; BOM, ett märke i början, togs bort"),
        ("utf-16", "utf-16", "Filen lästes som UTF-16"),
        (
            "windows-1252",
            "windows-1252",
            "Filen tolkades som Windows-1252: kontrollera å, ä och ö",
        ),
    ],
)
def test_the_encoding_is_found_and_told(encoding, code, note):
    semicolon = {";": "Semikolon som skiljetecken"}

    assert read_text(SWEDISH, encoding) == (ROWS, {code: note} | semicolon)


def test_utf_16_may_begin_with_either_byte():
    assert read_text(b"\xfe\xff" + SWEDISH.encode("utf-16-be"))[0] == ROWS


def test_windows_1252_that_happens_to_hold_a_pair_of_utf_8_is_still_windows_1252():
    rows, notes = read_text("Namn;Ort\r\nCAFÉ’S;Malmö, Skåne, Växjö\r\n", "windows-1252")

    assert rows == [["CAFÉ’S", "Malmö, Skåne, Växjö"]]
    assert "windows-1252" in notes


def test_a_mix_of_encodings_is_refused():
    mixed = "Namn;Ort\r\nMalmö;Växjö\r\n".encode() + "Skåne;x".encode("windows-1252")

    assert "teckenkodning går inte att avgöra" in refusal(mixed)


def test_bytes_that_no_encoding_has_are_refused():
    assert "teckenkodning går inte att avgöra" in refusal(b"Namn;Ort\r\n\x81\xe5;x\r\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_cut_off_in_a_character_is_refused(encoding):
    whole = "Namn;Ort\r\nÖrebro;Åmål och Malmö".encode(encoding)

    assert "avklippt" in refusal(whole[:-1])


@pytest.mark.parametrize("text", [b"Namn;Ort\r\na\0b;c\r\n", "Namn;Ort\r\n".encode("utf-16-le")])
def test_a_file_with_nul_is_no_text(text):
    assert "ingen textfil" in refusal(text)


@pytest.mark.parametrize(
    ("headings", "delimiter"),
    [
        ("Namn;Ort", ";"),
        ("Namn,Ort", ","),
        ("Namn\tOrt", "\t"),
        ("Namn|Ort", "|"),
        ("Medlem, sedan, till;Ort", ";"),
        ("Namn, kort\tOrt, län", "\t"),
        ("Från|till,Ort,Län", ","),
        ('"Namn;x","Ort"', ","),
        ('"Namn ""a;b""",Ort', ","),
        ('"Namn; svenska, engelska"', ""),
        ("Namn", ""),
        ("", ""),
    ],
)
def test_the_delimiter_is_the_one_between_headings(headings, delimiter):
    assert delimiter_of(headings) == delimiter


@pytest.mark.parametrize(
    ("text", "code", "note"),
    [
        ("A;B\nx;y", ";", "Semikolon som skiljetecken"),
        ("A,B\nx,y", ",", "Komma som skiljetecken"),
        ("A\tB\nx\ty", "\t", "Tabb som skiljetecken"),
        ("A|B\nx|y", "|", "Lodstreck som skiljetecken"),
        ("sep=,\nA,B\nx,y", "sep", "Första raden, sep=,, lästes som en uppgift om skiljetecken"),
        ("\n;;\nA;B\nx;y", ";", "Semikolon som skiljetecken"),
        ("A;B\rx;y\r", ";", "Semikolon som skiljetecken"),
    ],
)
def test_the_delimiter_is_told(text, code, note):
    rows, notes = read_text(text)

    assert (rows, notes[code]) == ([["x", "y"]], note)


def test_a_table_of_one_column_needs_no_delimiter():
    assert read_text("Namn\nx\ny") == (
        [["x"], ["y"]],
        {"utf-8": "Filen lästes som UTF-8", "": "Inget skiljetecken: tabellen har en enda kolumn"},
    )


def test_a_heading_may_have_a_line_break():
    assert read_text('"Namn\n(kort)",Ort\nx,"y\nz"')[0] == [["x", "y\nz"]]


def test_blank_rows_and_short_rows_are_told():
    rows, notes = read_text("A;B\n\n;;\nx\ny;z\n\n")

    assert rows == [["x", ""], ["y", "z"]]
    assert notes["blank"] == "Tomma rader hoppades över: 2"
    assert notes["short"] == "Rader med färre värden än rubriker: 1, bland dem rad 4"


def test_apostrophes_are_taken_from_what_they_guard_and_from_nothing_else():
    rows, notes = read_text("A;B;C\n'=1;'t Hof;''-x")

    assert rows == [["=1", "'t Hof", "'-x"]]
    assert notes["apostrophes"] == "Apostrofer som skyddar mot formler togs bort: 2"


def test_decimal_commas_are_kept_as_they_stand():
    assert read_text("A;B\n1 234,5;007")[0] == [["1 234,5", "007"]]


@pytest.mark.parametrize("text", ['A;B\nx;"y', 'A;B\n"x"y;z', 'A;B\nx;"' + "y" * 200_000])
def test_a_quotation_mark_out_of_place_is_refused(text):
    assert "citattecken" in refusal(text)


def test_a_row_longer_than_the_headings_is_refused():
    assert "cell C2, men kolumn C har ingen rubrik" in refusal("A;B\nx;y;z")


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", ";;;\n;;;"])
def test_an_empty_file_is_refused(text):
    assert refusal(text) == "Filen är tom. Spara tabellen på nytt och försök igen."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A;B\n" + "x" * 32_768, "Cell A2 har mer text"),
        ("A;B\n" + ";" * 2_000_001, "Rad 2 är för lång"),
        ("A;B\n" + "\n" * 1_048_576, "fler än 1\u00a0048\u00a0576 rader"),
        ("A;B\n" + "x;y\n" * 11, "fler än 10 rader"),
        ("A;B;C;D;E;F", "fler än 5 kolumner"),
        ("A;B\n" + ";;;;;;;;;;;;;;;;;;;\n" * 100, "Tabellen fil har fler än 1\u00a0000 celler"),
    ],
)
def test_what_is_too_much_is_refused(text, reason):
    assert reason in refusal(text, limits=Limits(rows=10, columns=5, cells=1000))


def test_the_stream_is_left_open():
    stream = io.BytesIO(SWEDISH.encode())
    read(stream, "fil.csv")

    assert not stream.closed


def test_an_uploaded_file_is_read_and_may_be_closed_too_early():
    upload = SimpleUploadedFile("fil.csv", SWEDISH.encode())
    table = read_table_file(upload, upload.name).sheets[0]
    upload.close()

    with pytest.raises(ValueError, match="closed"):
        list(table.rows)
