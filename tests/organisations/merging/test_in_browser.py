"""The pages of merging in real Chromium: accessibility, small screens, and without script."""

import pytest

from organisations.models import Organisation, Person
from tests.browsing import Looker, press, sign_in, speak

pytestmark = pytest.mark.browser

# The names of the addresses that are looked at here.
NAMES = {"organisations:organisation-merge", "organisations:person-merge"}


def addresses():
    metropolis = Organisation.objects.get(slug="metropolis")
    uclg = Organisation.objects.get(slug="uclg")
    one, other = Person.objects.all()[:2]
    return [
        "/organisationer/metropolis/sla-samman/",
        "/organisationer/metropolis/sla-samman/?q=stad",
        "/organisationer/metropolis/sla-samman/?q=finns inte",
        f"/organisationer/metropolis/sla-samman/?med={uclg.pk}",
        f"/organisationer/eurocities/sla-samman/?med={metropolis.pk}",
        f"/personer/{one.pk}/sla-samman/?med={other.pk}",
        f"/personer/{one.pk}/sla-samman/",
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_of_merging_breaks_a_rule(page, portal, language):
    looker = Looker(page)
    sign_in(page, portal)
    speak(page, portal, language)

    for address in addresses():
        page.goto(portal + address)
        looker.look(address)
        if page.locator("#id_varfor-reason").count():
            press(page, "form.editing button.button")
            page.wait_for_selector(".summary[role=alert]")
            looker.look(f"{address} with what is wrong")

    assert looker.found == []


def test_two_are_merged_and_parted_without_script(new_context, portal):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, portal)
    page.goto(f"{portal}/organisationer/eurocities/")
    press(page, "text=Slå samman")
    page.fill("#q", "c40")
    press(page, "main >> button:has-text('Sök')")
    press(page, "main li a")

    gone = Organisation.objects.get(slug="c40")
    page.fill("#id_varfor-reason", "Samma nätverk")
    for fieldset in page.locator(".clashing fieldset").all():
        fieldset.locator("input").first.check()
    press(page, "form.editing button.button")

    page.wait_for_url(f"{portal}/organisationer/eurocities/")
    page.goto(f"{portal}/organisationer/c40/")
    assert page.url == f"{portal}/organisationer/eurocities/"
    page.goto(f"{portal}/organisationer/eurocities/historik/")
    press(page, f"main >> a[href='/organisationer/{gone.pk}/historik/']")
    press(page, "main .change-head a >> nth=0")
    press(page, "text=Ångra allt i ändringen")
    page.goto(f"{portal}/organisationer/c40/")
    assert page.url == f"{portal}/organisationer/c40/"
