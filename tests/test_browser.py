"""The pages in real Chromium: accessibility rules, keyboard, languages, sign-in, small screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.browser

# One address for each name in urls.py; a name without one fails below.
ADDRESSES = {
    "home": "/",
    "organisations:organisation-list": "/organisationer/?datum=2011-03-24",
    "organisations:organisation-detail": "/organisationer/metropolis/",
    "organisations:mandate-list": "/uppdrag/",
    "organisations:review-list": "/granskning/?datum=2011-10-01",
    "reports:report-list": "/rapporter/",
    "reports:report-detail": "/rapporter/oversyn-2011/",
    "login": "/konto/logga-in/",
}
NO_PAGE = {"reports:report-pdf", "logout", "set_language"}
MORE = ["/?datum=snart", "/organisationer/?status=hittepa&datum=x", "/finns-inte/"]
MORE += ["/granskning/", "/granskning/?regel=rad-utan-kalla", "/granskning/?regel=x&datum=x"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def portal(live_server):
    call_command("load_fixtures", verbosity=0)
    get_user_model().objects.create_superuser("administrator", password="stadsnat-prova")
    return live_server.url


def sign_in(page, portal):
    page.goto(f"{portal}/konto/logga-in/")
    page.fill("#id_username", "administrator")
    page.fill("#id_password", "stadsnat-prova")
    page.click("main button")


def names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        elif isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern.url_patterns, prefix + namespace)


def test_every_address_of_the_portal_is_looked_at():
    assert set(names(get_resolver().url_patterns)) - NO_PAGE == set(ADDRESSES)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_no_page_breaks_a_rule_of_accessibility(page, portal, language, signed_in):
    found = []
    page.on("console", lambda message: found.append(message.text))
    if signed_in:
        sign_in(page, portal)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": portal}])
    for address in [*ADDRESSES.values(), *MORE]:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(portal + address)
            violations = Axe().run(page, options=RULES).response["violations"]
            found += [f"{address} {scheme}: {v['id']} {v['nodes'][0]['html']}" for v in violations]

    assert [text for text in found if "404 (Not Found)" not in text] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1200, 1440])
def test_no_page_is_wider_than_the_screen(page, portal, width):
    page.set_viewport_size({"width": width, "height": 800})

    too_wide = []
    for address in [*ADDRESSES.values(), *MORE]:
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

    page.click("text=In English")

    assert page.url == f"{portal}/organisationer/eurocities/?datum=2011-03-24"
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(f"{portal}/uppdrag/")
    assert page.locator("h1").inner_text() == "Mandates"


def test_a_day_is_chosen_and_follows_to_the_next_page(page, portal):
    page.goto(f"{portal}/organisationer/")

    page.fill("#datum", "2011-03-24")
    page.click("text=Visa listan")
    page.click("th >> text=Metropolis")

    assert page.url == f"{portal}/organisationer/metropolis/?datum=2011-03-24"
    facts = page.locator(".facts li").all_inner_texts()
    assert " ".join(facts[0].split()) == "Medlem sedan 2003"


def test_the_filter_is_folded_on_a_phone_and_open_on_a_wide_screen(page, portal):
    page.goto(f"{portal}/organisationer/")
    assert page.locator("#id_q").is_visible()

    page.set_viewport_size({"width": 360, "height": 800})

    assert not page.locator("#id_q").is_visible()
    page.click("text=Filter och dag")
    assert page.locator("#id_q").is_visible()


def test_staff_sign_in_reach_the_admin_and_sign_out(page, portal):
    sign_in(page, portal)

    page.click("text=Administration")
    assert page.url == f"{portal}/admin/"
    page.goto(portal)
    page.click("text=Logga ut")
    assert page.locator("text=Logga in").count() == 1


def test_a_wrong_password_is_told_and_the_name_is_kept(page, portal):
    page.goto(f"{portal}/konto/logga-in/")
    page.fill("#id_username", "administrator")
    page.fill("#id_password", "fel")
    page.click("main button")

    assert page.locator(".summary h2").inner_text() == "Inloggningen lyckades inte"
    assert page.input_value("#id_username") == "administrator"


def test_reading_needs_no_script(new_context, portal):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{portal}/organisationer/?q=metropolis")

    page.click("th >> text=Metropolis")

    assert page.locator("h1").inner_text() == "Metropolis"
