"""What a block is to show: which organisations, on which day."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Scope:
    """The day of the report and the short names of its networks; none: all that the city is in."""

    day: date
    networks: tuple[str, ...] = ()

    def of(self, *networks):
        """The same day, but these networks alone."""
        return replace(self, networks=networks)

    def among(self, rows, path="organisation"):
        """The rows of the networks, in the order of their names."""
        if not self.networks:
            return rows
        return rows.filter(**{f"{path}__slug__in": self.networks})
