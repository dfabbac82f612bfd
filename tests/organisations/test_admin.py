"""The administrators' desk: who opens its pages, what a save leaves, how much a list asks."""

from datetime import date
from itertools import count

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from organisations import models
from tests.factories import (
    cite,
    dispute,
    make_body,
    make_category,
    make_claim,
    make_decision,
    make_event,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_source,
)

pytestmark = pytest.mark.django_db

REGISTER = [
    model
    for model in apps.get_app_config("organisations").get_models()
    if not model.__name__.startswith("Historical")
]
ON_THE_DESK = [model for model in admin.site._registry if model._meta.app_label == "organisations"]
PAGES = ["changelist", "add", "change", "history"]
NO_INLINE_ROWS = {
    f"organisations-{name}-content_type-object_id-{number}_FORMS": 0
    for name in ("citation", "disagreement")
    for number in ("TOTAL", "INITIAL")
}

_numbers = count(1)


def make_named(model, **fields):
    number = next(_numbers)
    return model.objects.create(slug=f"namn-{number}", name=f"Namn {number}", **fields)


def make_topic():
    return make_named(models.Topic)


def make_administration():
    return make_named(models.Administration, kind="administration")


def make_other_name():
    return models.OtherName.objects.create(organisation=make_organisation(), name="Storstäderna")


def make_relation():
    return models.Relation.objects.create(
        organisation=make_organisation(), kind="part_of", other=make_organisation()
    )


def make_participation():
    return models.Participation.objects.create(organisation=make_organisation(), level="active")


def make_commitment():
    return models.Commitment.objects.create(organisation=make_organisation(), text="En plan.")


def make_holding():
    return models.OfficeHolding.objects.create(office=make_office(), person=make_person())


def make_contact():
    return models.ContactPerson.objects.create(
        administration=make_administration(), person=make_person(), topic=make_topic()
    )


MAKERS = {
    models.Administration: make_administration,
    models.Body: make_body,
    models.Citation: lambda: cite(make_organisation()),
    models.Claim: make_claim,
    models.Commitment: make_commitment,
    models.ContactPerson: make_contact,
    models.Decision: make_decision,
    models.Disagreement: lambda: dispute(make_organisation()),
    models.Event: make_event,
    models.Mandate: make_mandate,
    models.Membership: make_membership,
    models.MembershipCategory: make_category,
    models.Office: make_office,
    models.OfficeHolding: make_holding,
    models.Organisation: make_organisation,
    models.OtherName: make_other_name,
    models.Participation: make_participation,
    models.Person: make_person,
    models.Relation: make_relation,
    models.Source: make_source,
    models.Topic: make_topic,
}


def address(model, page, row=None):
    args = [row.pk] if page in ("change", "history", "delete") else []
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def addresses(row):
    return [address(type(row), page, row) for page in PAGES]


@pytest.fixture(params=["admin_user", "editor"])
def staff(request, client):
    client.force_login(request.getfixturevalue(request.param))
    return client


def test_every_model_of_the_register_is_on_the_desk():
    assert set(ON_THE_DESK) == set(REGISTER)


@pytest.mark.parametrize("model", REGISTER, ids=lambda model: model.__name__)
def test_every_model_of_the_register_has_its_history_on_the_desk(model):
    assert model.history.model.__name__ == f"Historical{model.__name__}"
    assert isinstance(admin.site._registry[model], SimpleHistoryAdmin)


@pytest.mark.parametrize("model", ON_THE_DESK, ids=lambda model: model.__name__)
class TestModel:
    def test_staff_open_its_pages_with_the_row_on_them(self, staff, model):
        row = MAKERS[model]()

        pages = [staff.get(page) for page in addresses(row)]

        assert [page.status_code for page in pages] == [200, 200, 200, 200]
        listed, new, changed, history = (page.context for page in pages)
        assert list(listed["cl"].result_list) == [row]
        assert new["adminform"].form.instance.pk is None
        assert changed["adminform"].form.instance == row
        assert list(history["page_obj"]) == list(row.history.filter(history_type="+"))

    def test_a_search_for_what_is_not_there_finds_nothing(self, model):
        MAKERS[model]()

        found, _ = admin.site._registry[model].get_search_results(
            None, model.objects.all(), "finns inte"
        )

        assert list(found) == []

    def test_a_reader_and_nobody_are_sent_to_sign_in(self, client, reader, model):
        pages = addresses(MAKERS[model]())

        nobody = [client.get(page).headers.get("Location") for page in pages]
        client.force_login(reader)
        signed_in = [client.get(page).headers.get("Location") for page in pages]

        assert nobody == [f"/admin/login/?next={page}" for page in pages]
        assert signed_in == nobody


def test_an_editor_deletes_nothing(client, editor):
    membership = make_membership()
    client.force_login(editor)

    response = client.post(address(models.Membership, "delete", membership), {"post": "yes"})

    assert response.status_code == 403
    assert list(models.Membership.objects.all()) == [membership]


def save_membership(client, row, **fields):
    written = {
        "organisation": row.organisation_id,
        "path": "direct",
        "starts": "2003",
        "ends": "..",
    }
    return client.post(address(models.Membership, "change", row), written | NO_INLINE_ROWS | fields)


@pytest.mark.parametrize("field", ["starts", "ends"])
@pytest.mark.parametrize("text", ["i fjor", "2011-02-30", "1995-"])
def test_a_text_that_is_no_date_is_told_at_its_field_and_changes_nothing(
    client, editor, field, text
):
    membership = make_membership(starts="2003", ends="..")
    client.force_login(editor)

    response = save_membership(client, membership, note="ny", **{field: text})

    message = f"”{text}” är inte ett datum. Skriv till exempel 2003, 2008-10 eller 2011-03-24."
    assert response.context["adminform"].form.errors == {field: [message]}
    assert message in response.text
    membership.refresh_from_db()
    assert (membership.starts, membership.ends, membership.note) == ("2003", "..", "")
    assert membership.history.count() == 1


def test_a_good_date_is_stored_with_its_days(client, editor):
    membership = make_membership(starts="2003", ends="..")
    client.force_login(editor)

    response = save_membership(
        client, membership, starts="2008-10", ends="[2011-12-31..2012-01-01]"
    )

    assert response.headers["Location"] == address(models.Membership, "changelist")
    membership.refresh_from_db()
    assert (membership.starts, membership.ends) == ("2008-10", "[2011-12-31..2012-01-01]")
    assert (membership.starts_earliest, membership.starts_latest) == (
        date(2008, 10, 1),
        date(2008, 10, 31),
    )
    assert (membership.ends_earliest, membership.ends_latest) == (
        date(2011, 12, 31),
        date(2012, 1, 1),
    )


def test_a_saved_form_leaves_what_was_there_and_who_changed_it(client, editor):
    membership = make_membership(starts="2003", ends="..")
    client.force_login(editor)

    save_membership(client, membership, starts="2008-10")

    history = membership.history.values_list(
        "history_type", "history_user__username", "starts", "starts_latest"
    )
    assert list(history) == [
        ("~", "rut", "2008-10", date(2008, 10, 31)),
        ("+", None, "2003", date(2003, 12, 31)),
    ]


def test_a_new_row_says_who_made_it(client, editor):
    organisation = make_organisation()
    client.force_login(editor)

    client.post(
        address(models.Membership, "add"),
        {"organisation": organisation.pk, "path": "direct", "starts": "199X"} | NO_INLINE_ROWS,
    )

    membership = models.Membership.objects.get(organisation=organisation)
    assert membership.starts_latest == date(1999, 12, 31)
    assert [row.history_user for row in membership.history.all()] == [editor]


def test_a_source_given_with_the_row_says_who_gave_it(client, editor):
    membership, source = make_membership(), make_source()
    client.force_login(editor)
    prefix = "organisations-citation-content_type-object_id"

    save_membership(
        client, membership, **{f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-0-source": source.pk}
    )

    [citation] = membership.citations.all()
    assert citation.source == source
    assert [row.history_user for row in citation.history.all()] == [editor]


def test_a_deleted_row_is_kept_with_who_deleted_it(admin_client, admin_user):
    one, other = make_topic(), make_topic()

    admin_client.post(address(models.Topic, "delete", one), {"post": "yes"})
    admin_client.post(
        address(models.Topic, "changelist"),
        {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"},
    )

    deleted = models.Topic.history.filter(history_type="-").values_list("name", "history_user")
    assert set(deleted) == {(one.name, admin_user.pk), (other.name, admin_user.pk)}


def make_full_organisation():
    organisation = make_organisation()
    organisation.topics.add(make_topic())
    cite(organisation)


def make_full_membership():
    category = make_category()
    make_membership(
        organisation=category.organisation,
        category=category,
        member=make_organisation(),
        held_by=make_administration(),
    )


def make_full_mandate():
    body = make_body()
    make_mandate(
        organisation=body.organisation,
        body=body,
        on_behalf_of=make_organisation(),
        office=make_office(),
        person=make_person(),
    )


def make_full_decision():
    make_decision(organisation=make_organisation(), organ=make_administration())


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "make", "queries"),
    [
        (models.Organisation, make_full_organisation, 6),
        (models.Membership, make_full_membership, 5),
        (models.Mandate, make_full_mandate, 5),
        (models.Decision, make_full_decision, 5),
    ],
)
def test_a_list_asks_the_database_as_often_however_many_rows(
    admin_client, model, make, queries, rows, django_assert_num_queries
):
    for _ in range(rows):
        make()

    with django_assert_num_queries(queries):
        admin_client.get(address(model, "changelist"))
