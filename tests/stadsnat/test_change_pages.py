"""The pages on changes: a row's history, all changes, one change, and undoing it."""

import pytest

from organisations.models import Membership, Organisation
from stadsnat import changes
from stadsnat.change_views import A_PAGE
from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    cite,
    edit,
    make_administration,
    make_fee,
    make_membership,
    make_organisation,
    make_person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership():
    return make_membership(organisation=make_organisation(slug="prov", name="Prov"))


def end(membership, by, reason="Enligt protokollet"):
    with changes.open(by=by, reason=reason) as change_set:
        membership.ends = "2011"
        membership.save()
    return change_set


def told(response):
    """Latest first: who, why and each row with its fields."""
    return [
        (
            str(one.change_set.by),
            one.change_set.reason,
            [(row.name, [(f.label, f.before, f.after) for f in row.fields]) for row in one.rows],
        )
        for one in response.context["story"]
    ]


class TestRecordHistory:
    def test_tells_who_why_and_field_by_field(self, desk, editor, membership):
        end(membership, editor)

        response = desk.get(f"/medlemskap/{membership.pk}/historik/")

        latest, first = told(response)
        assert latest == (
            "rut",
            "Enligt protokollet",
            [("Medlemskap: Staden – Prov", [("till och med", "pågår", "2011")])],
        )
        assert first[2][0][1][:2] == [
            ("från och med", "", "2003"),
            ("till och med", "", "pågår"),
        ]
        assert response.context["name"] == "Medlemskap: Staden – Prov"

    def test_leads_to_the_organisation_and_to_each_change(self, desk, editor, membership):
        change_set = end(membership, editor)
        fee = make_fee(membership=membership)

        text = desk.get(f"/medlemskap/{membership.pk}/historik/").text

        assert '<a href="/organisationer/prov/" lang="sv">Prov</a>' in text
        assert f'<a href="/andringar/{change_set.pk}/">' in text
        assert '"/organisationer/prov/"' in desk.get(f"/avgifter/{fee.pk}/historik/").text

    def test_a_name_is_shown_where_the_account_has_one(self, desk, editor, membership):
        editor.first_name, editor.last_name = "Rut", "Exempel"
        editor.save()
        end(membership, editor)

        response = desk.get(f"/medlemskap/{membership.pk}/historik/")

        assert '<span class="who">Rut Exempel</span>' in response.text
        assert '<span class="who">portalen själv</span>' in response.text

    def test_leaves_out_other_rows(self, desk, membership):
        make_membership()

        assert len(told(desk.get(f"/medlemskap/{membership.pk}/historik/"))) == 1

    def test_a_row_that_is_gone_has_its_history_under_its_last_name(self, desk):
        person = make_person(name="Exempel")
        pk = person.pk
        with change():
            person.delete()

        response = desk.get(f"/personer/{pk}/historik/")

        assert response.context["name"] == "Person: Exempel"
        assert [rows[0][0] for *_, rows in told(response)] == ["Person: Exempel"] * 2
        assert "(finns inte kvar)" in response.text

    def test_an_organisation_has_its_own_address_and_keeps_it_by_number(self, desk, membership):
        fee = make_fee(membership=membership)
        assert len(told(desk.get("/organisationer/prov/historik/"))) == 3
        organisation = membership.organisation
        pk = organisation.pk
        with change():
            for row in (fee, membership, organisation):
                row.delete()

        response = desk.get(f"/organisationer/{pk}/historik/")

        assert response.context["name"] == "Organisation: Prov"
        assert len(told(response)) == 4

    def test_is_shown_a_page_at_a_time(self, desk, membership):
        for number in range(A_PAGE):
            edit(membership, note=str(number))

        first = desk.get(f"/medlemskap/{membership.pk}/historik/")
        second = desk.get(f"/medlemskap/{membership.pk}/historik/?sida=2")

        assert (len(told(first)), len(told(second))) == (A_PAGE, 1)
        assert told(first)[0][2][0][1] == [("anmärkning", "23", "24")]

    @pytest.mark.parametrize(
        "address",
        [
            "/medlemskap/0/historik/",
            f"/medlemskap/{'9' * 30}/historik/",
            "/hittepa/1/historik/",
            "/organisationer/finns-inte/historik/",
            "/organisationer/0/historik/",
        ],
    )
    def test_a_row_that_never_was_is_not_found(self, desk, address):
        assert desk.get(address).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_sixteen_times_however_many_changes(
        self, desk, membership, django_assert_num_queries, rows
    ):
        for number in range(rows):
            edit(membership, note=str(number), held_by=make_administration())
        desk.get(f"/medlemskap/{membership.pk}/historik/")

        with django_assert_num_queries(16):
            desk.get(f"/medlemskap/{membership.pk}/historik/")


class TestChangeSetList:
    def test_shows_all_changes_latest_first_with_what_they_touched(self, desk, editor, membership):
        change_set = end(membership, editor)

        page = desk.get("/andringar/").context["page"]

        assert page.object_list[0] == change_set
        assert page.object_list[0].summary == ["Medlemskap: 1 ändrades"]
        assert len(page.object_list) == 3

    def test_says_so_when_nothing_has_changed(self, desk):
        assert "Inget har ändrats ännu." in desk.get("/andringar/").text

    @pytest.mark.parametrize(("number", "shown"), [("1", 25), ("2", 1), ("x", 25), ("9", 1)])
    def test_is_shown_a_page_at_a_time(self, desk, number, shown):
        for _ in range(A_PAGE + 1):
            make_person()

        page = desk.get("/andringar/", {"sida": number}).context["page"]

        assert len(page.object_list) == shown

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_five_times_however_many(self, desk, django_assert_num_queries, rows):
        for _ in range(rows):
            make_person()
        desk.get("/andringar/")

        with django_assert_num_queries(5):
            desk.get("/andringar/")


class TestChangeSetDetail:
    def test_shows_every_row_of_a_batch_and_what_a_citation_is_about(self, desk, membership):
        with change() as change_set:
            cite(membership)
            edit(membership, ends="2011")

        [told] = [desk.get(f"/andringar/{change_set.pk}/").context["told"]]

        assert sorted((row.name, row.about) for row in told.rows if "Källa:" not in row.name) == [
            (f"Källhänvisning: {membership.citations.get()}", "Medlemskap: Staden – Prov"),
            ("Medlemskap: Staden – Prov", ""),
        ]

    def test_is_shown_a_page_of_rows_at_a_time(self, desk):
        with change() as change_set:
            for _ in range(A_PAGE + 1):
                make_person()

        second = desk.get(f"/andringar/{change_set.pk}/?sida=2")

        assert len(second.context["told"].rows) == 1

    def test_says_by_what_it_has_been_undone(self, desk, editor, membership):
        change_set = end(membership, editor)

        undone = desk.post(f"/andringar/{change_set.pk}/angra/", {"reason": "Fel nätverk"})

        response = desk.get(f"/andringar/{change_set.pk}/")
        assert [c.get_absolute_url() for c in response.context["undone"]] == [
            undone.headers["Location"]
        ]

    def test_a_change_that_never_was_is_not_found(self, desk):
        assert desk.get("/andringar/0/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_fifteen_times_however_many_rows(
        self, desk, django_assert_num_queries, rows
    ):
        with change() as change_set:
            for _ in range(rows):
                cite(make_membership())
        desk.get(f"/andringar/{change_set.pk}/")

        with django_assert_num_queries(15):
            desk.get(f"/andringar/{change_set.pk}/")


class TestUndo:
    def test_puts_the_old_values_back_as_a_change_of_its_own(self, desk, editor, membership):
        change_set = end(membership, editor)

        response = desk.post(f"/andringar/{change_set.pk}/angra/", {"reason": " Fel nätverk "})

        membership.refresh_from_db()
        undone = ChangeSet.objects.latest("pk")
        assert membership.ends == ".."
        assert (undone.by, undone.reason, undone.kind, undone.undoes) == (
            editor,
            "Fel nätverk",
            "undo",
            change_set,
        )
        assert response.headers["Location"] == f"/andringar/{undone.pk}/"

    def test_an_undo_is_undone(self, desk, editor, membership):
        change_set = end(membership, editor)

        undone = desk.post(f"/andringar/{change_set.pk}/angra/").headers["Location"]
        desk.post(f"{undone}angra/")

        membership.refresh_from_db()
        assert membership.ends == "2011"

    def test_one_row_of_a_batch_goes_back_alone_with_its_reason(self, desk):
        one, other = make_membership(), make_membership()
        with change() as change_set:
            edit(one, ends="2011")
            edit(other, ends="2011")

        row = f"organisations.membership/{one.pk}"
        desk.post(f"/andringar/{change_set.pk}/angra/", {"row": row, "reason": "Bara den"})

        assert [Membership.objects.get(pk=m.pk).ends for m in (one, other)] == ["..", "2011"]
        assert ChangeSet.objects.latest("pk").reason == "Bara den"

    def test_what_stands_in_the_way_is_named_and_nothing_changes(self, desk, editor, membership):
        change_set = end(membership, editor)
        edit(membership, ends="2012")

        response = desk.post(f"/andringar/{change_set.pk}/angra/")

        assert response.status_code == 409
        assert response.context["obstacles"] == [
            "Medlemskap: Staden – Prov: fältet ”till och med” har ändrats sedan dess, till ”2012”."
        ]
        assert "Ändringen är inte ångrad" in response.text
        membership.refresh_from_db()
        assert (membership.ends, membership.history.count()) == ("2012", 3)

    @pytest.mark.parametrize(
        "row", ["x", "/1", "organisations.membership/x", "hittepa.sak/1", "a/b/c"]
    )
    def test_a_row_that_is_none_is_not_found(self, desk, editor, membership, row):
        change_set = end(membership, editor)

        response = desk.post(f"/andringar/{change_set.pk}/angra/", {"row": row})

        assert response.status_code == 404
        membership.refresh_from_db()
        assert membership.ends == "2011"

    def test_a_row_that_the_change_did_not_touch_is_nothing_to_undo(self, desk, editor, membership):
        change_set, other = end(membership, editor), make_membership()

        response = desk.post(
            f"/andringar/{change_set.pk}/angra/", {"row": f"organisations.membership/{other.pk}"}
        )

        assert response.context["obstacles"] == ["Det finns inget att ångra."]

    def test_a_row_that_was_added_goes_and_comes_again(self, desk):
        with change() as change_set:
            organisation = make_organisation(name="Prov")

        undone = desk.post(f"/andringar/{change_set.pk}/angra/").headers["Location"]
        assert not Organisation.objects.exists()
        desk.post(f"{undone}angra/")

        assert Organisation.objects.get() == organisation


PAGES = ["/andringar/", "/andringar/{set}/", "/medlemskap/{row}/historik/"]


@pytest.mark.parametrize("role", [None, "outsider", "reader"])
@pytest.mark.parametrize("address", PAGES)
def test_who_may_not_see_changes_is_sent_away(client, request, membership, role, address):
    if role:
        client.force_login(request.getfixturevalue(role))
    address = address.format(row=membership.pk, set=ChangeSet.objects.first().pk)

    assert client.get(address).status_code == (403 if role else 302)


@pytest.mark.parametrize("role", [None, "outsider", "reader"])
def test_who_may_not_undo_changes_nothing(client, request, editor, membership, role):
    change_set = end(membership, editor)
    if role:
        client.force_login(request.getfixturevalue(role))

    response = client.post(f"/andringar/{change_set.pk}/angra/")

    assert response.status_code == (403 if role else 302)
    membership.refresh_from_db()
    assert membership.ends == "2011"


def test_other_methods_are_refused(desk, editor, membership):
    change_set = end(membership, editor)

    assert desk.get(f"/andringar/{change_set.pk}/angra/").status_code == 405
    assert desk.post("/andringar/").status_code == 405
    assert desk.post(f"/medlemskap/{membership.pk}/historik/").status_code == 405
