import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.alike import folded, folded_person, pairs_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EUROCITIES", "Eurocities"),
        ("Örebro-nätet", "orebro natet"),
        ("Union of the Baltic Cities (UBC)", "Union of the Baltic Cities UBC"),
        ("Café & Co.", "cafe co"),
        ("Tromsø", "TROMSO"),
        ("Straße", "strasse"),
        ("ﬁnans", "finans"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("UCLG", "UCLG 2"), ("Eurocities", "Euro Cities")])
def test_other_letters_and_words_do_count(one, other):
    assert folded(one) != folded(other)


def test_a_persons_names_may_stand_in_any_order():
    assert folded_person("Berg, Åsa") == folded_person("Åsa Berg")


@given(st.text())
def test_a_folded_name_stays_as_it_is(name):
    assert folded(folded(name)) == folded(name)


def test_pairs_are_told_once_and_nothing_is_like_nothing():
    names = [(2, "a"), (1, "a"), (1, "a"), (3, "b"), (4, ""), (5, "")]

    assert pairs_alike(names) == [(1, 2)]
