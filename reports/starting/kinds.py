"""The kinds of reports as the page offers them: what they hold, and the form that each asks by."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.models import Report

from .forms import HeadForm, ProfileForm, ReviewForm, proposed_head


@dataclass(frozen=True)
class Offer:
    """A kind of report, its word in an address, and what is printed as its title if nobody says."""

    word: str
    value: Report.Kind
    about: Any  # a lazy translation
    title: str

    @property
    def label(self):
        return self.value.label


KINDS = {
    offer.word: offer
    for offer in [
        Offer(
            "oversyn",
            Report.Kind.REVIEW,
            _(
                "Bakgrund för varje nätverk, medlemskap och uppdrag, deltagande, nytta, analys "
                "och rekommendationer."
            ),
            "Översyn av stadens medlemskap i internationella nätverk",
        ),
        Offer(
            "medlemskap",
            Report.Kind.MEMBERSHIPS,
            _("Tabeller med medlemskap, uppdrag och avgifter, och deras källor."),
            "Stadens medlemskap i internationella nätverk",
        ),
        Offer(
            "omgang",
            Report.Kind.ROUND,
            _("Svaren dimension för dimension, nyttomatrisen och rekommendationer."),
            "Resultat av utvärderingen av stadens internationella nätverk",
        ),
        Offer(
            "natverk",
            Report.Kind.PROFILE,
            _("Bakgrund, medlemskap, uppdrag, deltagande, tidslinje, beslut och avgifter."),
            "",
        ),
    ]
}
_FORMS = {Report.Kind.REVIEW: ReviewForm, Report.Kind.PROFILE: ProfileForm}


def form_of(offer, day, answered=None):
    """The form of a new report of the kind, as of the day, with what can be proposed."""
    initial = proposed_head(day, title=offer.title)
    return _FORMS.get(offer.value, HeadForm)(answered, initial=initial, day=day)


def copy_form(source, answered=None):
    """The form of a copy: its title and whose it is are known, its day and numbers are new."""
    known = {name: getattr(source, name) for name in ("title", "short_title", "office", "division")}
    return HeadForm(answered, initial=proposed_head(timezone.localdate(), **known))
