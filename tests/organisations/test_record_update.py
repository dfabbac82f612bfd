"""The pages on which a row of the register is changed, and what they do with a stale form."""

import pytest

from organisations.forms import FORMS
from organisations.models import Citation
from stadsnat.models import ChangeSet
from tests.factories import (
    MAKERS,
    change,
    edit,
    make_membership,
    make_organisation,
    make_source,
    make_topic,
)
from tests.filled_in import Page, filled_in, send, told

from .kinds import CHANGES, IN_PLACE, REASON, page_of, stored

pytestmark = pytest.mark.django_db

ids = {"ids": lambda model: model.__name__}


@pytest.fixture
def membership():
    return make_membership(starts="2003", ends="..", note="Gick med.")


@pytest.mark.slow
@pytest.mark.parametrize("model", FORMS, **ids)
def test_every_kind_of_row_is_changed_in_one_field_and_in_no_other(desk, editor, model):
    row = MAKERS[model]()
    field, words, value = CHANGES[model]
    before = model.objects.filter(pk=row.pk).values().get()

    response = send(desk, page_of(row), **{field: words})

    assert response.status_code == 302, told(response)
    after = model.objects.filter(pk=row.pk).values().get()
    differing = {name for name in before if before[name] != after[name]}
    assert after[field] == value
    assert differing - {f"{field}_earliest", f"{field}_latest", f"{field}_words"} == {field}
    latest = row.history.latest("history_id")
    assert (row.history.count(), latest.change_set.by, latest.change_set.reason) == (
        2,
        editor,
        "Enligt protokollet",
    )
    assert desk.get(response.headers["Location"]).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("model", FORMS, **ids)
def test_a_form_sent_back_as_it_was_shown_changes_nothing(desk, model):
    row = MAKERS[model]()
    sets = ChangeSet.objects.count()

    response = send(desk, page_of(row))

    assert response.status_code == 302, told(response)
    assert (row.history.count(), ChangeSet.objects.count()) == (1, sets)
    [message] = desk.get(response.headers["Location"]).context["messages"]
    assert str(message) == "Inget var ändrat, så inget sparades."


def test_what_was_saved_is_told_where_the_row_is_read(desk, membership):
    response = send(desk, page_of(membership), note="Ny.")

    assert (
        response.headers["Location"]
        == f"/organisationer/{membership.organisation.slug}/#medlemskap"
    )
    [message] = desk.get(response.headers["Location"]).context["messages"]
    assert str(message) == f"Sparat: Medlemskap: {membership}."


def test_a_source_is_cited_for_the_one_field_that_changed(desk, membership):
    source = make_source()

    send(desk, page_of(membership), ends="2011", **{"varfor-source": source.pk})

    [citation] = Citation.objects.all()
    assert (citation.target, citation.source, citation.field) == (membership, source, "ends")
    assert ChangeSet.objects.latest("pk").source == source


def test_a_source_for_what_stands_already_is_a_change(desk, membership):
    source = make_source()

    send(desk, page_of(membership), **{"varfor-source": source.pk})

    assert membership.citations.get().field == ""
    assert membership.history.count() == 1


def test_topics_are_chosen_and_taken_away(desk):
    organisation = make_organisation()
    climate, peace = make_topic(), make_topic()
    with change():
        organisation.topics.add(climate)

    send(desk, page_of(organisation), topics=[peace.pk])

    assert list(organisation.topics.all()) == [peace]
    assert organisation.history.first().topics.get().topic == peace


class TestBadInput:
    def test_is_told_at_its_field_and_changes_nothing(self, desk, membership):
        response = send(desk, page_of(membership), starts="snart", note="Ny.")

        assert list(told(response)) == ["starts"]
        assert filled_in(response)["note"] == ["Ny."]
        assert filled_in(response)["starts"] == ["snart"]
        assert stored(membership) == ("2003", "..", "Gick med.")

    @pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 30])
    def test_a_version_that_is_missing_or_made_up_saves_nothing(self, desk, membership, version):
        response = send(desk, page_of(membership), note="Ny.", version=version)

        assert response.status_code == 200
        assert "" in told(response)
        assert Page(response.text).summary != []
        assert filled_in(response)["note"] == ["Ny."]
        assert stored(membership) == ("2003", "..", "Gick med.")

    def test_the_version_of_another_row_is_none_of_this(self, desk, membership):
        other = make_membership().history.get()

        response = send(desk, page_of(membership), note="Ny.", version=other.pk)

        assert told(response) == {
            "": ["Den version som formuläret utgick från finns inte längre. Öppna raden på nytt."]
        }
        assert stored(membership) == ("2003", "..", "Gick med.")


class TestInPlace:
    def test_the_form_comes_alone_with_its_title_and_a_way_out(self, desk, membership):
        response = desk.get(page_of(membership), headers=IN_PLACE)

        assert "<html" not in response.text
        assert ">Ändra medlemskap</h2>" in response.text
        assert response.text.count('hx-get="http://testserver/organisationer/prov/"') == 1

    def test_a_form_that_is_refused_stays_in_place(self, desk, membership):
        shown = filled_in(desk.get(page_of(membership), headers=IN_PLACE))

        response = desk.post(page_of(membership), shown | {"starts": "snart"}, headers=IN_PLACE)

        assert "<html" not in response.text
        assert list(told(response)) == ["starts", "varfor-reason"]

    def test_what_is_saved_shows_the_page_anew(self, desk, membership):
        shown = filled_in(desk.get(page_of(membership), headers=IN_PLACE))

        response = desk.post(
            page_of(membership), shown | REASON | {"note": "Ny."}, headers=IN_PLACE
        )

        assert (response.status_code, response.headers["HX-Refresh"]) == (200, "true")
        assert stored(membership) == ("2003", "..", "Ny.")

    def test_a_page_elsewhere_is_not_gone_back_to(self, desk, membership):
        elsewhere = IN_PLACE | {"HX-Current-URL": "https://example.org/"}

        response = desk.get(page_of(membership), headers=elsewhere)

        assert "example.org" not in response.text


@pytest.mark.parametrize("role", [None, "outsider", "reader"])
def test_who_may_not_is_sent_away_and_nothing_changes(client, request, membership, role):
    if role:
        client.force_login(request.getfixturevalue(role))

    response = client.post(page_of(membership), {"note": "Ny."} | REASON)

    assert response.status_code == (403 if role else 302)
    assert stored(membership) == ("2003", "..", "Gick med.")


@pytest.mark.parametrize(
    "address",
    ["/medlemskap/0/andra/", f"/medlemskap/{'9' * 30}/andra/", "/kallhanvisningar/1/andra/"],
)
def test_a_row_that_never_was_is_not_found(client, administrator, address):
    client.force_login(administrator)

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_other_methods_are_refused(desk, membership):
    assert desk.delete(page_of(membership)).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_twelve_times_however_many_rows(
    desk, membership, django_assert_num_queries, rows
):
    for year in range(rows):
        edit(membership, starts=str(1990 + year))
        make_source()
    desk.get(page_of(membership))

    with django_assert_num_queries(12):
        desk.get(page_of(membership))
