"""Who may open which page: every address and every page of the admin, for each role and nobody.

A new page needs a row in PAGES; without one, the first test fails. A new model needs nothing, if
it is on the desk with the rights of all others.
"""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User

from reports.models import Edition
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
from tests.test_admin import address

pytestmark = pytest.mark.django_db

# The outsider is signed in but waits for a role.
ROLES = ["nobody", "outsider", "reader", "editor", "approver", "administrator"]

# What each gets: 200 the page, 302 led elsewhere (to sign in, or away from it), 403 refused.
# fmt: off
PAGES = [
    # name                             address                         nobody, outsider, reader …
    ("home",                           "/",                            "200 200 200 200 200 200"),
    ("organisations:organisation-list", "/organisationer/",            "200 200 200 200 200 200"),
    ("organisations:organisation-detail", "/organisationer/prov/",     "200 200 200 200 200 200"),
    ("organisations:mandate-list",     "/uppdrag/",                    "200 200 200 200 200 200"),
    ("organisations:organisation-history", "/organisationer/prov/historik/",
     "302 403 403 200 200 200"),
    ("organisations:record-create",    "/organisationer/ny/",          "302 403 403 200 200 200"),
    ("organisations:record-update", "/organisationer/{organisation}/andra/",
     "302 403 403 200 200 200"),
    ("organisations:membership-end", "/medlemskap/{membership}/avsluta/",
     "302 403 403 200 200 200"),
    ("organisations:mandate-end",      "/uppdrag/{mandate}/avsluta/",  "302 403 403 200 200 200"),
    ("change-set-list",                "/andringar/",                  "302 403 403 200 200 200"),
    ("change-set-detail",              "/andringar/{change_set}/",     "302 403 403 200 200 200"),
    ("change-set-undo", "POST /andringar/{change_set}/angra/",
     "302 403 403 302 302 302"),
    ("record-history", "/medlemskap/{membership}/historik/",
     "302 403 403 200 200 200"),
    ("organisations:organisation-merge", "/organisationer/prov/sla-samman/",
     "302 403 403 200 200 200"),
    ("organisations:person-merge",     "/personer/{person}/sla-samman/", "302 403 403 200 200 200"),
    ("organisations:record-propose", "/organisationer/{organisation}/foresla/",
     "302 403 200 200 200 200"),
    ("organisations:missing-propose",  "/organisationer/prov/saknas/", "302 403 200 200 200 200"),
    ("organisations:proposal-mine",    "/forslag/mina/",               "302 200 200 200 200 200"),
    ("organisations:proposal-list",    "/forslag/",                    "302 403 403 200 200 200"),
    ("organisations:proposal-detail",  "/forslag/{proposal}/",         "302 403 403 200 200 200"),
    ("organisations:calendar-list",    "/kalender/",                   "200 200 200 200 200 200"),
    ("organisations:calendar-feed",    "/kalender.ics",                "200 200 200 200 200 200"),
    ("organisations:organisation-calendar", "/organisationer/prov/kalender.ics",
     "200 200 200 200 200 200"),
    ("organisations:private-calendar", "/kalender/finns-inte.ics",     "404 404 404 404 404 404"),
    ("organisations:feed-list",        "/kalender/prenumerationer/",   "302 200 200 200 200 200"),
    ("organisations:feed-revoke",      "POST /kalender/prenumerationer/0/aterkalla/",
     "302 404 404 404 404 404"),
    ("organisations:organisation-export", "/organisationer/export.xlsx?q=x",
     "200 200 200 200 200 200"),
    ("organisations:mandate-export",   "/uppdrag/export.csv",          "200 200 200 200 200 200"),
    ("organisations:calendar-export",  "/kalender/export.xlsx",        "200 200 200 200 200 200"),
    ("organisations:review-export",    "/granskning/export.csv",       "302 403 403 200 200 200"),
    ("organisations:record-export",    "/kontaktpersoner/export.xlsx", "302 403 403 200 200 200"),
    ("organisations:register-export",  "/register/export.xlsx",        "302 403 403 200 200 200"),
    ("organisations:import-create",    "/inlasning/",                  "302 403 403 200 200 200"),
    ("organisations:import-detail",    "/inlasning/0/",                "302 403 403 404 404 404"),
    ("organisations:import-columns",   "/inlasning/0/kolumner/",       "302 403 403 404 404 404"),
    ("organisations:foreign-table-delete", "POST /inlasning/tabeller/0/glom/",
     "302 403 403 404 404 404"),
    ("organisations:import-carry",     "POST /inlasning/0/las-in/",    "302 403 403 404 404 404"),
    ("organisations:import-rest",      "/inlasning/0/att-ratta.xlsx",  "302 403 403 404 404 404"),
    ("organisations:import-delete",    "POST /inlasning/0/ta-bort/",   "302 403 403 404 404 404"),
    ("reports:report-list",            "/rapporter/",                  "200 200 200 200 200 200"),
    ("reports:report-compare",         "/rapporter/prov/jamfor/",      "404 404 404 200 200 200"),
    ("reports:report-docx",            "/rapporter/prov.docx",        "302 403 403 200 200 200"),
    ("reports:edition-docx",       "/rapporter/utgiven/utgavor/1.docx", "200 200 200 200 200 200"),
    ("reports:section-draft",          "POST /rapporter/prov/avsnitt/0/utkast/",
     "302 403 403 404 404 404"),
    ("reports:report-create",          "/rapporter/ny/",               "302 403 403 200 200 200"),
    ("reports:report-copy",            "/rapporter/prov/kopiera/",     "302 403 403 200 200 200"),
    ("reports:manuscript-create",      "/rapporter/las-in/",           "302 403 403 200 200 200"),
    ("reports:manuscript-detail",      "/rapporter/las-in/0/",         "302 403 403 404 404 404"),
    ("reports:manuscript-delete",      "POST /rapporter/las-in/0/ta-bort/",
     "302 403 403 404 404 404"),
    ("reports:report-write",           "/rapporter/prov/skriv/",       "302 403 403 200 200 200"),
    ("reports:report-update",          "/rapporter/prov/huvud/",       "302 403 403 200 200 200"),
    ("reports:report-facts",           "/rapporter/prov/uppgifter/",   "302 403 403 200 200 200"),
    ("reports:report-values",          "/rapporter/prov/varden/",      "302 403 403 200 200 200"),
    ("reports:section-create",         "/rapporter/prov/avsnitt/nytt/", "302 403 403 200 200 200"),
    ("reports:section-update", "/rapporter/prov/avsnitt/{section}/",   "302 403 403 200 200 200"),
    ("reports:section-save", "POST /rapporter/prov/avsnitt/{section}/spara/",
     "302 403 403 422 422 422"),
    ("reports:section-block", "/rapporter/prov/avsnitt/{section}/block/?slag=fees",
     "302 403 403 200 200 200"),
    ("reports:section-move", "POST /rapporter/prov/avsnitt/{section}/flytta/",
     "302 403 403 404 404 404"),
    ("reports:section-delete", "/rapporter/prov/avsnitt/{section}/ta-bort/",
     "302 403 403 200 200 200"),
    ("reports:check-list",             "/rapporter/prov/kontroll/",    "302 403 403 200 200 200"),
    ("reports:proof-detail",           "/rapporter/prov/granskning/",  "302 403 403 200 200 200"),
    ("reports:proof-create", "POST /rapporter/prov/granskning/skicka/",
     "302 403 403 302 302 302"),
    ("reports:proof-withdraw", "POST /rapporter/prov/granskning/aterta/",
     "302 403 403 302 302 302"),
    ("reports:proof-approve", "POST /rapporter/prov/granskning/godkann/",
     "302 403 403 403 404 404"),
    ("reports:comment-create", "POST /rapporter/prov/granskning/kommentarer/",
     "302 403 403 302 302 302"),
    ("reports:comment-settle", "POST /rapporter/prov/granskning/kommentarer/0/",
     "302 403 403 404 404 404"),
    ("reports:approval-link-list", "/rapporter/prov/granskning/lankar/",
     "302 403 403 200 200 200"),
    ("reports:approval-link-revoke", "POST /rapporter/prov/granskning/lankar/0/aterkalla/",
     "302 403 403 404 404 404"),
    ("approval-give",                  "/godkann/finns-inte/",         "404 404 404 404 404 404"),
    # A draft is for those who write it; an edition is for everybody.
    ("reports:report-detail",          "/rapporter/prov/",             "404 404 404 200 200 200"),
    ("reports:report-pdf",             "/rapporter/prov.pdf",          "404 404 404 200 200 200"),
    ("reports:edition-issue",          "/rapporter/prov/ge-ut/",       "302 403 403 403 200 200"),
    ("reports:issue-job-detail",       "/rapporter/prov/ge-ut/0/",     "302 403 403 403 404 404"),
    ("reports:preview-job-detail",     "/rapporter/prov/utskrift/0/",  "302 403 403 404 404 404"),
    ("reports:preview-job-pdf",    "/rapporter/prov/utskrift/0.pdf",   "302 403 403 404 404 404"),
    ("reports:edition-list",           "/rapporter/utgiven/utgavor/",  "200 200 200 200 200 200"),
    ("reports:edition-detail",      "/rapporter/utgiven/utgavor/1/",   "200 200 200 200 200 200"),
    ("reports:edition-pdf",         "/rapporter/utgiven/utgavor/1.pdf", "200 200 200 200 200 200"),
    ("reports:edition-data",       "/rapporter/utgiven/utgavor/1.json", "200 200 200 200 200 200"),
    ("reports:edition-package",     "/rapporter/utgiven/utgavor/1.zip", "200 200 200 200 200 200"),
    ("search-list",                    "/sok/?q=prov",                 "200 200 200 200 200 200"),
    ("saved-view-list",                "/vyer/",                       "302 200 200 200 200 200"),
    ("saved-view-create",              "POST /vyer/spara/",            "302 200 200 200 200 200"),
    ("saved-view-update",              "/vyer/0/",                     "302 404 404 404 404 404"),
    ("saved-view-delete",              "POST /vyer/0/ta-bort/",        "302 404 404 404 404 404"),
    ("organisations:review-list",      "/granskning/",                 "302 403 403 200 200 200"),
    ("date-reading",                   "/datum/lasning/?text=2003",    "200 200 200 200 200 200"),
    ("set_language",                   "POST /sprak/",                 "302 302 302 302 302 302"),
    ("account-detail",                 "/konto/",                      "302 200 200 200 200 200"),
    ("account_login",                  "/konto/logga-in/",             "200 302 302 302 302 302"),
    ("mfa_login_webauthn",             "/konto/logga-in/nyckel/",      "302 302 302 302 302 302"),
    ("mfa_authenticate",               "/konto/logga-in/andra-steget/", "302 302 302 302 302 302"),
    ("account_logout",                 "/konto/logga-ut/",             "302 200 200 200 200 200"),
    ("account_inactive",               "/konto/stangt/",               "200 200 200 200 200 200"),
    # The accounts of these tests have no password here, so nothing is to be changed or confirmed.
    ("account_change_password",        "/konto/losenord/",             "302 302 302 302 302 302"),
    ("account_set_password",           "/konto/losenord/saknas/",      "302 302 302 302 302 302"),
    ("account_reauthenticate",         "/konto/bekrafta/",             "302 403 403 403 403 403"),
    ("mfa_reauthenticate",             "/konto/bekrafta/kod/",         "302 403 403 403 403 403"),
    ("mfa_reauthenticate_webauthn",    "/konto/bekrafta/nyckel/",      "302 403 403 403 403 403"),
    ("usersessions_list",              "/konto/sessioner/",            "302 200 200 200 200 200"),
    ("mfa_index",                      "/konto/tvasteg/",              "302 200 200 200 200 200"),
    ("mfa_activate_totp",              "/konto/tvasteg/app/",          "302 200 200 200 200 200"),
    ("mfa_deactivate_totp",            "/konto/tvasteg/app/ta-bort/",  "302 404 404 404 404 404"),
    ("mfa_view_recovery_codes",        "/konto/tvasteg/koder/",        "302 404 404 404 404 404"),
    ("mfa_generate_recovery_codes",    "/konto/tvasteg/koder/nya/",    "302 200 200 200 200 200"),
    ("mfa_download_recovery_codes",    "/konto/tvasteg/koder/hamta/",  "302 404 404 404 404 404"),
    ("mfa_list_webauthn",              "/konto/tvasteg/nycklar/",      "302 200 200 200 200 200"),
    ("mfa_add_webauthn",               "/konto/tvasteg/nycklar/ny/",   "302 200 200 200 200 200"),
    ("mfa_edit_webauthn",              "/konto/tvasteg/nycklar/1/",    "302 404 404 404 404 404"),
    ("mfa_remove_webauthn",   "/konto/tvasteg/nycklar/1/ta-bort/",     "302 404 404 404 404 404"),
]
# The admin's own pages.
DESK = [
    ("index",                          "/admin/",                      "302 302 302 200 200 200"),
    ("app_list",                       "/admin/organisations/",        "302 302 302 200 200 200"),
    ("login",                          "/admin/login/",                "302 403 403 302 302 302"),
    ("logout",                         "POST /admin/logout/",          "302 302 302 302 302 302"),
    ("password_change",                "/admin/password_change/",      "302 302 302 200 200 200"),
    ("password_change_done",           "/admin/password_change/done/", "302 302 302 200 200 200"),
    ("autocomplete",                   "/admin/autocomplete/",         "302 302 302 403 403 403"),
    ("jsi18n",                         "/admin/jsi18n/",               "302 302 302 200 200 200"),
    ("view_on_site",                   "/admin/r/0/0/",                "302 302 302 404 404 404"),
]
# fmt: on

# The pages of one model in the admin, and what each gets.
MODEL_PAGES = {
    "changelist": "302 302 302 200 200 200",
    "add": "302 302 302 200 200 200",
    "change": "302 302 302 200 200 200",
    "history": "302 302 302 302 302 302",  # it leads staff to the portal's own page
    "delete": "302 302 302 403 403 200",
}
ACCOUNT_PAGES = {
    "changelist": "302 302 302 403 403 200",
    "add": "302 302 302 403 403 200",
    "change": "302 302 302 403 403 200",
    "history": "302 302 302 403 403 200",
    "delete": "302 302 302 403 403 403",
}
# What is issued is looked at, and nothing else.
EDITION_PAGES = {
    "changelist": "302 302 302 200 200 200",
    "add": "302 302 302 403 403 403",
    "change": "302 302 302 200 200 200",
    "history": "302 302 302 200 200 200",
    "delete": "302 302 302 403 403 403",
}
EXCEPTIONS = {User: ACCOUNT_PAGES, Edition: EDITION_PAGES}
# The actions of a list in the admin; for a model that is not named here, those of None.
ACTIONS = {
    None: {
        "editor": ["correct_selected"],
        "approver": ["correct_selected"],
        "administrator": ["correct_selected", "delete_selected"],
    },
    User: {"editor": [], "approver": [], "administrator": ["remove_second_factor"]},
    Edition: {"editor": [], "approver": [], "administrator": []},
}
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


@pytest.mark.parametrize("page", ["/rapporter/utkast/", "/rapporter/utkast.pdf"])
def test_a_draft_opens_for_staff_alone(client, role, page):
    make_report(slug="utkast")

    assert ask(client, page) == [404, 404, 404, 200, 200, 200][ROLES.index(role)]


def test_only_administrators_give_others_a_new_password(client, role, outsider):
    address_of_form = f"/admin/auth/user/{outsider.pk}/password/"

    assert ask(client, address_of_form) == [302, 302, 302, 403, 403, 200][ROLES.index(role)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", ROLES[3:])
def test_the_actions_of_a_list_are_for_the_right_ones(rf, request, model, role):
    asked = rf.get("/")
    asked.user = request.getfixturevalue(role)

    actions = admin.site._registry[model].get_actions(asked)

    assert sorted(actions) == ACTIONS.get(model, ACTIONS[None])[role]


@pytest.mark.parametrize("model", [m for m in MODELS if m in MAKERS], ids=lambda m: m.__name__)
def test_an_action_that_is_not_offered_changes_nothing(client, editor, model):
    row = make_row(model)
    client.force_login(editor)

    client.post(
        address(model, "changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
    )

    assert model.objects.filter(pk=row.pk).exists()


def test_a_portal_for_readers_alone_shows_nobody_more_than_signing_in(client, rows, settings):
    settings.READERS_SIGN_IN = True

    found = {name: ask(client, page, rows) for name, page, _ in PAGES}

    assert {name for name, status in found.items() if status != 302} == OPEN


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

    # The PDF of a report is made of the same words as its page; a workbook is packed.
    pages = [page for _, page, _ in PAGES if not page.startswith("POST") and ".pdf" not in page]
    pages = [page for page in pages if ".xlsx" not in page and ".zip" not in page]
    texts = {page: client.get(page, follow=True).getvalue().decode() for page in pages}

    showing = {page for page, text in texts.items() if name in text or contact.email in text}
    of_the_organisation = {"/organisationer/prov/", "/organisationer/prov/historik/"}
    assert showing == (of_the_organisation if seen else set())


def test_public_pages_are_open_unless_the_city_says_otherwise():
    assert settings.READERS_SIGN_IN is False
