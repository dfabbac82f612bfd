"""What saving a form does besides the row: a change set, a source, a name in addresses."""

from itertools import chain, count

from django.urls import reverse
from django.utils.text import slugify

from stadsnat import changes

from . import models
from .models import Source

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
    with changes.open(by=by, reason=why.cleaned_data["reason"], source=source) as change_set:
        is_new = form.instance.pk is None
        if is_new:
            name_in_addresses(form.instance)
        if is_new or form.differs():
            form.save()
        if source is not None:
            _cite(form, why, source, is_new)
    return change_set


def chosen_source(why):
    """The source chosen, or a new one, not stored yet; None when none was given."""
    title = why.cleaned_data["new_source"]
    if not title:
        return why.cleaned_data["source"]
    return Source(kind=Source.Kind.DOCUMENT, title=title, short_title=title[:60])


def _cite(form, why, source, is_new):
    if source.pk is None:
        name_in_addresses(source)
        source.save()
        change_set = changes.current()
        change_set.source = source
        change_set.save()
    changed = [] if is_new else form.changed_fields()
    models.Citation.objects.create(
        target=form.instance,
        source=source,
        where=why.cleaned_data["where"],
        field=changed[0] if len(changed) == 1 else "",
    )


def name_in_addresses(row):
    """Give a new row the short name that addresses and references use, if its kind has one."""
    model = type(row)
    if not hasattr(row, "slug") or row.slug:
        return
    siblings = model.objects.all()
    if not model._meta.get_field("slug").unique:
        siblings = siblings.filter(organisation=row.organisation)
    row.slug = short_name(row, lambda name: siblings.filter(slug=name).exists())


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
