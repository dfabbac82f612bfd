"""Keeping the register in real Chromium: two people at once, in place, without script, by keys."""

import pytest
from django.contrib.auth import get_user_model

from organisations.models import Mandate, Membership
from stadsnat import roles
from tests.browsing import PASSWORD, Looker, press, sign_in
from tests.factories import change, edit

pytestmark = pytest.mark.browser

SAVE = ".editing button"


@pytest.fixture
def editors(portal):
    """The portal with two editors, Rut and Eva."""
    for name in ("rut", "eva"):
        user = get_user_model().objects.create_user(
            name, password=PASSWORD, first_name=name.capitalize(), last_name="Exempel"
        )
        roles.assign(user=user, role=roles.EDITOR)
    return portal


@pytest.fixture
def membership(editors):
    return Membership.objects.get(organisation__slug="metropolis", member=None)


def at_the_form(new_context, portal, row, name, **options):
    """A page of somebody's own browser, with the row's form open."""
    page = new_context(**options).new_page()
    sign_in(page, portal, name)
    page.goto(f"{portal}/medlemskap/{row.pk}/andra/")
    return page


def save(page, reason="Enligt protokollet"):
    page.fill("#id_varfor-reason", reason)
    press(page, SAVE)


def send(page, **why):
    """Save, and wait for the portal to answer: on a page of its own the form asks it first."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        save(page, **why)


def see_the_error(page):
    press(page, SAVE)
    page.wait_for_selector(".summary")


def focus(page):
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def summary(page):
    return page.locator(".summary li").all_inner_texts()


@pytest.mark.parametrize("script", [True, False])
def test_two_browsers_edit_the_same_membership_and_nothing_is_lost(
    new_context, editors, membership, script
):
    rut, eva = [
        at_the_form(new_context, editors, membership, name, java_script_enabled=script)
        for name in ("rut", "eva")
    ]

    rut.fill("#id_starts", "2004")
    send(rut)
    eva.fill("#id_note", "Evas anmärkning.")
    send(eva)

    assert "Det som någon annan ändrade under tiden står kvar" in eva.inner_text(".notice")
    membership.refresh_from_db()
    assert (membership.starts, membership.note) == ("2004", "Evas anmärkning.")
    assert membership.history.count() == 3


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("choice", "ends"), [("Är nu: 2011", "2011"), ("Skrivet här: 2012", "2012")]
)
def test_a_clash_in_two_browsers_is_chosen_and_nothing_is_lost(
    new_context, editors, membership, script, choice, ends
):
    rut, eva = [
        at_the_form(new_context, editors, membership, name, java_script_enabled=script)
        for name in ("rut", "eva")
    ]

    rut.fill("#id_ends", "2011")
    send(rut)
    eva.fill("#id_ends", "2012")
    eva.fill("#id_note", "Evas anmärkning.")
    send(eva)

    eva.wait_for_selector(".summary")
    assert "Rut Exempel ändrade" in eva.inner_text(".editing")
    assert summary(eva) == [
        "Till och med: Någon annan har också ändrat detta. Välj vad som ska gälla."
    ]
    assert eva.input_value("#id_ends") == "2012"
    eva.check(f"text={choice}")
    press(eva, SAVE)
    eva.wait_for_url("**/organisationer/metropolis/*")
    membership.refresh_from_db()
    assert (membership.ends, membership.note) == (ends, "Evas anmärkning.")


class TestInPlace:
    @pytest.fixture
    def opened(self, page, editors):
        """The page of Metropolis with the form of its membership open in it."""
        sign_in(page, editors, "rut")
        page.goto(f"{editors}/organisationer/metropolis/")
        press(page, ".section:has(#medlemskap) >> text=Ändra >> nth=0")
        page.wait_for_selector("form.editing")
        return page

    def test_the_form_opens_where_the_row_is_read_with_focus_on_it(self, opened, editors):
        assert opened.url == f"{editors}/organisationer/metropolis/"
        assert opened.locator("h1").inner_text() == "Metropolis"
        assert opened.locator(".editing-head h2").inner_text() == "Ändra medlemskap"
        opened.wait_for_selector(".editing-head:focus")
        assert opened.locator("form.editing").bounding_box()["width"] > 900
        assert opened.locator(".edit-links:visible").count() == 0  # one form at a time

    def test_a_date_is_read_back_while_it_is_typed(self, opened):
        opened.fill("#id_ends", "okt 2008")

        opened.wait_for_selector("#id_ends_reading:has-text('Läses som')")
        assert opened.inner_text("#id_ends_reading").startswith("Läses som: oktober 2008")
        opened.fill("#id_ends", "snart")
        opened.wait_for_selector("#id_ends_reading .error")

    def test_what_is_saved_is_shown_at_once_on_the_same_page(self, opened, editors, membership):
        opened.fill("#id_ends", "okt 2011")
        opened.wait_for_selector("#id_ends_reading:has-text('Läses som')")
        with opened.expect_navigation():
            save(opened)

        assert opened.url == f"{editors}/organisationer/metropolis/"
        assert "oktober 2011" in opened.inner_text(".section:has(#medlemskap)")
        assert opened.inner_text(".notice") == "Sparat: Medlemskap: Staden – Metropolis."
        membership.refresh_from_db()
        assert (membership.ends, membership.ends_words) == ("2011-10", "okt 2011")

    def test_an_error_stays_in_place_and_takes_the_focus(self, opened, editors):
        opened.fill("#id_starts", "2011")
        opened.fill("#id_ends", "2003")
        opened.click(SAVE)

        opened.wait_for_selector(".summary:focus")
        assert opened.url == f"{editors}/organisationer/metropolis/"
        assert opened.input_value("#id_ends") == "2003"

    def test_cancelling_brings_the_section_back(self, opened, membership):
        opened.fill("#id_ends", "2011")

        opened.click("form.editing >> text=Avbryt")

        opened.wait_for_selector("#medlemskap")
        assert opened.locator("form.editing").count() == 0
        assert opened.locator("main").count() == 1
        membership.refresh_from_db()
        assert membership.history.count() == 1

    def test_a_row_deleted_meanwhile_is_told_with_what_was_typed(self, opened, membership):
        with change():
            for citation in membership.citations.all():
                citation.delete()
            membership.fees.all().delete()
            membership.delete()
        opened.fill("#id_note", "Mycket text.")
        save(opened)

        opened.wait_for_selector("h1:has-text('Raden är borttagen')")
        assert "Mycket text." in opened.inner_text("main")


def test_without_script_the_same_is_done_by_whole_pages(new_context, editors, membership):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, editors, "rut")
    page.goto(f"{editors}/organisationer/metropolis/")
    press(page, ".section:has(#medlemskap) >> text=Ändra >> nth=0")
    assert page.locator("h1").inner_text() == "Ändra medlemskap"

    page.fill("#id_ends", "okt 2011")
    save(page)
    assert summary(page)[0].startswith("Till och med: Datumet lästes som: oktober 2011")
    press(page, SAVE)

    assert page.url == f"{editors}/organisationer/metropolis/#medlemskap"
    membership.refresh_from_db()
    assert membership.ends == "2011-10"


def test_the_error_summary_takes_the_focus_and_each_link_leads_to_its_field(page, editors):
    sign_in(page, editors, "rut")
    page.goto(f"{editors}/organisationer/metropolis/uppdrag/ny/")
    page.fill("#id_starts", "snart")
    see_the_error(page)

    assert focus(page) == "summary"
    reached = []
    for link in page.locator(".summary a").all():
        link.click()
        reached.append((focus(page), link.inner_text()))
    assert [field for field, _words in reached] == ["id_role_0", "id_starts", "id_varfor-reason"]
    for field, words in reached:
        told = page.locator(f":is(.field, fieldset):has(#{field}) > .error").inner_text()
        assert words.endswith(told)


def test_a_newcomer_ends_a_mandate_and_finds_out_who_changed_it_last(page, editors):
    """By what can be seen on the pages alone, from the start page on."""
    mandate = Mandate.objects.get(slug="mobilitetsforum-vice-ordforande")
    sign_in(page, editors, "rut")
    row = "tr:has-text('Vice ordförande, mobilitetsforumet')"

    press(page, f"{row} >> text=Avsluta")
    page.fill("text=Till och med", "2026-06-30")
    page.fill("text=Varför slutar det?", "Ny mandatperiod")
    press(page, "button >> text=Avsluta uppdrag")
    assert page.inner_text(".notice").startswith("Slutet är sparat: Uppdrag: Vice ordförande")
    press(page, f"{row} >> text=Historik")

    latest = page.locator(".story > li").first.inner_text()
    assert [word in latest for word in ("Rut Exempel", "Ny mandatperiod", "30 juni 2026")] == [
        True
    ] * 3
    press(page, ".story > li >> nth=0 >> text=Ångra")
    press(page, "text=Ångra ändringen")
    mandate.refresh_from_db()
    assert mandate.ends == ""


def test_no_state_of_the_form_breaks_a_rule_of_accessibility(page, editors, membership):
    looker = Looker(page)
    sign_in(page, editors, "rut")
    address = f"{editors}/medlemskap/{membership.pk}/andra/"

    page.goto(address)
    looker.look("form")
    see_the_error(page)
    looker.look("error")
    page.goto(address)
    edit(membership, ends="2011", starts="2004")
    page.fill("#id_ends", "2012")
    send(page)
    page.wait_for_selector(".summary")
    looker.look("conflict")
    page.goto(f"{editors}/organisationer/metropolis/")
    press(page, ".section:has(#medlemskap) >> text=Ändra >> nth=0")
    page.wait_for_selector("form.editing")
    looker.look("in place")

    assert looker.found == []


def test_no_state_of_ending_and_history_breaks_a_rule_of_accessibility(page, editors, membership):
    looker = Looker(page)
    sign_in(page, editors, "rut")

    page.goto(f"{editors}/uppdrag/{hanging().pk}/avsluta/")
    looker.look("end")
    see_the_error(page)
    looker.look("end with an error")
    edit(membership, ends="2011")
    page.goto(f"{editors}/medlemskap/{membership.pk}/historik/")
    looker.look("history")
    press(page, ".story a >> nth=0")
    looker.look("change")
    edit(membership, ends="2012")
    press(page, "text=Ångra ändringen")
    looker.look("an undo that cannot be")

    assert looker.found == []


def hanging():
    """A mandate that another one hangs on, still going on."""
    mandate = Mandate.objects.get(organisation__slug="metropolis", slug="styrelsen-2009")
    edit(mandate.dependants.get(), ends="", ends_at=None)
    return mandate
