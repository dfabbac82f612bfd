import pytest

from reports.prose import ReferenceProblem, capital, fill_in, genitive, letters

VALUES = {
    "eurocities.forum": "7",
    "eurocities.medlemsstäder": "fler än 130",
    "metropolis.namn": "Metropolis",
    "polis.medlem-sedan": "",
}


def words(text):
    """The filled-in text without its marks."""
    return fill_in("Bakgrund", text, VALUES).replace("</span>", "").split(">")[-1]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ eurocities.medlemsstäder }}", "fler än 130"),
        ("{{eurocities.medlemsstäder}}", "fler än 130"),
        ("{{ eurocities.forum|bokstäver }}", "sju"),
        ("{{ eurocities.forum | bokstäver | versal }}", "Sju"),
        ("{{ polis.medlem-sedan }}", "uppgift saknas"),
    ],
)
def test_a_reference_becomes_its_value(text, filled):
    assert words(text) == filled


def test_a_value_is_marked_as_data():
    assert fill_in("Bakgrund", "<p>{{ metropolis.namn }}.</p>", VALUES) == (
        '<p><span class="ref" data-reference="metropolis.namn">Metropolis</span>.</p>'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{{ eurocities.medlemstäder }}",
            "Avsnittet ”Bakgrund”: uppgiften ”eurocities.medlemstäder” finns inte. "
            "Menades ”eurocities.medlemsstäder”?",
        ),
        ("{{ xyz }}", "Avsnittet ”Bakgrund”: uppgiften ”xyz” finns inte."),
        (
            "{{ eurocities.forum|bokstav }}",
            "Avsnittet ”Bakgrund”: uppgiften ”bokstav” finns inte. Menades ”bokstäver”?",
        ),
        ("{{ eurocities.forum", "Avsnittet ”Bakgrund”: uppgiften ”{{” finns inte."),
        ("eurocities.forum }}", "Avsnittet ”Bakgrund”: uppgiften ”}}” finns inte."),
        ("{{ }}", "Avsnittet ”Bakgrund”: uppgiften ”” finns inte."),
    ],
)
def test_an_unknown_reference_names_section_word_and_nearest_name(text, message):
    with pytest.raises(ReferenceProblem) as caught:
        fill_in("Bakgrund", text, VALUES)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<p onclick='x()'>Text</p>", "<p>Text</p>"),
        ("<script>alert(1)</script>Text", "Text"),
        ('<img src="http://example.org/x.png">Text', "Text"),
        ('<p style="background:url(file:///etc/passwd)">Text</p>', "<p>Text</p>"),
        ("<em>a</em> &amp; <strong>b</strong>", "<em>a</em> &amp; <strong>b</strong>"),
    ],
)
def test_only_plain_markup_is_let_through(text, clean):
    assert fill_in("Bakgrund", text, {}) == clean


def test_a_value_from_the_register_cannot_be_markup():
    filled = fill_in("Bakgrund", "{{ x }}", {"x": "<b>fet</b>"})

    assert "&lt;b&gt;fet&lt;/b&gt;" in filled


@pytest.mark.parametrize(
    ("change", "word", "changed"),
    [
        (letters, "12", "tolv"),
        (letters, "13", "13"),
        (letters, "fler än 7", "fler än 7"),
        (genitive, "Metropolis", "Metropolis"),
        (genitive, "Eurocities", "Eurocities"),
        (genitive, "staden", "stadens"),
        (capital, "ordförande", "Ordförande"),
        (capital, "", ""),
    ],
)
def test_a_filter_changes_a_word(change, word, changed):
    assert change(word) == changed
