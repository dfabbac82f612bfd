import pytest

from .files import read, said

LONG = "Staden har varit medlem sedan 1995 och har en plats i styrelsen."


def text_of(*groups):
    return said(read("\n\n".join(groups), "rapport.txt"))


@pytest.mark.parametrize(
    ("heading", "level", "words"),
    [
        ("EUROCITIES", 2, "EUROCITIES"),
        ("ÅTGÄRDER 2011", 2, "ÅTGÄRDER 2011"),
        ("1 Bakgrund", 2, "1 Bakgrund"),
        ("1. Bakgrund", 2, "1. Bakgrund"),
        ("Bakgrund\n========", 2, "Bakgrund"),
        ("Bakgrund\n--------", 2, "Bakgrund"),
    ],
)
def test_a_short_line_by_itself_is_a_heading(heading, level, words):
    assert text_of(heading, LONG) == ([(level, words, f"<p>{LONG}</p>")], ["guessed headings"])


@pytest.mark.parametrize(
    "line",
    [
        "Bakgrund",  # nothing marks it
        "Staden avböjer.",
        "1 Staden avböjer.",
        "2011",
        "BILAGA 1",
        "DNR 006-1348/2010",
        "MYCKET " * 15,
        "EN RAD\nOCH EN TILL",
    ],
)
def test_other_lines_are_text(line):
    [(_level, heading, _text)], told = text_of(LONG, line, LONG)

    assert (heading, told) == ("Inledning", ["named"])


def test_numbered_headings_lie_under_one_another():
    sections, _told = text_of(
        "1 Bakgrund", "1.1 Eurocities", LONG, "1.2 UCLG", LONG, "2 Analys", LONG
    )

    assert [(level, heading) for level, heading, _text in sections] == [
        (2, "1 Bakgrund"),
        (3, "1.1 Eurocities"),
        (3, "1.2 UCLG"),
        (2, "2 Analys"),
    ]


def test_numbered_points_in_a_row_are_no_headings():
    sections, told = text_of(LONG, "1 Fortsätta", "2 Avsluta")

    assert (len(sections), told) == (1, ["named"])


@pytest.mark.parametrize(
    ("group", "html"),
    [
        (
            "- ett\n- två\n  fortsätter",
            "<ul><li><p>ett</p></li><li><p>två fortsätter</p></li></ul>",
        ),
        ("Så här:\n• ett", "<p>Så här:</p>\n<ul><li><p>ett</p></li></ul>"),
        ("Storgatan 1\n111 11 Staden", "<p>Storgatan 1<br>111 11 Staden</p>"),
        (f"{LONG}\n{LONG}", f"<p>{LONG} {LONG}</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("första\n\n-----\n\nsista", "<p>första</p>\n<p>sista</p>"),
    ],
)
def test_lines_are_joined_listed_or_kept_apart(group, html):
    assert text_of(group)[0] == [(2, "Inledning", html)]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("windows-1252", ["windows-1252"]),
        ("latin-1", ["windows-1252"]),
        ("utf-16", ["utf-16"]),
    ],
)
def test_the_encoding_is_found_out(encoding, told):
    document = read("Å ä ö é på ön".encode(encoding), "rapport.txt")

    assert said(document) == ([(2, "Inledning", "<p>Å ä ö é på ön</p>")], [*told, "named"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c"])
def test_every_line_end_ends_a_line(end):
    assert text_of(f"EUROCITIES{end}{end}{LONG}")[0] == [(2, "EUROCITIES", f"<p>{LONG}</p>")]
