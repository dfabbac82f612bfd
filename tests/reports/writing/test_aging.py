"""Words that are true the day they are written."""

import pytest

from reports.writing.aging import aging_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Den nuvarande ordföranden sitter ännu inte.", ["nuvarande", "ännu inte"]),
        ("I dagsläget finns det inget.", ["I dagsläget"]),
        ("Under de senaste två åren har det kommit nya städer.", ["de senaste två åren", "nya"]),
        ("Det senaste året.", ["Det senaste året"]),
        ("Avtalet är nytt.", ["nytt"]),
        ("Nyttan är stor i New York och i Norrland.", []),
        ("Förnyad 2011; idag-listan.", ["idag"]),
        ("", []),
    ],
)
def test_words_that_age_are_found_as_whole_words(text, found):
    assert [aging.words for aging in aging_in(text)] == found


def test_each_comes_with_what_to_write_instead():
    [aging] = aging_in("Numera är staden med.")

    assert (aging.start, aging.advice) == (0, "Skriv från och med vilket år.")
