"""Ending a membership or a mandate: what hangs on it is proposed to end too, never forced."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from stadsnat import changes
from stadsnat.forms import versions
from stadsnat.wording import name_row

from .editing import save_row
from .models import ContactPerson, Mandate, Membership, Participation


def hangs_on(row, day=None):
    """The rows that go on and rest on the membership or mandate: those of its organisation, and
    mandates elsewhere that depend on one of them.
    """
    day = day or timezone.localdate()
    if isinstance(row, Mandate):
        return _dependants([row])
    organisation = row.organisation
    mandates = _going_on(Mandate.objects.of_the_city().for_list(), organisation, day)
    participations = Participation.objects.select_related("organisation", "body", "administration")
    contacts = ContactPerson.objects.select_related("person", "administration")
    through = Membership.objects.of_the_city().filter(via=organisation).at(day)
    return [
        *mandates,
        *_dependants(mandates),
        *_going_on(participations, organisation, day),
        *_going_on(contacts, organisation, day),
        *(other for other in through.select_related("organisation") if other.pk != row.pk),
    ]


def _going_on(queryset, organisation, day):
    return list(queryset.filter(organisation=organisation).at(day))


def _dependants(mandates):
    """The mandates that depend on any of these, directly or through others, and go on."""
    found, seen = [], {mandate.pk for mandate in mandates}
    waiting = seen
    while waiting:
        next_ones = list(
            Mandate.objects.for_list().at().filter(depends_on__in=waiting).exclude(pk__in=seen)
        )
        found += next_ones
        waiting = {mandate.pk for mandate in next_ones}
        seen = seen | waiting
    return found


def choices(rows):
    """What a form offers: each row with the version that was shown, and its name."""
    keyed = {}
    for model in {type(row) for row in rows}:
        keyed[model] = versions(model, [row.pk for row in rows if type(row) is model])
    return [
        (f"{row._meta.model_name}/{row.pk}/{keyed[type(row)].get(row.pk, 0)}", row) for row in rows
    ]


def end_all(form, why, rows, *, by):
    """End the form's row, and the given rows the same day, in one change set.

    Raises ValidationError with a sentence for each row that cannot end that day.
    """
    ends = form.cleaned_data["ends"]
    with changes.open(by=by, reason=why.cleaned_data["reason"]) as change_set:
        if isinstance(form.instance, Mandate):
            form.instance.ends_at = None  # a day that is known goes before the event
        save_row(form, why, by=by)
        problems = [problem for row in rows for problem in _end(row, ends)]
        if problems:
            raise ValidationError(problems)
    return change_set


def _end(row, ends):
    row.ends, row.ends_words = ends, ""
    if isinstance(row, Mandate):
        row.ends_at = None
    try:
        row.full_clean()
    except ValidationError as error:
        return [
            _("%(row)s kan inte sluta då: %(why)s")
            % {"row": name_row(row), "why": " ".join(error.messages)}
        ]
    row.save()
    return []
