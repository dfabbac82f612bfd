"""What a block is to show: which organisations, on which day."""

from dataclasses import dataclass, replace
from datetime import date

from organisations.models import FormerAddress

EVERY = "alla"  # in place of short names: all that the city is in, whatever the report is about


@dataclass(frozen=True)
class Scope:
    """The day of the report and the short names of its networks; none: all that the city is in."""

    day: date
    networks: tuple[str, ...] = ()

    def of(self, *networks):
        """The same day, but these networks alone."""
        return replace(self, networks=networks)

    def of_section(self, section):
        """What a block in the section shows, unless it says so itself."""
        return self if section.organisation is None else self.of(section.organisation.slug)

    def named(self, only):
        """What a block shows that names these networks, perhaps as they were called before."""
        if not only:
            return self
        if EVERY in only:
            return self.of()
        former = FormerAddress.objects.short_names()
        return self.of(*dict.fromkeys(former.get(slug, slug) for slug in only))

    def among(self, rows, path="organisation"):
        """The rows of the networks, in the order of their names."""
        if not self.networks:
            return rows
        return rows.filter(**{f"{path}__slug__in": self.networks})


def scope_of(report, sections):
    """What a block of the report shows where neither it nor its section is about a network."""
    about = (section.organisation for section in sections)
    slugs = (organisation.slug for organisation in about if organisation is not None)
    return Scope(report.as_of, tuple(dict.fromkeys(slugs)))
