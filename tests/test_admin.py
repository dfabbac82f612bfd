"""The administrators' desk: every model of the portal is there, with its history."""

import pytest
from django.contrib import admin
from django.urls import reverse

from stadsnat.history import HistoryAdmin
from stadsnat.records import Record, record_models
from tests.factories import MAKERS

pytestmark = pytest.mark.django_db

APPS = ("organisations", "evaluations", "reports")
OWN = [model for model in admin.site._registry if model._meta.app_label in APPS]
ON_THE_DESK = [model for model in OWN if issubclass(model, Record)]
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
    assert set(record_models()) == set(ON_THE_DESK)


@pytest.mark.parametrize("model", ON_THE_DESK, ids=lambda model: model.__name__)
class TestModel:
    def test_it_has_its_history_on_the_desk(self, model):
        assert model.history.model.__name__ == f"Historical{model.__name__}"
        assert isinstance(admin.site._registry[model], HistoryAdmin)

    @pytest.mark.slow
    def test_staff_open_its_pages_with_the_row_on_them(self, staff, model):
        row = MAKERS[model]()

        pages = [staff.get(page, follow=True) for page in addresses(row)]

        assert [page.status_code for page in pages] == [200, 200, 200, 200]
        listed, new, changed, history = (page.context for page in pages)
        assert list(listed["cl"].result_list) == [row]
        assert new["adminform"].form.instance.pk is None
        assert changed["adminform"].form.instance == row
        assert [change.row.pk for told in history["story"] for change in told.rows] == [row.pk]

    def test_a_search_for_what_is_not_there_finds_nothing(self, model):
        MAKERS[model]()

        found, _ = admin.site._registry[model].get_search_results(
            None, model.objects.all(), "finns inte"
        )

        assert list(found) == []
