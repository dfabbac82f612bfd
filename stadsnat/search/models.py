from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class SearchEntryQuerySet(models.QuerySet):
    def seen_by(self, user):
        """What the person may find: contact details are for staff."""
        return self if user.is_staff else self.filter(is_public=True)


class SearchEntry(models.Model):
    """What one row of the portal can be found by, and what its hit says; made from the row."""

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", verbose_name=_("slag av rad")
    )
    object_id = models.PositiveBigIntegerField(_("rad"))
    kind = models.CharField(_("slag"), max_length=20)
    weight = models.PositiveSmallIntegerField(_("tyngd"))
    is_public = models.BooleanField(_("för alla"))
    title = models.TextField(_("rubrik"))
    title_en = models.TextField(
        _("rubrik på engelska"), blank=True, help_text=_("Tomt betyder att den är densamma.")
    )
    context = models.TextField(_("var den hör hemma"), blank=True)
    words = models.TextField(
        _("andra ord"), blank=True, help_text=_("En rad för vart och ett av dem.")
    )
    address = models.TextField(_("adress"))
    # The linked page shows the row on the days between these; empty means that it always does.
    shown_from = models.DateField(_("syns från"), null=True)
    shown_until = models.DateField(_("syns till"), null=True)
    ends = models.CharField(_("till och med"), max_length=60, blank=True)
    # What the database compares: folded, and for the last two every form of every word.
    title_key = models.TextField(_("rubrik att jämföra med"))
    short_key = models.TextField(_("kort rubrik att jämföra med"), blank=True)
    title_terms = models.TextField(_("rubrikens sökord"))
    terms = models.TextField(_("alla sökord"))

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("sökträff")
        verbose_name_plural = _("sökträffar")
        indexes = [models.Index(fields=["-weight", "id"], name="search_heaviest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="a_row_is_found_in_one_place"
            )
        ]

    def __str__(self):
        return self.title

    @property
    def shown_title(self):
        return self.title_en if get_language() == "en" and self.title_en else self.title
