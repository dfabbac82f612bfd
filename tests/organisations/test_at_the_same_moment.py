"""What two send at the same moment: neither is lost, and neither sees an error page."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from organisations.models import Body, Citation
from tests.factories import cite, make_organisation
from tests.filled_in import filled_in
from tests.test_admin import address

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TIMES = 5  # the moment is short, and not met every time


def post_together(client, *sent):
    """Send each pair of address and fields in a connection of its own; the statuses, in order."""
    together = Barrier(len(sent))

    def post(where, fields):
        own = Client()
        own.cookies = client.cookies
        together.wait()
        try:
            return own.post(where, fields).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(sent)) as threads:
        return list(threads.map(post, *zip(*sent, strict=True)))


def test_a_citation_changed_in_its_own_form_and_beside_its_row(client, editor):
    client.force_login(editor)
    organisation = make_organisation()
    citation = cite(organisation)
    beside, own = (address(type(row), "change", row) for row in (organisation, citation))
    where = "organisations-citation-content_type-object_id-0-where"

    for number in map(str, range(TIMES)):
        of_row = filled_in(client.get(beside), "organisation_form") | {where: number}
        alone = filled_in(client.get(own), "citation_form") | {"words": number}
        assert post_together(client, (beside, of_row), (own, alone)) == [302, 302]
        assert Citation.objects.values_list("where", "words").get() == (number, number)


def test_two_new_rows_of_the_same_name(client, editor):
    client.force_login(editor)
    make_organisation(slug="prov")
    page = "/organisationer/prov/organ/ny/"
    typed = {"name": "styrelsen", "kind": "board", "varfor-reason": "Enligt stadgarna"}

    statuses = post_together(client, (page, typed), (page, typed), (page, typed))

    assert set(statuses) <= {200, 302}
    assert Body.objects.count() == statuses.count(302) >= 1
