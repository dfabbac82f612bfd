from datetime import date

import pytest
from django.core.exceptions import ValidationError

import reports.urls
from reports.models import Report
from reports.models.report import RESERVED
from reports.starting.slugs import propose_slug

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Översyn", "oversyn-2026"),
        ("Översyn 2026", "oversyn-2026"),
        ("Översyn 2011", "oversyn-2011-2026"),
        ("Stadens medlemskap i nätverk", "stadens-medlemskap-natverk-2026"),
        ("Ett mycket långt namn med fler ord än vad som får plats i en adress",
         "mycket-langt-namn-med-fler-ord-an-vad-2026"),
        ("x" * 90, f"{'x' * 40}-2026"),
        ("–", "rapport-2026"),
        ("Ny", "ny-2026"),
    ],
)  # fmt: skip
def test_a_slug_is_made_of_the_title_and_the_year(title, slug):
    assert propose_slug(title, DAY, lambda slug: False) == slug


def test_a_slug_that_is_taken_gets_a_number():
    taken = {"oversyn-2026", "oversyn-2026-2"}

    assert propose_slug("Översyn", DAY, taken.__contains__) == "oversyn-2026-3"


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_no_report_is_named_as_a_page(word):
    with pytest.raises(ValidationError, match="Ordet är upptaget av en sida i portalen"):
        Report._meta.get_field("slug").run_validators(word)


def test_every_page_beside_the_reports_is_reserved():
    beside = {str(found.pattern).split("/")[0] for found in reports.urls.urlpatterns}

    assert {word for word in beside if word and "<" not in word} == RESERVED
