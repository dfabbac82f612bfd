"""What the columns of a table from elsewhere probably mean: guesses to look at, never acted on."""

from organisations.models import ForeignTable
from stadsnat.records import address_word

from .foreign import asked_about
from .headings import ID, VERSION, meanings
from .resources import RESOURCES

# Headings of lists that are kept elsewhere, in small letters; the first that the kind has counts.
_USUAL = {
    "starts": "start startår startdatum från fr.o.m from sedan inträde inträdesår since",
    "ends": "slut slutår slutdatum till t.o.m tom to utträde utträdesår until",
    "period": "period tid mandatperiod medlemstid år",
    "organisation": "nätverk network organisation organisationer förening",
    "name": "namn nätverk network organisation benämning titel",
    "abbreviation": "förkortning akronym kort",
    "amount": "avgift belopp kostnad summa kronor kr",
    "note": "anmärkning kommentar kommentarer notering noteringar övrigt comment comments notes",
    "website": "hemsida webb webbplats webbsida url länk website",
    "seat": "ort säte stad",
    "person": "person namn ledamot representant",
}
_MULTIWORD = {"medlem sedan": "starts", "till och med": "ends", "från och med": "starts"}


def suggested(resource, sheet):
    """Heading → the name of the column it probably stands for, each column once."""
    own, usual, before = meanings(resource), _usual(resource), _meant_before(resource)
    is_ours = VERSION in (heading.casefold() for heading in sheet.header)
    found = {}
    for heading in asked_about(sheet):
        text = " ".join(heading.casefold().split()).rstrip(":.?")
        name = own.get(text) or before.get(text) or usual.get(text, "")
        # Another register has its own numbers: they are not the portal's.
        is_taken = name in found.values() or (name in (ID, VERSION) and not is_ours)
        found[heading] = "" if is_taken else name
    return found


def likely_kind(sheet):
    """The kind of rows of which the sheet has most columns; None unless at least half are known."""
    headings = asked_about(sheet)
    known = {resource: _count(resource, headings) for resource in RESOURCES}
    best = max(known, key=known.get)
    return best if known[best] * 2 >= len(headings) else None


def _count(resource, headings):
    own = meanings(resource)
    return sum(own.get(heading.casefold()) not in (None, ID, VERSION) for heading in headings)


def _usual(resource):
    found = {}
    for name, words in _USUAL.items():
        if name in resource.readable:
            for word in words.split():
                found.setdefault(word, name)
    for words, name in _MULTIWORD.items():
        if name in resource.readable:
            found[words] = name
    return found


def _meant_before(resource):
    """What each heading meant in the table of the kind that was told about last."""
    found = {}
    tables = ForeignTable.objects.filter(kind=address_word(resource.model))
    for table in tables:
        for heading, name in table.meaning.items():
            if name:
                found.setdefault(" ".join(heading.casefold().split()), name)
    return found
