import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadsnat.search.words import MOST_WORDS, ask, fold, parts, root, terms, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÅBO", "åbo"),
        ("A\u030abo", "åbo"),
        ("Malmö", "malmö"),
        ("Kommittén", "kommitten"),
        ("Zürich", "zurich"),
        ("Ærø", "ärö"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
    ],
)
def test_accents_do_not_matter_but_å_ä_and_ö_are_letters(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UN-Habitat", ["un", "habitat"]),
        ("FN:s råd", ["fn", "s", "råd"]),
        ("100 % & a_b|c!d:*", ["100", "a", "b", "c", "d"]),
        ("\0Nät\0verk\0", ["nät", "verk"]),
        ("”C40” (2011)", ["c40", "2011"]),
        ("", []),
    ],
)
def test_everything_but_letters_and_digits_stands_between_words(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    "forms",
    [
        "nätverk nätverket nätverken nätverkets nätverks nätverkens",
        "borgarråd borgarrådet borgarråden borgarrådens",
        "kommun kommunen kommuner kommunerna kommunernas",
        "styrelse styrelsen styrelser styrelsens",
        "kommitté kommittén kommittéer",
        "medlem medlemmen medlemmar medlemmarna",
        "möte möten mötet mötena",
        "program programmet programmen",
        "hållbar hållbara hållbart",
        "miljö miljön",
        "resa resan resor",
        "utskott utskottet utskotts",
        "klient klienten klienter klients",
    ],
)
def test_all_forms_of_a_word_have_one_root(forms):
    assert len({root(word) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("stad", "städ"), ("råd", "rad"), ("klimat", "kultur"), ("en", "et"), ("forum", "form")],
)
def test_other_words_have_other_roots(one, other):
    assert root(one) != root(other)


def test_a_long_word_has_the_parts_it_may_end_in():
    assert parts("finansrådet") == ["<ansråd", "<nsråd", "<sråd"]
    assert parts("råd") == []
    assert parts("20112012") == []


@given(st.text())
def test_any_text_gives_terms_that_an_index_can_hold(text):
    found = terms(text)

    assert "\0" not in found
    assert "" not in found.split(" ") or found == ""
    assert max(map(len, found.split()), default=0) <= 60


@given(st.text(alphabet="abcåäö ", max_size=200), st.integers(1, 100))
def test_terms_that_are_too_many_lose_the_parts_of_words_first_and_are_never_cut(text, most):
    every, kept = terms(text).split(), terms(text, most=most).split()

    assert len(" ".join(kept).encode()) <= most
    assert every[: len(kept)] == kept
    whole = {word for word in every if not word.startswith("<")}
    assert len(kept) <= len(whole) or whole <= set(kept)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("a", "short"),
        ("%", "short"),
        ("i å", "short"),
        ("EU", ""),
        ("a" * 200, ""),
        ("a" * 201, "long"),
        ("ord " * MOST_WORDS, ""),
        ("ord " * (MOST_WORDS + 1), "long"),
    ],
)
def test_a_question_is_neither_too_short_nor_too_long(written, problem):
    assert ask(written).problem == problem


def test_common_words_count_only_when_nothing_else_is_asked_for():
    assert ask("klimat och miljö").words == ("klimat", "miljö")
    assert ask("och för").words == ("och", "för")
