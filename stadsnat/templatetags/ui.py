"""What all pages say alike: dates, periods, numbers, and that something is unknown."""

from django import template
from django.template.defaultfilters import date as date_filter
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from stadsnat import dates, numbers, periods
from stadsnat.accounts.names import name_of
from stadsnat.differences.markup import pieces_html
from stadsnat.language import of_words

register = template.Library()


class Quoted(str):
    """Words of the register's own, which are Swedish whatever language the page is in."""

    __slots__ = ()


@register.filter
def edtf(text):
    """A date in words; ``..`` is "pågår", nothing is nothing."""
    if text == dates.OPEN:
        return _("pågår")
    return dates.say(text, of_words()) if text else ""


@register.filter
def day(date):
    """A whole day in words: 24 mars 2011."""
    return dates.say(date.isoformat(), of_words())


@register.filter
def local_day(when):
    """The day of a moment in words, in the city's time: 24 mars 2011."""
    return day(timezone.localtime(when).date())


@register.filter
def moment(when):
    """A moment in words, in the city's time: 24 mars 2011 kl. 10.42."""
    local = timezone.localtime(when)
    return _("%(day)s kl. %(time)s") % {
        "day": day(local.date()),
        "time": date_filter(local, "H.i"),
    }


@register.filter
def machine_time(when):
    """A moment for the ``datetime`` of HTML, which knows no smaller parts than thousandths."""
    return timezone.localtime(when).isoformat(timespec="seconds")


@register.filter
def period(row):
    """The period of a row in words."""
    return periods.say_period(row.starts, row.ends, of_words())


@register.filter
def changed_by(change_set):
    """Who made a change: a person's name, or what they sign in as."""
    by = change_set.by
    return name_of(by) if by else _("portalen själv")


@register.filter
def number(value):
    return numbers.say_number(value, of_words())


@register.simple_tag
def unknown(text=""):
    """The mark of something unknown: never blank, never zero."""
    return format_html('<span class="unknown">{}</span>', text or _("uppgift saknas"))


@register.filter
def said(value):
    """A value in words, or that there is none."""
    if not value:
        return unknown(_("tomt"))
    return format_html('<span lang="sv">{}</span>', value) if isinstance(value, Quoted) else value


@register.filter
def marked(pieces):
    """The pieces of two texts as one, with what is gone and what is new marked."""
    return pieces_html(pieces)


@register.filter
def named(name):
    """A row with its kind (“Uppdrag: Ledamot”): the kind is the portal's word, the name its own."""
    kind, colon, own = name.partition(": ")
    return format_html('{}{}<span lang="sv">{}</span>', kind, colon, own) if own else name


@register.simple_tag(takes_context=True)
def current(context, *names):
    """aria-current for a menu item, when the page is one of those named."""
    match = getattr(context.get("request"), "resolver_match", None)
    return mark_safe(' aria-current="page"') if match and match.view_name in names else ""


@register.filter
def kind_name(model):
    """What a kind of row is called, one of it."""
    return model._meta.verbose_name
