"""Who may open which page: every address and every page of the admin, for each role and nobody.

A new page needs a row in PAGES (rights.py); without one, the first test fails. A new model needs
nothing, if it is on the desk with the rights of all others.
"""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User

from tests.addresses import names
from tests.conftest import make_user
from tests.factories import (
    MAKERS,
    change,
    make_contact,
    make_edition,
    make_mandate,
    make_membership,
    make_organisation,
    make_person,
    make_proposal,
    make_report,
    make_section,
)
from tests.rights import ACTIONS, DESK, EXCEPTIONS, MODEL_PAGES, PAGES, ROLES
from tests.test_admin import address

pytestmark = pytest.mark.django_db

MODELS = list(admin.site._registry)
# Pages that answer whoever asks, even where all others ask readers to sign in.
OPEN = {"account_login", "account_inactive", "organisations:private-calendar", "approval-give"}


@pytest.fixture(params=ROLES)
def role(request, client):
    if request.param != "nobody":
        client.force_login(request.getfixturevalue(request.param))
    return request.param


@pytest.fixture
def rows():
    organisation = make_organisation(slug="prov")
    report = make_report(slug="prov")
    with change() as change_set:
        organisation.seat = "Bryssel"
        organisation.save()
    return {
        "organisation": organisation,
        "membership": make_membership(organisation=organisation),
        "mandate": make_mandate(organisation=organisation),
        "report": report,
        "section": make_section(report=report),
        "edition": make_edition(make_report(slug="utgiven")),
        "change_set": change_set,
        "person": make_person(),
        "proposal": make_proposal(organisation),
    }


def ask(client, page, rows=None):
    """The status of a page; "POST /sprak/" is asked for with POST, {report} is a row's key."""
    method, _, path = page.rpartition(" ")
    path = path.format_map({name: row.pk for name, row in (rows or {}).items()})
    response = getattr(client, method.lower() or "get")(path)
    if response.streaming:
        response.getvalue()  # or the file would stay open
    return response.status_code


def expected(pages, role):
    column = ROLES.index(role)
    return {name: int(codes.split()[column]) for name, _, codes in pages}


def test_every_address_of_the_portal_stands_in_the_table():
    assert [name for name, _, _ in PAGES] == list(dict.fromkeys(name for name, _, _ in PAGES))
    assert set(names()) == {name for name, _, _ in PAGES}


def test_every_page_that_the_admin_makes_for_itself_stands_in_the_table():
    own = {pattern.name for pattern in admin.site.get_urls() if hasattr(pattern, "name")}

    # The one without a name leads an address without its last slash to the one with it.
    assert own == {name for name, _, _ in DESK} | {None}


@pytest.mark.slow
def test_each_page_opens_for_the_right_ones(client, role, rows):
    assert {name: ask(client, page, rows) for name, page, _ in PAGES} == expected(PAGES, role)


@pytest.mark.slow
def test_each_page_of_the_admin_opens_for_the_right_ones(client, role):
    # Signing out comes last, or the others would be asked for by nobody.
    order = sorted(DESK, key=lambda row: row[0] == "logout")

    assert {name: ask(client, page) for name, page, _ in order} == expected(DESK, role)


def make_row(model):
    return make_user("nils", None) if model is User else MAKERS[model]()


def ask_pages_of(client, model, row):
    pages = EXCEPTIONS.get(model, MODEL_PAGES)
    return {page: client.get(address(model, page, row)).status_code for page in pages}


def expected_of(model, role):
    pages = EXCEPTIONS.get(model, MODEL_PAGES)
    return expected([(page, None, codes) for page, codes in pages.items()], role)


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES[:3], indirect=True)
def test_no_page_of_any_model_opens_for_others_than_staff(client, role):
    row = SimpleNamespace(pk=1)  # who may not enter is not told whether it is there

    found = {model: ask_pages_of(client, model, row) for model in MODELS}

    assert found == {model: expected_of(model, role) for model in MODELS}


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", ROLES[3:], indirect=True)
def test_the_pages_of_a_model_open_for_the_right_ones(client, role, model):
    assert ask_pages_of(client, model, make_row(model)) == expected_of(model, role)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["/rapporter/utkast/", "/rapporter/utkast.pdf"])
def test_a_draft_opens_for_staff_alone(client, role, page):
    make_report(slug="utkast")

    assert ask(client, page) == [404, 404, 404, 200, 200, 200][ROLES.index(role)]


def test_only_administrators_give_others_a_new_password(client, role, outsider):
    address_of_form = f"/admin/auth/user/{outsider.pk}/password/"

    assert ask(client, address_of_form) == [302, 302, 302, 403, 403, 200][ROLES.index(role)]


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", ROLES[3:])
def test_the_actions_of_a_list_are_for_the_right_ones(rf, request, model, role):
    asked = rf.get("/")
    asked.user = request.getfixturevalue(role)

    actions = admin.site._registry[model].get_actions(asked)

    assert sorted(actions) == ACTIONS.get(model, ACTIONS[None])[role]


@pytest.mark.slow
@pytest.mark.parametrize("model", [m for m in MODELS if m in MAKERS], ids=lambda m: m.__name__)
def test_an_action_that_is_not_offered_changes_nothing(client, editor, model):
    row = make_row(model)
    client.force_login(editor)

    client.post(
        address(model, "changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
    )

    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.slow
def test_a_portal_for_readers_alone_shows_nobody_more_than_signing_in(client, rows, settings):
    settings.READERS_SIGN_IN = True

    found = {name: ask(client, page, rows) for name, page, _ in PAGES}

    assert {name for name, status in found.items() if status != 302} == OPEN


@pytest.mark.slow
def test_a_portal_for_readers_alone_keeps_out_who_waits_for_a_role(
    client, outsider, rows, settings
):
    settings.READERS_SIGN_IN = True
    client.force_login(outsider)

    found = {
        name: ask(client, page, rows) for name, page, _ in PAGES if not page.startswith("/konto/")
    }

    own_door = {"set_language": 302, "organisations:private-calendar": 404, "approval-give": 404}
    assert found == dict.fromkeys(found, 403) | own_door
    assert "Kontot väntar på behörighet" in client.get("/").text


@pytest.mark.slow
def test_a_portal_for_readers_alone_shows_readers_what_an_open_one_shows(
    client, reader, rows, settings
):
    settings.READERS_SIGN_IN = True
    client.force_login(reader)

    assert {name: ask(client, page, rows) for name, page, _ in PAGES} == expected(PAGES, "reader")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("nobody", False),
        ("outsider", False),
        ("reader", False),
        ("editor", True),
        ("approver", True),
        ("administrator", True),
    ],
)
def test_contact_details_are_for_staff_wherever_one_looks(client, request, rows, who, seen):
    contact = make_contact(
        organisation=rows["organisation"], email="ulla.utrop@exempel.se", starts="2020"
    )
    name = contact.person.name
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))

    # The files of a report are made of the same words as its page; a workbook is packed.
    packed = (".pdf", ".docx", ".xlsx", ".zip")
    asked = [page for _, page, _ in PAGES if not page.startswith("POST")]
    pages = [page for page in asked if not any(ending in page for ending in packed)]
    texts = {page: client.get(page, follow=True).getvalue().decode() for page in pages}

    showing = {page for page, text in texts.items() if name in text or contact.email in text}
    of_the_organisation = {"/organisationer/prov/", "/organisationer/prov/historik/"}
    assert showing == (of_the_organisation if seen else set())


def test_public_pages_are_open_unless_the_city_says_otherwise():
    assert settings.READERS_SIGN_IN is False
