from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# After half a year somebody should look again whether an address outside still tells what we say it tells.
CONFIRMED_FOR = timedelta(days=180)


class PageCheckQuerySet(models.QuerySet):
    def with_findings(self):
        return self.filter(count__gt=0)

    def in_order(self):
        return self.select_related("page__locale").order_by("-count", "page__path")


class PageCheck(models.Model):
    """What the checks found on a published page when they last looked. Nothing personal."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    findings = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField()

    objects = PageCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of a page")
        verbose_name_plural = _("checks of pages")
        indexes = [models.Index(fields=["checked_at"], name="checks_by_age")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.count}"


class OutsideLinkQuerySet(models.QuerySet):
    def to_confirm(self, *, at):
        """Those that nobody has looked at for half a year, and those that did not work."""
        return self.filter(Q(confirmed_at=None) | Q(confirmed_at__lt=at - CONFIRMED_FOR) | Q(works=False))

    def in_order(self):
        return self.order_by("works", models.F("confirmed_at").asc(nulls_first=True), "address")


class OutsideLink(models.Model):
    """An address of another site that our pages link to, and whether a person found it in order. Nothing personal."""

    address = models.CharField(_("address"), max_length=2000, unique=True)
    pages = models.ManyToManyField("wagtailcore.Page", related_name="+")
    works = models.BooleanField(_("works"), null=True)
    confirmed_at = models.DateTimeField(_("looked at"), null=True)

    objects = OutsideLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")

    def __str__(self) -> str:
        return self.address
