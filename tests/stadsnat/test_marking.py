import pytest

from stadsnat.search.marking import is_covered, mark, passage
from stadsnat.search.words import ask


@pytest.mark.parametrize(
    ("text", "written", "marked"),
    [
        ("Metropolis", "metrop", "<mark>Metrop</mark>olis"),
        ("Det nordiska nätverket", "nätverk", "Det nordiska <mark>nätverket</mark>"),
        ("Nätverk", "nätverkets", "<mark>Nätverk</mark>"),
        ("Finansborgarrådet", "borgarråd", "<mark>Finansborgarrådet</mark>"),
        ("Åbo och Abo", "abo", "Åbo och <mark>Abo</mark>"),
        ("Kommittén", "kommitte", "<mark>Kommittén</mark>"),
        ("A & <bo>", "bo", "A &amp; &lt;<mark>bo</mark>&gt;"),
        ("Eurocities", "metropolis", "Eurocities"),
    ],
)
def test_the_sought_words_are_marked(text, written, marked):
    assert mark(text, ask(written)) == marked


def test_a_passage_is_the_line_with_the_word_cut_to_what_stands_round_it():
    line = "början " * 30 + "hamnen " + "slutet " * 30

    found = passage(f"annat\n{line}", ask("hamn"))

    assert found.startswith("… början")
    assert " hamnen " in found
    assert found.endswith("slutet …")
    assert len(found) < 220


def test_a_short_line_is_shown_whole_and_without_the_word_there_is_no_passage():
    assert passage("annat\nen hamn", ask("hamn")) == "en hamn"
    assert passage("annat\nen hamn", ask("kultur")) == ""


def test_a_text_covers_a_question_when_it_shows_every_word():
    assert is_covered("Hamnen i Åbo", ask("åbo hamn"))
    assert not is_covered("Hamnen", ask("åbo hamn"))
