"""What all pages say alike: dates, periods, numbers, and that something is unknown."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stadsnat import dates, numbers, periods

register = template.Library()


def language():
    """The language that the portal's own words are said in: sv or en."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


@register.filter
def edtf(text):
    """A date in words; ``..`` is "pågår", nothing is nothing."""
    if text == dates.OPEN:
        return _("pågår")
    return dates.say(text, language()) if text else ""


@register.filter
def day(date):
    """A whole day in words: 24 mars 2011."""
    return dates.say(date.isoformat(), language())


@register.filter
def period(row):
    """The period of a row in words."""
    return periods.say_period(row.starts, row.ends, language())


@register.filter
def number(value):
    return numbers.say_number(value, language())


@register.simple_tag
def unknown(text=""):
    """The mark of something unknown: never blank, never zero."""
    return format_html('<span class="unknown">{}</span>', text or _("uppgift saknas"))


@register.simple_tag(takes_context=True)
def current(context, *names):
    """aria-current for a menu item, when the page is one of those named."""
    match = getattr(context.get("request"), "resolver_match", None)
    return mark_safe(' aria-current="page"') if match and match.view_name in names else ""
