"""Forms that cannot be saved as they stand, in real Chromium: nothing typed is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from organisations.models import Body
from stadsnat import roles
from tests.browsing import PASSWORD, Looker, press, sign_in, speak
from tests.test_browser_editing import SAVE, editors, focus, membership, save

pytestmark = pytest.mark.browser

__all__ = ["editors", "membership"]  # fixtures
SAID = ".editing > .unanswered"


def in_place(page, portal):
    """The page of Metropolis with the form of its membership open in it, and a note typed."""
    sign_in(page, portal, "rut")
    page.goto(f"{portal}/organisationer/metropolis/")
    press(page, ".section:has(#medlemskap) >> text=Ändra >> nth=0")
    page.wait_for_selector(".editing-head:focus")
    page.fill("#id_note", "Mycket text.")
    return page


def on_a_page(page, portal):
    """The page on which a body of Metropolis is added, filled in."""
    sign_in(page, portal, "rut")
    page.goto(f"{portal}/organisationer/metropolis/organ/ny/")
    page.select_option("#id_kind", index=1)
    page.fill("#id_name", "Valberedningen")
    return page


@pytest.fixture
def opened(page, editors):
    return in_place(page, editors)


@pytest.fixture
def adding(page, editors):
    return on_a_page(page, editors)


@pytest.fixture(params=[in_place, on_a_page], ids=lambda form: form.__name__)
def filled_in(request, page, editors):
    return request.param(page, editors)


def sign_in_anew(page, portal):
    """In another tab, as the sentence says."""
    with page.context.expect_page() as opening:
        press(page, f"{SAID} a")
    tab = opening.value
    tab.wait_for_selector("#id_login")
    tab.fill("#id_login", "rut")
    tab.fill("#id_password", PASSWORD)
    tab.click("form:has(#id_login) button")
    tab.wait_for_url(f"{portal}/")


def said(page):
    page.wait_for_selector(f"{SAID}:focus")
    return page.locator(f"{SAID} h2").inner_text(), page.locator(f"{SAID} p").first.inner_text()


def test_in_place_a_session_that_has_ended_loses_nothing(opened, editors, membership):
    Session.objects.all().delete()
    save(opened)

    assert said(opened) == (
        "Det är inte sparat",
        "Inloggningen gäller inte längre. Allt som är skrivet står kvar här.",
    )
    assert opened.input_value("#id_note") == "Mycket text."
    sign_in_anew(opened, editors)
    with opened.expect_navigation():
        opened.click(SAVE)
    assert opened.inner_text(".notice") == "Sparat: Medlemskap: Staden – Metropolis."
    membership.refresh_from_db()
    assert membership.note == "Mycket text."


def test_on_a_page_of_its_own_a_session_that_has_ended_loses_nothing(adding, editors):
    Session.objects.all().delete()
    save(adding)

    assert said(adding)[1] == "Inloggningen gäller inte längre. Allt som är skrivet står kvar här."
    assert adding.input_value("#id_name") == "Valberedningen"
    sign_in_anew(adding, editors)
    adding.click(SAVE)
    adding.wait_for_url(f"{editors}/organisationer/metropolis/#organ")
    assert Body.objects.filter(name="Valberedningen").count() == 1


def test_an_account_that_may_no_longer_save_is_told_so(filled_in):
    roles.assign(user=get_user_model().objects.get(username="rut"), role=roles.READER)
    save(filled_in)

    assert said(filled_in) == (
        "Det är inte sparat",
        "Det konto som är inloggat nu har inte rätt att spara detta. Allt som är skrivet står kvar "
        "här. Kopiera det och kontakta en administratör.",
    )
    assert filled_in.input_value("#id_varfor-reason") == "Enligt protokollet"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Något gick fel i portalen. Allt som är skrivet står kvar här."),
        (504, "Allt som är skrivet står kvar här. Kontrollera att nätverket fungerar"),
        (None, "Allt som är skrivet står kvar här. Kontrollera att nätverket fungerar"),
    ],
)
def test_an_answer_that_failed_is_told_and_the_form_can_be_sent_again(filled_in, status, words):
    page = filled_in
    address = page.locator("form.editing").get_attribute("action")
    answer = {"status": status} if status else None
    page.route(f"**{address}", lambda route: route.fulfill(**answer) if answer else route.abort())
    save(page)

    assert said(page)[1].startswith(words)
    assert page.input_value("#id_varfor-reason") == "Enligt protokollet"
    page.unroute(f"**{address}")
    with page.expect_navigation():
        press(page, SAVE)
    assert page.inner_text(".notice").startswith("Sparat: ")


def test_an_error_that_is_mended_is_no_longer_told(opened):
    opened.route("**/andra/", lambda route: route.fulfill(status=500))
    save(opened)
    said(opened)
    opened.unroute("**/andra/")
    opened.fill("#id_varfor-reason", "")
    opened.click(SAVE)

    opened.wait_for_selector(".summary:not(.unanswered):focus")
    assert opened.locator(SAID).count() == 0


def test_a_form_that_cannot_be_opened_in_place_is_opened_as_a_page(page, editors, membership):
    sign_in(page, editors, "rut")
    page.goto(f"{editors}/organisationer/metropolis/")
    Session.objects.all().delete()
    press(page, ".section:has(#medlemskap) >> text=Ändra >> nth=0")

    page.wait_for_url(f"{editors}/konto/logga-in/?next=/medlemskap/{membership.pk}/andra/")


def test_a_link_that_got_no_answer_says_so_where_it_stands(page, editors):
    sign_in(page, editors, "rut")
    page.goto(f"{editors}/organisationer/metropolis/")
    page.route("**/andra/", lambda route: route.abort())
    press(page, ".section:has(#medlemskap) >> text=Ändra >> nth=0")

    page.wait_for_selector(".section:has(#medlemskap) > .unanswered:focus")
    assert page.inner_text(".unanswered p") == (
        "Kontrollera att nätverket fungerar och försök igen om en stund."
    )


def test_a_date_that_cannot_be_read_back_shows_no_old_reading(opened):
    opened.fill("#id_ends", "okt 2008")
    opened.wait_for_selector("#id_ends_reading:has-text('Läses som')")
    opened.route("**/datum/**", lambda route: route.fulfill(status=503))
    opened.fill("#id_ends", "okt 2009")

    opened.wait_for_selector("#id_ends_reading:has-text('Just nu visas inte')")
    assert "Läses som" not in opened.inner_text("#id_ends_reading")
    assert focus(opened) == "id_ends"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_said_breaks_no_rule_of_accessibility(page, opened, editors, language):
    looker = Looker(page)
    speak(page, editors, language)
    page.reload()
    press(page, ".section:has(#medlemskap) .edit-links a >> nth=0")
    page.wait_for_selector("form.editing")
    Session.objects.all().delete()
    save(page)
    page.wait_for_selector(SAID)
    looker.look("signed out")

    assert looker.found == []
