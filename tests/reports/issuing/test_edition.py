"""An edition is never changed and never deleted, by whichever way one tries."""

import pytest
from django.core import serializers
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from reports.models import Edition
from tests.factories import change

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(issued):
    return issued.editions.get(number=1)


def rows():
    return list(Edition.objects.order_by("pk").values())


def saved(edition):
    edition.text = "Något annat."
    edition.save()


def saved_in_part(edition):
    edition.text = "Något annat."
    edition.save(update_fields=["text"])


def put_in_its_place(edition):
    other = Edition(pk=edition.pk, report=edition.report, number=9, reason="x", pages=1, pdf=b"")
    other.take_head(edition)
    other.save()


def read_in(edition):
    [found] = serializers.deserialize("json", serializers.serialize("json", [edition]))
    found.object.text = "Något annat."
    found.save()


def read_in_as_a_new_one(edition):
    edition.pk, edition.number, edition._state.adding = None, 9, True
    edition.save_base(raw=True)


def rewritten_in_sql(edition):
    list(Edition.objects.raw("UPDATE reports_edition SET text = '' RETURNING *"))


TRIED = {
    "save": saved,
    "save of one field": saved_in_part,
    "save over its key": put_in_its_place,
    "delete": lambda edition: edition.delete(),
    "loaddata": read_in,
    "raw save": read_in_as_a_new_one,
    "update": lambda edition: Edition.objects.update(text=""),
    "update of its report's": lambda edition: edition.report.editions.update(text=""),
    "update by the base manager": lambda edition: Edition._base_manager.update(text=""),
    "bulk_update": lambda edition: Edition.objects.bulk_update([edition], ["text"]),
    "bulk_create": lambda edition: Edition.objects.bulk_create([edition]),
    "update_or_create": lambda edition: Edition.objects.update_or_create(
        {"text": ""}, pk=edition.pk
    ),
    "delete of all": lambda edition: Edition.objects.all().delete(),
    "delete of its report's": lambda edition: edition.report.editions.all().delete(),
    "_raw_delete": lambda edition: Edition.objects.all()._raw_delete("default"),
    "raw SQL through the ORM": rewritten_in_sql,
}


@pytest.mark.parametrize("way", TRIED.values(), ids=TRIED)
def test_the_models_refuse(edition, way):
    before = rows()

    with pytest.raises((TypeError, DatabaseError)), transaction.atomic():
        way(edition)

    assert rows() == before


def test_a_report_with_an_edition_is_not_deleted(edition):
    before = rows()

    with pytest.raises(ProtectedError), transaction.atomic(), change():
        edition.report.delete()

    assert rows() == before


def test_neither_is_who_issued_it(edition):
    with pytest.raises(ProtectedError), transaction.atomic():
        edition.issued_by.delete()


@pytest.mark.parametrize("path", ["{pk}/delete/", "{pk}/change/", "add/"])
def test_the_desk_changes_nothing(client, administrator, edition, path):
    client.force_login(administrator)
    before = rows()

    response = client.post(f"/admin/reports/edition/{path.format(pk=edition.pk)}", {"post": "yes"})

    assert response.status_code == 403
    assert rows() == before


def test_the_desk_lists_them_without_anything_to_do(client, editor, issued):
    client.force_login(editor)

    response = client.get("/admin/reports/edition/")

    assert [row.number for row in response.context["cl"].result_list] == [1, 2]
    assert response.context["action_form"] is None


def test_the_desk_shows_one_without_its_bytes(client, editor, edition):
    client.force_login(editor)

    response = client.get(f"/admin/reports/edition/{edition.pk}/change/")

    assert edition.sha256 in response.text
    assert "Nätverket samlar" not in response.text


def test_editions_without_content_leave_the_large_fields_alone(issued, django_assert_num_queries):
    with django_assert_num_queries(1):
        stems = [edition.stem for edition in issued.editions.with_successors()]

    assert stems == ["oversyn-utgava-2", "oversyn-utgava-1"]
