"""What the editor's script is told: values and facts, what it may offer, and its sentences."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Organisation

from .aging import AGING
from .known import say
from .text import references_in

# How a value can be said: the filters that may be chosen, each with what it does.
FORMS = [
    ("", gettext_lazy("som den är")),
    ("bokstäver", gettext_lazy("tal med bokstäver")),
    ("genitiv", gettext_lazy("genitiv")),
    ("versal", gettext_lazy("stor första bokstav")),
]
KINDS = [
    ("memberships", gettext_lazy("medlemskap")),
    ("mandates", gettext_lazy("uppdrag")),
    ("participation", gettext_lazy("deltagande: förvaltningar och nätverk")),
    ("timeline", gettext_lazy("tidslinje")),
    ("benefits", gettext_lazy("nyttomatris")),
    ("recommendations", gettext_lazy("rekommendationer")),
    ("fees", gettext_lazy("avgifter")),
    ("sources", gettext_lazy("källor")),
]


def fact(known):
    return {
        "name": known.name,
        "label": known.label,
        "value": known.value,
        "source": known.source,
        "day": known.day,
        "address": known.address,
        "disputed": known.is_disputed,
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


def of_a_section(section, html, known, user):
    """All that the page of a section tells its script."""
    own = {reference.expression for reference in references_in(html)}
    args = [section.report.slug, section.pk]
    return {
        "key": f"avsnitt-{section.pk}-{user.pk}",
        "network": section.organisation.slug if section.organisation else "",
        "save": reverse("reports:section-save", args=args),
        "facts": reverse("reports:report-facts", args=args[:1]),
        "values": reverse("reports:report-values", args=args[:1]),
        "known": [said(say(expression, known)) for expression in sorted(own)],
        "aging": [{"pattern": pattern, "advice": str(advice)} for pattern, advice in AGING],
        "forms": [{"name": name, "label": str(label)} for name, label in FORMS],
        "kinds": [{"name": name, "label": capfirst(str(label))} for name, label in KINDS],
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
        "signedOut": _("inloggningen har gått ut."),
        "forbidden": _("kontot får inte spara detta."),
        "failed": _("något gick fel i portalen."),
        "unanswered": _("portalen svarade inte. Nytt försök görs strax."),
        "accept": _("Godta"),
        "show": _("Visa"),
        "meant": _("Menades"),
        "change": _("Byt till det"),
        "footnote": _("Fotnot"),
        "caption": _("Tabellens rubrik"),
        "allNetworks": _("rapportens nätverk"),
        "edit": _("Ändra"),
        "remove": _("Ta bort"),
        "source": _("Källa:"),
        "applies": _("Gäller"),
        "disputed": _("Källorna säger olika."),
        "row": _("Visa i registret"),
        "said": _("Sägs"),
        "was": _("Ni läste senast"),
        "now": _("Nu"),
        "none": _("Ingen uppgift passar."),
        "more": _("%(n)s till. Skriv mer för att se dem."),
        "noPreview": _("Innehållet hämtas ur registret när rapporten visas."),
        "nothing": _("Inget att se över."),
        "waits": _("hämtas …"),
    }
