import pytest
from django.core.exceptions import ValidationError

from organisations.models import Mandate
from tests.factories import make_body, make_event, make_mandate, make_organisation

pytestmark = pytest.mark.django_db


def errors(mandate):
    with pytest.raises(ValidationError) as caught:
        mandate.full_clean()
    return caught.value.message_dict


def test_mandates_cannot_depend_on_each_other_in_a_ring():
    first = make_mandate()
    second = make_mandate(depends_on=first)
    first.depends_on = second

    assert errors(first) == {
        "depends_on": ["Ett uppdrag kan inte hänga på sig självt, inte heller på omväg."]
    }


def test_a_body_of_another_organisation_is_refused():
    mandate = make_mandate()
    mandate.body = make_body()

    assert errors(mandate) == {"body": ["Organet hör till en annan organisation."]}


def test_a_term_that_ends_at_an_event_cannot_be_open():
    mandate = make_mandate(starts="2009", ends="..", ends_at=make_event())

    assert errors(mandate) == {
        "ends": ["Ett uppdrag som löper ut vid en händelse kan inte vara öppet."]
    }


def test_a_term_cannot_end_at_an_event_before_it_began():
    mandate = make_mandate(starts="2012", ends="", ends_at=make_event(held="2011-11"))

    assert errors(mandate) == {"ends_at": ["Händelsen ligger före början."]}


def test_a_mandate_is_told_from_others_by_role_body_and_organisation():
    body = make_body(organisation=make_organisation(name="Metropolis"), name="styrelsen")

    mandate = Mandate(organisation=body.organisation, body=body, role="member")

    assert str(mandate) == "Ledamot, styrelsen, Metropolis"
