"""Nothing written is lost: two at once, a lost net, a session that ends, a browser that dies."""

import pytest

from tests.browsing import press

from .conftest import at_the_end, at_the_section, saved, text_of

pytestmark = pytest.mark.browser


def not_saved(page, words):
    page.wait_for_selector(f"#sparat.error:has-text('{words}')")


def until(page, is_so):
    """Wait for what the portal does after the page that asked for it is gone."""
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never came")


@pytest.mark.parametrize(
    ("choice", "text"), [("now", "<p>Början. Ruts.</p>"), ("yours", "<p>Början. Evas.</p>")]
)
def test_two_browsers_write_the_same_section_and_the_later_sees_both(
    new_context, editors, section, choice, text
):
    rut, eva = [
        at_the_section(new_context().new_page(), editors, section, name) for name in ("rut", "eva")
    ]
    at_the_end(rut)
    rut.keyboard.type(" Ruts.")
    saved(rut)

    at_the_end(eva)
    eva.keyboard.type(" Evas.")
    not_saved(eva, "Rut Exempel ändrade avsnittet den")
    assert text_of(section) == "<p>Början. Ruts.</p>"
    press(eva, "button >> text=Jämför och välj")

    eva.wait_for_selector(".meanwhile")
    marked = eva.locator(".changed-words ins").all_text_contents()
    assert marked == ["tillagt:  Ruts.", "tillagt:  Evas."]
    assert eva.inner_text("#texten") == "Början. Evas."
    eva.check(f"#text-choice-{choice}")
    press(eva, "[type=submit] >> text=Spara >> nth=0")
    eva.wait_for_selector(".notice.good")
    assert text_of(section) == text


def test_a_session_that_has_ended_loses_nothing_and_is_taken_up_in_another_tab(
    writing, editors, section
):
    writing.context.clear_cookies(name="sessionid")
    writing.keyboard.type(" Mer.")

    not_saved(writing, "inloggningen gäller inte längre")
    assert "Logga in i en ny flik" in writing.inner_text(".unanswered")
    other = writing.context.new_page()
    at_the_section(other, editors, section)
    other.close()
    writing.keyboard.type(" Ännu mer.")
    saved(writing)
    assert text_of(section) == "<p>Början. Mer. Ännu mer.</p>"
    assert writing.locator(".unanswered").count() == 0


def test_what_never_was_saved_is_offered_when_the_page_is_opened_again(writing, section):
    address, context = writing.url, writing.context
    context.set_offline(True)
    writing.keyboard.type(" Mer.")
    not_saved(writing, "portalen svarade inte")
    writing.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)

    press(page, "button >> text=Hämta tillbaka det")
    saved(page)
    assert text_of(section) == "<p>Början. Mer.</p>"
    page.reload()
    page.wait_for_selector("#texten")
    assert page.locator("text=aldrig hann sparas").count() == 0


def test_what_was_saved_on_leaving_is_not_offered(writing, section):
    address, context = writing.url, writing.context
    writing.keyboard.type(" {{ eurocities.forum }}")
    writing.keyboard.press("Enter")
    writing.keyboard.type("Mer.")
    writing.goto("about:blank")
    page = context.new_page()
    until(page, lambda: "Mer." in text_of(section))
    page.goto(address)

    page.wait_for_selector("#texten p:has-text('Mer.')")
    assert page.locator("text=aldrig hann sparas").count() == 0
    page.wait_for_selector(".chip.well")


def test_a_link_waits_until_what_was_written_is_saved(writing, section):
    writing.keyboard.type(" Mer.")

    press(writing, "text=Alla avsnitt")
    writing.wait_for_url("**/skriv/")
    assert text_of(section) == "<p>Början. Mer.</p>"


def test_saving_by_keys_leaves_the_cursor_where_it_is(writing, section):
    writing.keyboard.type(" Mer.")
    writing.keyboard.press("Control+s")

    saved(writing)
    assert writing.evaluate("document.activeElement.id") == "texten"
    assert text_of(section) == "<p>Början. Mer.</p>"


def test_opening_a_section_and_leaving_it_changes_nothing(writing, section):
    writing.keyboard.press("ArrowLeft")
    press(writing, "[type=submit] >> text=Spara >> nth=0")

    writing.wait_for_selector("text=Inget var ändrat")
    assert section.history.count() == 1


def test_a_text_too_large_to_send_stays_on_the_page_and_in_the_browser(
    page, editors, section, settings
):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 3000
    writing = at_the_section(page, editors, section)
    at_the_end(writing)
    writing.keyboard.insert_text(" Mycket text." * 300)

    not_saved(writing, "texten är för stor att ta emot")
    writing.click("button >> text=Spara >> nth=0")
    assert "dela den i flera delar" in writing.inner_text(".unanswered")
    assert "Mycket text." in writing.inner_text("#texten")
    assert text_of(section) == "<p>Början.</p>"
    writing.reload()
    press(writing, "button >> text=Hämta tillbaka det")
    assert "Mycket text." in writing.inner_text("#texten")


def test_a_proxy_that_takes_less_is_told_of_in_the_same_way(writing, section):
    writing.route("**/spara/", lambda route: route.fulfill(status=413, body="<html>"))
    writing.keyboard.type(" Mer.")

    not_saved(writing, "texten är för stor att ta emot")
    assert writing.inner_text("#texten") == "Början. Mer."
    writing.unroute("**/spara/")
    writing.keyboard.press("Backspace")
    saved(writing)
    assert text_of(section) == "<p>Början. Mer</p>"


def test_cookies_that_are_cleared_are_an_ended_session(writing, section):
    writing.context.clear_cookies()
    writing.keyboard.type(" Mer.")

    not_saved(writing, "inloggningen gäller inte längre")
    assert "Logga in i en ny flik" in writing.inner_text(".unanswered")


def test_a_cookie_that_is_gone_is_told_and_comes_back_in_another_tab(writing, editors, section):
    writing.context.clear_cookies(name="csrftoken")
    writing.keyboard.type(" Mer.")

    not_saved(writing, "webbläsaren skickade inte med portalens kaka")
    with writing.context.expect_page() as opening:
        writing.click(".unanswered a")
    opening.value.wait_for_load_state()
    opening.value.close()
    at_the_end(writing)
    writing.keyboard.type(" Ännu mer.")
    saved(writing)
    assert text_of(section) == "<p>Början. Mer. Ännu mer.</p>"
    assert writing.locator(".unanswered").count() == 0
