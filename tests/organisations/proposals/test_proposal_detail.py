"""An editor answers field by field; what is accepted comes in by the door, in the editor's name."""

import pytest

from organisations.models import Membership, Organisation, ProposedValue, Source
from stadsnat.models import ChangeSet
from stadsnat.undo import undo
from tests.factories import (
    change,
    edit,
    make_claim,
    make_contact,
    make_mandate,
    make_membership,
    make_organisation,
    make_person,
    make_proposal,
    make_source,
    make_topic,
    version,
)
from tests.stadsnat.test_undo import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def row():
    return make_organisation(name="Eurocities", seat="Paris")


@pytest.fixture
def proposal(row, reader):
    return make_proposal(row, by=reader, old="Paris", new="Bryssel")


def propose_also(proposal, **fields):
    return ProposedValue.objects.create(proposal=proposal, **fields)


def answer(client, proposal, decisions, row=None, **typed):
    """Send the decisions: {value: (decision, answer in words)}."""
    row = row or proposal.target
    sent = {"version": version(row) if row and row.pk else ""}
    for value, (decision, text) in decisions.items():
        sent |= {f"svar-decision-{value.pk}": decision, f"svar-text-{value.pk}": text}
    return client.post(proposal.get_absolute_url(), sent | typed)


def errors(response):
    return {**response.context["form"].errors, **response.context["why"].errors}


class TestShowing:
    def test_each_field_as_it_was_is_and_is_proposed(self, signed_in, row, proposal):
        [(part, fields)] = signed_in.get(proposal.get_absolute_url()).context["parts"]

        assert (part.label, part.was, part.now, part.new) == ("Säte", "Paris", "Paris", "Bryssel")
        assert (part.has_changed, part.stands_already) == (False, False)
        assert [field.name for field in fields] == [
            f"decision-{part.value.pk}",
            f"text-{part.value.pk}",
        ]

    @pytest.mark.parametrize(
        ("seat", "found"), [("Lyon", (True, False)), ("Bryssel", (False, True))]
    )
    def test_what_has_changed_since_is_told(self, signed_in, row, proposal, seat, found):
        edit(row, seat=seat)

        [(part, _fields)] = signed_in.get(proposal.get_absolute_url()).context["parts"]

        assert (part.was, part.now) == ("Paris", seat)
        assert (part.has_changed, part.stands_already) == found

    def test_rows_are_named(self, signed_in):
        mandate, person = make_mandate(), make_person(name="Åsa Berg")
        proposal = make_proposal(mandate, field="person", old=None, new=person.pk)

        [(part, _fields)] = signed_in.get(proposal.get_absolute_url()).context["parts"]

        assert (part.was, part.now, part.new) == ("", "", "Åsa Berg")

    def test_the_source_is_proposed_as_the_reader_worded_it(self, signed_in, row):
        known = make_source(title="Årsboken")
        worded = make_proposal(row, source_words="Mejl från Lyon")
        same = make_proposal(row, source_words="Årsboken")

        new = signed_in.get(worded.get_absolute_url()).context["why"]
        old = signed_in.get(same.get_absolute_url()).context["why"]

        assert (new["source"].value(), new["new_source"].value()) == (None, "Mejl från Lyon")
        assert (old["source"].value(), old["new_source"].value()) == (known.pk, "")

    @pytest.mark.parametrize("parts", [1, 3])
    def test_asks_the_database_as_often_however_many_parts(
        self, signed_in, row, proposal, parts, django_assert_num_queries
    ):
        for field in ["summary", "note"][: parts - 1]:
            propose_also(proposal, field=field, new="Ny")

        with django_assert_num_queries(16):
            signed_in.get(proposal.get_absolute_url())


class TestAccepting:
    def test_changes_the_row_in_the_editors_name_with_who_proposed_and_why(
        self, signed_in, editor, reader, row, proposal
    ):
        [value] = proposal.values.all()

        response = answer(
            signed_in,
            proposal,
            {value: ("accepted", "Tack.")},
            **{"varfor-new_source": "Årsboken", "varfor-where": "s. 3"},
        )

        row.refresh_from_db()
        value.refresh_from_db()
        change_set = ChangeSet.objects.first()
        assert response.headers["Location"] == "/forslag/"
        assert row.seat == "Bryssel"
        assert (change_set.by, change_set.reason) == (
            editor,
            "Föreslaget av lars: Det står fel.",
        )
        assert change_set.source == Source.objects.get()
        [citation] = row.citations.all()
        assert (citation.source.title, citation.where, citation.field) == (
            "Årsboken",
            "s. 3",
            "seat",
        )
        assert (value.decision, value.answer, value.decided_by) == ("accepted", "Tack.", editor)

    def test_takes_some_and_declines_others_and_leaves_the_rest(self, signed_in, row, proposal):
        [seat] = proposal.values.all()
        name = propose_also(proposal, field="name", old="Eurocities", new="EUROCITIES")
        note = propose_also(proposal, field="note", old="", new="Ny")

        answer(
            signed_in,
            proposal,
            {seat: ("accepted", ""), name: ("declined", "Egennamn."), note: ("", "")},
        )

        row.refresh_from_db()
        assert (row.seat, row.name, row.note) == ("Bryssel", "Eurocities", "")
        decisions = proposal.values.values_list("field", "decision")
        assert dict(decisions) == {"seat": "accepted", "name": "declined", "note": "open"}

    def test_dates_bring_their_words_and_days(self, signed_in):
        row = make_membership(starts="2003", ends="..")
        proposal = make_proposal(row, field="starts", old="2003", new="2008-10")
        [value] = proposal.values.all()
        value.words = "hösten, i oktober"
        value.save()

        answer(signed_in, proposal, {value: ("accepted", "")})

        row.refresh_from_db()
        assert (row.starts, row.starts_words, row.starts_earliest.month) == (
            "2008-10",
            "hösten, i oktober",
            10,
        )

    def test_rows_numbers_and_several_rows(self, signed_in, row):
        topic, person = make_topic(), make_person()
        mandate, claim = make_mandate(), make_claim(number=130)
        for target, field, new in [
            (row, "topics", [topic.pk]),
            (mandate, "person", person.pk),
            (claim, "number", "131.50"),
        ]:
            old = [] if field == "topics" else None
            proposal = make_proposal(target, field=field, old=old, new=new)
            answer(signed_in, proposal, {proposal.values.get(): ("accepted", "")})

        mandate.refresh_from_db()
        claim.refresh_from_db()
        assert (list(row.topics.all()), mandate.person, str(claim.number)) == (
            [topic],
            person,
            "131.50",
        )

    def test_what_stands_already_is_accepted_without_a_change(self, signed_in, row, proposal):
        edit(row, seat="Bryssel")
        [value] = proposal.values.all()
        sets = ChangeSet.objects.count()

        answer(signed_in, proposal, {value: ("accepted", "Redan gjort.")})

        value.refresh_from_db()
        assert (value.decision, ChangeSet.objects.count()) == ("accepted", sets)

    def test_a_later_change_is_replaced_only_when_it_has_been_seen(self, signed_in, row, proposal):
        [value] = proposal.values.all()
        seen = version(row)
        edit(row, seat="Lyon")

        unseen = answer(signed_in, proposal, {value: ("accepted", "")}, version=seen)
        row.refresh_from_db()
        assert (errors(unseen), row.seat) == (
            {"__all__": ["Raden har ändrats sedan sidan öppnades. Se igenom hur den är nu."]},
            "Lyon",
        )

        answer(signed_in, proposal, {value: ("accepted", "")})
        row.refresh_from_db()
        assert row.seat == "Bryssel"

    def test_is_undone_like_any_other_change(self, signed_in, row, proposal):
        before = everything()
        [value] = proposal.values.all()

        answer(signed_in, proposal, {value: ("accepted", "")})
        undo(ChangeSet.objects.first(), by=None)

        assert everything() == before

    def test_what_was_said_to_be_missing_is_marked_as_mended(self, signed_in, row):
        proposal = make_proposal(row, field="", old=None, new="Årsmötet saknas.")
        [value] = proposal.values.all()
        before = everything()

        answer(signed_in, proposal, {value: ("accepted", "Tillagt.")})

        value.refresh_from_db()
        assert (value.decision, value.answer) == ("accepted", "Tillagt.")
        assert everything() == before


class TestRefusing:
    def test_a_decline_without_a_word(self, signed_in, proposal):
        [value] = proposal.values.all()

        response = answer(signed_in, proposal, {value: ("declined", " ")})

        assert errors(response) == {f"text-{value.pk}": ["Skriv varför förslaget avslås."]}
        value.refresh_from_db()
        assert value.is_open

    def test_nothing_answered(self, signed_in, proposal):
        assert errors(answer(signed_in, proposal, {})) == {
            "__all__": ["Välj ett svar på minst en punkt."]
        }

    def test_what_does_not_go_with_a_field_that_is_not_accepted(self, signed_in):
        proposal = make_proposal(make_membership(), field="path", old="direct", new="section")

        response = answer(signed_in, proposal, {proposal.values.get(): ("accepted", "")})

        why = "Ange genom vilken organisation, eller välj att medlemskapet är direkt."
        assert errors(response) == {"__all__": [why]}
        assert Membership.objects.get().path == "direct"

    def test_what_the_register_refuses(self, signed_in):
        other = make_membership(starts="2003", ends="2005")
        row = make_membership(organisation=other.organisation, starts="2006", ends="..")
        proposal = make_proposal(row, field="starts", old="2006", new="2004")
        [value] = proposal.values.all()
        before = everything()

        response = answer(signed_in, proposal, {value: ("accepted", "")})

        value.refresh_from_db()
        assert errors(response) == {"__all__": ["Perioden överlappar ett annat medlemskap."]}
        assert (everything(), value.is_open) == (before, True)

    @pytest.mark.parametrize("field", ["person", "topics"])
    def test_a_row_that_is_no_longer_there(self, signed_in, row, field):
        target = row if field == "topics" else make_mandate()
        old, new = ([], [0]) if field == "topics" else (None, 0)
        proposal = make_proposal(target, field=field, old=old, new=new)
        [value] = proposal.values.all()
        before = everything()

        response = answer(signed_in, proposal, {value: ("accepted", "")})

        assert list(errors(response)) == ["__all__"]
        assert everything() == before

    def test_a_row_that_is_gone_can_only_be_declined(self, signed_in, row, proposal):
        with change():
            Organisation.objects.get(pk=row.pk).delete()
        [value] = proposal.values.all()

        page = signed_in.get(proposal.get_absolute_url())
        accepted = signed_in.post(
            proposal.get_absolute_url(), {"version": "", f"svar-decision-{value.pk}": "accepted"}
        )
        assert page.context["place"] == ""
        assert list(errors(accepted)) == [f"decision-{value.pk}"]

        signed_in.post(
            proposal.get_absolute_url(),
            {
                "version": "",
                f"svar-decision-{value.pk}": "declined",
                f"svar-text-{value.pk}": "Raden är borttagen.",
            },
        )
        value.refresh_from_db()
        assert value.decision == "declined"

    def test_what_is_answered_is_not_answered_again(self, signed_in, row, proposal):
        [value] = proposal.values.all()
        answer(signed_in, proposal, {value: ("declined", "Nej.")})

        again = answer(signed_in, proposal, {value: ("accepted", "")})

        row.refresh_from_db()
        value.refresh_from_db()
        assert (value.decision, row.seat) == ("declined", "Paris")
        assert errors(again) == {"__all__": ["Välj ett svar på minst en punkt."]}

    def test_who_may_not(self, client, reader, row, proposal):
        [value] = proposal.values.all()

        assert answer(client, proposal, {value: ("accepted", "")}).status_code == 302
        client.force_login(reader)  # not even the one who proposed it
        assert answer(client, proposal, {value: ("accepted", "")}).status_code == 403
        assert client.get(proposal.get_absolute_url()).status_code == 403
        row.refresh_from_db()
        assert row.seat == "Paris"

    def test_an_unknown_one_and_another_method(self, signed_in, proposal):
        assert signed_in.get("/forslag/0/").status_code == 404
        assert signed_in.delete(proposal.get_absolute_url()).status_code == 405


def test_a_proposal_about_a_contact_person_is_for_staff(client, reader, editor):
    proposal = make_proposal(make_contact(), field="email", old="", new="ulla@exempel.se")
    client.force_login(reader)
    pages = ["/forslag/", "/forslag/mina/", proposal.get_absolute_url()]

    assert ["ulla@exempel.se" in client.get(page).text for page in pages] == [False] * 3
    client.force_login(editor)
    assert "ulla@exempel.se" in client.get(proposal.get_absolute_url()).text


def test_two_memberships_of_a_proposal_stay_apart(signed_in):
    one, other = make_membership(note=""), make_membership(note="")
    proposal = make_proposal(one, field="note", old="", new="Ny")

    answer(signed_in, proposal, {proposal.values.get(): ("accepted", "")})

    notes = Membership.objects.order_by("pk").values_list("note", flat=True)
    assert (list(notes), other.pk > one.pk) == (["Ny", ""], True)
