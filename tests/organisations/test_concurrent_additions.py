"""Rows added at the same moment: all are kept, or the later is told what is in the way."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from organisations.models import Body, Fee, Organisation, Source
from tests.factories import make_membership, make_organisation

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

REASON = {"varfor-reason": "Enligt protokollet"}


class InStep:
    """Lets each of some editors wait, before its first row of the table, until all are there."""

    def __init__(self, table, editors):
        self.start, self.barrier = f'INSERT INTO "{table}"', Barrier(editors, timeout=20)
        self.has_waited = False

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(self.start) and not self.has_waited:
            self.has_waited = True
            self.barrier.wait()
        return execute(sql, params, many, context)


def send_at_once(client, table, address, *forms):
    """The answers to the forms, of which none had found another's row when it was checked."""
    steps = [InStep(table, len(forms)) for _form in forms]
    for step in steps:
        step.barrier = steps[0].barrier

    def send(form, step):
        own = Client()
        own.cookies = client.cookies
        try:
            with connection.execute_wrapper(step):
                return own.post(address, REASON | form)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(forms)) as editors:
        return list(editors.map(send, forms, steps))


def test_rows_of_the_same_name_get_short_names_of_their_own(client, editor):
    client.force_login(editor)
    organisation = make_organisation(slug="prov")
    form = {"name": "Styrelsen", "kind": "board"}

    answers = send_at_once(
        client, "organisations_body", "/organisationer/prov/organ/ny/", *[form] * 3
    )

    assert [answer.status_code for answer in answers] == [302] * 3
    bodies = Body.objects.filter(organisation=organisation)
    assert set(bodies.values_list("slug", flat=True)) == {"styrelsen", "styrelsen-2", "styrelsen-3"}
    assert [body.history.get().change_set.reason for body in bodies] == ["Enligt protokollet"] * 3


def test_organisations_of_the_same_name_get_addresses_of_their_own(client, editor):
    client.force_login(editor)
    form = {"name": "Nätverket", "kind": "network"}

    answers = send_at_once(client, "organisations_organisation", "/organisationer/ny/", *[form] * 2)

    assert sorted(answer.headers["Location"] for answer in answers) == [
        "/organisationer/natverket-2/",
        "/organisationer/natverket/",
    ]
    assert Organisation.objects.count() == 2


def test_rows_with_the_same_new_source_are_both_kept(client, editor):
    client.force_login(editor)
    make_organisation(slug="prov")
    form = {"text": "En plan.", "progress": "unknown", "varfor-new_source": "Årsrapporten"}

    answers = send_at_once(
        client, "organisations_source", "/organisationer/prov/ataganden/ny/", *[form] * 2
    )

    assert [answer.status_code for answer in answers] == [302, 302]
    assert set(Source.objects.values_list("slug", flat=True)) == {"arsrapporten", "arsrapporten-2"}


def test_a_second_fee_for_the_same_year_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    client, editor
):
    client.force_login(editor)
    membership = make_membership(organisation=make_organisation(slug="prov"))
    form = {"membership": membership.pk, "year": "2026", "currency": "EUR", "payment": "unknown"}
    forms = [form | {"note": "Ruts."}, form | {"note": "Evas."}]

    answers = send_at_once(client, "organisations_fee", "/organisationer/prov/avgifter/ny/", *forms)

    [refused] = [answer for answer in answers if answer.status_code == 200]
    assert refused.context["form"].non_field_errors() == [
        "Någon annan sparade i samma stund något som detta inte går ihop med. "
        "Spara igen, så visas vad det är."
    ]
    kept = Fee.objects.get()
    assert {kept.note, refused.context["form"]["note"].value()} == {"Ruts.", "Evas."}
    again = client.post(
        "/organisationer/prov/avgifter/ny/", REASON | refused.context["form"].data.dict()
    )
    assert "Medlemskapet har redan en avgift" in str(again.context["form"].errors)
