"""The pages in real Chromium: accessibility rules, keyboard, languages, sign-in, small screens."""

import pytest

from organisations.models import Mandate, Membership
from stadsnat.models import ChangeSet
from tests.accounts.test_in_browser import ADDRESSES as OF_ACCOUNTS
from tests.accounts.test_in_browser import NO_PAGE as NO_PAGE_OF_ACCOUNTS
from tests.addresses import names
from tests.browsing import faults, press, sign_in, speak
from tests.organisations.merging.test_in_browser import NAMES as OF_MERGING
from tests.organisations.proposals.test_in_browser import NAMES as OF_PROPOSALS
from tests.reports.comparing.test_in_browser import NAMES as OF_COMPARING
from tests.reports.issuing.test_in_browser import NAMES as OF_ISSUING
from tests.reports.reviewing.test_in_browser import NAMES as OF_REVIEWING
from tests.reports.writing.test_pages_in_browser import NAMES as OF_WRITING

pytestmark = pytest.mark.browser

# One address for each name in urls.py; a name without one fails below.
ADDRESSES = {
    "home": "/",
    "organisations:organisation-list": "/organisationer/?datum=2011-03-24",
    "organisations:organisation-detail": "/organisationer/metropolis/",
    "organisations:mandate-list": "/uppdrag/",
    "organisations:calendar-list": "/kalender/?datum=2011-03-24",
    "organisations:feed-list": "/kalender/prenumerationer/",
    "organisations:import-create": "/inlasning/",
    "organisations:review-list": "/granskning/?datum=2011-10-01",
    "reports:report-list": "/rapporter/",
    "reports:report-detail": "/rapporter/oversyn-2011/",
    "reports:report-create": "/rapporter/ny/?slag=oversyn&datum=2011-03-24",
    "reports:report-copy": "/rapporter/oversyn-2011/kopiera/",
    "reports:manuscript-create": "/rapporter/las-in/",
    "reports:edition-list": "/rapporter/oversyn-2011/utgavor/",
    "reports:edition-detail": "/rapporter/oversyn-2011/utgavor/1/",
    "account_login": "/konto/logga-in/",
    "search-list": "/sok/?q=metropolis",
    "saved-view-list": "/vyer/",
    "saved-view-update": "/vyer/1/",
    "organisations:record-create": "/organisationer/metropolis/uppdrag/ny/",
    "organisations:record-update": "/medlemskap/{membership}/andra/",
    "organisations:membership-end": "/medlemskap/{membership}/avsluta/",
    "organisations:mandate-end": "/uppdrag/{mandate}/avsluta/",
    "organisations:organisation-history": "/organisationer/metropolis/historik/",
    "record-history": "/medlemskap/{membership}/historik/",
    "change-set-list": "/andringar/",
    "change-set-detail": "/andringar/{change_set}/",
}
NO_PAGE = {
    *("organisations:calendar-feed", "organisations:organisation-calendar"),
    *("organisations:private-calendar", "organisations:feed-revoke"),
    *("organisations:organisation-export", "organisations:mandate-export"),
    *("organisations:calendar-export", "organisations:review-export"),
    *("organisations:record-export", "organisations:register-export"),
    # Its pages are looked at in tests/organisations/exchange/test_in_browser.py.
    *("organisations:import-detail", "organisations:import-carry"),
    *("organisations:import-rest", "organisations:import-delete"),
    *("reports:proof-withdraw", "reports:proof-approve", "reports:approval-link-revoke"),
    *("organisations:import-columns", "organisations:foreign-table-delete"),
    # Looked at in tests/reports/importing/test_in_browser.py.
    *("reports:manuscript-detail", "reports:manuscript-delete"),
    *("saved-view-create", "saved-view-delete"),  # forms on other pages lead there
    "reports:section-draft",  # its page is looked at in tests/reports/drafting/test_in_browser.py
    *("reports:report-values", "reports:section-save"),
    *("reports:section-block", "reports:section-move"),
    *("change-set-undo", "date-reading", "reports:report-pdf", "set_language"),
    *("reports:report-docx", "reports:edition-docx"),
    *("reports:edition-pdf", "reports:edition-data", "reports:edition-package"),
    "reports:preview-job-pdf",
}
MORE = [
    "/granskning/",
    "/rapporter/ny/",
    "/granskning/?regel=rad-utan-kalla",
    "/granskning/?regel=x&datum=x",
    "/sok/",
    "/sok/?q=a",
    "/sok/?q=metroplis",
    "/kalender/?visa=tidigare&slag=hittepa",
    "/?datum=snart",
    "/organisationer/?status=hittepa&datum=x",
    "/finns-inte/",
]


def addresses():
    """All of them, with the keys that the rows have got this time."""
    keys = {
        "membership": Membership.objects.get(organisation__slug="metropolis").pk,
        "mandate": Mandate.objects.get(organisation__slug="metropolis", slug="styrelsen-2009").pk,
        "change_set": ChangeSet.objects.first().pk,
    }
    return [address.format(**keys) for address in [*ADDRESSES.values(), *MORE]]


def test_every_address_of_the_portal_is_looked_at():
    elsewhere = {*OF_ACCOUNTS, *NO_PAGE_OF_ACCOUNTS, *OF_MERGING, *OF_PROPOSALS}
    elsewhere |= {*OF_WRITING, *OF_COMPARING, *OF_ISSUING, *OF_REVIEWING}
    assert set(names()) - NO_PAGE == set(ADDRESSES) | elsewhere


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_no_page_breaks_a_rule_of_accessibility(page, portal, language, signed_in):
    found = []
    page.on("console", lambda message: found.append(message.text))
    if signed_in:
        sign_in(page, portal)
    speak(page, portal, language)
    for address in addresses():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(portal + address)
            found += [f"{address} {scheme}: {fault}" for fault in faults(page)]

    assert [text for text in found if "404 (Not Found)" not in text] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1200, 1440])
def test_no_page_is_wider_than_the_screen(page, portal, width):
    page.set_viewport_size({"width": width, "height": 800})

    too_wide = []
    for address in addresses():
        page.goto(portal + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(address)

    assert too_wide == []


def test_the_first_tab_stop_leads_to_the_content(page, portal):
    page.goto(f"{portal}/organisationer/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "innehall"


def test_the_language_is_chosen_and_kept(page, portal):
    page.goto(f"{portal}/organisationer/eurocities/?datum=2011-03-24")

    press(page, "text=In English")

    assert page.url == f"{portal}/organisationer/eurocities/?datum=2011-03-24"
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(f"{portal}/uppdrag/")
    assert page.locator("h1").inner_text() == "Mandates"


def test_a_day_is_chosen_and_follows_to_the_next_page(page, portal):
    page.goto(f"{portal}/organisationer/")

    page.fill("#datum", "2011-03-24")
    press(page, "text=Visa listan")
    press(page, "th >> text=Metropolis")

    assert page.url == f"{portal}/organisationer/metropolis/?datum=2011-03-24"
    facts = page.locator(".facts li").all_inner_texts()
    assert " ".join(facts[0].split()) == "Medlem sedan 2003"


def test_the_filter_is_folded_on_a_phone_and_open_on_a_wide_screen(page, portal):
    page.goto(f"{portal}/organisationer/")
    assert page.locator("#id_q").is_visible()

    page.set_viewport_size({"width": 360, "height": 800})

    assert not page.locator("#id_q").is_visible()
    press(page, "text=Filter och dag")
    assert page.locator("#id_q").is_visible()


def test_staff_sign_in_reach_the_admin_and_sign_out(page, portal):
    sign_in(page, portal)

    press(page, "text=Administration")
    assert page.url == f"{portal}/admin/"
    page.goto(portal)
    press(page, "text=Logga ut")
    assert page.locator("text=Logga in").count() == 1


def test_a_wrong_password_is_told_and_the_name_is_kept(page, portal):
    page.goto(f"{portal}/konto/logga-in/")
    page.fill("#id_login", "administrator")
    page.fill("#id_password", "fel")
    press(page, "main .form >> text=Logga in")

    assert page.locator(".summary h2").inner_text() == "Inloggningen lyckades inte"
    assert page.input_value("#id_login") == "administrator"


def test_reading_needs_no_script(new_context, portal):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{portal}/organisationer/?q=metropolis")

    press(page, "th >> text=Metropolis")

    assert page.locator("h1").inner_text() == "Metropolis"


def test_a_private_address_is_made_used_and_revoked(page, portal):
    found = []
    sign_in(page, portal)
    page.goto(f"{portal}/kalender/?organisation=metropolis")

    press(page, "text=Egna prenumerationer")
    press(page, "text=Skapa adressen")
    page.fill("#id_label", "Telefonen")
    press(page, "text=Skapa adressen")
    found += faults(page)
    address = page.input_value("#adress")
    calendar = page.request.get(address).text()

    assert calendar.count("BEGIN:VEVENT") == 3
    page.fill("#id_label", "Telefonen")
    press(page, "text=Skapa adressen")
    assert page.evaluate("document.activeElement.className") == "summary"
    press(page, ".summary a")
    assert page.evaluate("document.activeElement.id") == "id_label"
    press(page, "summary >> text=Återkalla")
    found += faults(page)
    press(page, "text=Ja, återkalla")
    assert page.locator("text=Återkallad den").count() == 1
    assert page.request.get(address).status == 404
    assert found == []


def test_the_menu_stands_on_one_line_wherever_it_is_shown(page, portal):
    page.goto(f"{portal}/kalender/")

    heights = set()
    for width in (896, 1024, 1152, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        heights.add(page.locator(".masthead nav").bounding_box()["height"])

    assert len(heights) == 1


def test_a_search_from_any_page_leads_to_what_was_found(page, portal):
    page.goto(f"{portal}/uppdrag/")

    page.fill("#sok", "metrop")
    page.keyboard.press("Enter")
    press(page, ".hits >> text=Metropolis >> nth=0")

    assert page.url == f"{portal}/organisationer/metropolis/"


def test_on_a_phone_the_search_is_a_page_of_its_own(page, portal):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(portal)
    assert not page.locator("#sok").is_visible()

    press(page, ".search-link")
    page.fill("#fraga", "UCLG")
    press(page, "main >> button")

    assert page.locator(".hits h2").first.inner_text() == (
        "United Cities and Local Governments (UCLG)"
    )


def test_a_choice_is_saved_opened_and_removed_without_script(new_context, portal):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, portal)
    page.goto(f"{portal}/organisationer/?status=member&datum=2011-03-24")

    press(page, "summary >> text=Spara urvalet")
    page.fill("#urval-name", "Medlem 2011")
    press(page, ".saved button")
    assert page.url == f"{portal}/organisationer/?status=member&datum=2011-03-24"
    press(page, "text=Byt namn eller ta bort")
    press(page, "tr:has-text('Medlem 2011') >> button")

    assert page.url == f"{portal}/vyer/"
    assert page.locator("tbody th").all_inner_texts() == ["Alla"]
