"""From a list to a workbook, through Excel and back: the whole way in real Chromium."""

import io

import pytest
from openpyxl import load_workbook

from organisations.models import Membership
from tests.browsing import faults, press, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(new_context, portal):
    # Nothing on the way needs a script.
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, portal)
    return page


def take_home(page, portal):
    page.goto(f"{portal}/organisationer/?datum=2011-03-24")
    with page.expect_download() as download:
        press(page, "text=XLSX")
    return load_workbook(io.BytesIO(download.value.path().read_bytes()))


def correct(book, changes):
    """Write into the sheet of memberships as a person would: (row, heading, text)."""
    sheet = book["Medlemskap"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for row, heading, text in changes:
        sheet.cell(row, headings[heading]).value = text
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def send_in(page, portal, content):
    page.goto(f"{portal}/inlasning/")
    file = {"name": "medlemskap.xlsx", "mimeType": "application/zip", "buffer": content}
    page.set_input_files("#id_file", file)
    page.fill("#id_varfor-reason", "Genomgång av medlemskap")
    press(page, "text=Granska filen")


def faults_of_a_copy(new_context, page):
    """What axe says of the page as it stands; it needs a script, so it looks at a copy."""
    copy = new_context().new_page()
    found = []
    for scheme, width in (("light", 1440), ("dark", 320)):
        copy.emulate_media(color_scheme=scheme)
        copy.set_viewport_size({"width": width, "height": 800})
        copy.context.add_cookies(page.context.cookies())
        copy.goto(page.url)
        found += [f"{scheme}: {fault}" for fault in faults(copy)]
        if copy.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    return found


def test_a_list_is_taken_home_corrected_sent_in_looked_through_and_undone(
    desk, new_context, portal
):
    changes = [(2, "Till och med", "okt 2024"), (3, "Anmärkning", "Enligt mejl.")]
    before = list(Membership.objects.order_by("pk").values())

    send_in(desk, portal, correct(take_home(desk, portal), changes))

    assert desk.locator("h1").inner_text() == "Granska filen"
    shown = desk.locator("#grupp-andrade ~ p, section:has(#grupp-andrade) td").all_inner_texts()
    assert [text for text in shown if text in ("oktober 2024", "okt 2024", "Enligt mejl.")] == [
        *("oktober 2024", "okt 2024", "Enligt mejl."),
    ]
    assert faults_of_a_copy(new_context, desk) == []
    assert list(Membership.objects.order_by("pk").values()) == before
    press(desk, "text=Läs in 2 rader")
    assert "Filen är inläst." in desk.locator("main p[role=status]").inner_text()
    assert list(Membership.objects.order_by("pk").values()) != before
    press(desk, "text=Ångra allt i ändringen")
    assert list(Membership.objects.order_by("pk").values()) == before


def test_wrong_rows_are_told_the_good_ones_read_in_and_the_others_mended(desk, new_context, portal):
    changes = [(2, "Till och med", "2024"), (3, "Väg in", "genväg")]

    send_in(desk, portal, correct(take_home(desk, portal), changes))

    row = desk.locator("section:has(#grupp-fel) tbody tr").inner_text()
    assert "genväg" in row
    assert "Välj ett av: direkt" in row
    assert faults_of_a_copy(new_context, desk) == []
    press(desk, "text=Läs in den rätta raden, ge mig de andra som fil")
    assert faults_of_a_copy(new_context, desk) == []
    with desk.expect_download() as download:
        press(desk, "text=Hämta raderna att rätta")
    send_in(
        desk,
        portal,
        correct(
            load_workbook(io.BytesIO(download.value.path().read_bytes())), [(2, "Väg in", "direkt")]
        ),
    )
    text = "Filen säger detsamma som registret."
    assert text in desk.locator("main").inner_text()


FOREIGN = (
    "Nätverk;Medlem sedan;Slut;Avgift;Kommentar\r\n"
    "UCLG;omkr. 2004;t.o.m. 2008;1 200,50;Enligt pärmen å ä ö\r\n"
    "OECD;sedan 2005;;;\r\n"
    "Hittepånätverket;2001;;;\r\n"
)


def send_foreign(page, portal):
    page.goto(f"{portal}/inlasning/")
    content = FOREIGN.encode("windows-1252")
    page.set_input_files(
        "#id_file", {"name": "register.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.fill("#id_varfor-reason", "Det gamla registret")
    page.select_option("#id_kind", "medlemskap")
    press(page, "text=Granska filen")


def test_a_register_from_elsewhere_is_told_about_once_and_read_in(desk, new_context, portal):
    send_foreign(desk, portal)
    assert desk.locator("h1").inner_text() == "Vad kolumnerna betyder"
    assert desk.locator("label:text('Kolumnen Slut läses som') + select").input_value() == "ends"
    assert faults_of_a_copy(new_context, desk) == []

    press(desk, "text=Granska filen")

    readings = desk.locator("table.readings").inner_text()
    for text in ("”omkr. 2004”", "omkring 2004", "”sedan 2005”", "till och med: pågår", "B3"):
        assert text in readings
    assert "Windows-1252" in desk.locator("section:has(#tolkningar)").inner_text()
    assert "Hittepånätverket" in desk.locator("section:has(#grupp-fel)").inner_text()
    assert "Avgift (D)" in desk.locator("section:has(#anmarkt)").inner_text()
    assert faults_of_a_copy(new_context, desk) == []
    press(desk, "text=Läs in de 2 rätta raderna, ge mig de andra som fil")
    assert Membership.objects.get(organisation__slug="oecd").starts_words == ""
    send_foreign(desk, portal)
    assert desk.locator("h1").inner_text() == "Granska filen"
    desk.goto(f"{portal}/inlasning/")
    assert faults_of_a_copy(new_context, desk) == []
    press(desk, "button:has-text('Glöm')")
    send_foreign(desk, portal)
    assert desk.locator("h1").inner_text() == "Vad kolumnerna betyder"
