"""The page on which a membership ends, and what hangs on it with it."""

import pytest

from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    cite,
    edit,
    make_contact,
    make_event,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_source,
)
from tests.filled_in import filled_in, send, told

from .kinds import REASON, stored

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CHANGED = "Det som hänger på raden har ändrats sedan sidan öppnades. Se igenom listan igen."


@pytest.fixture
def membership():
    return make_membership(organisation=make_organisation(slug="prov"), starts="2003", ends="..")


@pytest.fixture
def mandate(membership):
    return make_mandate(organisation=membership.organisation, starts="2009", ends="")


def page_of(row):
    return f"/medlemskap/{row.pk}/avsluta/"


def proposed(response):
    """What the page proposes to end too: each row, whether it is ticked, whether it is news."""
    return [(p.row, ticked, news) for p, ticked, news in response.context["hanging"]]


def ends(row):
    return type(row).objects.get(pk=row.pk).ends


def test_shows_what_hangs_on_it_and_leaves_out_the_rest(desk, membership, mandate):
    organisation = membership.organisation
    dependant = make_mandate(depends_on=mandate, ends="..")
    participation = make_participation(organisation=organisation, starts="2004", ends="")
    contact = make_contact(organisation=organisation, starts="2004", ends="")
    through = make_membership(path="section", via=organisation, ends="..")
    make_mandate(organisation=organisation, starts="2004", ends="2008")
    make_mandate(organisation=organisation, on_behalf_of=make_organisation(), ends="..")
    make_participation(ends="")

    response = desk.get(page_of(membership))

    rows = [mandate, dependant, participation, contact, through]
    assert proposed(response) == [(row, True, False) for row in rows]


def test_names_what_has_not_begun_which_is_to_be_taken_away_by_itself(desk, membership, mandate):
    later = make_mandate(organisation=membership.organisation, starts="2199", ends="")
    make_mandate(starts="2199", ends="")

    response = desk.get(page_of(membership))

    assert [row for row, _ticked, _news in proposed(response)] == [mandate]
    assert response.context["begin_later"] == [later]
    assert f'href="/uppdrag/{later.pk}/andra/"' in response.text


def test_all_that_is_ticked_ends_the_same_day_in_one_change(desk, editor, membership, mandate):
    response = send(desk, page_of(membership), ends="24 mars 2011")

    assert response.headers["Location"] == "/organisationer/prov/#medlemskap"
    assert (ends(membership), ends(mandate)) == ("2011-03-24", "2011-03-24")
    change_set = ChangeSet.objects.latest("pk")
    assert (change_set.by, change_set.reason, change_set.touched) == (
        editor,
        "Enligt protokollet",
        {"organisations.membership": {"~": 1}, "organisations.mandate": {"~": 1}},
    )
    [message] = desk.get(response.headers["Location"]).context["messages"]
    assert str(message) == f"Slutet är sparat: Medlemskap: {membership}."


def test_what_is_not_ticked_goes_on(desk, membership, mandate):
    shown = filled_in(desk.get(page_of(membership)))
    del shown["with"]

    desk.post(page_of(membership), shown | REASON | {"ends": "2011"})

    assert (ends(membership), ends(mandate)) == ("2011", "")
    assert mandate.history.count() == 1


def test_a_source_is_cited_and_named_in_the_change(desk, membership):
    source = make_source()

    send(desk, page_of(membership), ends="2011", **{"varfor-source": source.pk})

    assert membership.citations.get().field == "ends"
    assert ChangeSet.objects.latest("pk").source == source


def test_an_old_term_at_an_event_gives_way_to_the_day(desk, membership, mandate):
    edit(mandate, ends_at=make_event(organisation=membership.organisation, held="2090"))

    send(desk, page_of(membership), ends="2011")

    mandate.refresh_from_db()
    assert (mandate.ends, mandate.ends_at) == ("2011", None)


@pytest.mark.parametrize(
    ("own", "typed", "stands"),
    [
        ("2090-06-30", "2099-12-31", "2090-06-30"),
        ("2090-06", "2090", "2090-06"),
        ("2090", "2090-06-30", "2090-06-30"),
        ("", "2099-12-31", "2099-12-31"),
    ],
)
def test_what_ends_sooner_of_itself_is_not_made_longer(
    desk, membership, mandate, own, typed, stands
):
    edit(mandate, ends=own)

    send(desk, page_of(membership), ends=typed)

    assert (ends(membership), ends(mandate)) == (typed, stands)


def test_a_term_at_an_event_that_comes_sooner_stands(desk, membership, mandate):
    event = make_event(organisation=membership.organisation, held="2090")
    edit(mandate, ends_at=event)

    send(desk, page_of(membership), ends="2099")

    mandate.refresh_from_db()
    assert (mandate.ends, mandate.ends_at) == ("", event)


class TestWhatHangsOnItIsStale:
    @pytest.fixture
    def shown(self, desk, membership, mandate):
        return filled_in(desk.get(page_of(membership))) | REASON | {"ends": "2011"}

    def test_a_row_that_has_changed_is_shown_again_and_nothing_ends(
        self, desk, membership, mandate, shown
    ):
        edit(mandate, ends="2099")

        response = desk.post(page_of(membership), shown)

        assert told(response) == {"": [CHANGED]}
        assert proposed(response) == [(mandate, True, True)]
        assert (ends(membership), ends(mandate)) == ("..", "2099")
        assert filled_in(response)["ends"] == ["2011"]

    def test_the_list_as_it_is_now_can_be_sent(self, desk, membership, mandate, shown):
        edit(mandate, note="Ny.")

        desk.post(page_of(membership), filled_in(desk.post(page_of(membership), shown)))

        assert (ends(membership), stored(mandate)[1:]) == ("2011", ("2011", "Ny."))

    def test_a_row_that_has_come_is_proposed(self, desk, membership, mandate, shown):
        del shown["with"]
        new = make_participation(organisation=membership.organisation, starts="2004", ends="")

        response = desk.post(page_of(membership), shown)

        assert proposed(response) == [(mandate, False, False), (new, True, True)]
        assert (ends(membership), ends(new)) == ("..", "")

    def test_a_row_that_has_gone_is_left_out(self, desk, membership, mandate, shown):
        with change():
            mandate.delete()

        response = desk.post(page_of(membership), shown)

        assert (told(response), proposed(response)) == ({"": [CHANGED]}, [])

    @pytest.mark.parametrize("key", ["mandate/0/0", "x", "organisation/1/1", ""])
    def test_a_row_that_was_never_offered_ends_nothing(self, desk, membership, shown, key):
        response = desk.post(page_of(membership), shown | {"with": [*shown["with"], key]})

        assert told(response) == {"": [CHANGED]}
        assert ends(membership) == ".."


def test_a_row_that_begins_later_stands_in_the_way_and_nothing_ends(desk, membership, mandate):
    response = send(desk, page_of(membership), ends="2008")

    assert told(response) == {
        "": [f"Uppdrag: {mandate} kan inte sluta då: Slutet ligger före början."]
    }
    assert (ends(membership), ends(mandate)) == ("..", "")
    assert (membership.history.count(), mandate.history.count()) == (1, 1)
    assert proposed(response) == [(mandate, True, False)]
    assert [proposal.row.ends for proposal, *_ticked in response.context["hanging"]] == [""]
    assert filled_in(response)["ends"] == ["2008"]


# fmt: off
BAD = [
    ("", "Skriv när det slutar."),
    ("pågår", "Skriv ett datum. Det här kan inte vara pågående."),
    ("2001", "Slutet ligger före början."),
]
# fmt: on


@pytest.mark.parametrize(("words", "message"), BAD)
def test_an_end_that_is_none_is_told_and_nothing_ends(desk, membership, mandate, words, message):
    response = send(desk, page_of(membership), ends=words)

    assert told(response) == {"ends": [message]}
    assert (ends(membership), ends(mandate)) == ("..", "")


def test_a_reason_is_needed(desk, membership):
    response = send(desk, page_of(membership), ends="2011", **{"varfor-reason": " "})

    assert list(told(response)) == ["varfor-reason"]
    assert response.context["why"].fields["reason"].label == "Varför slutar det?"
    assert ends(membership) == ".."


def test_another_end_saved_meanwhile_clashes_and_is_chosen_between(desk, membership):
    shown = filled_in(desk.get(page_of(membership))) | REASON
    edit(membership, ends="2012", note="Ny.")

    refused = desk.post(page_of(membership), shown | {"ends": "2011"})
    assert list(told(refused)) == ["ends"]
    desk.post(page_of(membership), filled_in(refused) | {"ends-choice": "yours"})

    assert stored(membership) == ("2003", "2011", "Ny.")


def test_a_membership_deleted_meanwhile_shows_what_was_typed(desk, membership):
    address = page_of(membership)
    shown = filled_in(desk.get(address)) | REASON | {"ends": "24 mars 2011"}
    with change():
        membership.delete()

    response = desk.post(address, shown)

    assert response.status_code == 410
    assert response.context["typed"] == [
        ("Till och med", "24 mars 2011"),
        ("Varför ändras det?", "Enligt protokollet"),
    ]


@pytest.mark.parametrize("role", [None, "outsider", "reader"])
def test_who_may_not_is_sent_away_and_nothing_ends(client, request, membership, role):
    if role:
        client.force_login(request.getfixturevalue(role))

    response = client.post(page_of(membership), {"ends": "2011"} | REASON)

    assert response.status_code == (403 if role else 302)
    assert ends(membership) == ".."


def test_what_never_was_is_not_found_and_other_methods_are_refused(desk, membership):
    assert desk.get("/medlemskap/0/avsluta/").status_code == 404
    assert desk.post("/medlemskap/0/avsluta/").status_code == 404
    assert desk.put(page_of(membership)).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_sixteen_times_however_many_rows(
    desk, membership, django_assert_num_queries, rows
):
    for _ in range(rows):
        cite(make_mandate(organisation=membership.organisation, starts="2009", ends=""))
        make_participation(organisation=membership.organisation, starts="2004", ends="")
    desk.get(page_of(membership))

    with django_assert_num_queries(20):
        desk.get(page_of(membership))
