"""What a report may say of the register: a value with its name, its sources and its day."""

from dataclasses import dataclass

from reports.prose.values import Value


@dataclass(frozen=True)
class Where:
    """Where a fact is stated: the source, where in it, and the day of the source in words."""

    title: str
    where: str = ""
    dated: str = ""


@dataclass(frozen=True)
class Fact:
    """One value of the register on the report's day, and all that a reader may ask about it."""

    name: str  # as prose refers to it: "eurocities.medlemsstäder"
    label: str  # as a reader knows it: "Eurocities: medlemsstäder"
    value: Value
    said_of: str = ""  # the day that the value is for, in words, where it has one
    address: str = ""  # of the page that shows the row
    sources: tuple[Where, ...] = ()
    disputed: tuple[str, ...] = ()  # what other sources say instead, while nobody has settled it
