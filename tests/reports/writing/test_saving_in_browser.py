"""Nothing written is lost: two at once, a lost net, a session that ends, a browser that dies."""

import pytest

from tests.pressing import press

from .conftest import at_the_end, at_the_section, saved, text_of

pytestmark = pytest.mark.browser


def not_saved(page, words):
    page.wait_for_selector(f"#sparat.error:has-text('{words}')")


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
    assert eva.locator(".changed-words ins").all_inner_texts() == ["nytt:  Ruts.", "nytt:  Evas."]
    assert eva.inner_text("#texten") == "Början. Evas."
    eva.check(f"#text-choice-{choice}")
    press(eva, "[type=submit] >> text=Spara >> nth=0")
    eva.wait_for_selector(".notice.good")
    assert text_of(section) == text


def test_a_session_that_has_ended_loses_nothing_and_is_taken_up_in_another_tab(
    writing, editors, section
):
    writing.context.clear_cookies()
    writing.keyboard.type(" Mer.")

    not_saved(writing, "inloggningen har gått ut")
    assert "Logga in i en ny flik" in writing.inner_text(".unanswered")
    other = writing.context.new_page()
    at_the_section(other, editors, section)
    other.close()
    writing.keyboard.type(" Ännu mer.")
    saved(writing)
    assert text_of(section) == "<p>Början. Mer. Ännu mer.</p>"
    assert writing.locator(".unanswered").count() == 0


def test_what_never_was_saved_is_offered_when_the_page_is_opened_again(writing, section):
    writing.context.set_offline(True)
    writing.keyboard.type(" Mer.")
    not_saved(writing, "portalen svarade inte")
    address = writing.url
    writing.context.set_offline(False)
    writing.on("dialog", lambda dialog: dialog.accept())
    writing.route("**/spara/", lambda route: route.abort())
    writing.goto(address)
    writing.unroute("**/spara/")

    press(writing, "button >> text=Hämta tillbaka det")
    saved(writing)
    assert text_of(section) == "<p>Början. Mer.</p>"
    writing.reload()
    assert writing.locator("text=aldrig hann sparas").count() == 0


def test_a_link_waits_until_what_was_written_is_saved(writing, section):
    writing.keyboard.type(" Mer.")

    press(writing, "text=Alla avsnitt")
    writing.wait_for_url("**/skriv/")
    assert text_of(section) == "<p>Början. Mer.</p>"


def test_saving_by_hand_with_keys_keeps_what_was_just_typed(writing, section):
    writing.keyboard.type(" Mer.")
    writing.keyboard.press("Control+s")

    writing.wait_for_selector(".notice.good")
    assert text_of(section) == "<p>Början. Mer.</p>"


def test_opening_a_section_and_leaving_it_changes_nothing(writing, section):
    writing.keyboard.press("ArrowLeft")
    press(writing, "[type=submit] >> text=Spara >> nth=0")

    writing.wait_for_selector("text=Inget var ändrat")
    assert section.history.count() == 1
