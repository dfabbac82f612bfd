import pytest

from stadsnat.search import rebuild
from stadsnat.search.models import SearchEntry
from tests.factories import make_body, make_contact, make_mandate, make_organisation, make_person

pytestmark = pytest.mark.django_db

URL = "/sok/"


def titles(response):
    return [hit.title for hit in response.context["hits"]]


@pytest.fixture
def harbour():
    organisation = make_organisation(slug="hamnen", name="Hamnen", summary="Städer vid havet.")
    rebuild()
    return organisation


def test_shows_what_was_found_what_it_is_and_where(client, harbour):
    make_mandate(organisation=harbour, ends="2011")
    rebuild()

    response = client.get(URL, {"q": "hamn"})

    first, second = response.context["hits"]
    assert (first.label, first.title, first.address) == (
        "Organisation",
        "<mark>Hamnen</mark>",
        "/organisationer/hamnen/",
    )
    assert (second.label, second.title, second.context) == (
        "Uppdrag",
        "Ledamot",
        "<mark>Hamnen</mark>",
    )
    assert second.address == "/organisationer/hamnen/#uppdrag"
    assert "till och med 2011" in response.text


def test_leaves_out_what_does_not_hold_the_words(client, harbour):
    assert titles(client.get(URL, {"q": "kajen"})) == []


def test_the_question_is_kept_in_the_field(client, harbour):
    text = client.get(URL, {"q": '"><b>hamn'}).text

    assert 'value="&quot;&gt;&lt;b&gt;hamn"' in text
    assert "<b>hamn" not in text


def test_nothing_found_helps_on(client, harbour):
    response = client.get(URL, {"q": "hamnnen", "slag": "organ"})

    assert response.context["meant"] == "hamnen"
    assert "Inget i registret stämmer med ”hamnnen”" in response.text
    assert '<a href="?q=hamnen&amp;slag=organ">' in response.text
    assert '<a href="?q=hamnnen">' in response.text


@pytest.mark.parametrize(
    ("written", "message"),
    [("a", "minst två"), ("%", "minst två"), ("ö" * 10_000, "för lång"), ("a b " * 20, "för lång")],
)
def test_what_cannot_be_asked_is_said_and_nothing_is_looked_for(
    client, written, message, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get(URL, {"q": written})

    assert response.status_code == 200
    assert message in response.text


def test_without_a_question_there_is_only_the_field(client):
    response = client.get(URL)

    assert response.context["question"].problem == "empty"
    assert "träff" not in response.text.split("<main")[1]


@pytest.mark.parametrize("written", ["\0", "hamn\0", "'", "&|!:*", "%_", "\\", '"', "🏙🏙", "\ud800"])
def test_any_signs_are_text(client, harbour, written):
    assert client.get(URL, {"q": written.encode("utf-8", "replace").decode()}).status_code == 200


def test_the_kind_is_chosen_and_an_unknown_one_is_none(client, harbour):
    make_body(organisation=harbour, name="hamnstyrelsen")
    rebuild()

    assert titles(client.get(URL, {"q": "hamn", "slag": "organ"})) == ["<mark>Hamn</mark>styrelsen"]
    assert len(titles(client.get(URL, {"q": "hamn", "slag": "hittepå"}))) == 2


def test_the_hits_are_on_pages_of_twenty(client):
    for number in range(21):
        make_organisation(name=f"Hamnen {number:02}")
    rebuild()

    first, second = client.get(URL, {"q": "hamn"}), client.get(URL, {"q": "hamn", "sida": "2"})

    assert len(titles(first)) == 20
    assert titles(second) == ["<mark>Hamnen</mark> 20"]
    assert "?q=hamn&amp;sida=2" in first.text


def test_contact_details_are_found_by_staff_only(client, editor, reader):
    contact = make_contact(email="kontakt@example.org")
    name = contact.person.name
    rebuild()
    assert SearchEntry.objects.filter(words=contact.email).count() == 1

    for written in (name, "kontakt@example.org", "exemple"):
        nobody = client.get(URL, {"q": written})
        assert (titles(nobody), nobody.context["meant"]) == ([], "")
    client.force_login(reader)
    assert titles(client.get(URL, {"q": name})) == []
    client.force_login(editor)
    hits = client.get(URL, {"q": name}).context["hits"]
    assert [hit.label for hit in hits] == ["Person", "Kontaktperson"]
    assert [client.get(hit.address).status_code for hit in hits] == [200, 200]


def test_a_page_of_the_public_does_not_name_the_kind_that_staff_find(client, editor):
    assert "Kontaktperson" not in client.get(URL, {"q": "hamn"}).text
    client.force_login(editor)
    assert "Kontaktperson" in client.get(URL, {"q": "hamn"}).text


def test_speaks_english(client, harbour):
    make_mandate(organisation=harbour, role="vice_chair")
    rebuild()
    client.cookies["django_language"] = "en"

    response = client.get(URL, {"q": "vice chair hamnen"})

    assert [(hit.label, hit.title) for hit in response.context["hits"]] == [
        ("Mandate", "<mark>Vice</mark> <mark>chair</mark>")
    ]


def test_every_page_has_the_field(client):
    assert 'action="/sok/" role="search"' in client.get("/").text


def test_writing_to_it_is_refused(client):
    assert client.post(URL).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_twice_however_many_rows(client, rows, django_assert_num_queries):
    for _ in range(rows):
        make_mandate(organisation=make_organisation(name="Hamnen"), person=make_person())
    rebuild()

    with django_assert_num_queries(2):
        client.get(URL, {"q": "hamnen"})
