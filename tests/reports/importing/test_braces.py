import pytest

from reports.importing.braces import without_loose_braces


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Inget.</p>", "<p>Inget.</p>"),
        ("<p>{{ känd }}</p>", "<p>{{ känd }}</p>"),
        ("<p>{{ okänd }}</p>", "<p>{<em>{</em> okänd }<em>}</em></p>"),
        ("<p>{{</p>", "<p>{<em>{</em></p>"),
        ("<p>}} {{{</p>", "<p>}<em>}</em> {<em>{</em>{</p>"),
        ('<a href="https://x/{{">x</a>', '<a href="https://x/{{">x</a>'),
        ("<p>{{ <em>känd</em> }}</p>", "<p>{<em>{</em> <em>känd</em> }<em>}</em></p>"),
    ],
)
def test_only_what_is_known_stays_a_reference(html, found):
    assert without_loose_braces(html, lambda name: name.strip() == "känd") == found
