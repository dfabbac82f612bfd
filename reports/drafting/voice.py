"""How a draft speaks: its sentences, which words it varies, and which of them are live figures."""

import re
from dataclasses import dataclass
from html import escape, unescape
from zlib import crc32

from reports.prose.expressions import evaluate
from stadsnat.dates import bounds

from . import grammar
from .network import Network
from .nouns import NOUNS

_NAMED = re.compile(r'<(?:data|fact) value="([^"|]*)[^"]*">')
# Round words that rest on a fact but do not follow it; taken away when the sentence is made.
_FACT = re.compile(r"<fact [^>]*>|</fact>")
_FIRST = re.compile(r'<data value="([^"]*)">([^<])')
# What a network of a kind is called, where its summary does not say.
_OF_A_KIND = {
    "network": "nätverk",
    "association": "förbund",
    "intergovernmental": "organisation",
    "eu_body": "organisation",
    "foundation": "stiftelse",
    "institute": "institut",
}


@dataclass(frozen=True)
class Sentence:
    """A sentence as HTML, with the names of the facts that it rests on."""

    html: str
    facts: tuple[str, ...]

    @property
    def words(self) -> str:
        return unescape(grammar.bare(self.html))


def is_past(edtf: str) -> bool:
    """Whether a source of that date is surely old: one of "2023 or later" may be new."""
    return bounds(edtf).latest is not None


def text(words: str) -> str:
    """Words of the register as HTML."""
    return escape(words, quote=False)


class Voice:
    """Says the same things of one network in the same words, and others of another's.

    Which of several wordings is chosen follows from the network's short name and the place in the
    draft, so that a draft made again is the same.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self._nouns_in_a_row = 0
        self._is_city_named = False
        self._stated: list[str] = []
        self._just_stated = self._next_stated = ""

    def pick(self, place: str, *wordings: str) -> str:
        return wordings[self.choose(place, len(wordings))]

    def choose(self, place: str, among: int) -> int:
        return crc32(f"{self.network.slug}/{place}".encode()) % among

    @property
    def name(self) -> str:
        return text(self.network.abbreviation or self.network.name)

    @property
    def full_name(self) -> str:
        """The name, with its abbreviation unless that is a part of it."""
        name, short = self.network.name, self.network.abbreviation
        return text(f"{name} ({short})" if short and short not in name.split() else name)

    @property
    def kind(self) -> str:
        """The noun for what the network is, "" when it has none of its own: a city, a region."""
        head = grammar.head_noun(self.network.summary)
        if head and head not in ("del", "stad", "medlem"):
            return head
        return _OF_A_KIND.get(self.network.kind, "")

    def it(self) -> str:
        """The network, now by what it is and now by its name; by a long name more seldom."""
        most = 2 if len(self.name.split()) > 2 else 1
        if not self.kind or self._nouns_in_a_row >= most:
            self._nouns_in_a_row = 0
            return self.name
        self._nouns_in_a_row += 1
        return NOUNS[self.kind].definite

    def introduced(self) -> None:
        """The name has just been said."""
        self._nouns_in_a_row = 0

    def stated(self, edtf: str) -> str:
        """What opens a sentence on what was last stated that day; shorter the next time."""
        is_told, is_just_told = edtf in self._stated, self._just_stated == edtf
        times = self._stated.count(edtf)
        self._stated.append(edtf)
        self._next_stated = edtf
        if not is_told:
            return f"enligt den senaste uppgiften, {grammar.from_(edtf)},"
        if not is_past(edtf):
            return "enligt samma uppgift"
        return ("vid den tiden" if times == 1 else "då") if is_just_told else grammar.at_first(edtf)

    def city(self) -> str:
        """The city: by its name the first time, then "staden"."""
        if self._is_city_named:
            return "staden"
        self._is_city_named = True
        return text(self.network.city)

    def live(self, name: str, words: str) -> str:
        """The words as a figure that follows the register, if the register calls just that so."""
        known = self.network.values.get(name)
        for expression in (name, f"{name}|bokstäver") if known and known.words else ():
            if evaluate(expression, self.network.values) == words:
                return f'<data value="{escape(expression)}">{text(words)}</data>'
        return f'<fact value="{escape(name)}">{text(words)}</fact>'

    def own(self, name: str, words: str) -> str:
        """As ``live``, of a name below the network's."""
        return self.live(f"{self.network.slug}.{name}", words)

    def say(self, words: str, *facts: str) -> Sentence:
        """A sentence that rests on the facts named, and on those of its figures."""
        self._just_stated, self._next_stated = self._next_stated, ""
        html = grammar.sentence(words)
        if (first := _FIRST.match(words.strip())) and first[2] != first[2].upper():
            html = html.replace(first[1], f"{first[1]}|versal", 1)
        named = [unescape(name) for name in _NAMED.findall(html)]
        own = self.network.slug
        below = [fact if fact.startswith("beslut.") else f"{own}.{fact}" for fact in facts]
        return Sentence(_FACT.sub("", html), tuple(dict.fromkeys([*named, *below])))
