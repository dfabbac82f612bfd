"""What becomes of a form whose row somebody else has changed or deleted since it was opened."""

import pytest

from organisations.models import Membership
from stadsnat import changes
from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    edit,
    make_category,
    make_fee,
    make_membership,
    make_organisation,
    make_topic,
)
from tests.filled_in import Page, filled_in, told

from .kinds import IN_PLACE, REASON, page_of, stored

pytestmark = pytest.mark.django_db

CLASH = "Någon annan har också ändrat detta. Välj vad som ska gälla."


@pytest.fixture
def membership():
    return make_membership(starts="2003", ends="..", note="Gick med.")


def differences(response):
    return [(d.name, d.was, d.now, d.yours, d.kept) for d in response.context["form"].differences]


class TestStaleForm:
    def test_changes_of_different_fields_are_joined_and_told(self, desk, membership):
        shown = filled_in(desk.get(page_of(membership)))
        edit(membership, ends="2011")

        response = desk.post(page_of(membership), shown | REASON | {"note": "Ny."})

        assert stored(membership) == ("2003", "2011", "Ny.")
        [message] = desk.get(response.headers["Location"]).context["messages"]
        assert "Det som någon annan ändrade under tiden står kvar" in str(message)

    def test_the_same_change_by_both_is_no_clash(self, desk, membership):
        shown = filled_in(desk.get(page_of(membership)))
        edit(membership, ends="2011")

        response = desk.post(page_of(membership), shown | REASON | {"ends": "2011"})

        assert response.status_code == 302
        assert (stored(membership), membership.history.count()) == (
            ("2003", "2011", "Gick med."),
            2,
        )

    def test_a_clash_is_shown_in_words_and_nothing_is_saved_or_lost(self, desk, membership):
        with change():
            membership.category = make_category(organisation=membership.organisation, name="gammal")
            membership.save()
        new, newest = [
            make_category(organisation=membership.organisation, name=name)
            for name in ("ny", "nyast")
        ]
        shown = filled_in(desk.get(page_of(membership)))
        edit(membership, category=new, starts="2004")

        response = desk.post(
            page_of(membership), shown | REASON | {"category": newest.pk, "note": "Ny."}
        )

        assert differences(response) == [
            ("category", "gammal", "ny", "nyast", ""),
            ("starts", "2003", "2004", "2003", "now"),
            ("note", "Gick med.", "Gick med.", "Ny.", "yours"),
        ]
        assert told(response) == {"category": [CLASH]}
        [(words, target)] = Page(response.text).summary
        assert (words, target) == (f"Medlemsform: {CLASH}", "category-choice-now")
        assert target in Page(response.text).ids
        again = filled_in(response)
        assert (again["starts"], again["note"], again["category"]) == (
            ["2004"],
            ["Ny."],
            [str(newest.pk)],
        )
        assert stored(membership) == ("2004", "..", "Gick med.")

    @pytest.mark.parametrize(("choice", "ends"), [("now", "2011"), ("yours", "2012")])
    def test_the_choice_is_saved_with_the_rest(self, desk, membership, choice, ends):
        refused = self.clash(desk, membership)

        response = desk.post(page_of(membership), filled_in(refused) | {"ends-choice": choice})

        assert response.status_code == 302
        assert stored(membership) == ("2004", ends, "Ny.")

    def test_no_choice_is_asked_for_again_with_nothing_lost(self, desk, membership):
        refused = self.clash(desk, membership)

        response = desk.post(page_of(membership), filled_in(refused))

        assert told(response) == {"ends": [CLASH]}
        assert filled_in(response) == filled_in(refused)

    def test_a_third_value_may_be_typed_and_chosen(self, desk, membership):
        refused = self.clash(desk, membership)

        desk.post(
            page_of(membership), filled_in(refused) | {"ends": "2013", "ends-choice": "yours"}
        )

        assert stored(membership) == ("2004", "2013", "Ny.")

    def test_a_choice_made_before_yet_another_change_is_asked_for_again(self, desk, membership):
        refused = self.clash(desk, membership)
        edit(membership, ends="2020")

        response = desk.post(page_of(membership), filled_in(refused) | {"ends-choice": "now"})

        assert differences(response) == [
            ("starts", "2003", "2004", "2004", "now"),
            ("ends", "pågår", "2020", "2012", ""),
            ("note", "Gick med.", "Gick med.", "Ny.", "yours"),
        ]
        assert stored(membership) == ("2004", "2020", "Gick med.")

    def test_what_the_page_took_from_the_other_is_not_yours_when_it_changes_again(
        self, desk, membership
    ):
        refused = self.clash(desk, membership)
        edit(membership, starts="2005")

        response = desk.post(page_of(membership), filled_in(refused) | {"ends-choice": "yours"})

        assert told(response) == {"ends": [CLASH]}  # the row has changed since the choice
        assert filled_in(response)["starts"] == ["2005"]
        desk.post(page_of(membership), filled_in(response) | {"ends-choice": "yours"})
        assert stored(membership) == ("2005", "2012", "Ny.")

    def test_says_who_changed_it_last(self, desk, membership, approver):
        approver.first_name, approver.last_name = "Gun", "Exempel"
        approver.save()

        with_name = self.clash(desk, membership, by=approver)

        assert "Gun Exempel ändrade" in with_name.text

    def test_an_error_elsewhere_does_not_hide_the_clash(self, desk, membership):
        response = self.clash(desk, membership, starts="snart")

        assert list(told(response)) == ["starts", "ends"]
        assert filled_in(response)["starts"] == ["snart"]

    def test_a_set_of_topics_clashes_as_a_whole(self, desk):
        organisation = make_organisation()
        one, two = make_topic(name="broar"), make_topic(name="fred")
        shown = filled_in(desk.get(page_of(organisation)))
        with change():
            organisation.topics.add(one)

        refused = desk.post(page_of(organisation), shown | REASON | {"topics": [two.pk]})
        desk.post(page_of(organisation), filled_in(refused) | {"topics-choice": "now"})

        assert differences(refused) == [("topics", "", "broar", "fred", "")]
        assert list(organisation.topics.all()) == [one]

    def test_a_choice_that_breaks_a_rule_is_told_and_kept(self, desk):
        fee = make_fee(amount=10, currency="SEK")
        shown = filled_in(desk.get(page_of(fee)))
        edit(fee, amount=None, currency="")

        response = desk.post(page_of(fee), shown | REASON | {"amount": "20"})

        assert list(told(response)) == ["amount"]
        again = desk.post(page_of(fee), filled_in(response) | {"amount-choice": "yours"})
        assert told(again) == {"": ["Ange vilken valuta beloppet är i."]}
        assert filled_in(again)["amount"] == ["20"]

    @staticmethod
    def clash(desk, membership, by=None, **typed):
        """The answer to a form whose end clashes, while the other has also moved the start."""
        shown = filled_in(desk.get(page_of(membership)))
        with changes.open(by=by, reason="Prov"):
            membership.starts, membership.ends = "2004", "2011"
            membership.save()
        typed = {"ends": "2012", "note": "Ny."} | typed
        return desk.post(page_of(membership), shown | REASON | typed)


class TestDeletedMeanwhile:
    @pytest.fixture
    def gone(self, desk, membership):
        category = make_category(organisation=membership.organisation, name="vän")
        shown = filled_in(desk.get(page_of(membership)))
        address = page_of(membership)
        with change():
            membership.delete()
        return address, shown | REASON | {"note": "Ny.", "category": category.pk}

    def test_shows_what_was_typed_in_words_and_the_way_back(self, desk, gone):
        address, typed = gone

        response = desk.post(address, typed)

        assert response.status_code == 410
        assert response.context["typed"] == [
            ("Medlemsform", "vän"),
            ("Från och med", "2003"),
            ("Till och med", "pågår"),
            ("Väg in", "Direkt"),
            ("Anmärkning", "Ny."),
            ("Varför ändras det?", "Enligt protokollet"),
        ]
        assert f'href="/andringar/{ChangeSet.objects.latest("pk").pk}/"' in response.text
        assert not Membership.objects.exists()

    def test_is_shown_in_place_of_the_page_by_htmx(self, desk, gone):
        address, typed = gone

        response = desk.post(address, typed, headers=IN_PLACE)

        assert (response.status_code, response.headers["HX-Retarget"]) == (200, "body")

    def test_is_told_to_one_who_only_opens_it(self, desk, gone):
        response = desk.get(gone[0])

        assert (response.status_code, response.context["typed"]) == (410, [])
