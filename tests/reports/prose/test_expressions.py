import pytest
from django.utils.translation import override

from reports.prose.expressions import (
    ReferenceProblem,
    UnknownFilter,
    UnknownName,
    evaluate,
    loose_braces,
    nearest,
    references,
)
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
    ("expression", "word", "kind"),
    [
        ("eurocities.medlemstäder", "eurocities.medlemstäder", UnknownName),
        ("eurocities.medlemstäder|bokstav", "eurocities.medlemstäder", UnknownName),
        ("eurocities.forum|bokstav", "bokstav", UnknownFilter),
    ],
)
def test_an_unknown_word_is_told_with_what_it_is(expression, word, kind):
    with pytest.raises(kind) as caught:
        evaluate(expression, VALUES)

    assert caught.value.args == (word,)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("eurocities.medlemstäder", "eurocities.medlemsstäder"),
        ("eurocities.medlem-sedan", "eurocities.medlemsstäder"),
        ("xyz", ""),
    ],
)
def test_the_nearest_name_is_what_was_perhaps_meant(word, meant):
    assert nearest(word, VALUES) == meant


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            ReferenceProblem(1, "Analys", "a.b"),
            "Avsnittet ”Analys”: uppgiften ”a.b” finns inte.",
        ),
        (
            ReferenceProblem(1, "Analys", "bokstav", "bokstäver", "filter"),
            "Avsnittet ”Analys”: formen ”bokstav” finns inte. Menades ”bokstäver”? Former som "
            "finns: bokstäver, tal, gräns, kort, år, lista, antal, genitiv, versal.",
        ),
        (
            ReferenceProblem(1, "Analys", "{{", kind="braces"),
            "Avsnittet ”Analys”: klamrarna ”{{” hör inte till någon uppgift.",
        ),
        (
            ReferenceProblem(1, "Analys", "Texten är för lång.", kind="text"),
            "Avsnittet ”Analys”: texten är för lång.",
        ),
    ],
)
def test_a_problem_says_what_is_wrong_and_what_there_is(problem, sentence):
    assert str(problem) == sentence


def test_a_problem_is_told_in_the_language_of_its_reader():
    problem = ReferenceProblem(1, "Analys", "a.b", "a.c")

    with override("en"):
        assert str(problem) == "Section “Analys”: there is no fact “a.b”. Was “a.c” meant?"


def test_references_are_found_wherever_they_stand():
    text = (
        "<h3>{{ a.1 }}</h3><p><strong>{{ a.2 }}</strong><span class=footnote>{{ a.3 }}</span></p>"
        "<ul><li>{{ a.4 }}</ul><blockquote>{{ a.5 }}</blockquote>"
        "<table><tr><th>{{ a.6 }}<tr><td>{{ a.7 }}</table>"
    )

    assert [ref.expression for ref in references(read(text))] == [f"a.{n}" for n in range(1, 8)]


@pytest.mark.parametrize(
    ("text", "brace"),
    [
        ("{{ a.b }}", ""),
        ("{{ a.b", "{{"),
        ("a.b }}", "}}"),
        ("<b>x }}</b>", "}}"),
        ("{{ }}", "{{"),
        ('<figure data-block="fees">{{ a.b }}</figure>', "{{"),
    ],
)
def test_braces_without_their_pair_are_found(text, brace):
    assert loose_braces(read(text)) == brace
