"""The page on which a draft is put into a section."""

import pytest

from reports.models import Section
from stadsnat.models import ChangeSet
from tests.factories import (
    edit,
    make_claim,
    make_membership,
    make_organisation,
    make_report,
    make_section,
    version,
)
from tests.filled_in import filled_in

pytestmark = pytest.mark.django_db

DRAFT = (
    '<p>Alfa är ett nätverk för städer. Nätverket har <data value="alfa.städer">'
    "fler än 130</data> städer som medlemmar.</p>"
)


@pytest.fixture
def section():
    alfa = make_organisation(slug="alfa", name="Alfa", summary="Nätverk för städer.")
    make_claim(organisation=alfa, unit="städer", as_of="2011")
    report = make_report(slug="prov")
    return make_section(report=report, organisation=alfa, heading="Alfa", text="")


def page_of(section):
    return f"/rapporter/prov/avsnitt/{section.pk}/utkast/"


def text_of(section):
    return Section.objects.get(pk=section.pk).text


def test_an_empty_section_is_filled_and_its_place_shown(desk, section):
    response = desk.post(page_of(section))

    assert text_of(section) == DRAFT
    assert response.headers["Location"] == f"/rapporter/prov/avsnitt/{section.pk}/"


def test_the_change_says_who_and_why_and_can_be_undone(desk, editor, section):
    desk.post(page_of(section))

    change_set = ChangeSet.objects.latest("pk")
    assert (change_set.by, change_set.reason) == (editor, "Utkast ur registret den 24 mars 2011")
    desk.post(f"/andringar/{change_set.pk}/angra/")
    assert text_of(section) == ""


def test_a_text_that_is_there_is_shown_beside_the_draft_and_kept(desk, section):
    edit(section, text="<p>Eget om {{ alfa.städer }} och {{ hittepå }}.</p>")

    response = desk.post(page_of(section))

    assert response.status_code == 200
    assert "Nätverket har" in response.context["draft"]
    assert ">fler än 130</span> och " in response.context["present"]
    assert "hittepå" in response.context["present"]
    assert text_of(section) == "<p>Eget om {{ alfa.städer }} och {{ hittepå }}.</p>"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("fore", f"{DRAFT}\n<p>Eget.</p>"),
        ("efter", f"<p>Eget.</p>\n{DRAFT}"),
        ("i-stallet", DRAFT),
    ],
)
def test_the_draft_is_put_where_the_author_chooses(desk, section, place, text):
    edit(section, text="<p>Eget.</p>")
    page = filled_in(desk.post(page_of(section)), "editing")

    desk.post(page_of(section), page | {"place": place})

    assert text_of(section) == text


@pytest.mark.parametrize("place", ["", "nagonstans"])
def test_without_a_place_nothing_is_changed(desk, section, place):
    edit(section, text="<p>Eget.</p>")

    response = desk.post(page_of(section), {"version": version(section), "place": place})

    assert response.status_code == 409
    assert list(response.context["form"].errors) == ["place"]
    assert text_of(section) == "<p>Eget.</p>"


def test_a_text_changed_meanwhile_is_shown_and_asked_about_again(desk, section):
    edit(section, text="<p>Eget.</p>")
    page = filled_in(desk.post(page_of(section)), "editing") | {"place": "i-stallet"}
    edit(section, text="<p>Någon annans.</p>")

    response = desk.post(page_of(section), page)

    assert response.status_code == 409
    assert "Någon annans." in response.context["present"]
    assert text_of(section) == "<p>Någon annans.</p>"
    desk.post(page_of(section), filled_in(response, "editing"))
    assert text_of(section) == DRAFT


def test_without_anything_to_say_it_says_so(desk, section):
    edit(section, organisation=make_organisation(kind="city"))

    response = desk.post(page_of(section), follow=True)

    assert "Registret har inga uppgifter för den dagen att göra ett utkast av." in response.text
    assert text_of(section) == ""


def test_a_section_about_no_network_has_no_draft(desk, section):
    edit(section, organisation=None)

    assert desk.post(page_of(section)).status_code == 404
    assert desk.post("/rapporter/annan/avsnitt/1/utkast/").status_code == 404


def test_only_editors_get_a_draft_and_only_by_asking(client, reader, desk, section):
    assert desk.get(page_of(section)).status_code == 405
    client.force_login(reader)
    assert client.post(page_of(section)).status_code == 403
    client.logout()
    assert client.post(page_of(section)).status_code == 302
    assert text_of(section) == ""


def test_a_network_with_more_members_asks_the_database_as_often(
    desk, section, django_assert_num_queries
):
    edit(section, text="<p>Eget.</p>")
    with django_assert_num_queries(52):
        desk.post(page_of(section))
    for year in (1990, 1995, 2000):
        make_membership(organisation=section.organisation, starts=str(year), ends=str(year + 1))

    with django_assert_num_queries(52):
        desk.post(page_of(section))
