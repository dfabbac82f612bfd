"""The admin's forms, inlines included, overwrite nobody's change and lose nothing typed."""

import pytest

from organisations import models
from stadsnat.models import ChangeSet
from tests.factories import change, cite, edit, make_membership, make_organisation, make_topic
from tests.filled_in import Page, filled_in
from tests.test_admin import address

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

CLASH = "Någon annan har också ändrat detta. Välj vad som ska gälla."
INLINE = "organisations-citation-content_type-object_id-0"
# Buttons are sent only when pressed.
BUTTONS = ["_save", "_addanother", "_continue", "_saveasnew"]


@pytest.fixture
def membership():
    return make_membership(starts="2003", ends="..", note="Gick med.")


def page_of(row):
    return address(type(row), "change", row)


def shown(response):
    form = f"{response.context['opts'].model_name}_form"
    fields = filled_in(response, form)
    return {name: values for name, values in fields.items() if name not in BUTTONS}


def stored(row):
    row = type(row).objects.get(pk=row.pk)
    return row.starts, row.ends, row.note


def differences(form):
    return [(d.name, d.was, d.now, d.yours, d.kept) for d in form.differences]


def inline_form(response):
    return response.context["inline_admin_formsets"][0].formset.forms[0]


def test_a_form_sent_as_it_was_shown_changes_nothing(desk, membership):
    cite(membership)
    sets = ChangeSet.objects.count()

    response = desk.post(page_of(membership), shown(desk.get(page_of(membership))))

    assert response.status_code == 302
    assert (ChangeSet.objects.count(), membership.history.count()) == (sets, 1)


def test_changes_of_different_fields_are_joined(desk, membership):
    typed = shown(desk.get(page_of(membership))) | {"note": "Ny."}
    edit(membership, ends="2011")

    response = desk.post(page_of(membership), typed | {"change_reason": "Protokoll"})

    assert response.status_code == 302
    assert stored(membership) == ("2003", "2011", "Ny.")
    assert ChangeSet.objects.latest("pk").reason == "Protokoll"


def test_a_clash_is_shown_and_nothing_is_saved_or_lost(desk, membership):
    typed = shown(desk.get(page_of(membership))) | {"ends": "2012", "note": "Ny."}
    edit(membership, ends="2011", starts="2004")

    response = desk.post(page_of(membership), typed)

    form = response.context["adminform"].form
    assert differences(form) == [
        ("starts", "2003", "2004", "2003", "now"),
        ("ends", "pågår", "2011", "2012", ""),
        ("note", "Gick med.", "Gick med.", "Ny.", "yours"),
    ]
    assert form.errors == {"ends": [CLASH]}
    assert (shown(response)["ends"], shown(response)["note"]) == (["2012"], ["Ny."])
    assert {"ends-choice-now", "ends-choice-yours"} <= Page(response.text).ids
    assert stored(membership) == ("2004", "2011", "Gick med.")


@pytest.mark.parametrize(("choice", "ends"), [("now", "2011"), ("yours", "2012")])
def test_the_choice_is_saved_with_the_rest(desk, membership, choice, ends):
    typed = shown(desk.get(page_of(membership))) | {"ends": "2012", "note": "Ny."}
    edit(membership, ends="2011")
    refused = desk.post(page_of(membership), typed)

    desk.post(page_of(membership), shown(refused) | {"ends-choice": choice})

    assert stored(membership) == ("2003", ends, "Ny.")


@pytest.mark.parametrize("version", ["", "x", "0"])
def test_a_version_that_is_missing_or_made_up_saves_nothing(desk, membership, version):
    typed = shown(desk.get(page_of(membership))) | {"note": "Ny.", "version": version}

    response = desk.post(page_of(membership), typed)

    assert response.status_code == 200
    assert shown(response)["note"] == ["Ny."]
    assert stored(membership) == ("2003", "..", "Gick med.")


def test_topics_clash_as_a_whole(desk):
    organisation, one, two = make_organisation(), make_topic(name="A"), make_topic(name="B")
    typed = shown(desk.get(page_of(organisation))) | {"topics": [two.pk]}
    with change():
        organisation.topics.add(one)

    refused = desk.post(page_of(organisation), typed)
    desk.post(page_of(organisation), shown(refused) | {"topics-choice": "yours"})

    assert refused.context["adminform"].form.errors == {"topics": [CLASH]}
    assert list(organisation.topics.all()) == [two]


class TestInline:
    @pytest.fixture
    def citation(self, membership):
        return cite(membership, where="s. 1", words="sedan 2003")

    def test_changes_of_different_fields_are_joined(self, desk, membership, citation):
        typed = shown(desk.get(page_of(membership))) | {f"{INLINE}-where": "s. 2"}
        edit(citation, words="från 2003")

        response = desk.post(page_of(membership), typed)

        assert response.status_code == 302
        citation.refresh_from_db()
        assert (citation.where, citation.words) == ("s. 2", "från 2003")

    def test_a_clash_is_shown_with_the_row_it_is_in_and_nothing_is_saved_or_lost(
        self, desk, membership, citation
    ):
        typed = shown(desk.get(page_of(membership)))
        typed |= {f"{INLINE}-where": "s. 2", f"{INLINE}-words": "då", "note": "Ny."}
        edit(citation, where="s. 3")

        response = desk.post(page_of(membership), typed)

        form = inline_form(response)
        assert form.errors == {"where": [CLASH]}
        assert differences(form) == [
            ("where", "s. 1", "s. 3", "s. 2", ""),
            ("words", "sedan 2003", "sedan 2003", "då", "yours"),
        ]
        assert (shown(response)[f"{INLINE}-where"], shown(response)["note"]) == (["s. 2"], ["Ny."])
        assert f"{INLINE}-where-choice-now" in Page(response.text).ids
        citation.refresh_from_db()
        assert (citation.where, citation.words, stored(membership)[2]) == (
            "s. 3",
            "sedan 2003",
            "Gick med.",
        )

    @pytest.mark.parametrize(("choice", "where"), [("now", "s. 3"), ("yours", "s. 2")])
    def test_the_choice_is_saved(self, desk, membership, citation, choice, where):
        typed = shown(desk.get(page_of(membership))) | {f"{INLINE}-where": "s. 2"}
        edit(citation, where="s. 3")
        refused = desk.post(page_of(membership), typed)

        response = desk.post(
            page_of(membership), shown(refused) | {f"{INLINE}-where-choice": choice}
        )

        assert response.status_code == 302
        citation.refresh_from_db()
        assert citation.where == where

    def test_a_version_that_is_missing_saves_nothing(self, desk, membership, citation):
        typed = shown(desk.get(page_of(membership)))

        response = desk.post(
            page_of(membership),
            typed | {f"{INLINE}-where": "s. 2", f"{INLINE}-version": ""},
        )

        assert response.status_code == 200
        citation.refresh_from_db()
        assert citation.where == "s. 1"

    def test_a_row_deleted_meanwhile_saves_nothing_and_keeps_what_was_typed(
        self, desk, membership, citation
    ):
        typed = shown(desk.get(page_of(membership)))
        typed |= {f"{INLINE}-where": "s. 2", "note": "Ny."}
        with change():
            citation.delete()

        response = desk.post(page_of(membership), typed)

        assert response.status_code == 200
        assert stored(membership) == ("2003", "..", "Gick med.")
        assert not models.Citation.objects.exists()
        assert shown(response)["note"] == ["Ny."]

    def test_a_row_changed_meanwhile_is_not_deleted_unseen(
        self, client, administrator, membership, citation
    ):
        client.force_login(administrator)
        typed = shown(client.get(page_of(membership)))
        edit(citation, where="s. 3")

        response = client.post(page_of(membership), typed | {f"{INLINE}-DELETE": "on"})

        assert response.status_code == 200

        assert models.Citation.objects.filter(pk=citation.pk).exists()


def test_a_row_deleted_meanwhile_is_told_and_nothing_comes_back(desk, membership):
    typed, page = shown(desk.get(page_of(membership))), page_of(membership)
    with change():
        membership.delete()

    response = desk.post(page, typed | {"note": "Ny."}, follow=True)

    assert not models.Membership.objects.exists()
    [message] = response.context["messages"]
    assert "finns inte" in str(message)
