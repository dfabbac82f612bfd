"""The register on the administrators' desk: what a save leaves, how much a list asks."""

from datetime import date

import pytest

from organisations import models
from tests.factories import (
    change,
    cite,
    make_administration,
    make_body,
    make_category,
    make_decision,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_source,
    make_topic,
    version,
)
from tests.test_admin import address

pytestmark = pytest.mark.django_db

NO_INLINE_ROWS = {
    f"organisations-{name}-content_type-object_id-{number}_FORMS": 0
    for name in ("citation", "disagreement")
    for number in ("TOTAL", "INITIAL")
}


def save_membership(client, row, **fields):
    written = {
        "organisation": row.organisation_id,
        "path": "direct",
        "starts": "2003",
        "ends": "..",
        "version": version(row),
    }
    return client.post(address(models.Membership, "change", row), written | NO_INLINE_ROWS | fields)


@pytest.mark.parametrize("field", ["starts", "ends"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("i fjor", "går inte att läsa som ett datum. Skriv till exempel 2003, okt 2008 eller"),
        ("2011-02-30", "finns inte i kalendern."),
        ("1995-", "är en period, men här behövs en enda tidpunkt. Skriv till exempel 1995."),
    ],
)
def test_a_text_that_is_no_date_is_told_at_its_field_and_changes_nothing(
    client, editor, field, text, told
):
    membership = make_membership(starts="2003", ends="..")
    client.force_login(editor)

    response = save_membership(client, membership, note="ny", **{field: text})

    [message] = response.context["adminform"].form.errors.pop(field)
    assert message.startswith(f"”{text}” {told}")
    assert response.context["adminform"].form.errors == {}
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
        client,
        membership,
        **{
            f"{prefix}-TOTAL_FORMS": 1,
            f"{prefix}-0-source": source.pk,
            f"{prefix}-0-field": "starts",
        },
    )

    [citation] = membership.citations.all()
    assert (citation.source, citation.field) == (source, "starts")
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
    with change():
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
