"""Values in words on a page: which of them are the register's own, and so Swedish."""

import pytest
from django.utils.translation import override

from organisations.models import Organisation
from stadsnat.snapshots import snapshot
from stadsnat.templatetags.ui import named, said
from stadsnat.wording import Wording
from tests.factories import edit, make_category, make_membership, make_organisation

pytestmark = pytest.mark.django_db


def words(row, name):
    return said(Wording([]).say(type(row), name, snapshot(row)[name]))


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("note", "Från början.", '<span lang="sv">Från början.</span>'),
        ("note", "<b>", '<span lang="sv">&lt;b&gt;</span>'),
        ("note", "", '<span class="unknown">empty</span>'),
        ("starts", "2003-05", "May 2003"),
        ("ends", "..", "continuing"),
        ("path", "direct", "direct"),
    ],
)
def test_only_what_somebody_has_written_is_marked_as_swedish(name, value, shown):
    membership = make_membership(**{"starts": "2003", name: value})

    with override("en"):
        assert words(membership, name) == shown


def test_the_name_of_another_row_is_marked_as_swedish():
    organisation = make_organisation()
    category = make_category(organisation=organisation, name="fullvärdig medlem")
    membership = make_membership(organisation=organisation, category=category)

    assert words(membership, "category") == '<span lang="sv">fullvärdig medlem</span>'


def test_of_a_row_with_its_kind_only_the_name_is():
    with override("en"):
        name = Wording([]).row(Organisation, make_organisation(name="Staden: nät").pk)
        assert named(name) == 'Organisation: <span lang="sv">Staden: nät</span>'
    assert named("Medlemskap") == "Medlemskap"


def test_the_history_says_what_is_swedish_on_an_english_page(client, editor):
    client.force_login(editor)
    membership = make_membership(note="")
    edit(membership, note="Ny anmärkning.", ends="2011")
    client.cookies["django_language"] = "en"

    page = client.get(f"/medlemskap/{membership.pk}/historik/").text

    assert '<td data-label="After"><span><span lang="sv">Ny anmärkning.</span></span></td>' in page
    assert '<td data-label="After"><span>2011</span></td>' in page
    assert f'Membership: <span lang="sv">{membership}</span>' in page
