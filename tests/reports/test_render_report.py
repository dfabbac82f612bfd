import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from tests.factories import make_report, make_section

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_writes_the_file_and_says_how_many_pages(tmp_path, capsys):
    report = make_report(slug="kort")
    make_section(report=report, text="<p>Texten.</p>")
    path = tmp_path / "ny" / "kort.pdf"

    call_command("render_report", "kort", output=path)

    assert capsys.readouterr().out == f"{path}: 1 sida\n"
    assert "Texten." in PdfReader(path).pages[0].extract_text()


def test_an_unknown_report_is_told(tmp_path):
    with pytest.raises(CommandError, match="Det finns ingen rapport som heter ”saknas”"):
        call_command("render_report", "saknas", output=tmp_path / "x.pdf")


def test_an_unknown_reference_stops_it_and_no_file_is_written(tmp_path):
    section = make_section(heading="Analys", text="{{ hittepå }}")
    path = tmp_path / "x.pdf"

    with pytest.raises(CommandError, match="Avsnittet ”Analys”: uppgiften ”hittepå” finns inte"):
        call_command("render_report", section.report.slug, output=path)

    assert not path.exists()
