"""The pages of proposals in real Chromium: accessibility, small screens, and without script."""

import pytest
from django.contrib.auth import get_user_model

from organisations.models import Membership, Organisation, ProposedValue
from stadsnat import roles
from tests.browsing import PASSWORD, Looker, press, sign_in, speak
from tests.factories import change, edit, make_proposal

pytestmark = pytest.mark.browser

# The names of the addresses that are looked at here.
NAMES = {
    "organisations:record-propose",
    "organisations:missing-propose",
    "organisations:proposal-mine",
    "organisations:proposal-list",
    "organisations:proposal-detail",
}


def some_proposals(by):
    """One that waits and has met a change, one of what is missing, one of a row that is gone."""
    row = Organisation.objects.get(slug="metropolis")
    fields = make_proposal(row, by=by, old="Paris", new="Barcelona")
    ProposedValue.objects.create(proposal=fields, field="note", old="", new="Ny")
    edit(row, seat="Lyon")
    missing = make_proposal(row, by=by, field="", old=None, new="Årsmötet saknas.", reason="")
    with change():
        gone = Organisation.objects.create(slug="borta", name="Borta", kind="network")
    lost = make_proposal(gone, by=by)
    with change():
        gone.delete()
    return fields, missing, lost


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_of_proposals_breaks_a_rule(page, portal, language):
    looker = Looker(page)
    sign_in(page, portal)
    speak(page, portal, language)
    proposals = some_proposals(get_user_model().objects.get())
    membership = Membership.objects.first()

    for address in [
        f"/medlemskap/{membership.pk}/foresla/",
        "/organisationer/metropolis/saknas/",
        "/forslag/mina/",
        "/forslag/",
        *(proposal.get_absolute_url() for proposal in proposals),
    ]:
        page.goto(portal + address)
        looker.look(address)
        if page.locator("form.editing").count():
            press(page, "form.editing button.button")
            page.wait_for_selector(".summary[role=alert]")
            looker.look(f"{address} with what is wrong")

    assert looker.found == []


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_proposes_and_an_editor_accepts_with_script_and_without(
    new_context, portal, script
):
    reader = get_user_model().objects.create_user("lars", password=PASSWORD)
    roles.assign(user=reader, role=roles.READER)
    page = new_context(java_script_enabled=script).new_page()
    sign_in(page, portal, "lars")
    page.goto(f"{portal}/organisationer/metropolis/")
    press(page, "nav.desk >> text=Föreslå rättelse")
    page.fill("#id_seat", "Barcelona")
    page.fill("#id_varfor-reason", "Sekretariatet ligger där.")
    page.fill("#id_varfor-source_words", "Mejl från sekretariatet")
    press(page, "text=Skicka förslaget")
    page.wait_for_url(f"{portal}/forslag/mina/")
    assert "Väntar på svar" in page.inner_text("main table")

    other = new_context(java_script_enabled=script).new_page()
    sign_in(other, portal)
    other.goto(f"{portal}/forslag/")
    press(other, "main h2 a")
    other.check("text=Godta och ändra registret")
    other.fill("main input[name^=svar-text]", "Tack.")
    press(other, "text=Spara svaret")
    other.wait_for_url(f"{portal}/forslag/")

    page.reload()
    assert "Godtaget" in page.inner_text("main table")
    assert "Tack." in page.inner_text("main table")
    assert Organisation.objects.get(slug="metropolis").seat == "Barcelona"
