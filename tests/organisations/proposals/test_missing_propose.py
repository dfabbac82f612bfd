"""Anyone signed in says what an organisation's page lacks."""

import pytest

from organisations.models import Proposal
from tests.factories import make_organisation, make_proposal, version

pytestmark = pytest.mark.django_db

SENT = {"text": "Årsmötet i Lyon 2024.", "varfor-source_words": "Inbjudan"}


@pytest.fixture
def organisation():
    return make_organisation(slug="prov")


def test_is_kept_in_the_senders_words(client, reader, organisation):
    client.force_login(reader)

    response = client.post("/organisationer/prov/saknas/", SENT)

    proposal = Proposal.objects.get()
    [value] = proposal.values.all()
    assert response.headers["Location"] == "/forslag/mina/"
    assert (proposal.by, proposal.target, proposal.source_words) == (
        reader,
        organisation,
        "Inbjudan",
    )
    assert proposal.version == version(organisation)
    assert (value.field, value.old, value.new) == ("", None, "Årsmötet i Lyon 2024.")


def test_nothing_said_is_nothing_sent(client, reader, organisation):
    client.force_login(reader)

    response = client.post("/organisationer/prov/saknas/", {"text": " "})

    assert response.context["form"].errors == {"text": ["Skriv vad som saknas."]}
    assert not Proposal.objects.exists()


def test_the_limit_holds_here_too(client, reader, organisation, settings):
    settings.PROPOSALS_PER_ACCOUNT = 1
    make_proposal(by=reader)
    client.force_login(reader)

    assert client.post("/organisationer/prov/saknas/", SENT).status_code == 429
    assert Proposal.objects.count() == 1


def test_who_may_not(client, outsider, organisation):
    assert client.post("/organisationer/prov/saknas/", SENT).status_code == 302
    client.force_login(outsider)
    assert client.post("/organisationer/prov/saknas/", SENT).status_code == 403
    assert not Proposal.objects.exists()


def test_an_unknown_organisation_and_another_method(client, reader, organisation):
    client.force_login(reader)

    assert client.get("/organisationer/okand/saknas/").status_code == 404
    assert client.put("/organisationer/prov/saknas/").status_code == 405
