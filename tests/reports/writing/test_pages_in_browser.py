"""The pages of writing in real Chromium: accessibility, small screens, keys, and without script."""

import pytest

from reports.models import Report, Section
from tests.browsing import faults, press, sign_in, speak
from tests.factories import edit, make_section

from .conftest import at_the_end, at_the_section, saved, text_of

pytestmark = pytest.mark.browser

# The pages that are looked at here, by the names of their addresses.
NAMES = {
    "reports:report-write": "skriv/",
    "reports:report-update": "huvud/",
    "reports:report-delete": "ta-bort/",
    "reports:report-facts": "uppgifter/?q=eurocities",
    "reports:section-create": "avsnitt/nytt/",
    "reports:section-update": "avsnitt/{section}/",
    "reports:section-delete": "avsnitt/{section}/ta-bort/",
}
# One of everything that a text may hold.
FULL = (
    "<h3>Rubrik</h3><p>Nuvarande <data value='eurocities.medlemsstäder'>omkring 120</data>, "
    "{{ eurocities.finns-inte }}<span class='footnote'>En fotnot.</span> "
    "<a href='https://example.org/'>länk</a></p><ul><li>punkt</li></ul>"
    "<table><caption>Tabell</caption><tr><th>A</th></tr><tr><td>b</td></tr></table>"
    "<figure data-block='memberships'><figcaption>Medlemskap</figcaption></figure>"
)
DIALOGS = ["fact", "link", "table", "footnote", "dataBlock"]


def addresses(portal, section):
    paths = [path.format(section=section.pk) for path in NAMES.values()]
    return [f"{portal}/rapporter/prov/{path}" for path in paths]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(page, editors, section, language, scheme):
    edit(section, text=FULL)
    edit(Report.objects.get(slug="prov"), state="approved")
    found = []
    page.on("console", lambda message: found.append(message.text))
    sign_in(page, editors, "rut")
    page.emulate_media(color_scheme=scheme)
    speak(page, editors, language)
    for address in addresses(editors, section):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found += faults(page)

    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_dialog_breaks_a_rule_of_accessibility(writing, scheme):
    writing.emulate_media(color_scheme=scheme)
    found = []
    for name in DIALOGS:
        writing.click(f"[data-do={name}]")
        writing.wait_for_selector("dialog[open]")
        writing.wait_for_load_state("networkidle")
        found += faults(writing)
        writing.keyboard.press("Escape")
        writing.wait_for_selector("#texten:focus")

    assert found == []


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
def test_no_page_is_wider_than_the_screen(page, editors, section, width):
    edit(section, text=FULL)
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, editors, "rut")
    too_wide = []
    for address in addresses(editors, section):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(address)

    assert too_wide == []


def test_the_toolbar_is_one_stop_with_arrows_inside_and_escape_leads_out(writing):
    keys = writing.keyboard

    def focus():
        return writing.evaluate(
            "document.activeElement.dataset.do || document.activeElement.id "
            "|| document.activeElement.dataset.kindOfLine === '' && 'kind'"
        )

    keys.press("Alt+F10")
    reached = [focus()]
    for key in ("ArrowRight", "ArrowRight", "End", "Home", "ArrowLeft"):
        keys.press(key)
        reached.append(focus())
    assert reached == ["kind", "bold", "italic", "redo", "kind", "redo"]
    keys.press("Escape")
    writing.wait_for_selector("#texten:focus")
    keys.press("Escape")
    assert writing.evaluate("document.activeElement.textContent") == "Spara"


def test_the_toolbar_stays_in_sight_on_a_phone(page, editors, section):
    edit(section, text="<p>rad</p>" * 60)
    page.set_viewport_size({"width": 360, "height": 640})
    at_the_section(page, editors, section)
    at_the_end(page)

    box = page.locator("#verktyg").bounding_box()
    assert 0 <= box["y"] < 60
    assert box["height"] < 60
    page.click("[data-more]")
    page.click("[data-do=bold]")
    page.keyboard.type("fet")
    saved(page)
    assert text_of(section).endswith("<p>rad<strong>fet</strong></p>")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256)])  # 1280 × 1024 at 400 %
def test_a_value_is_inserted_on_the_smallest_screen(page, editors, section, width, height):
    page.set_viewport_size({"width": width, "height": height})
    at_the_section(page, editors, section)
    at_the_end(page)

    box = page.locator("[data-do=fact]").bounding_box()
    assert box["x"] + box["width"] < width
    page.click("[data-do=fact]")
    page.wait_for_selector("#uppgifter [role=option]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".chip")
    saved(page)


@pytest.mark.parametrize("width", [320, 1440])
def test_every_tool_has_a_name_and_is_reached_by_the_arrows(page, editors, section, width):
    page.set_viewport_size({"width": width, "height": 800})
    at_the_section(page, editors, section)
    at_the_end(page)
    page.keyboard.press("Alt+F10")
    if width == 320:
        page.keyboard.press("End")
        page.keyboard.press("Enter")
    tools = page.locator("#verktyg [data-do]:visible").count()
    page.keyboard.press("Home")
    reached, names = set(), set()
    for _ in range(tools + 1):
        page.keyboard.press("ArrowRight")
        focused = page.locator("#verktyg :focus")
        reached.add(focused.get_attribute("data-do"))
        names.add(" ".join(focused.text_content().split()))

    assert len(reached - {None}) == tools == 16
    assert "" not in names


class TestWithoutScript:
    @pytest.fixture
    def page(self, new_context, editors, section):
        page = new_context(java_script_enabled=False).new_page()
        return at_the_section(page, editors, section)

    def test_a_section_is_written_as_html_with_names_to_copy(self, page, section):
        page.click("summary >> text=Uppgifter att skriva in")
        assert "{{ eurocities.medlemsstäder }}" in page.inner_text(".facts-to-copy")

        page.fill("#id_text", "<p>Med {{ eurocities.medlemsstäder }} städer.</p>")
        press(page, "[type=submit] >> text=Spara >> nth=0")

        assert page.inner_text(".notice") == "Sparat."
        assert "fler än 130</data> städer" in text_of(section)

    def test_sections_are_added_moved_and_removed(self, page, section):
        make_section(report=section.report, heading="Sist", order=section.order + 1)
        press(page, "text=Alla avsnitt")
        press(page, "button >> text=Flytta upp: Sist")
        press(page, "text=Lägg till ett avsnitt sist")
        page.fill("#id_heading", "Ny")
        press(page, "text=Lägg till och skriv")
        press(page, "text=Alla avsnitt")
        press(page, "button >> text=En nivå ner: Ny")

        told = [(s.heading, s.level) for s in Section.objects.filter(report=section.report)]
        assert told == [("Sist", 2), ("Eurocities", 2), ("Ny", 3)]
        page.click("#rad-" + str(section.pk) + " summary")
        press(page, "#rad-" + str(section.pk) + " >> text=Ta bort")
        press(page, "button >> text=Ta bort")
        assert [s.heading for s in Section.objects.filter(report=section.report)] == ["Sist"]
