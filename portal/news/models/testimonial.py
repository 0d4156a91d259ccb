from django.conf import settings
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable

from portal.common.models import Record

from ..consents import TESTIMONIAL_VERSION
from ..forms import TestimonialForm
from ..querysets import TestimonialQuerySet


class Testimonial(ClusterableModel, Record):
    """What somebody says about her mentoring, as long as she agrees. When she takes it back, only the dates are kept."""

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    words = models.TextField(_("words"), max_length=600, blank=True)
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("As she wishes to be called here. May stay empty.")
    )
    role = models.CharField(_("role"), max_length=160, blank=True, help_text=_("E.g. mentee in Halmstein."))
    picture = models.ForeignKey(
        "portal_pages.Picture",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="testimonials",
    )
    agreed_on = models.DateField(_("agreed on"), default=localdate)
    consent_version = models.CharField(
        _("to which text"), max_length=16, default=TESTIMONIAL_VERSION, help_text=_("Version of the consent.")
    )
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)

    objects = TestimonialQuerySet.as_manager()

    panels = [
        FieldPanel("words"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("language"), FieldPanel("picture")]),
        MultiFieldPanel(
            [FieldPanel("email"), FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("consent_version")])],
            heading=_("Her consent"),
        ),
        InlinePanel("places", heading=_("Shown at the end of these pages"), label=_("page")),
    ]

    base_form_class = TestimonialForm

    class Meta:
        ordering = ["-agreed_on", "pk"]
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")

    def __str__(self) -> str:
        return self.words[:60] if self.is_standing else str(pgettext_lazy("testimonial", "Taken back"))

    @property
    def is_standing(self) -> bool:
        return self.withdrawn_at is None

    @property
    def consent_scope(self) -> str:
        """Under which her consent stands among a member's consents."""
        return f"testimonial:{self.pk}"


class TestimonialPlace(Orderable):
    """That words stand at the end of a page."""

    testimonial = ParentalKey(Testimonial, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("page")]
