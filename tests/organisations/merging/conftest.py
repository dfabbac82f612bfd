"""Two organisations that are one."""

import pytest

from tests.factories import make_organisation


@pytest.fixture
def kept(db):
    return make_organisation(slug="eurocities", name="Eurocities", abbreviation="", seat="Bryssel")


@pytest.fixture
def dropped(db):
    return make_organisation(slug="euro", name="Euro Cities", abbreviation="EC", seat="Bruxelles")
