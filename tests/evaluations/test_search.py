"""What can be found of evaluations."""

import re

import pytest

from tests.factories import (
    edit,
    make_decision,
    make_finding,
    make_organisation,
    make_recommendation,
    make_round,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def polis():
    return make_organisation(slug="polis", name="POLIS", abbreviation="")


def hits(client, words):
    """The titles and addresses of what is found, without the marks of the words looked for."""
    found = client.get("/sok/", {"q": words}).context["hits"]
    return [(re.sub("</?mark>", "", hit.title), hit.address) for hit in found]


def test_a_recommendation_is_found_by_its_words_and_its_motive(client, polis):
    make_recommendation(organisation=polis, text="Lämna nätverket", motive="Resorna är långa.")

    expected = [("Lämna nätverket", "/organisationer/polis/#bedomning")]
    assert hits(client, "lämna") == hits(client, "resorna") == expected


def test_a_recommendation_follows_its_proposal(client, polis):
    decision = make_decision(title="Lämna nätverket.")
    make_recommendation(organisation=polis, text="", decision=decision)

    edit(decision, title="Stanna kvar.")

    assert [title for title, _ in hits(client, "stanna")] == ["Stanna kvar"]


def test_what_was_found_is_found_by_its_text(client, polis):
    make_finding(
        organisation=polis, round=make_round(), summary="stor nytta", text="Kontakterna är goda."
    )

    assert hits(client, "kontakterna") == [
        ("POLIS: stor nytta", "/organisationer/polis/#bedomning")
    ]


def test_what_is_about_all_networks_has_no_page_to_lead_to(client):
    make_recommendation(text="Samverka mera")
    make_finding(text="Samverka mera")

    assert hits(client, "samverka") == []
