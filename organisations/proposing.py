"""A correction that somebody proposes: the same form as an editor's, but nothing is changed.

Only the fields that differ are kept, with the values they had. Who may see no contact details is
offered none here either.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _

from stadsnat.fields import EDTFField
from stadsnat.forms import versions
from stadsnat.roles import READER, has_role, may_see_contacts

from .exchange.resources import RESOURCE_OF
from .forms import FORMS
from .models import (
    ContactPerson,
    Mandate,
    OfficeHolding,
    Person,
    Proposal,
    ProposedValue,
)


def may_propose(user, model):
    """Whether the account may propose corrections of rows of the kind."""
    if model not in FORMS or not has_role(user, READER):
        return False
    return model is not ContactPerson or may_see_contacts(user)


def rows_for(user, model):
    """The rows of the kind that the account may see, and so propose corrections of."""
    if model is Person and not may_see_contacts(user):
        return named_in_public()
    return model.objects.all()


def named_in_public():
    """The persons who hold or have held a seat or an office; not those who are contacts only."""
    mandates = Mandate.objects.filter(person=OuterRef("pk"))
    holdings = OfficeHolding.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(mandates) | Exists(holdings))


def form_for(user, row, data=None):
    """The form of the row as the account may see it."""
    form = FORMS[type(row)](data, instance=row)
    if not may_see_contacts(user):
        for name in RESOURCE_OF[type(row)].for_staff:
            del form.fields[name]
        for field in form.fields.values():
            if isinstance(field, ModelChoiceField) and field.queryset.model is Person:
                field.queryset = named_in_public()
    return form


def has_room(user):
    """Whether the account may have one more proposal waiting for an answer."""
    return Proposal.objects.open().filter(by=user).count() < settings.PROPOSALS_PER_ACCOUNT


def say_full():
    return _(
        "Kontot har redan %(number)s förslag som väntar på svar. Nya kan skickas när några av dem "
        "är besvarade."
    ) % {"number": settings.PROPOSALS_PER_ACCOUNT}


@transaction.atomic
def propose(form, why, *, by):
    """Keep what a valid ``RecordForm`` with a valid ``ProposeForm`` says; returns the proposal.

    Raises ValidationError when nothing differs, or too much waits already.
    """
    row, names = form.instance, form.changed_fields()
    if not names:
        raise ValidationError(_("Inget är ändrat, så det finns inget att föreslå."))
    proposal = _make(row, form.version_now, why, by=by)
    old, new = form.values_before(), form.values_after()
    ProposedValue.objects.bulk_create(
        ProposedValue(
            proposal=proposal, field=name, old=old[name], new=new[name], words=_words(row, name)
        )
        for name in names
    )
    return proposal


def _words(row, name):
    """The words that go with a date."""
    is_date = isinstance(row._meta.get_field(name), EDTFField)
    return getattr(row, f"{name}_words", "") if is_date else ""


@transaction.atomic
def propose_missing(organisation, form, why, *, by):
    """Keep what somebody says, in a ``MissingForm``, that an organisation's page lacks."""
    version = versions(type(organisation), [organisation.pk])[organisation.pk]
    proposal = _make(organisation, version, why, by=by)
    ProposedValue.objects.create(proposal=proposal, new=form.cleaned_data["text"])
    return proposal


def _make(row, version, why, *, by):
    get_user_model().objects.select_for_update().get(pk=by.pk)  # one at a time, or none is counted
    if not has_room(by):
        raise ValidationError(say_full(), code="full")
    return Proposal.objects.create(
        by=by,
        target=row,
        version=version,
        reason=why.cleaned_data.get("reason", ""),
        source_words=why.cleaned_data["source_words"],
    )
