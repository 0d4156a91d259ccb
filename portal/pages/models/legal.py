"""What the law asks a portal to say about itself. Empty lines are not shown; the dashboard names what is missing."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from portal.accounts.models import Region


@register_setting(icon="doc-full")
class ImprintSettings(BaseGenericSetting):
    """Who answers for the portal. Names and addresses here are published, so they are those of an office."""

    holder = models.CharField(_("who runs the portal"), max_length=160, blank=True)
    address = models.TextField(_("postal address"), blank=True, help_text=_("One line below the other."))
    represented_by = models.CharField(_("represented by"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    register = models.CharField(_("register and number"), max_length=160, blank=True)
    vat_id = models.CharField(_("VAT identification number"), max_length=20, blank=True)
    supervised_by = models.CharField(_("supervisory authority"), max_length=200, blank=True)
    responsible = models.TextField(
        _("responsible for the content"),
        blank=True,
        help_text=_("Name and address of the person the German Media Treaty (§ 18) asks for."),
    )
    privacy_contact = models.TextField(
        _("data protection officer"), blank=True, help_text=_("Name or office, and how to reach it.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("holder", "address", "represented_by", "email", "phone")],
            heading=_("Who runs the portal"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("register", "vat_id", "supervised_by")], heading=_("Registers")
        ),
        MultiFieldPanel(
            [FieldPanel("responsible"), FieldPanel("privacy_contact")], heading=_("People responsible")
        ),
    ]

    class Meta:
        verbose_name = _("imprint")


class EnforcementBodyBlock(blocks.StructBlock):
    """Where somebody turns whose barrier nobody removes. Each federal state has its own."""

    region = blocks.ChoiceBlock(choices=Region.choices, label=_("federal state"), required=False)
    name_de = blocks.CharBlock(label=_("name, German"), max_length=200)
    name_en = blocks.CharBlock(label=_("name, English"), max_length=200, required=False)
    name_uk = blocks.CharBlock(label=_("name, Ukrainian"), max_length=200, required=False)
    address = blocks.TextBlock(label=_("postal address"), required=False)
    email = blocks.EmailBlock(label=_("e-mail address"), required=False)
    url = blocks.URLBlock(label=_("website"), required=False)

    class Meta:
        label = _("enforcement body")
        icon = "group"


@register_setting(icon="view")
class AccessibilitySettings(BaseGenericSetting):
    """The hard facts of the accessibility statement; what is said around them is text of the page."""

    class Conformance(models.TextChoices):
        FULL = "full", _("It conforms to the rules fully.")
        PARTIAL = "partial", _("It conforms to the rules in part; what is missing stands below.")
        NONE = "none", _("It does not conform to the rules yet.")

    conformance = models.CharField(_("state"), max_length=8, choices=Conformance, blank=True)
    stated_on = models.DateField(_("date of the statement"), null=True, blank=True)
    reviewed_on = models.DateField(_("last looked over"), null=True, blank=True)
    checked_by = models.CharField(
        _("checked by"), max_length=200, blank=True, help_text=_("Yourselves, or who did it for you.")
    )
    barriers_de = models.TextField(_("known barriers, German"), blank=True, help_text=_("One a line."))
    barriers_en = models.TextField(_("known barriers, English"), blank=True, help_text=_("One a line."))
    barriers_uk = models.TextField(_("known barriers, Ukrainian"), blank=True, help_text=_("One a line."))
    bodies = StreamField(
        [("body", EnforcementBodyBlock())], verbose_name=_("enforcement bodies"), blank=True, default=list
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("conformance", "stated_on", "reviewed_on", "checked_by")],
            heading=_("Statement"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("barriers_de", "barriers_en", "barriers_uk")],
            heading=_("Known barriers"),
        ),
        FieldPanel("bodies"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")

    def barriers(self, language: str) -> list[str]:
        lines = getattr(self, f"barriers_{language}").splitlines()
        return [line.strip() for line in lines if line.strip()]
