"""What the tests of writing share: a section in a browser."""

import pytest

from organisations.models import Organisation
from tests.browsing import sign_in, wait_until
from tests.factories import make_report, make_section
from tests.test_browser_editing import editors

__all__ = ["editors"]


@pytest.fixture
def section(editors):
    """A section about Eurocities in a report of its own."""
    report = make_report(slug="prov", short_title="Prov")
    eurocities = Organisation.objects.get(slug="eurocities")
    return make_section(
        report=report, heading="Eurocities", organisation=eurocities, text="<p>Början.</p>"
    )


@pytest.fixture
def writing(page, editors, section):
    """Rut's browser, with the cursor at the end of the section's text."""
    at_the_section(page, editors, section)
    at_the_end(page)
    return page


def at_the_section(page, portal, section, name="rut"):
    page.set_default_timeout(12_000)
    sign_in(page, portal, name)
    page.goto(f"{portal}/rapporter/{section.report.slug}/avsnitt/{section.pk}/")
    return page


def at_the_end(page):
    page.click("#texten")
    wait_until(page, "document.activeElement.id === 'texten'")
    page.keyboard.press("Control+End")
    wait_until(page, "getSelection().focusOffset === getSelection().focusNode.length")


def paste(page, html):
    """What the keys do with HTML on the clipboard."""
    page.evaluate(
        """(html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
            document.getElementById("texten").dispatchEvent(event);
        }""",
        html,
    )


def saved(page):
    """Wait until all that is written is saved, as the page says."""
    wait_until(page, "document.getElementById('sparat').textContent.startsWith('Sparat ')")


def text_of(section):
    section.refresh_from_db()
    return section.text
