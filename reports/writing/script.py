"""What the editor's script is told: values and facts, what it may offer, and its sentences."""

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import FormerAddress, Organisation
from reports.blocks import KINDS
from reports.prose.aging import aging_words
from reports.prose.expressions import references
from reports.prose.reading import read

from .known import forms_of, sources_of, words_of
from .text import read_aloud

# How a value can be said: the filters that may be chosen, each with what it does.
FORMS = [
    ("", gettext_lazy("som den är")),
    ("bokstäver", gettext_lazy("med bokstäver")),
    ("gräns", gettext_lazy("med gräns, som ”fler än 130”")),
    ("tal", gettext_lazy("bara talet")),
    ("kort", gettext_lazy("datum med siffror")),
    ("år", gettext_lazy("bara året")),
    ("lista", gettext_lazy("uppräkning: a, b och c")),
    ("antal", gettext_lazy("hur många")),
    ("genitiv", gettext_lazy("genitiv")),
    ("versal", gettext_lazy("stor första bokstav")),
]


def fact(known):
    return {
        "name": known.name,
        "label": known.label,
        "value": words_of(known),
        "source": sources_of(known),
        "day": known.said_of,
        "address": known.address,
        "disputed": list(known.disputed),
        "forms": forms_of(known),
    }


def said(answer):
    """What an expression says now, with the fact behind it."""
    about = fact(answer.fact) if answer.fact else None
    return {
        "expression": answer.expression,
        "words": answer.words,
        "problem": answer.problem,
        "nearest": answer.nearest,
        "fact": about,
    }


def aging(words, day):
    """The words of a text that age, each once, with what to write instead."""
    found = {aging.words: aging.advice for aging in aging_words(words, day)}
    return [{"words": words, "advice": advice} for words, advice in found.items()]


def of_a_section(section, html, known, user):
    """All that the page of a section tells its script."""
    own = {ref.expression for ref in references(read(html))} if known else set()
    args = [section.report.slug, section.pk]
    return {
        "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "key": f"avsnitt-{section.pk}-{user.pk}",
        "network": section.organisation.slug if section.organisation else "",
        "save": reverse("reports:section-save", args=args),
        "facts": reverse("reports:report-facts", args=args[:1]),
        "values": reverse("reports:report-values", args=args[:1]),
        "known": [said(known.say(expression)) for expression in sorted(own)],
        "block": reverse("reports:section-block", args=args),
        "aging": aging(read_aloud(html, known), section.report.as_of) if known else [],
        "forms": [{"name": name, "label": str(label)} for name, label in FORMS],
        "kinds": [
            {"name": name, "label": capfirst(str(kind.name))} for name, kind in KINDS.items()
        ],
        "former": FormerAddress.objects.short_names(),
        "networks": [
            {"slug": slug, "name": name}
            for slug, name in Organisation.objects.order_by("name").values_list("slug", "name")
        ],
        "sentences": _sentences(),
    }


def _sentences():
    return {
        "saving": _("Sparar …"),
        "unsaved": _("Inte sparat än"),
        "notSaved": _("Inte sparat:"),
        "signedOut": _("inloggningen gäller inte längre."),
        "noCookie": _("webbläsaren skickade inte med portalens kaka."),
        "tooLarge": _("texten är för stor att ta emot. Dela den i flera avsnitt."),
        "unread": _("portalen kunde inte läsa det som skickades."),
        "forbidden": _("kontot får inte spara detta."),
        "failed": _("något gick fel i portalen."),
        "unanswered": _("portalen svarade inte. Nytt försök görs strax."),
        "accept": _("Godta"),
        "show": _("Visa"),
        "meant": _("Menades"),
        "change": _("Byt till det"),
        "footnote": _("Fotnot"),
        "caption": _("Tabellens rubrik"),
        "reportsNetworks": _("rapportens nätverk"),
        "everyNetwork": _("alla nätverk som staden är med i"),
        "edit": _("Ändra"),
        "remove": _("Ta bort"),
        "source": _("Källa:"),
        "applies": _("Avser"),
        "disputed": _("En annan källa säger:"),
        "row": _("Visa i registret"),
        "said": _("Sägs"),
        "was": _("Senast läst"),
        "now": _("Nu"),
        "none": _("Ingen uppgift passar."),
        "more": _("%(n)s till. Skriv mer för att se dem."),
        "noPreview": _("Förhandsvisningen kunde inte hämtas."),
        "nothing": _("Inget att se över."),
        "waits": _("hämtas …"),
    }
