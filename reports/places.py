"""Where what a check finds is mended."""

from django.urls import NoReverseMatch, reverse


def place_of(section):
    """The section's editor; without one, where it stands on the report's page."""
    slug = section.report.slug
    try:
        return reverse("reports:section-update", args=[slug, section.pk])
    except NoReverseMatch:
        return f"{reverse('reports:report-detail', args=[slug])}#avsnitt-{section.pk}"
