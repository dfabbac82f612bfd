"""Choices of a list that are saved: own and shared, for the day or for whichever day."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from stadsnat.saved_views import pages
from stadsnat.saved_views.models import SavedView
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

LIST, NEW = "/vyer/", "/vyer/spara/"
ORGANISATIONS = "organisations:organisation-list"


def make_view(owner, **fields):
    defaults = {"name": "Klimat", "page": ORGANISATIONS, "query": "omrade=klimat"}
    return SavedView.objects.create(owner=owner, **defaults | fields)


def own(view):
    return f"{LIST}{view.pk}/"


@pytest.fixture
def other(db):
    return get_user_model().objects.create_user("vera")


@pytest.fixture
def signed_in(client, reader):
    client.force_login(reader)
    return client


def save(client, **written):
    data = {"page": ORGANISATIONS, "query": "status=member", "name": "Medlem", "day": "foljer"}
    return client.post(NEW, data | written)


def saved():
    return list(SavedView.objects.values_list("owner__username", "name", "query", "is_shared"))


class TestSaving:
    def test_keeps_the_filters_of_the_page_and_leads_back_to_them(self, signed_in):
        query = "q=hamn&status=member&status=ended&sida=3&okand=1&slag=&datum=2011-03-24"

        response = save(signed_in, query=query)

        assert saved() == [("lars", "Medlem", "q=hamn&status=member&status=ended", False)]
        assert response.headers["Location"] == "/organisationer/?q=hamn&status=member&status=ended"

    def test_the_day_can_be_frozen(self, signed_in):
        save(signed_in, query="q=hamn&datum=2011-03-24", day="star")

        assert saved() == [("lars", "Medlem", "q=hamn&datum=2011-03-24", False)]

    def test_the_day_frozen_on_a_page_without_one_is_today(self, signed_in):
        save(signed_in, query="datum=snart", day="star")

        assert saved()[0][2] == f"datum={timezone.localdate().isoformat()}"

    def test_can_be_shared(self, signed_in):
        save(signed_in, is_shared="on")

        assert saved() == [("lars", "Medlem", "status=member", True)]

    @pytest.mark.parametrize(
        ("written", "message"),
        [
            ({"name": ""}, "måste fyllas i"),
            ({"name": "x" * 81}, "80"),
            ({"name": "Nät\0verk"}, "Null"),
            ({"day": "sedan"}, "sedan"),
            ({"page": "admin:index"}, "går inte att spara"),
            ({"page": ""}, "går inte att spara"),
            ({"query": "q=" + "x" * 1001}, "för långt"),
        ],
    )
    def test_bad_input_saves_nothing_and_says_so(self, signed_in, written, message):
        response = save(signed_in, **written)

        assert response.status_code == 200
        assert message in response.text
        assert saved() == []

    def test_the_same_name_twice_on_a_page_is_refused_and_what_was_typed_is_kept(
        self, signed_in, reader
    ):
        make_view(reader, name="Medlem")

        response = save(signed_in, is_shared="on")

        assert "Det finns redan ett sparat urval med det namnet." in response.text
        assert response.context["form"]["name"].value() == "Medlem"
        assert 'name="query" value="status=member"' in response.text
        assert SavedView.objects.count() == 1

    def test_the_same_name_on_another_page_or_of_another_person_is_fine(self, signed_in, other):
        make_view(other, name="Medlem")
        save(signed_in)
        save(signed_in, page="organisations:mandate-list", query="lage=vacant")

        assert SavedView.objects.count() == 3

    def test_nobody_is_sent_to_sign_in(self, client):
        assert save(client).headers["Location"] == f"/konto/logga-in/?next={NEW}"
        assert saved() == []

    def test_reading_the_address_is_refused(self, signed_in):
        assert signed_in.get(NEW).status_code == 405


class TestOnTheListPage:
    @pytest.mark.parametrize("address", ["/organisationer/", "/uppdrag/"])
    def test_those_signed_in_can_save_and_others_cannot(self, client, reader, address):
        without = client.get(address).text
        client.force_login(reader)

        assert (NEW in without, NEW in client.get(address).text) == (False, True)

    def test_shows_own_and_shared_ones_of_the_page_only(self, signed_in, reader, other):
        make_view(reader, name="Min")
        make_view(other, name="Delad", is_shared=True)
        make_view(other, name="Hemlig")
        make_view(reader, name="Annan sida", page="organisations:mandate-list")

        text = signed_in.get("/organisationer/").text

        assert "?omrade=klimat" in text
        shown = [name in text for name in ("Min<", "Delad<", "Hemlig", "Annan sida")]
        assert shown == [True, True, False, False]
        assert "delat av vera" in text

    def test_the_one_that_is_shown_is_marked(self, signed_in, reader):
        make_view(reader, query="q=hamn")
        marked = '?q=hamn" aria-current="true">Klimat'

        today = timezone.localdate().isoformat()
        assert marked in signed_in.get("/organisationer/", {"q": "hamn", "datum": today}).text
        assert marked not in signed_in.get("/organisationer/", {"q": "kaj"}).text

    @pytest.mark.parametrize(("day", "chosen"), [("", "foljer"), ("2011-03-24", "star")])
    def test_proposes_to_freeze_a_day_that_was_chosen(self, signed_in, day, chosen):
        text = signed_in.get("/organisationer/", {"datum": day}).text

        assert f'value="{chosen}" id="urval-day_{int(chosen == "star")}" required checked' in text

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_once_however_many(
        self, signed_in, reader, rows, django_assert_num_queries
    ):
        make_organisation()
        for number in range(rows):
            make_view(reader, name=f"Urval {number}", is_shared=True)
        signed_in.get("/uppdrag/")

        with django_assert_num_queries(6):  # session, account, role, the list's own two, and this
            signed_in.get("/uppdrag/")


class TestList:
    def test_shows_own_and_shared_ones(self, signed_in, reader, other):
        mine, shared = make_view(reader), make_view(other, is_shared=True)
        make_view(other, name="Hemlig")

        response = signed_in.get(LIST)

        assert response.context["own"] == [mine]
        assert response.context["shared"] == [shared]

    def test_leaves_out_those_of_a_page_that_is_no_more(self, signed_in, reader):
        make_view(reader, page="organisations:gone")

        assert signed_in.get(LIST).context["own"] == []
        assert signed_in.get("/organisationer/").status_code == 200

    def test_nobody_is_sent_to_sign_in(self, client):
        assert client.get(LIST).headers["Location"] == f"/konto/logga-in/?next={LIST}"

    def test_writing_to_it_is_refused(self, signed_in):
        assert signed_in.post(LIST).status_code == 405

    @pytest.mark.parametrize("rows", [1, 3])
    def test_asks_the_database_four_times_however_many_rows(
        self, signed_in, other, rows, django_assert_num_queries
    ):
        for number in range(rows):
            make_view(other, name=f"Urval {number}", is_shared=True)

        with django_assert_num_queries(4):  # session, account, its role, and the rows
            signed_in.get(LIST)


class TestRenaming:
    def test_the_owner_renames_and_shares(self, signed_in, reader):
        view = make_view(reader)

        response = signed_in.post(own(view), {"name": "Miljö", "is_shared": "on"})

        assert response.headers["Location"] == LIST
        assert saved() == [("lars", "Miljö", "omrade=klimat", True)]

    def test_the_form_holds_the_present_name(self, signed_in, reader):
        view = make_view(reader)

        assert signed_in.get(own(view)).context["form"]["name"].value() == "Klimat"

    def test_an_empty_or_a_taken_name_changes_nothing(self, signed_in, reader):
        view = make_view(reader)
        make_view(reader, name="Miljö")

        for name in ("", "Miljö"):
            assert signed_in.post(own(view), {"name": name}).context["form"].errors

        assert SavedView.objects.get(pk=view.pk).name == "Klimat"

    def test_nobody_else_renames_not_even_administrators(self, client, admin_user, other):
        view = make_view(other, is_shared=True)
        client.force_login(admin_user)

        assert client.post(own(view), {"name": "Min"}).status_code == 404
        assert SavedView.objects.get().name == "Klimat"

    def test_nobody_is_sent_to_sign_in_and_an_unknown_one_is_not_found(self, client, reader):
        assert client.get(f"{LIST}1/").headers["Location"] == f"/konto/logga-in/?next={LIST}1/"
        client.force_login(reader)
        assert client.get(f"{LIST}1/").status_code == 404


class TestRemoving:
    def test_the_owner_removes(self, signed_in, reader):
        response = signed_in.post(f"{own(make_view(reader))}ta-bort/")

        assert response.headers["Location"] == LIST
        assert saved() == []

    @pytest.mark.parametrize("is_shared", [True, False])
    def test_another_reader_does_not(self, signed_in, other, is_shared):
        view = make_view(other, is_shared=is_shared)

        assert signed_in.post(f"{own(view)}ta-bort/").status_code == 404
        assert SavedView.objects.count() == 1

    @pytest.mark.parametrize(("is_shared", "left"), [(True, 0), (False, 1)])
    def test_an_administrator_removes_what_is_shared_only(
        self, client, admin_user, other, is_shared, left
    ):
        view = make_view(other, is_shared=is_shared)
        client.force_login(admin_user)

        client.post(f"{own(view)}ta-bort/")

        assert SavedView.objects.count() == left

    def test_nobody_is_sent_to_sign_in(self, client, other):
        address = f"{own(make_view(other))}ta-bort/"

        assert client.post(address).headers["Location"] == f"/konto/logga-in/?next={address}"
        assert SavedView.objects.count() == 1

    def test_reading_the_address_is_refused(self, signed_in, reader):
        assert signed_in.get(f"{own(make_view(reader))}ta-bort/").status_code == 405


@pytest.mark.parametrize(
    "query", ["&" * 10_000, "q=1&" * 201, "q=%00", "q=%ff", "=", "q", "datum=x&datum=y"]
)
def test_any_query_can_be_cleaned(query):
    page = pages.find(ORGANISATIONS)

    assert page.clean(page.clean(query)) == page.clean(query)
    assert "datum" not in page.clean(query)
