"""Ending a membership or a mandate: what hangs on it is proposed to end too, never forced."""

from dataclasses import dataclass
from itertools import chain

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from stadsnat import changes
from stadsnat.dates import bounds
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
    mandates, *others = [list(rows.at(day)) for rows in _rows_on(row)]
    return [*mandates, *_dependants(mandates), *chain(*others)]


def begin_later(row, day=None):
    """The rows that rest on the membership or mandate and have not begun, so no end is theirs."""
    day = day or timezone.localdate()
    if isinstance(row, Mandate):
        return list(Mandate.objects.for_list().filter(depends_on=row).later(day))
    return [each for rows in _rows_on(row) for each in rows.later(day)]


def _rows_on(membership):
    """The rows of the membership's organisation, kind by kind; mandates first."""
    organisation = membership.organisation
    ours = Membership.objects.of_the_city().select_related("organisation")
    participations = Participation.objects.select_related("organisation", "body", "administration")
    return [
        Mandate.objects.of_the_city().for_list().filter(organisation=organisation),
        participations.filter(organisation=organisation),
        ContactPerson.objects.select_related("person", "administration").filter(
            organisation=organisation
        ),
        ours.filter(via=organisation).exclude(pk=membership.pk),
    ]


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


@dataclass(frozen=True)
class Proposal:
    """That a row ends the same day as what it hangs on: made for one version of the row."""

    row: models.Model
    version: int

    @property
    def place(self):
        return f"{self.row._meta.model_name}/{self.row.pk}"

    @property
    def key(self):
        return f"{self.place}/{self.version}"


class Proposals:
    """What is proposed to end too, and what a form that came back says about it.

    ``shown`` and ``asked`` are keys: of the rows that the form showed, and of those ticked in it.
    """

    def __init__(self, rows, shown=(), asked=()):
        self.rows = [
            Proposal(row, known.get(row.pk, 0))
            for model, of_model in _by_model(rows).items()
            for known in [versions(model, [row.pk for row in of_model])]
            for row in of_model
        ]
        self._shown, self._asked = set(shown), set(asked)

    def __iter__(self):
        """Each proposal, whether it is ticked, and whether it is news to one who saw the form."""
        shown, asked = _places(self._shown), _places(self._asked)
        for proposal in self.rows:
            is_ticked = proposal.place in asked or proposal.place not in shown
            yield proposal, is_ticked, bool(shown) and proposal.key not in self._shown

    def __len__(self):
        return len(self.rows)

    @property
    def are_as_shown(self):
        keys = {proposal.key for proposal in self.rows}
        return keys == self._shown and self._asked <= keys

    @property
    def asked(self):
        return [proposal.row for proposal in self.rows if proposal.key in self._asked]


def _by_model(rows):
    found = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found


def _places(keys):
    return {key.rpartition("/")[0] for key in keys}


def lock(rows):
    """Let nobody else change the rows until they have ended, or not."""
    for model, of_model in sorted(_by_model(rows).items(), key=lambda pair: pair[0].__name__):
        pks = [row.pk for row in of_model]
        list(model._base_manager.select_for_update().filter(pk__in=pks).order_by("pk"))


def end_all(form, why, rows, *, by):
    """End the form's row, and the given rows the same day, in one change set.

    A row that ends sooner of itself goes on to its own end. Raises ValidationError with a sentence
    for each row that cannot end that day.
    """
    ends = form.cleaned_data["ends"]
    ended = [row for row in rows if not _ends_before(row, ends)]
    with changes.open(by=by, reason=why.cleaned_data["reason"]) as change_set:
        had_event = getattr(form.instance, "ends_at", None) is not None
        if had_event:
            form.instance.ends_at = None  # a day that is known goes before the event
        save_row(form, why, by=by)
        if had_event and not form.differs():
            form.instance.save()  # the day stood there already, the event did too
        problems = [problem for row in ended for problem in _end(row, ends)]
        if problems:
            raise ValidationError(problems)
    return change_set


def _ends_before(row, ends):
    """Whether the row surely ends before the last day that the end can mean."""
    event = getattr(row, "ends_at", None)
    own, limit = (event and event.held_latest) or row.ends_latest, bounds(ends).latest
    return own is not None and (limit is None or own < limit)


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
