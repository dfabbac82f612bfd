import pytest

from stadsnat.sqlite.collation import compare, sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Évora", "Oslo", "vantaa", "Wien", "Übersee", "Zürich", "Åbo", "Ängelholm", "Örebro"],
        ["(Åbo)", "40 städer", "C40", "Cities", "Åbo"],
        ["å", "ä", "ö"],
        ["a", "A", "á", "b"],
        ["Ärla", "Ærø", "Ödeshög"],
        ["de", "déa", "deb"],
        ["", "a"],
    ],
)
def test_names_are_sorted_as_in_a_swedish_register(names):
    shuffled = names[::-1]

    assert sorted(shuffled, key=sort_key) == names


@pytest.mark.parametrize(
    ("one", "other", "sign"), [("Åbo", "Oslo", 1), ("a", "a", 0), ("a", "b", -1)]
)
def test_two_names_are_compared(one, other, sign):
    assert compare(one, other) == sign
