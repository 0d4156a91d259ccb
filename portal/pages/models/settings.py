from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from ..contrast import readable_on_dark, readable_on_light

a_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour is written as #0D5C5A."))


@register_setting(icon="site")
class SiteSettings(BaseGenericSetting):
    """What an organisation changes to make the portal its own. No personal data."""

    class GenderStyle(models.TextChoices):
        COLON = "colon", _("with a colon: Mentor:innen")
        PAIRED = "paired", _("both forms: Mentorinnen und Mentoren")

    name = models.CharField(_("name of the portal"), max_length=60, blank=True)
    logo = models.ForeignKey(
        "portal_pages.Picture",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    action_colour = models.CharField(
        _("colour of buttons and links, light scheme"),
        max_length=7,
        blank=True,
        validators=[a_colour, readable_on_light],
        help_text=_("Empty: deep teal. A colour that is hard to read is refused."),
    )
    action_colour_dark = models.CharField(
        _("colour of buttons and links, dark scheme"),
        max_length=7,
        blank=True,
        validators=[a_colour, readable_on_dark],
        help_text=_("Empty: light teal. A colour that is hard to read is refused."),
    )
    licence_name = models.CharField(_("licence"), max_length=60, blank=True, default="CC BY-SA 4.0")
    licence_url = models.URLField(
        _("address of the licence"), blank=True, default="https://creativecommons.org/licenses/by-sa/4.0/"
    )
    licence_holder = models.CharField(_("rights held by"), max_length=160, blank=True)
    funder = models.CharField(_("funded by"), max_length=160, blank=True)
    disclaimer_de = models.TextField(_("disclaimer of the funder, German"), blank=True)
    disclaimer_en = models.TextField(_("disclaimer of the funder, English"), blank=True)
    disclaimer_uk = models.TextField(_("disclaimer of the funder, Ukrainian"), blank=True)
    funding_mark = models.ForeignKey(
        "portal_pages.Picture",
        verbose_name=_("mark of co-funding"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Many funders ask for their emblem on every page. Its description is read aloud."),
    )
    funding_sentence_de = models.CharField(_("sentence beside the mark, German"), max_length=200, blank=True)
    funding_sentence_en = models.CharField(_("sentence beside the mark, English"), max_length=200, blank=True)
    funding_sentence_uk = models.CharField(
        _("sentence beside the mark, Ukrainian"), max_length=200, blank=True
    )
    gender_style = models.CharField(
        _("forms of address in German"),
        max_length=8,
        choices=GenderStyle,
        default=GenderStyle.COLON,
        help_text=_("Some states do not allow the colon in official texts."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("logo"),
                FieldRowPanel([FieldPanel("action_colour"), FieldPanel("action_colour_dark")]),
            ],
            heading=_("Name and look"),
        ),
        MultiFieldPanel(
            [FieldPanel("licence_name"), FieldPanel("licence_url"), FieldPanel("licence_holder")],
            heading=_("Licence of the texts"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("funder"),
                FieldPanel("disclaimer_de"),
                FieldPanel("disclaimer_en"),
                FieldPanel("disclaimer_uk"),
                FieldPanel("funding_mark"),
                FieldPanel("funding_sentence_de"),
                FieldPanel("funding_sentence_en"),
                FieldPanel("funding_sentence_uk"),
            ],
            heading=_("Funding"),
        ),
        MultiFieldPanel([FieldPanel("gender_style")], heading=_("Language")),
    ]

    class Meta:
        verbose_name = _("site settings")
