"""How a report begins, in real Chromium: with the script and without it."""

import pytest

from tests.browsing import faults, press, sign_in

from .files import p, run, word

pytestmark = pytest.mark.browser

REVIEW = "/rapporter/ny/?slag=oversyn&datum=2011-03-24"


@pytest.fixture
def signed_in(page, portal):
    sign_in(page, portal)
    return page


def test_a_search_hides_networks_and_keeps_what_is_ticked(signed_in, portal):
    page = signed_in
    page.goto(portal + REVIEW)
    every = page.locator(".ticks .choice").count()

    page.fill("#sok-natverk", "metro")
    press(page, "text=Avmarkera de som visas")

    assert page.locator(".ticks .choice:visible").count() == 1
    assert page.locator(".ticks input:checked").count() == every - 1
    assert page.locator(".tick-tools [role=status]").inner_text() == f"{every - 1} valda av {every}"


def test_without_a_script_the_list_is_whole_and_has_no_tools(new_context, portal):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, portal)
    page.goto(portal + REVIEW)

    assert not page.locator(".tick-tools").is_visible()
    assert page.locator(".ticks .choice:visible").count() == page.locator(".ticks input").count()


def test_an_older_report_is_sent_in_looked_at_and_read_in(signed_in, portal):
    page = signed_in
    page.goto(f"{portal}/rapporter/las-in/")
    page.set_input_files(
        "#id_file",
        {
            "name": "rapport.docx",
            "mimeType": "application/octet-stream",
            "buffer": word(
                p(run("Bakgrund", "<w:b/>")), p("Staden är med."), p(run("Analys", "<w:b/>"))
            ),
        },
    )
    press(page, "text=Granska filen")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.fill("#id_title", "En äldre rapport")
    page.fill("#id_dated", "2011-03-24")
    press(page, "text=Läs in som utkast")

    assert page.url == f"{portal}/rapporter/aldre-rapport-2011/"
    assert [heading.inner_text() for heading in page.locator(".chapter h2").all()] == [
        "Bakgrund",
        "Analys",
    ]
