"""Anyone signed in proposes a correction: kept with what stood then, and nothing is changed."""

from decimal import Decimal

import pytest

from organisations.models import Proposal
from organisations.proposing import may_propose
from tests.factories import (
    change,
    edit,
    make_body,
    make_claim,
    make_commitment,
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
def signed_in(client, reader):
    client.force_login(reader)
    return client


def address(row):
    words = {
        "Organisation": "organisationer",
        "Person": "personer",
        "ContactPerson": "kontaktpersoner",
    }
    words |= {"Membership": "medlemskap", "Mandate": "uppdrag", "Claim": "uppgifter"}
    words |= {"Commitment": "ataganden"}
    return f"/{words[type(row).__name__]}/{row.pk}/foresla/"


def typed(client, row, **fields):
    """What the form sends when it is left as it was but for the given fields."""
    form = client.get(address(row)).context["form"]
    shown = {field.html_name: field.value() for field in form}
    sent = {name: value for name, value in shown.items() if value not in (None, [], False)}
    why = {"varfor-reason": "Det står fel.", "varfor-source_words": "Årsboken, s. 3"}
    return sent | why | fields


def values(proposal):
    return [(v.field, v.old, v.new, v.words) for v in proposal.values.all()]


def errors(response):
    return {**response.context["form"].errors, **response.context["why"].errors}


def test_keeps_what_differs_with_what_stood_then(signed_in, reader):
    row = make_membership(starts="2003", ends="..", note="Som det var.")
    before = everything()

    response = signed_in.post(address(row), typed(signed_in, row, starts="2005", note="Rättat."))

    proposal = Proposal.objects.get()
    assert response.headers["Location"] == "/forslag/mina/"
    assert (proposal.by, proposal.target, proposal.version) == (reader, row, version(row))
    assert (proposal.reason, proposal.source_words) == ("Det står fel.", "Årsboken, s. 3")
    assert values(proposal) == [
        ("starts", "2003", "2005", ""),
        ("note", "Som det var.", "Rättat.", ""),
    ]
    assert everything() == before


def test_a_date_is_typed_as_people_write_it_and_its_words_are_kept(signed_in):
    row = make_membership(starts="2003")

    signed_in.post(address(row), typed(signed_in, row, starts="mitten av 1990-talet"))

    [(field, old, new, _words)] = values(Proposal.objects.get())
    assert (field, old, new) == ("starts", "2003", "[1994..1996]")


def test_a_row_a_number_and_several_rows_are_kept_as_the_register_has_them(signed_in):
    organisation = make_organisation()
    one, other = make_topic(), make_topic()
    with change():
        organisation.topics.add(one)
    mandate = make_mandate(organisation=organisation)
    body = make_body(organisation=organisation)
    claim = make_claim(organisation=organisation, number=130)

    signed_in.post(address(organisation), typed(signed_in, organisation, topics=[one.pk, other.pk]))
    signed_in.post(address(mandate), typed(signed_in, mandate, body=body.pk))
    signed_in.post(address(claim), typed(signed_in, claim, number="131.5"))

    topics, seat, number = Proposal.objects.order_by("pk")
    assert values(topics) == [("topics", [one.pk], [one.pk, other.pk], "")]
    assert values(seat) == [("body", None, body.pk, "")]
    [(_field, old, new, _words)] = values(number)
    assert (Decimal(old), Decimal(new)) == (130, Decimal("131.5"))


def test_what_somebody_changed_meanwhile_is_shown_before_it_is_sent(signed_in):
    row = make_membership(note="Då.")
    sent = typed(signed_in, row, note="Rättat.")
    edit(row, note="Nu.")

    response = signed_in.post(address(row), sent)

    [difference] = response.context["form"].differences
    assert (difference.was, difference.now, difference.yours) == ("Då.", "Nu.", "Rättat.")
    assert response.context["meanwhile"] is None  # a reader is not told who
    assert not Proposal.objects.exists()

    chosen = {"seen_version": version(row), "note-choice": "yours"}
    signed_in.post(address(row), sent | chosen)

    proposal = Proposal.objects.get()
    assert (values(proposal), proposal.version) == (
        [("note", "Nu.", "Rättat.", "")],
        version(row),
    )


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, {"__all__": ["Inget är ändrat, så det finns inget att föreslå."]}),
        (
            {"note": "Ny", "varfor-reason": " "},
            {"reason": ["Skriv vad som är fel och hur det är känt."]},
        ),
        (
            {"name": "", "note": "Ny"},
            {"name": ["Detta fält måste fyllas i."]},
        ),
    ],
)
def test_what_cannot_be_sent_says_why(signed_in, fields, found):
    row = make_organisation()

    response = signed_in.post(address(row), typed(signed_in, row, **fields))

    assert errors(response) == found
    assert not Proposal.objects.exists()


class TestLimit:
    @pytest.fixture(autouse=True)
    def two(self, settings):
        settings.PROPOSALS_PER_ACCOUNT = 2

    def test_too_many_that_wait_are_refused_and_the_typed_stays(self, signed_in, reader):
        row = make_organisation()
        sent = typed(signed_in, row, seat="Ny")
        make_proposal(by=reader), make_proposal(by=reader)

        response = signed_in.post(address(row), sent)

        assert response.status_code == 429
        assert errors(response) == {
            "__all__": [
                "Kontot har redan 2 förslag som väntar på svar. "
                "Nya kan skickas när några av dem är besvarade."
            ]
        }
        assert response.context["form"]["seat"].value() == "Ny"
        assert Proposal.objects.count() == 2

    def test_it_is_told_before_anything_is_typed(self, signed_in, reader):
        row = make_organisation()
        make_proposal(by=reader), make_proposal(by=reader)

        assert signed_in.get(address(row)).context["notice"].startswith("Kontot har redan 2")

    def test_others_and_answered_ones_do_not_count(self, signed_in, reader, editor):
        row = make_organisation()
        make_proposal(by=reader), make_proposal()
        answered = make_proposal(by=reader).values.get()
        answered.decision, answered.answer, answered.decided_by = "declined", "Nej.", editor
        answered.decided_at = answered.proposal.at
        answered.save()

        signed_in.post(address(row), typed(signed_in, row, seat="Ny"))

        assert Proposal.objects.filter(by=reader).count() == 3


class TestContactDetails:
    def test_readers_propose_nothing_about_contact_persons(self, signed_in):
        assert signed_in.get(address(make_contact())).status_code == 403

    def test_editors_do(self, client, editor):
        client.force_login(editor)

        assert client.get(address(make_contact())).status_code == 200

    def test_readers_are_shown_no_note_that_no_page_shows(self, signed_in, client, editor):
        mandate = make_mandate(note="Internt")

        def is_shown():
            return "note" in client.get(address(mandate)).context["form"].fields

        assert not is_shown()
        client.force_login(editor)
        assert is_shown()

    def test_readers_are_not_offered_who_is_a_contact_only(self, signed_in):
        seated = make_mandate(person=make_person())
        make_contact(person=make_person(name="Ulla Utrop"))

        response = signed_in.get(address(seated))

        assert list(response.context["form"].fields["person"].queryset) == [seated.person]
        assert "Ulla Utrop" not in response.text

    def test_readers_do_not_see_a_person_who_is_a_contact_only(self, signed_in):
        assert signed_in.get(address(make_contact().person)).status_code == 404

    def test_readers_do_not_see_the_note_on_a_person(self, signed_in):
        person = make_person(note="Telefon 0701")
        make_mandate(person=person)

        response = signed_in.get(address(person))

        assert list(response.context["form"].fields) == ["name", "version", "seen_version"]
        assert "0701" not in response.text


class TestWhoMayNot:
    def test_nobody_is_sent_to_sign_in(self, client):
        row = make_organisation()

        response = client.post(address(row), {"name": "Annat"})

        assert response.headers["Location"] == f"/konto/logga-in/?next={address(row)}"

    def test_who_waits_for_a_role(self, client, outsider):
        client.force_login(outsider)

        assert client.get(address(make_organisation())).status_code == 403

    @pytest.mark.parametrize("start", ["/organisationer/0/", "/medlemskap/0/"])
    def test_an_unknown_row(self, signed_in, start):
        assert signed_in.get(f"{start}foresla/").status_code == 404

    @pytest.mark.parametrize("start", ["/kallhanvisningar/1/", "/rapporter/1/"])
    def test_a_kind_of_row_that_has_no_form(self, signed_in, start):
        assert signed_in.get(f"{start}foresla/").status_code in (403, 404)

    def test_another_method(self, signed_in):
        assert signed_in.delete(address(make_organisation())).status_code == 405


def test_every_kind_that_a_reader_may_propose_about_opens(signed_in, reader):
    rows = [make_membership(), make_mandate(), make_claim(), make_commitment()]

    assert [signed_in.get(address(row)).status_code for row in rows] == [200] * 4
    assert may_propose(reader, type(make_source()))


def test_the_organisations_page_offers_it_to_those_who_may_not_change(
    client, reader, editor, outsider
):
    row = make_membership()
    page = row.organisation.get_absolute_url()
    links = [address(row), address(row.organisation), f"{page}saknas/"]

    found = {}
    for user in (None, outsider, reader, editor):
        if user:
            client.force_login(user)
        text = client.get(page).text
        found[user and user.username] = [f'href="{link}"' in text for link in links]

    assert found == {None: [False] * 3, "otto": [False] * 3, "lars": [True] * 3, "rut": [False] * 3}
