"""What a row is called, what is wrong with it, and how long it has been so.

Each date is said as exactly as it is known.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations.models import Claim, Fee, Mandate, Membership, Organisation, Participation
from organisations.templatetags.register import quantity
from organisations.timelines import membership_name
from stadsnat.templatetags.ui import edtf


def always(sentence):
    """The same sentence, whatever the row."""
    return lambda row: sentence


def dated(sentence, field):
    """The sentence with the date that a field of the row holds."""
    return lambda row: sentence % {"when": edtf(getattr(row, field))}


def term_end(mandate):
    """When the term ends: at the event, on the day, or with the mandate it depends on."""
    if mandate.ends_at:
        return mandate.ends_at.name
    if mandate.ends_latest or not mandate.depends_on:
        return edtf(mandate.ends)
    return term_end(mandate.depends_on)


def term_over(mandate):
    carries_over = mandate.after_term == Mandate.AfterTerm.CARRIES_OVER
    over = _("Mandattiden gick ut: %(when)s.") % {"when": term_end(mandate)}
    rest = (
        _("Innehavaren sitter kvar tills nästa är vald.")
        if carries_over
        else _("Platsen är stadens men obesatt.")
    )
    return f"{over} {rest}"


def term_ending(mandate):
    return _("Mandattiden går ut: %(when)s.") % {"when": term_end(mandate)}


def unpaid(fee):
    due = _("Förfallodag: %(when)s.") % {"when": edtf(fee.due)}
    is_unknown = fee.payment == Fee.Payment.UNKNOWN
    paid = (
        _("Det framgår inte om avgiften är betald.")
        if is_unknown
        else _("Avgiften är inte betald.")
    )
    return f"{due} {paid}"


def attested(row):
    if not row.latest_source:
        return _("Ingen daterad källa säger något om det.")
    return _("Senaste källan: %(when)s.") % {"when": edtf(row.latest_source)}


def latest_claim(claim):
    when = edtf(claim.as_of or claim.latest_source) or _("odaterad")
    return _("Den senaste uppgiften av sitt slag gäller: %(when)s.") % {"when": when}


def other_source(disagreement):
    return _("%(source)s säger: %(value)s.") % {
        "source": disagreement.source.short_title,
        "value": disagreement.value.rstrip("."),
    }


def name_of(row):
    """What the row is called on a page that names its organisation beside it."""
    if isinstance(row, Organisation):
        return capfirst(row.get_kind_display())
    if isinstance(row, Membership):
        return membership_name(row)
    if isinstance(row, Claim):
        said = row.text or f"{quantity(row)} {row.unit}"
        return f"{capfirst(row.get_kind_display())}: {said}"
    if isinstance(row, Fee):
        return _("Avgift %(year)s") % {"year": row.year}
    if isinstance(row, Participation):
        part = row.body or row.extent
        who = str(row.administration or _("Staden"))
        return capfirst(f"{who} – {part}" if part else who)
    return capfirst(getattr(row, "title", "") or str(row))


def how_long(since, day):
    """How long it has been so on the day, or how long until it is; "" when nothing tells."""
    if since is None:
        return ""
    if since == day:
        return _("i dag")
    span = _span(min(since, day), max(since, day))
    return _("om %(span)s") % {"span": span} if since > day else span


def _span(first, last):
    """Days, months or years, whichever a person would say."""
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < 2:
        return ngettext("%(count)s dag", "%(count)s dagar", days) % {"count": days}
    if months < 24:
        return ngettext("%(count)s månad", "%(count)s månader", months) % {"count": months}
    return _("%(count)s år") % {"count": months // 12}
