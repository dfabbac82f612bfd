"""Whether one text says again what another has said: by the words they share. No database."""

import re

_WORD = re.compile(r"[\w:]+")
# Words that carry no meaning of their own.
_SMALL = frozenset(
    {"att", "och", "som", "för", "med", "till", "den", "det", "de", "en", "ett", "i", "på", "av"}
    | {"om", "mot", "sin", "sitt", "sina", "är", "ska", "har", "blir", "bli", "vara", "kan", "där"}
    | {"samt", "från", "mer", "så", "hur", "var", "deras", "bidra", "få", "bättre", "också"}
)
_STEM = 6  # letters: städer and städerna, samarbetar and samarbeta


def content_words(words: str) -> list[str]:
    """The words that carry meaning, each cut to its stem."""
    found = [word.lower() for word in _WORD.findall(words)]
    return [word[:_STEM] for word in found if word not in _SMALL]


def repeats(words: str, said: str) -> bool:
    """Whether half of what the words mean has been said already."""
    own, others = content_words(words), content_words(said)
    shared = [word for word in own if any(_alike(word, other) for other in others)]
    return bool(own) and 2 * len(shared) >= len(own)


def _alike(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    return one == other or (shortest >= 4 and one[:shortest] == other[:shortest])


def names(whole: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole) is not None
