"""The sections that a new report of each kind begins with. What is printed is always Swedish.

A section has a heading, and perhaps a sentence or a block of data: nothing that would have to be
deleted before the report is issued. An empty text waits for its author.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol


class Network(Protocol):
    """What a skeleton needs to know of an organisation."""

    name: str


@dataclass(frozen=True)
class Block:
    """A block of data: a table or a figure that is made from the register."""

    kind: str
    caption: str


@dataclass(frozen=True)
class Part:
    """A section of a skeleton, or one for each network, or for each dimension of the round.

    Without a heading of its own it has the name of what it is for.
    """

    level: int
    heading: str
    content: tuple[Block | str, ...] = ()
    each: Literal["", "network", "dimension"] = ""


@dataclass(frozen=True)
class NewSection:
    """A section to be, and the network that it is about, if it is about one."""

    level: int
    heading: str
    text: str
    network: Network | None = None


FROM_THE_REGISTER = (
    "Uppgifterna om medlemskap, uppdrag och deltagande är hämtade ur stadens register över "
    "internationella nätverk."
)
UNKNOWN_IS_SAID = "Uppgifter som inte är kända anges med ”uppgift saknas”."

MEMBERSHIPS = Block("memberships", "Stadens medlemskap.")
MANDATES = Block("mandates", "Stadens uppdrag.")
PARTICIPATION = Block("participation", "Förvaltningarnas deltagande.")
TIMELINE = Block("timeline", "Medlemskap och uppdrag över tid.")
BENEFITS = Block("benefits", "Nyttan av nätverken.")
RECOMMENDATIONS = Block("recommendations", "Rekommendationer.")
FEES = Block("fees", "Avgifter.")
SOURCES = Block("sources", "Källor.")

SKELETONS: dict[str, tuple[Part, ...]] = {
    "review": (
        Part(2, "Sammanfattning"),
        Part(2, "Bakgrund"),
        Part(3, "", each="network"),
        Part(2, "Medlemskap och uppdrag", (MEMBERSHIPS, MANDATES)),
        Part(2, "Förvaltningarnas deltagande", (PARTICIPATION,)),
        Part(2, "Nyttan av nätverken", (BENEFITS,)),
        Part(2, "Sammanfattande analys"),
        Part(2, "Slutsatser och rekommendationer", (RECOMMENDATIONS,)),
        Part(2, "Källor", (FROM_THE_REGISTER, SOURCES)),
    ),
    "memberships": (
        Part(2, "Medlemskap", (MEMBERSHIPS,)),
        Part(2, "Uppdrag", (MANDATES,)),
        Part(2, "Avgifter", (FEES,)),
        Part(2, "Källor", (FROM_THE_REGISTER, UNKNOWN_IS_SAID, SOURCES)),
    ),
    "round": (
        Part(2, "Sammanfattning"),
        Part(2, "Utvärderingen"),
        Part(2, "Resultat", (BENEFITS,)),
        Part(3, "", each="dimension"),
        Part(2, "Slutsatser och rekommendationer", (RECOMMENDATIONS,)),
        Part(2, "Källor", (SOURCES,)),
    ),
    "profile": (
        Part(2, "Bakgrund", each="network"),
        Part(2, "Medlemskap", (MEMBERSHIPS,)),
        Part(2, "Uppdrag", (MANDATES,)),
        Part(2, "Förvaltningarnas deltagande", (PARTICIPATION,)),
        Part(2, "Utveckling över tid", (TIMELINE,)),
        Part(2, "Beslut"),
        Part(2, "Avgifter", (FEES,)),
        Part(2, "Källor", (FROM_THE_REGISTER, SOURCES)),
    ),
}


def sections_of(
    kind: str, networks: Sequence[Network] = (), dimensions: Sequence[str] = ()
) -> list[NewSection]:
    """The sections of a new report of the kind, with one for each of the networks it is about.

    ``dimensions`` are the names of those that the round asked about. A block without a network of
    its own is about those that the report has sections for, and in a report that has none about
    all of them.
    """
    found = []
    for part in SKELETONS[kind]:
        if part.each == "network":
            found += [NewSection(part.level, part.heading or n.name, "", n) for n in networks]
        elif part.each == "dimension":
            found += [NewSection(part.level, name, "") for name in dimensions]
        else:
            text = "\n".join(map(_written, part.content))
            found.append(NewSection(part.level, part.heading, text))
    return found


def _written(content: Block | str) -> str:
    if isinstance(content, str):
        return f"<p>{escape(content, quote=False)}</p>"
    caption = f"<figcaption>{escape(content.caption, quote=False)}</figcaption>"
    return f'<figure data-block="{content.kind}">{caption}</figure>'
