"""The page that shows a draft beside a text, in real Chromium."""

import pytest

from organisations.models import Organisation
from reports.models import Section
from tests.browsing import Looker, press, sign_in, speak
from tests.factories import edit

pytestmark = pytest.mark.browser


@pytest.fixture
def section(portal):
    metropolis = Organisation.objects.get(slug="metropolis")
    section = Section.objects.get(report__slug="oversyn-2011", heading="Metropolis")
    edit(section, organisation=metropolis)
    return section


def ask(page, portal, section):
    page.goto(portal + section.get_writing_url())
    press(page, "button[form=utkast]")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_breaks_no_rule(page, portal, section, language):
    looker = Looker(page)
    sign_in(page, portal)
    speak(page, portal, language)

    ask(page, portal, section)
    looker.look("draft")
    press(page, "form.editing button.button")
    page.wait_for_selector(".summary[role=alert]")
    looker.look("draft with what is wrong")

    assert looker.found == []


def test_a_draft_is_put_after_the_text(page, portal, section):
    sign_in(page, portal)
    ask(page, portal, section)

    page.check("text=Efter texten")
    press(page, "form.editing button.button")

    page.wait_for_url(portal + section.get_writing_url())
    assert page.locator("#texten > p").count() == len(section.text.split("<p>")) + 3
