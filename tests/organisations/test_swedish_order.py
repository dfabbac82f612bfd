import pytest

from organisations.models import Organisation
from tests.factories import make_organisation, make_other_name

pytestmark = pytest.mark.django_db


def test_å_ä_and_ö_come_last_in_that_order():
    for name in ["Örebro", "Ängelholm", "Zürich", "Åbo", "Oslo", "Århus", "Évora", "vantaa"]:
        make_organisation(name=name)

    names = list(Organisation.objects.order_by("name").values_list("name", flat=True))

    assert names == ["Évora", "Oslo", "vantaa", "Zürich", "Åbo", "Århus", "Ängelholm", "Örebro"]


@pytest.mark.parametrize("text", ["åbo", "ÅBO", "Åbo", "bo"])
def test_a_search_finds_a_name_whatever_its_case(text):
    make_organisation(name="Åbo")
    make_organisation(name="Oslo")

    assert [row.name for row in Organisation.objects.named_like(text)] == ["Åbo"]


@pytest.mark.parametrize("text", ["100%", "a_b", "a\\b", "[a]", "("])
def test_signs_that_mean_something_to_a_database_mean_themselves(text):
    make_organisation(name=f"Nät {text} x")
    make_organisation(name="Nät 1000 aXb a")

    assert [row.name for row in Organisation.objects.named_like(text)] == [f"Nät {text} x"]


def test_a_search_finds_abbreviations_and_other_names():
    organisation = make_organisation(name="C40 Cities", abbreviation="C40")
    make_other_name(organisation=organisation, name="Fyrtio städer")

    assert list(Organisation.objects.named_like("c40")) == [organisation]
    assert list(Organisation.objects.named_like("FYRTIO")) == [organisation]
