from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import pages


class SavedViewQuerySet(models.QuerySet):
    def seen_by(self, user):
        """The person's own, and those that somebody shares."""
        return self.filter(models.Q(owner=user) | models.Q(is_shared=True)).select_related("owner")

    def removable_by(self, user):
        """The person's own; for administrators also those that are shared."""
        may = user.has_perm("stadsnat.delete_savedview")
        return self.seen_by(user) if may else self.filter(owner=user)


class SavedView(models.Model):
    """A choice of rows of a list page, kept under a name by a person, perhaps for everybody."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_views",
        verbose_name=_("ägare"),
    )
    name = models.CharField(_("namn"), max_length=80)
    page = models.CharField(_("sida"), max_length=100)
    query = models.CharField(
        _("urval"),
        max_length=pages.LONGEST,
        blank=True,
        help_text=_("Utan datum följer urvalet den dag då det öppnas."),
    )
    is_shared = models.BooleanField(_("dela med alla"), default=False)
    created = models.DateTimeField(_("sparat"), auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        default_permissions = ("delete",)
        ordering = ["name", "pk"]
        verbose_name = _("sparat urval")
        verbose_name_plural = _("sparade urval")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "page", "name"],
                name="saved_view_name_is_unique",
                violation_error_message=_("Det finns redan ett sparat urval med det namnet."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.get_page().address(self.query)

    def get_page(self):
        """The page it is of; None when that page can no longer be chosen from."""
        return pages.find(self.page)
