"""The command that looks whether every edition is what it was when it was issued."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from reports.models import Edition
from tests.unfrozen import tampering

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def verify(**options):
    output = StringIO()
    call_command("verify_editions", stdout=output, **options)
    return output.getvalue().splitlines()


def tamper(which, **fields):
    with tampering(Edition):
        models.QuerySet(Edition).filter(number=which).update(**fields)


def test_no_edition_is_said():
    assert verify() == ["Det finns ingen utgåva att kontrollera."]


def test_each_edition_is_printed_again_byte_for_byte(issued):
    assert verify() == [
        "oversyn, utgåva 1: oförändrad, och en ny utskrift ger samma byte.",
        "oversyn, utgåva 2: oförändrad, och en ny utskrift ger samma byte.",
    ]


def test_one_report_can_be_looked_at_alone(issued):
    with pytest.raises(CommandError, match="Det finns ingen rapport som heter ”finns-inte”"):
        verify(slug="finns-inte")
    assert len(verify(slug="oversyn")) == 2


def faults(which, **fields):
    tamper(which, **fields)
    output = StringIO()
    with pytest.raises(CommandError, match="1 av 2 utgåvor är inte som de gavs ut"):
        call_command("verify_editions", stdout=output)
    return output.getvalue().splitlines()[which - 1]


def test_another_file_is_found(issued):
    assert "har inte den kontrollsumma som sparades" in faults(1, pdf=b"%PDF-1.7")


def test_another_file_with_its_own_checksum_is_found_by_printing_it_again(issued):
    other = issued.editions.get(number=2)

    said = faults(1, pdf=other.pdf, sha256=other.sha256)

    assert said == "oversyn, utgåva 1: FEL – utskriven på nytt ger den andra byte."


def test_another_text_is_found(issued):
    assert "texten är en annan än innehållets" in faults(2, text="Något annat.")


def test_data_that_are_no_document_are_found(issued):
    assert "innehållet går inte att läsa" in faults(1, data="{}")


def test_an_edition_of_another_version_is_intact_and_is_not_printed_again(issued):
    made_with = issued.editions.get(number=1).engine_parts
    tamper(1, engine="en annan", engine_parts=made_with | {"weasyprint": "69.0"})

    assert verify()[0] == (
        "oversyn, utgåva 1: oförändrad. Den skrivs inte ut på nytt, eftersom den är gjord med "
        "en annan version av weasyprint."
    )


def test_an_edition_of_another_standard_is_intact_and_is_not_printed_again(issued, settings):
    settings.PDF_VARIANT = "2a"

    assert verify()[0].endswith("gjord med en annan version av variant.")


def test_an_edition_that_is_gone_is_missed(issued):
    said = faults(2, number=3)

    assert said == "oversyn, utgåva 3: FEL – utgåva 2 saknas."
