"""Old addresses lead to the new ones, for good, whichever page stands below them."""

from datetime import date

import pytest

from organisations.former_addresses import leave_address
from organisations.models import FormerAddress, Organisation
from reports.facts import facts
from tests.factories import (
    change,
    make_body,
    make_former_address,
    make_organisation,
    make_person,
    version,
)
from tests.organisations.merging.steps import merge_two

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    """Two organisations of which one went into the other."""
    kept, dropped = make_organisation(slug="ny", name="Ny"), make_organisation(slug="gammal")
    merge_two(kept, dropped)
    return kept, dropped


@pytest.mark.slow
@pytest.mark.parametrize("part", ["", "historik/", "kalender.ics", "sla-samman/", "saknas/"])
@pytest.mark.parametrize("query", ["", "?datum=2011-03-24&x=%C3%A5"])
def test_every_page_below_the_old_address_has_moved_for_good(client, editor, merged, part, query):
    client.force_login(editor)

    response = client.get(f"/organisationer/gammal/{part}{query}")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/organisationer/ny/{part}{query}"


def test_a_browser_asks_again_for_a_merge_may_be_undone(client, merged):
    response = client.get("/organisationer/gammal/")

    assert response.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )


def test_the_number_of_a_row_that_went_leads_on_too(client, editor, merged):
    kept, dropped = merged
    client.force_login(editor)

    response = client.get(f"/organisationer/{dropped.pk}/andra/")

    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/organisationer/{kept.pk}/andra/",
    )


def test_the_number_of_a_person_that_went_leads_on(client, editor):
    kept, dropped = make_person(), make_person()
    merge_two(kept, dropped)
    client.force_login(editor)

    response = client.get(f"/personer/{dropped.pk}/sla-samman/")

    assert response.headers["Location"] == f"/personer/{kept.pk}/sla-samman/"


def test_a_form_sent_to_the_old_address_goes_along_with_what_was_typed(client, editor, merged):
    client.force_login(editor)

    response = client.post("/organisationer/gammal/andra-namn/ny/", {"name": "Storstäderna"})

    assert response.status_code == 308
    assert response.headers["Location"] == "/organisationer/ny/andra-namn/ny/"


def test_a_form_about_the_row_that_went_keeps_what_was_typed(client, editor, merged):
    _kept, dropped = merged
    client.force_login(editor)

    response = client.post(f"/organisationer/{dropped.pk}/andra/", {"name": "Skrivet"})

    assert response.status_code == 410
    assert [text for _label, text in response.context["typed"]] == ["Skrivet"]


@pytest.mark.parametrize(
    "address", ["/organisationer/okand/", "/organisationer/0/andra/", "/finns-inte/"]
)
def test_an_address_that_never_was_is_not_found(client, editor, merged, address):
    client.force_login(editor)

    assert client.get(address).status_code == 404


def test_an_organisation_of_that_name_goes_before(client, editor):
    make_former_address(slug="samma")
    make_organisation(slug="samma")
    client.force_login(editor)

    assert client.get("/organisationer/samma/").status_code == 200
    assert client.get("/organisationer/samma/hittepa/ny/").status_code == 404


def test_who_may_not_see_the_page_is_not_led_to_it(client, reader, merged):
    client.force_login(reader)

    assert client.get("/organisationer/gammal/historik/").status_code == 403


def test_only_a_page_that_is_not_found_asks_once_more(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/organisationer/okand/")


class TestLeaving:
    def test_a_new_short_name_leaves_the_old_one(self):
        organisation = make_organisation(slug="ny")

        with change():
            leave_address(organisation, "gammal")

        row = FormerAddress.objects.get()
        assert (row.slug, row.organisation, row.person, row.number) == (
            "gammal",
            organisation,
            None,
            None,
        )

    def test_an_address_left_again_leads_to_who_left_it_last(self):
        make_former_address(slug="gammal")
        organisation = make_organisation()

        with change():
            leave_address(organisation, "gammal")

        assert FormerAddress.objects.get().organisation == organisation

    def test_a_person_and_an_organisation_may_have_left_the_same(self):
        with change():
            leave_address(make_organisation(), "gammal")
            leave_address(make_person(), "gammal")

        assert FormerAddress.objects.count() == 2

    @pytest.mark.parametrize("make", [make_organisation, make_person])
    def test_the_admin_leaves_one_when_a_short_name_is_new(self, admin_client, make):
        row = make(slug="gammal")

        response = save_in_admin(admin_client, row, slug="ny")

        assert response.status_code == 302
        assert [(row.slug, row.target) for row in FormerAddress.objects.all()] == [("gammal", row)]

    def test_the_admin_leaves_none_when_the_short_name_stays(self, admin_client):
        save_in_admin(admin_client, make_organisation(slug="samma"), slug="samma")

        assert Organisation.objects.get().name == "Annat"
        assert not FormerAddress.objects.exists()


def save_in_admin(client, row, slug):
    lists = {
        f"organisations-{name}-content_type-object_id-{part}_FORMS": 0
        for name in ("citation", "disagreement")
        for part in ("TOTAL", "INITIAL")
    }
    typed = {"slug": slug, "name": "Annat", "kind": "network", "version": version(row)}
    address = f"/admin/organisations/{row._meta.model_name}/{row.pk}/change/"
    return client.post(address, typed | lists | {"change_reason": "Nytt namn"})


def test_a_natural_key_finds_the_row():
    of_organisation = make_former_address(slug="gammal")
    of_person = make_former_address(slug="gammal", person=make_person())

    for row in (of_organisation, of_person):
        assert FormerAddress.objects.get_by_natural_key(*row.natural_key()) == row


def test_a_reports_prose_may_go_on_using_the_old_name(merged):
    found = facts(date(2011, 3, 24))

    assert found["gammal.namn"] == found["ny.namn"]
    assert found["ny.namn"].value.words == "Ny"


class TestHistory:
    def test_the_story_of_each_leads_to_the_other(self, client, editor, merged):
        kept, dropped = merged
        client.force_login(editor)

        story = client.get(f"/organisationer/{kept.pk}/historik/")
        older = client.get(f"/organisationer/{dropped.pk}/historik/")

        assert story.context["stories"] == [
            (dropped.name, f"/organisationer/{dropped.pk}/historik/")
        ]
        assert (older.context["goes_on"], older.context["row"]) == (kept, None)

    def test_a_row_that_was_never_merged_says_nothing_of_it(self, client, editor):
        organisation = make_organisation()
        client.force_login(editor)

        story = client.get(f"/organisationer/{organisation.pk}/historik/")

        assert (story.context["stories"], story.context["goes_on"]) == ([], None)

    def test_a_persons_history_leads_to_merging(self, client, editor):
        person = make_person()
        client.force_login(editor)

        page = client.get(f"/personer/{person.pk}/historik/")

        assert f'href="/personer/{person.pk}/sla-samman/"' in page.text

    def test_what_moved_says_the_name_of_where_it_was(self, client, editor):
        kept, dropped = make_organisation(name="Ny"), make_organisation(name="Gammal")
        body = make_body(organisation=dropped)
        merge_two(kept, dropped)
        client.force_login(editor)

        [move, _made] = client.get(f"/organ/{body.pk}/historik/").context["story"]

        assert [(f.before, f.after) for f in move.rows[0].fields] == [
            ("Gammal (finns inte kvar)", "Ny")
        ]
