from itertools import pairwise

import pytest

from reports.printing.dividing import LAST_PARTS, correct, divide

SAMPLES = [
    "medlems-orga-ni-sa-tioner",
    "samver-kans-orga-ni-sa-tionen",
    "kultur-utskottet",
    "tjänste-utlå-tande",
    "resul-tat-upp-följ-ning",
    "kunskaps-utbyte",
    "besöks-näring",
    "medlems-avgift",
    "verk-sam-hets-utveck-ling",
    "kommun-sty-relsen",
    "kommun-full-mäk-tige",
    "stads-led-nings-kon-toret",
    "arbets-mark-nads-för-valt-ningen",
    "inter-na-tio-nella",
    "styrelse-arbete",
    "samarbete",
    "utveck-ling",
    "ansvarig",
    "styrelsen",
]


@pytest.mark.parametrize("divided", SAMPLES)
def test_where_a_word_is_divided(divided):
    word = divided.replace("-", "")
    places = [0, *divide(word), len(word)]

    assert "-".join(word[a:b] for a, b in pairwise(places)) == divided


def test_capitals_do_not_matter():
    assert divide("MEDLEMSORGANISATIONER") == divide("medlemsorganisationer")


def test_a_part_without_a_vowel_is_no_part():
    assert correct("kunskapsmöten", [4, 7, 8]) == [4, 8]


@pytest.mark.parametrize("word", LAST_PARTS)
def test_a_word_that_compounds_end_in_is_not_taken_for_one_itself(word):
    assert correct(word, []) == []
