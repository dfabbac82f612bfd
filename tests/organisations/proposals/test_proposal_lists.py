"""One's own proposals with their answers, and all of them for those who answer."""

import pytest
from django.utils import timezone

from tests.factories import (
    change,
    make_mandate,
    make_organisation,
    make_person,
    make_proposal,
)

pytestmark = pytest.mark.django_db


def decide(proposal, by, decision="declined", answer="Källan säger något annat."):
    value = proposal.values.get()
    value.decision, value.answer = decision, answer
    value.decided_by, value.decided_at = by, timezone.now()
    value.save()


def shown(response):
    return [item.proposal for item in response.context["proposals"]]


class TestMine:
    def test_shows_ones_own_with_answers_and_leaves_out_others(self, client, reader, editor):
        row = make_organisation(name="Eurocities", seat="Paris")
        own = make_proposal(row, by=reader, old="Paris", new="Bryssel")
        make_proposal(row, reason="Någon annans.")
        decide(own, editor)
        client.force_login(reader)

        response = client.get("/forslag/mina/")

        [item] = response.context["proposals"]
        [part] = item.values
        assert (item.proposal, item.name) == (own, "Organisation: Eurocities")
        assert (part.label, part.was, part.new) == ("Säte", "Paris", "Bryssel")
        assert (part.value.decision, part.value.answer) == ("declined", "Källan säger något annat.")
        assert "Någon annans." not in response.text

    def test_a_row_that_is_gone_keeps_its_name(self, client, reader):
        row = make_organisation(name="Eurocities")
        make_proposal(row, by=reader)
        with change():
            row.delete()
        client.force_login(reader)

        [item] = client.get("/forslag/mina/").context["proposals"]

        assert item.name == "Organisation: Eurocities (finns inte kvar)"

    def test_nobody_is_sent_to_sign_in(self, client):
        response = client.get("/forslag/mina/")

        assert response.headers["Location"] == "/konto/logga-in/?next=/forslag/mina/"

    def test_another_method(self, client, reader):
        client.force_login(reader)

        assert client.post("/forslag/mina/").status_code == 405


class TestAll:
    def test_those_that_wait_come_first_then_the_latest(self, client, editor):
        answered, first, second = make_proposal(), make_proposal(), make_proposal()
        decide(answered, editor)
        client.force_login(editor)

        response = client.get("/forslag/")

        assert shown(response) == [second, first, answered]
        assert response.context["waiting"] == 2

    def test_it_is_for_staff(self, client, reader):
        make_proposal()
        assert client.get("/forslag/").headers["Location"] == "/konto/logga-in/?next=/forslag/"
        client.force_login(reader)
        assert client.get("/forslag/").status_code == 403

    def test_another_method(self, client, editor):
        client.force_login(editor)

        assert client.post("/forslag/").status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/forslag/", 9), ("/forslag/mina/", 8)])
def test_asks_the_database_as_often_however_many_rows(
    client, editor, address, queries, rows, django_assert_num_queries
):
    for _number in range(rows):
        row, person = make_mandate(), make_person()
        make_proposal(row, by=editor, field="person", old=None, new=person.pk)
    client.force_login(editor)

    with django_assert_num_queries(queries):
        client.get(address)
