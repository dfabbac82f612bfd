"""A date typed in real Chromium, with and without JavaScript."""

import pytest

from tests.browsing import faults, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.urls("tests.stadsnat.date_form_page"),
]
READING = "#id_starts_reading"


@pytest.fixture
def address(live_server):
    return f"{live_server.url}/uppdrag/andra/"


def test_the_reading_is_shown_while_the_date_is_typed_and_then_saved_at_once(page, address):
    page.goto(address)
    page.fill("#id_starts", "okt 2008")
    page.locator(f"{READING} >> text=Läses som: oktober 2008 (1–31 oktober 2008)").wait_for()
    press(page, "text=Spara uppdraget")

    assert page.inner_text("#saved") == "{'starts': '2008-10', 'ends': '..'}"


def test_what_is_not_read_is_told_while_it_is_typed_and_not_saved(page, address):
    page.goto(address)
    page.fill("#id_starts", "jun.23")
    page.locator(f"{READING} .error").wait_for()
    press(page, "text=Spara uppdraget")

    assert page.locator("#saved").count() == 0
    assert page.input_value("#id_starts") == "jun.23"


def test_without_script_the_form_comes_back_once_with_the_reading(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.fill("#id_starts", "okt 2008")
    press(page, "text=Spara uppdraget")

    assert page.inner_text("#id_starts_error") == (
        "Datumet lästes som: oktober 2008 (1–31 oktober 2008). "
        "Spara igen om det stämmer, rätta annars datumet."
    )
    press(page, "text=Spara uppdraget")
    assert page.inner_text("#saved") == "{'starts': '2008-10', 'ends': '..'}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["2004", "okt 2008", "jun.23"])
def test_the_form_breaks_no_rule_of_accessibility(page, address, text, scheme):
    problems = []
    page.on("console", lambda message: problems.append(message.text))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address)
    page.fill("#id_starts", text)
    page.locator(f"{READING} span").wait_for()
    found = faults(page)
    press(page, "text=Spara uppdraget")
    found += faults(page)

    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert problems == []
