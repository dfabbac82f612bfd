"""The page that a link for approving opens, for those without an account."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from reports.document import digest
from reports.models import Approval, ApprovalLink
from reports.reviewing.proofs import document_of
from tests.factories import edit, make_approval_link, make_proof, make_report, make_section

pytestmark = pytest.mark.django_db
YES = {"name": "Karin  Karlsson", "is_read": "on"}


@pytest.fixture(autouse=True)
def unhurried():
    """What other tests have asked is not counted here."""
    cache.clear()


@pytest.fixture
def section():
    return make_section(report=make_report(slug="prov"), text="<p>Staden deltar ofta.</p>")


@pytest.fixture
def token(section):
    return make_approval_link(make_proof(section.report))[1]


def address(token):
    return f"/godkann/{token}/"


def test_it_shows_exactly_the_frozen_text_and_for_whom(client, section, token):
    edit(section, heading="Annan rubrik")

    response = client.get(address(token))

    [(_chapter, heading, html)] = response.context["chapters"]
    assert (heading, html) == ("Bakgrund", "<p>Staden deltar ofta.</p>")
    proof = ApprovalLink.objects.get().proof
    assert response.context["digest"] == proof.digest == digest(document_of(proof))
    assert "Den här sidan är till för Karin Exempel." in response.text


def test_reading_uses_nothing_up(client, token):
    for ask in (client.get, client.head, client.get):
        assert ask(address(token)).status_code == 200

    assert ApprovalLink.objects.get().used_at is None
    assert Approval.objects.count() == 0


def test_a_tick_and_a_name_approve(client, token):
    response = client.post(address(token), YES, follow=True)

    approval = Approval.objects.get()
    assert (approval.name, approval.link) == ("Karin Karlsson", ApprovalLink.objects.get())
    assert "Godkänd av Karin Karlsson den " in response.text


def test_a_name_does_not_turn_the_words_after_it(client, token):
    client.post(address(token), YES | {"name": "\u202eKarin \u2067Karlsson\u2069"})

    assert Approval.objects.get().name == "Karin Karlsson"


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ({"name": "Karin"}, ["is_read"]),
        ({"is_read": "on"}, ["name"]),
        ({"is_read": "on", "name": " "}, ["name"]),
        ({"is_read": "on", "name": "12"}, ["name"]),
        ({"is_read": "on", "name": "x" * 302}, ["name"]),
        ({}, ["is_read", "name"]),
    ],
)
def test_less_than_that_approves_nothing(client, token, form, wrong):
    response = client.post(address(token), form)

    assert list(response.context["form"].errors) == wrong
    assert ApprovalLink.objects.get().used_at is None
    assert Approval.objects.count() == 0


def test_a_used_link_tells_who_approved(client, token):
    client.post(address(token), YES)

    again = client.post(address(token), YES | {"name": "Någon annan"})

    assert again.status_code == 200
    assert "Godkänd av Karin Karlsson den " in again.text
    assert Approval.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "sentence"),
    [("expires_at", "Länken gällde till den "), ("revoked_at", "Länken är återkallad.")],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_holds_no_longer_shows_no_text(client, token, field, sentence, method):
    ApprovalLink.objects.update(**{field: timezone.now()})

    response = getattr(client, method)(address(token), YES)

    assert response.status_code == 410
    assert sentence in response.text
    assert "Staden deltar ofta." not in response.text
    assert Approval.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_token_that_nobody_made_is_not_found(client, method):
    response = getattr(client, method)(address("finns-inte"), YES)

    assert response.status_code == 404
    assert "Adressen leder ingenstans." in response.text


def test_a_text_that_has_changed_is_shown_as_it_was_and_cannot_be_approved(client, section, token):
    edit(section, text="<p>Annat.</p>")

    shown, sent = client.get(address(token)), client.post(address(token), YES)

    assert (shown.status_code, sent.status_code) == (200, 409)
    assert "Staden deltar ofta." in shown.text
    assert "Be konto-" in shown.text
    assert 'name="is_read"' not in shown.text
    assert Approval.objects.count() == 0


def test_nobody_else_comes_to_know_the_address(client, token):
    for path in (address(token), address("finns-inte")):
        headers = client.get(path).headers

        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert headers["Referrer-Policy"] == "same-origin"


def test_the_portal_asks_nobody_to_sign_in_here(client, token, settings):
    settings.READERS_SIGN_IN = True

    assert client.get(address(token)).status_code == 200


def test_one_address_may_not_try_without_end(client, token):
    answers = [client.get(address(f"x{number}")).status_code for number in range(31)]

    assert answers == [404] * 30 + [429]
    assert client.post(address(token), YES).status_code == 429
    assert Approval.objects.count() == 0


def test_other_methods_are_refused(client, token):
    assert client.put(address(token)).status_code == 405


def test_it_is_english_for_those_who_chose_so_and_the_text_stays(client, token):
    client.cookies["django_language"] = "en"

    text = client.get(address(token)).text

    assert "Report to approve" in text
    assert "Staden deltar ofta." in text


class TestOwn:
    @pytest.fixture
    def link(self, section, editor, approver):
        return make_approval_link(make_proof(section.report, by=editor), by=approver)

    @pytest.mark.parametrize("who", ["editor", "approver"])
    def test_neither_its_maker_nor_the_sender_uses_it(self, client, request, link, who):
        client.force_login(request.getfixturevalue(who))

        shown, sent = client.get(address(link[1])), client.post(address(link[1]), YES)

        assert (shown.status_code, sent.status_code) == (200, 409)
        assert Approval.objects.count() == 0
        for text in (shown.text, sent.text):
            assert "kan inte godkänna genom länken. Den är till för Karin Exempel." in text
            assert 'name="is_read"' not in text
            assert "Be approver om en ny länk" not in text

    def test_another_who_is_signed_in_may(self, client, reader, link):
        client.force_login(reader)

        client.post(address(link[1]), YES)

        assert Approval.objects.get().name == "Karin Karlsson"


def test_the_approval_keeps_for_whom_the_link_was_and_who_made_it(client, section, approver):
    approver.first_name, approver.last_name = "Gun", "Exempel"
    approver.save()
    token = make_approval_link(make_proof(section.report), by=approver)[1]

    client.post(address(token), YES)

    approval = Approval.objects.get()
    kept = (approval.name, approval.link_name, approval.link_made_by_name)
    assert kept == ("Karin Karlsson", "Karin Exempel", "Gun Exempel")
