"""What saving a form does besides the row: a change set, a source, a name in addresses."""

from itertools import chain, count

from django import forms
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from stadsnat import changes

from . import models
from .models import Source

MOST_TRIES = 10  # to find a short name while others find theirs

# Where on the organisation's page each kind of row is shown.
PLACES = {
    models.Membership: "medlemskap",
    models.MembershipCategory: "medlemskap",
    models.Fee: "avgifter",
    models.Mandate: "uppdrag",
    models.Participation: "deltar",
    models.Claim: "uppgifter",
    models.Decision: "beslut",
    models.Commitment: "ataganden",
    models.Body: "organ",
    models.Event: "organ",
    models.OtherName: "samband",
    models.Relation: "samband",
}


def save_row(form, why, *, by):
    """Save a valid ``RecordForm`` with a valid ``ReasonForm``; return the change set.

    Nothing is stored when nothing differs: the change set then has no ``pk``.
    """
    source = chosen_source(why)
    with changes.open(by=by, reason=why.cleaned_data["reason"]) as change_set:
        is_new = form.instance.pk is None
        store_source(source)
        if is_new:
            store_new(form.instance, form.save)
        elif form.differs():
            form.save()
        if source is not None:
            _cite(form, why, source, is_new)
    return change_set


def chosen_source(why):
    """The source chosen, or a new one, not stored yet; None when none was given.

    A title that the register has already is that source, not a second one of the same name.
    """
    title = why.cleaned_data["new_source"]
    return source_titled(title) if title else why.cleaned_data["source"]


def source_titled(title):
    """The source of that title, or a new one, not stored yet."""
    if known := Source.objects.filter(title=title).first():
        return known
    return Source(kind=Source.Kind.DOCUMENT, title=title, short_title=title[:60])


def _cite(form, why, source, is_new):
    changed = [] if is_new else form.changed_fields()
    cite(form.instance, why, source, changed[0] if len(changed) == 1 else "")


def store_source(source):
    """Let the open change set name the source, if one was given; a new one is stored first."""
    if source is None:
        return
    if source.pk is None:
        store_new(source, source.save)
    change_set = changes.current()
    change_set.source = source
    change_set.save(update_fields=["source_type", "source_pk"])


def cite(row, why, source, field=""):
    """State in the open change set that the source, stored by now, is where the row comes from."""
    models.Citation.objects.create(
        target=row, source=source, where=why.cleaned_data["where"], field=field
    )


def store_new(row, save):
    """Store a new row by ``save``, under a short name of its own.

    Somebody else may take the name between the look and the save: then the row gets another.
    """
    changes.current()  # stored now, as what a savepoint takes back is gone with it
    for _tried in range(MOST_TRIES):
        name_in_addresses(row)
        try:
            with transaction.atomic():
                return save()
        except IntegrityError:
            if not _has_lost_its_name(row):
                raise
            row.slug = ""
    raise IntegrityError(f"no short name was left for {row}")


def _has_lost_its_name(row):
    """Whether another row has the short name that was free when the new row got it."""
    return hasattr(row, "slug") and _siblings(row).filter(slug=row.slug).exists()


def name_in_addresses(row):
    """Give a new row the short name that addresses and references use, if its kind has one."""
    model = type(row)
    if not hasattr(row, "slug") or row.slug:
        return
    siblings, former = _siblings(row), former_short_names(model)
    row.slug = short_name(
        row,
        lambda name: name in former or name == "ny" or siblings.filter(slug=name).exists(),
    )  # at …/ny/ something is added


def _siblings(row):
    """The rows that may not have the same short name."""
    rows = type(row).objects.all()
    if type(row)._meta.get_field("slug").unique:
        return rows
    return rows.filter(organisation=row.organisation)


def former_short_names(model):
    """The short names of old addresses of the kind: a new one is not to lead elsewhere."""
    if model not in (models.Organisation, models.Person):
        return set()
    return set(models.FormerAddress.objects.values_list("slug", flat=True))


def short_name(row, is_taken):
    """A short name for a new row, of what it is called; with a number if that is taken."""
    longest = type(row)._meta.get_field("slug").max_length
    stem = slugify(_stem(row))[: longest - 4] or row._meta.model_name
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(name for name in chain([stem], numbered) if not is_taken(name))


def _stem(row):
    if isinstance(row, models.Organisation):
        return row.abbreviation or row.name
    if isinstance(row, models.Source):
        return row.short_title
    if isinstance(row, models.Decision):
        return f"{row.get_matter_display()} {row.organisation or ''} {row.dated[:4]}"
    if isinstance(row, models.Mandate):
        return row.title
    return row.name


def place_of(row):
    """The address at which a row is read: its part of its organisation's page, or its history."""
    if row.pk is None:
        return reverse("organisations:organisation-list")
    organisation = row if isinstance(row, models.Organisation) else organisation_of(row)
    if organisation is None:
        return reverse("record-history", args=[type(row), row.pk])
    place = PLACES.get(type(row))
    return organisation.get_absolute_url() + (f"#{place}" if place else "")


def organisation_of(row):
    """The organisation that the row belongs to; None for a person, a source and the like."""
    if isinstance(row, models.Fee):
        return row.membership.organisation if row.membership_id else None
    return getattr(row, "organisation", None)


def changed_meanwhile(form):
    """Who changed the row last, and when, for a form that met a newer version of it."""
    latest = form.instance.history.select_related("change_set__by").first()
    return latest.change_set if latest else None


def typed_in(form):
    """What was typed in a bound form, as pairs of label and words: for a row that is gone."""
    return [
        (capfirst(field.label), words)
        for field in form.visible_fields()
        if (words := ", ".join(_chosen_words(field.field, form.data.getlist(field.html_name))))
    ]


def _chosen_words(field, values):
    """The names of what was chosen; what was typed is its own name."""
    if isinstance(field, forms.BooleanField):
        return [_("ja")] if values else []
    if not isinstance(field, forms.ChoiceField):
        return filter(None, values)
    names = {}
    for value, name in field.choices:
        group = name if isinstance(name, list | tuple) else [(value, name)]
        names |= {str(value): str(name) for value, name in group}
    return [names.get(value, value) for value in values if value]
