"""The administrators' desk: every model of the portal is there, and opens for the right people."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from stadsnat.records import Record
from tests.factories import MAKERS

pytestmark = pytest.mark.django_db

APPS = ("organisations", "reports")
ON_THE_DESK = [model for model in admin.site._registry if model._meta.app_label in APPS]
PAGES = ["changelist", "add", "change", "history"]


def address(model, page, row=None):
    args = [row.pk] if page in ("change", "history", "delete") else []
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def addresses(row):
    return [address(type(row), page, row) for page in PAGES]


@pytest.fixture(params=["admin_user", "editor"])
def staff(request, client):
    client.force_login(request.getfixturevalue(request.param))
    return client


def test_every_model_of_the_portal_is_on_the_desk():
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]

    assert {m for m in models if issubclass(m, Record)} == set(ON_THE_DESK)


@pytest.mark.parametrize("model", ON_THE_DESK, ids=lambda model: model.__name__)
class TestModel:
    def test_it_has_its_history_on_the_desk(self, model):
        assert model.history.model.__name__ == f"Historical{model.__name__}"
        assert isinstance(admin.site._registry[model], SimpleHistoryAdmin)

    def test_an_editor_does_not_delete_it(self, client, editor, model):
        row = MAKERS[model]()
        client.force_login(editor)

        response = client.post(address(model, "delete", row), {"post": "yes"})

        assert response.status_code == 403
        assert model.objects.get(pk=row.pk) == row

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
