"""What a form that a script has sent is answered when one has to sign in first."""

import pytest

from organisations.models import FormerAddress
from tests.factories import make_membership, make_organisation, store

pytestmark = pytest.mark.django_db

BY_SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def address():
    return f"/medlemskap/{make_membership().pk}/andra/"


def test_a_script_is_not_led_to_the_sign_in_page(client, address):
    response = client.post(address, {"note": "Text."}, headers=BY_SCRIPT)

    assert (response.status_code, response.content) == (401, b"")


def test_one_without_script_is_led_there(client, address):
    response = client.post(address, {"note": "Text."})

    assert response.headers["Location"] == f"/konto/logga-in/?next={address}"


def test_a_script_is_not_led_to_the_second_factor_either(client, address, editor, settings):
    settings.REQUIRE_MFA_FOR_STAFF = True
    client.force_login(editor)

    assert client.head(address, headers=BY_SCRIPT).status_code == 401


def test_a_script_that_reads_where_all_must_sign_in_is_told(client, settings):
    settings.READERS_SIGN_IN = True

    assert client.get("/datum/lasning/?text=2008", headers=BY_SCRIPT).status_code == 401


def test_a_script_follows_an_old_address(client):
    organisation = make_organisation(slug="nytt")
    store(FormerAddress, slug="gammalt", organisation=organisation)

    response = client.get("/organisationer/gammalt/", headers=BY_SCRIPT)

    assert (response.status_code, response.headers["Location"]) == (301, "/organisationer/nytt/")
