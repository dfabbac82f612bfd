"""The nouns that drafts inflect: what a network is, its parts, its meetings. No database.

Swedish inflection is not guessed: a noun that stands in no table is left as it is, and a
sentence that would need its form is left out.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """A noun with its article and the forms that drafts use."""

    article: str
    definite: str
    plural: str = ""
    definite_plural: str = ""


# By the last part of the word: "samarbetsorganisation" is inflected as "organisation".
NOUNS = {
    "allians": Noun("en", "alliansen", "allianser", "allianserna"),
    "arbetsgrupp": Noun("en", "arbetsgruppen", "arbetsgrupper", "arbetsgrupperna"),
    "byrå": Noun("en", "byrån", "byråer", "byråerna"),
    "center": Noun("ett", "centret", "center", "centren"),
    "centrum": Noun("ett", "centrumet", "centrum", "centrumen"),
    "del": Noun("en", "delen", "delar", "delarna"),
    "fond": Noun("en", "fonden", "fonder", "fonderna"),
    "forum": Noun("ett", "forumet", "forum", "forumen"),
    "fullmäktige": Noun("ett", "fullmäktige"),
    "förbund": Noun("ett", "förbundet", "förbund", "förbunden"),
    "förening": Noun("en", "föreningen", "föreningar", "föreningarna"),
    "initiativ": Noun("ett", "initiativet", "initiativ", "initiativen"),
    "institut": Noun("ett", "institutet", "institut", "instituten"),
    "koalition": Noun("en", "koalitionen", "koalitioner", "koalitionerna"),
    "konferens": Noun("en", "konferensen", "konferenser", "konferenserna"),
    "kongress": Noun("en", "kongressen", "kongresser", "kongresserna"),
    "ledamot": Noun("en", "ledamoten", "ledamöter", "ledamöterna"),
    "medlem": Noun("en", "medlemmen", "medlemmar", "medlemmarna"),
    "möte": Noun("ett", "mötet", "möten", "mötena"),
    "nätverk": Noun("ett", "nätverket", "nätverk", "nätverken"),
    "ordförande": Noun("en", "ordföranden", "ordförande", "ordförandena"),
    "ersättare": Noun("en", "ersättaren", "ersättare", "ersättarna"),
    "organ": Noun("ett", "organet", "organ", "organen"),
    "organisation": Noun("en", "organisationen", "organisationer", "organisationerna"),
    "plattform": Noun("en", "plattformen", "plattformar", "plattformarna"),
    "program": Noun("ett", "programmet", "program", "programmen"),
    "råd": Noun("ett", "rådet", "råd", "råden"),
    "sammanslutning": Noun("en", "sammanslutningen", "sammanslutningar", "sammanslutningarna"),
    "samarbete": Noun("ett", "samarbetet", "samarbeten", "samarbetena"),
    "sektion": Noun("en", "sektionen", "sektioner", "sektionerna"),
    "stad": Noun("en", "staden", "städer", "städerna"),
    "stiftelse": Noun("en", "stiftelsen", "stiftelser", "stiftelserna"),
    "styrelse": Noun("en", "styrelsen", "styrelser", "styrelserna"),
    "styrgrupp": Noun("en", "styrgruppen", "styrgrupper", "styrgrupperna"),
    "stämma": Noun("en", "stämman", "stämmor", "stämmorna"),
    "union": Noun("en", "unionen", "unioner", "unionerna"),
    "utskott": Noun("ett", "utskottet", "utskott", "utskotten"),
}
_INDEFINITE = {noun.definite: word for word, noun in NOUNS.items()}
_LONGEST_FIRST = sorted(NOUNS, key=len, reverse=True)
_DEFINITES = sorted(_INDEFINITE, key=len, reverse=True)


def stem_of(word: str) -> str:
    """The noun in the table that the word is or ends in; "" when none is."""
    plain = word.lower().rstrip(",.;:")
    if plain == "del":  # "medel" and "handel" end in it by chance
        return plain
    return next((stem for stem in _LONGEST_FIRST if plain.endswith(stem) and stem != "del"), "")


def definite(word: str) -> str:
    """ "nätverk" → "nätverket", "fullvärdig medlem" → "den fullvärdiga medlemmen"."""
    *before, last = word.split()
    stem = stem_of(last)
    if not stem:
        return word
    noun = NOUNS[stem]
    form = last[: len(last) - len(stem)] + noun.definite
    if not before or before == ["vice"]:
        return " ".join([*before, form])
    article = "den" if noun.article == "en" else "det"
    return " ".join([article, *map(definite_adjective, before), form])


def plural(word: str) -> str:
    """ "fullvärdig medlem" → "fullvärdiga medlemmar"; a noun in no table stays as it is."""
    *before, last = word.split()
    stem = stem_of(last)
    if not stem or not NOUNS[stem].plural:
        return word
    form = last[: len(last) - len(stem)] + NOUNS[stem].plural
    if before == ["vice"]:
        return f"vice {form}"
    return " ".join([*map(definite_adjective, before), form])


def indefinite(word: str) -> str:
    """ "världskongressen" → "världskongress"; "" when the form is not known."""
    form = next((form for form in _DEFINITES if word.endswith(form)), "")
    return word[: len(word) - len(form)] + _INDEFINITE[form] if form else ""


def definite_adjective(word: str) -> str:
    """ "fullvärdig" → "fullvärdiga", "associerad" → "associerade", "internationellt" → "-ella"."""
    if word.endswith(("ad", "at")):
        return word[:-1] + "de" if word.endswith("at") else f"{word}e"
    if word.endswith("t") and not word.endswith("st"):
        word = word[:-1]
    return word if word.endswith(("a", "e")) else f"{word}a"
