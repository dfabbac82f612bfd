"""Swedish for drafts: articles, genitives, lists, dates with their prepositions, word order.

No database and no HTML of its own: a word may hold markup, which these rules leave alone.
"""

import re

from stadsnat.dates import say
from stadsnat.numbers import in_letters, say_number

from .nouns import NOUNS, stem_of

_TAG = re.compile(r"<[^>]*>")
_SHORT_INFINITIVES = {"gå", "få", "bli", "se", "be", "ge", "stå", "slå", "nå", "må", "le", "ske"}
# Adjectives in the plural end as verbs do: "Fortsatta insatser", "Internationella möten".
_ADJECTIVES = ("ella", "iska", "liga", "fortsatta", "stora", "nya")
# Words that begin a description and are no names: they take a small letter in a sentence.
_COMMON_GENITIVES = {"världens", "jordens", "landets", "städernas", "kommunernas", "regionernas"}
_DETERMINERS = {"den", "det", "de", "en", "ett"}


def bare(words: str) -> str:
    """The words without their markup."""
    return _TAG.sub("", words)


def capital(words: str) -> str:
    """With a capital first letter; markup before it is passed over."""
    start = 0
    while match := _TAG.match(words, start):
        start = match.end()
    return words[:start] + words[start : start + 1].upper() + words[start + 1 :]


def counted(number: int, one: str, many: str) -> str:
    """ "en medlem", "två medlemmar", "13 medlemmar"; ``one`` brings its article."""
    if number == 1:
        return one
    return f"{in_letters(number)} {many}"


def in_figures(number: int, many: str) -> str:
    return f"{say_number(number)} {many}"


def with_article(description: str) -> str:
    """A description as what follows "är": "Europeiskt nätverk av …" → "ett europeiskt nätverk …".

    "" when its noun is in no table, since the article is then not known.
    """
    words = description.strip().rstrip(".").split()
    if not words:
        return ""
    first = words[0]
    if first.lower() in _DETERMINERS:
        return " ".join([first.lower(), *words[1:]])
    if _is_genitive(words):
        lowered = first.lower() if first.lower() in _COMMON_GENITIVES else first
        return " ".join([lowered, *words[1:]])
    head = head_noun(description)
    if not head:
        return ""
    return " ".join([NOUNS[head].article, small(first), *words[1:]])


def head_noun(description: str) -> str:
    """The noun, as the table has it, that a description is built round; "" when none is known."""
    for word in description.split()[:5]:
        if stem := stem_of(word):
            return stem
        if word.endswith((",", ".", ":")) or word in ("som", "där", "för", "av", "i", "med"):
            break
    return ""


def _is_genitive(words: list[str]) -> bool:
    """ "WHO:s nätverk", "Världens största …", "Bill Clintons stiftelse"."""
    first = words[0]
    if first.endswith(":s") or first.lower() in _COMMON_GENITIVES:
        return True
    if stem_of(first):  # "Konferens för …"
        return False
    names = 0
    while names < len(words) and words[names][:1].isupper():
        names += 1
    return names > 0 and words[names - 1].endswith("s") and bool(head_noun(" ".join(words[names:])))


def small(word: str) -> str:
    """With a small first letter, but for initials such as "EU-initiativ" and "C40"."""
    is_initials = len(word) > 1 and (word[1].isupper() or word[1].isdigit() or word[1] == ":")
    return word if is_initials else word[:1].lower() + word[1:]


def is_infinitive(phrase: str) -> bool:
    """Whether a phrase is of the kind "Lämna medlemskapet", "Inte ställa upp"."""
    words = phrase.lower().replace(",", "").split()
    if words[:1] == ["inte"]:
        words = words[1:]
    if not words or words[0].endswith(_ADJECTIVES):
        return False
    return words[0] in _SHORT_INFINITIVES or re.search(r"\wa$", words[0]) is not None


def shall(subject: str, phrase: str, verb: str = "ska") -> str:
    """ "att staden ska lämna …", "att staden inte ska ställa upp …": the order of a subclause."""
    said = small(phrase.strip().rstrip("."))
    if said.startswith("inte "):
        return f"att {subject} inte {verb} {said.removeprefix('inte ')}"
    return f"att {subject} {verb} {said}"


def clause(subject: str, verb: str, rest: str = "", fronted: str = "") -> str:
    """A main clause with the verb in the second place, whatever stands first."""
    order = [fronted, verb, subject, rest] if fronted else [subject, verb, rest]
    return " ".join(part for part in order if part).replace(" ,", ",")


def sentence(words: str) -> str:
    """The words with a capital and one full stop."""
    tidy = re.sub(r"[ \n\t]+", " ", words).strip()
    return capital(tidy).rstrip(".") + "."


# --- dates -------------------------------------------------------------------------------------

_BEFORE = (
    (re.compile(r"\d{1,2}(–\d{1,2})? \D"), "den "),
    (re.compile(r"\d{4}-talets "), "under "),
    (re.compile(r"\d{4}-talet"), "på "),
    (re.compile(r"\d"), ""),
    (re.compile(r"(början|mitten|slutet) av "), "i "),
    (re.compile(r"årsskiftet "), "vid "),
    (re.compile(r"(våren|sommaren|hösten|vintern|någon gång|senast|omkring|troligen) "), ""),
)
_DAY = re.compile(r"\d{1,2}(–\d{1,2})? \D")
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
_EXACT = re.compile(rf"\d|{'|'.join(_MONTHS.split())}|våren |sommaren |hösten |vintern ")


def when(edtf: str, shown: str = "") -> str:
    """The date as an adverbial: "2003", "i oktober 2008", "den 24 mars 2011", "våren 2018".

    ``shown`` stands instead of the date's own words, with the same preposition.
    """
    said = say(edtf)
    for word in ("troligen omkring ", "troligen ", "omkring ", "senast "):
        rest = said.removeprefix(word)
        if rest != said and _DAY.match(rest):
            return f"{word}den {rest}"
        if rest != said and word in ("troligen ", "senast "):
            return f"{word}{_preposition(rest)}{rest}"
    return f"{_preposition(said)}{shown or said}"


def _preposition(said: str) -> str:
    return next((before for pattern, before in _BEFORE if pattern.match(said)), "i ")


def since(edtf: str, shown: str = "") -> str:
    """ "sedan 2003", "sedan oktober 2008", "sedan mitten av 1990-talet", "troligen sedan 1995"."""
    said = say(edtf)
    if said.startswith("troligen "):
        return f"troligen sedan {_day_named(said.removeprefix('troligen '))}"
    if said.startswith("senast "):
        return f"sedan {_day_named(said.removeprefix('senast '))} eller tidigare"
    if said.startswith("omkring "):
        return f"sedan {_day_named(said)}"
    return f"sedan {'den ' if _DAY.match(said) else ''}{shown or said}"


def at_first(edtf: str, shown: str = "") -> str:
    """As ``when``, where it opens a sentence: a year does not stand there alone."""
    said = when(edtf, shown)
    return f"år {said}" if re.match(r"\d{4}(–|$)", bare(said)) else said


def from_(edtf: str) -> str:
    """ "från 2003", "från den 24 mars 2011": the day of a statement."""
    return f"från {_day_named(say(edtf))}"


def until(edtf: str, shown: str = "") -> str:
    """ "till och med 2011", "till och med den 1 maj 2011"."""
    said = say(edtf)
    if said.startswith("troligen "):
        return f"troligen till {_day_named(said.removeprefix('troligen '))}"
    if said.startswith("senast "):
        return f"till {_day_named(said.removeprefix('senast '))} eller tidigare"
    if said.endswith(" eller senare"):
        return f"åtminstone till {_day_named(said.removesuffix(' eller senare'))}"
    if not _EXACT.match(said):
        return f"till {_day_named(said)}"
    return f"till och med {'den ' if _DAY.match(said) else ''}{shown or said}"


def _day_named(said: str) -> str:
    about = "omkring " if said.startswith("omkring ") else ""
    rest = said.removeprefix(about)
    return f"{about}den {rest}" if _DAY.match(rest) else said


def during(starts: str, ends: str, shown: str = "") -> str:
    """A period that is over: "2005–2008", "under 2009", "från oktober 2008 till mars 2011"."""
    if not starts and not ends:
        return ""
    years = re.compile(r"\d{4}")
    if starts and starts == ends:
        return f"under {shown or say(starts)}" if years.fullmatch(starts) else when(starts, shown)
    if starts and ends and years.fullmatch(starts) and years.fullmatch(ends):
        return shown or f"{starts}–{ends}"
    if not starts:
        return until(ends)
    if not ends:
        return f"från och med {_day_named(say(starts))}"
    return f"{from_(starts)} till {_day_named(say(ends))}"
