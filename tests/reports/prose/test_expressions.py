import pytest

from reports.prose.expressions import evaluate, loose_braces, nearest_known, references
from reports.prose.reading import read
from reports.prose.values import Value, of_number

VALUES = {
    "eurocities.forum": of_number(7),
    "eurocities.medlemsstäder": of_number(130, "fler än"),
    "polis.medlem-sedan": Value(""),
}


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("eurocities.medlemsstäder", "fler än 130"),
        ("eurocities.forum|bokstäver", "sju"),
        ("eurocities.forum|bokstäver|versal", "Sju"),
        ("polis.medlem-sedan", "uppgift saknas"),
        ("polis.medlem-sedan|versal", "Uppgift saknas"),
    ],
)
def test_an_expression_is_said_in_words(expression, said):
    assert evaluate(expression, VALUES) == said


@pytest.mark.parametrize(
    ("expression", "word", "meant"),
    [
        ("eurocities.medlemstäder", "eurocities.medlemstäder", "eurocities.medlemsstäder"),
        ("eurocities.forum|bokstav", "bokstav", "bokstäver"),
        ("xyz", "xyz", ""),
    ],
)
def test_an_unknown_word_is_named_with_what_was_perhaps_meant(expression, word, meant):
    with pytest.raises(KeyError) as caught:
        evaluate(expression, VALUES)

    assert caught.value.args[0] == word
    assert nearest_known(word, VALUES) == meant


def test_references_are_found_wherever_they_stand():
    text = (
        "<h3>{{ a.1 }}</h3><p><strong>{{ a.2 }}</strong><span class=footnote>{{ a.3 }}</span></p>"
        "<ul><li>{{ a.4 }}</ul><blockquote>{{ a.5 }}</blockquote>"
        "<table><tr><th>{{ a.6 }}<tr><td>{{ a.7 }}</table>"
    )

    assert [ref.expression for ref in references(read(text))] == [f"a.{n}" for n in range(1, 8)]


@pytest.mark.parametrize(
    ("text", "brace"),
    [("{{ a.b }}", ""), ("{{ a.b", "{{"), ("a.b }}", "}}"), ("<b>x }}</b>", "}}"), ("{{ }}", "{{")],
)
def test_braces_without_their_pair_are_found(text, brace):
    assert loose_braces(read(text)) == brace
