"""Writing a report in real Chromium: typing, values, tables, footnotes, saving, two at once."""

import pytest

from stadsnat.models import ChangeSet
from tests.browsing import press, wait_until
from tests.factories import edit

from .conftest import at_the_end, at_the_section, saved, text_of

pytestmark = pytest.mark.browser

VALUE = "fler än 130"
MEMBERS = "eurocities.medlemsstäder"


def test_what_is_typed_is_saved_by_itself_two_seconds_after_a_pause(writing, section):
    writing.keyboard.type(" Mer.")

    assert writing.inner_text("#sparat") == "Inte sparat än"
    saved(writing)
    assert text_of(section) == "<p>Början. Mer.</p>"


def test_a_sitting_is_one_change_set_and_undone_as_a_whole(writing, section):
    for words in (" Ett.", " Två."):
        writing.keyboard.type(words)
        saved(writing)

    change_set = ChangeSet.objects.first()
    assert change_set.touched == {"reports.section": {"~": 1}}
    assert [row.change_set for row in section.history.all()[:2]] == [change_set] * 2
    writing.goto(writing.url.split("/rapporter")[0] + change_set.get_absolute_url())
    press(writing, "button >> text=Ångra")
    assert text_of(section) == "<p>Början.</p>"


def test_marks_lists_headings_and_quotes_are_made_with_keys_and_buttons(writing, section):
    keys = writing.keyboard
    keys.press("Enter")
    keys.press("Control+b")
    keys.type("fet")
    keys.press("Control+b")
    keys.type(" text")
    keys.press("Enter")
    writing.select_option("[data-kind-of-line]", "1")
    keys.type("Rubrik")
    keys.press("Enter")
    writing.click("[data-do=bulletList]")
    keys.type("ett")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("inuti")
    saved(writing)

    assert text_of(section) == (
        "<p>Början.</p>\n<p><strong>fet</strong> text</p>\n<h3>Rubrik</h3>\n"
        "<ul><li><p>ett</p><ul><li><p>inuti</p></li></ul></li></ul>"
    )


def test_a_reference_typed_in_braces_becomes_its_value(writing, section):
    writing.keyboard.type(" Med {{ " + MEMBERS + " }} städer.")

    writing.wait_for_selector(f".chip:has-text('{VALUE}')")
    saved(writing)
    assert text_of(section) == (
        f'<p>Början. Med <data value="{MEMBERS}">{VALUE}</data> städer.</p>'
    )


def test_an_unknown_name_is_told_with_the_nearest_and_mended_by_a_press(writing, section):
    writing.keyboard.type(" {{ eurocities.medlemstäder }}")

    writing.wait_for_selector(".chip.wrong")
    press(writing, "#se-over-listor button:has-text('Byt till det')")
    writing.wait_for_selector(f".chip.well:has-text('{VALUE}')")
    saved(writing)
    assert f'<data value="{MEMBERS}">{VALUE}</data>' in text_of(section)


def test_a_value_is_found_and_inserted_by_keys_alone(writing, section):
    keys = writing.keyboard
    keys.type(" ")
    keys.press("Control+j")
    writing.wait_for_selector("#uppgifter [role=option]")
    keys.type("medlemsst")
    wait_until(writing, "document.querySelectorAll('#uppgifter li').length < 5")
    assert writing.locator("#uppgifter [aria-selected=true]").count() == 1
    keys.press("Enter")

    writing.wait_for_selector(f".chip:has-text('{VALUE}')")
    keys.type(" städer")
    saved(writing)
    assert text_of(section) == (f'<p>Början. <data value="{MEMBERS}">{VALUE}</data> städer</p>')


def test_enter_takes_what_was_typed_last_though_another_list_is_shown_still(writing, section):
    keys = writing.keyboard
    keys.type(" ")
    keys.press("Control+j")
    writing.wait_for_selector("#uppgifter [role=option]")
    writing.evaluate("""() => {
      document.getElementById("sok-uppgift").value = "medlemsst";
      document.getElementById("sok-uppgift").dispatchEvent(new Event("input"));
    }""")
    keys.press("Enter")

    writing.wait_for_selector(f".chip:has-text('{VALUE}')")
    saved(writing)
    assert text_of(section) == f'<p>Början. <data value="{MEMBERS}">{VALUE}</data></p>'


def test_the_card_of_a_value_is_reached_by_keys_and_says_it_in_another_form(writing, section):
    keys = writing.keyboard
    keys.type("{{ eurocities.forum }}")
    writing.wait_for_selector(".chip.well")
    keys.press("ArrowLeft")
    writing.wait_for_selector(".card:visible")
    keys.press("Enter")
    assert writing.evaluate("document.activeElement.id") == "kort-form"
    writing.select_option("#kort-form", "bokstäver")
    writing.wait_for_selector(".chip:has-text('sju')")
    keys.press("Escape")
    assert writing.locator(".card:visible").count() == 0
    saved(writing)
    assert '<data value="eurocities.forum|bokstäver">sju</data>' in text_of(section)


def test_a_value_that_has_changed_is_shown_old_and_new_and_accepted_one_by_one(
    page,
    editors,
    section,
):
    old = f'<data value="{MEMBERS}">omkring 120</data>'
    edit(section, text=f"<p>Först {old}, sedan {old}.</p>")
    at_the_section(page, editors, section)

    assert page.locator(".chip.changed").all_inner_texts() == [f"omkring 120 → {VALUE}"] * 2
    press(page, "#se-over-listor button:has-text('Godta') >> nth=0")
    saved(page)

    assert page.locator(".chip.changed").count() == 1
    new = f'<data value="{MEMBERS}">{VALUE}</data>'
    assert text_of(section) == f"<p>Först {new}, sedan {old}.</p>"


def test_typing_with_a_value_selected_adds_to_the_sentence(writing, section):
    writing.keyboard.type("{{ eurocities.forum }}")
    writing.click(".chip.well")
    writing.keyboard.type(" forum")
    writing.keyboard.press("Home")
    writing.keyboard.type("Av ")
    saved(writing)

    value = '<data value="eurocities.forum">7</data>'
    assert text_of(section) == f"<p>Av Början.{value} forum</p>"


def test_words_that_age_are_pointed_at_while_one_writes(writing):
    writing.keyboard.type(" Den nuvarande ordföranden.")

    writing.wait_for_selector(".ages:has-text('nuvarande')")
    writing.wait_for_selector("#se-over-listor li:has-text('nuvarande')")


def test_a_footnote_is_written_in_its_dialog(writing, section):
    writing.click("[data-do=footnote]")
    writing.keyboard.type("Enligt stadgan.")
    press(writing, "#infoga-fotnot button[value=ja]")
    writing.wait_for_selector(".note-mark")
    writing.keyboard.type(" Vidare.")
    saved(writing)

    assert text_of(section) == (
        '<p>Början.<span class="footnote">Enligt stadgan.</span> Vidare.</p>'
    )
    writing.click(".note-mark")
    press(writing, ".card button")
    assert writing.inner_text(".footnote-editor [role=textbox]") == "Enligt stadgan."


def test_a_table_has_a_caption_and_a_row_of_headings(writing, section):
    writing.click("[data-do=table]")
    writing.fill("#tabell-rubrik", "Städer")
    writing.fill("#tabell-kolumner", "2")
    writing.fill("#tabell-rader", "1")
    press(writing, "#infoga-tabell button[value=ja]")
    writing.wait_for_selector("#texten:focus table")
    for words in ("Stad", "Land", "Lyon", "Frankrike"):
        writing.keyboard.type(words)
        if words != "Frankrike":
            writing.keyboard.press("Tab")
    saved(writing)

    assert text_of(section) == (
        "<p>Början.</p>\n<table><caption>Städer</caption>"
        "<thead><tr><th>Stad</th><th>Land</th></tr></thead>"
        "<tbody><tr><td>Lyon</td><td>Frankrike</td></tr></tbody></table>"
    )
    writing.reload()
    assert writing.input_value(".table-name input") == "Städer"


def test_a_table_or_figure_of_the_register_is_chosen_in_its_dialog(writing, section):
    writing.click("[data-do=dataBlock]")
    writing.select_option("#block-slag", "fees")
    writing.fill("#block-rubrik", "Avgifter")
    writing.fill("#block-sok", "euroc")
    writing.check("#block-eurocities")
    press(writing, "#infoga-block button[value=ja]")
    saved(writing)

    assert text_of(section) == (
        '<p>Början.</p>\n<figure data-block="fees" data-only="eurocities">'
        "<figcaption>Avgifter</figcaption></figure>"
    )


def test_a_first_click_on_a_value_leaves_the_keys_as_anywhere(page, editors, section):
    value = f'<data value="{MEMBERS}">{VALUE}</data>'
    edit(section, text=f"<p>Första.</p><p>Med {value} städer.</p><p>Sista.</p>")
    at_the_section(page, editors, section)
    page.click(f".chip:has-text('{VALUE}')")
    wait_until(page, "document.activeElement.id === 'texten'")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Slut.")
    saved(page)

    assert text_of(section) == (f"<p>Första.</p>\n<p>Med {value} städer.</p>\n<p>Sista. Slut.</p>")


def test_the_end_of_a_line_in_what_is_stored_is_a_space(page, editors, section):
    value = f'<data value="{MEMBERS}">{{}}</data>'
    folded = value.format(VALUE.replace(" ", "\n"))
    edit(section, text=f"<p>Med {folded}\n{folded}\n<em>städer</em>.</p>")
    at_the_section(page, editors, section)
    page.wait_for_selector(f".chip.well:has-text('{VALUE}')")
    at_the_end(page)
    page.keyboard.type(" Slut.")
    saved(page)

    once = value.format(VALUE)
    assert text_of(section) == f"<p>Med {once} {once} <em>städer</em>. Slut.</p>"


def test_what_is_typed_at_a_chosen_table_stands_after_it(page, editors, section):
    table = '<figure data-block="mandates"><figcaption>Uppdrag.</figcaption></figure>'
    edit(section, text=f"{table}<p>Sist.</p>")
    at_the_section(page, editors, section)
    page.focus("#texten")
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("Mer.")
    saved(page)

    assert text_of(section) == f"{table}\n<p>Mer.</p>\n<p>Sist.</p>"
