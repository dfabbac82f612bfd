"""The history of a section tells what its readers read, not how it is stored."""

import pytest

from reports.history import told
from tests.factories import edit, make_section

pytestmark = pytest.mark.django_db

MEMBERS = '<data value="eurocities.medlemsstäder">fler än 130</data>'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Ett <strong>stort</strong> ord.</p><ul><li>Två</li></ul>", "Ett stort ord.\nTvå"),
        (f"<p>{MEMBERS} städer</p>", "fler än 130 städer"),
        ("<p>{{ eurocities.medlemsstäder }} städer</p>", "{{eurocities.medlemsstäder}} städer"),
        (
            '<p>Ett</p><figure data-block="fees"><figcaption>Avgifter</figcaption></figure>',
            "Ett\n[ur registret: Avgifter]",
        ),
        ("", ""),
    ],
)
def test_a_text_is_told_by_its_words(html, words):
    assert told(html) == words


@pytest.fixture
def section():
    return make_section(heading="Läget", text=f"<p>Har {MEMBERS} städer &amp; ett kansli.</p>")


def read(client, section):
    return client.get(f"/admin/reports/section/{section.pk}/history/", follow=True)


def test_a_changed_text_is_shown_as_words_with_the_difference_marked(client, editor, section):
    client.force_login(editor)
    now = MEMBERS.replace("130", "140")
    edit(section, text=f"<p>Har {now} städer &amp; ett <em>litet</em> kansli.</p>")

    response = read(client, section)

    [change] = response.context["story"][0].rows
    [field] = change.fields
    assert [(piece.kind, piece.words) for piece in field.pieces] == [
        ("same", "Har fler än "),
        ("gone", "130"),
        ("new", "140"),
        ("same", " städer & ett"),
        ("new", " litet"),
        ("same", " kansli."),
    ]
    assert ("&lt;p&gt;" in response.text, "&lt;data" in response.text) == (False, False)
    assert '<del><span class="vh">borttaget: </span>130</del>' in response.text


def test_a_text_whose_form_alone_was_changed_is_told_to_be(client, editor, section):
    client.force_login(editor)
    edit(section, text=section.text.replace("<p>", "<h3>").replace("</p>", "</h3>"))

    response = read(client, section)

    assert "Orden är desamma." in response.text
    assert "<del>" not in response.text


def test_a_new_text_and_one_that_is_gone_are_told_by_their_words(client, editor, section):
    client.force_login(editor)
    edit(section, text="")

    response = read(client, section)

    [change] = response.context["story"][0].rows
    assert (change.fields[0].before, change.fields[0].after) == (
        "Har fler än 130 städer & ett kansli.",
        "",
    )
    assert "&lt;p&gt;" not in response.text
