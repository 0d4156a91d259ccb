from dataclasses import replace

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from portal.pages.fields import BodyField
from portal.pages.models import BasePage
from portal.pages.modules import modules
from portal.printing.blocks import blocks_of
from portal.printing.document import Document, Part
from portal.printing.framing import framed
from portal.printing.models import PrintedFile
from portal.printing.pages import PrintablePage

from ..blocks import FilesBlock, ToolBodyBlock
from ..querysets import ToolkitItemQuerySet
from ..vocabulary import COLUMN_OF, Kind, Phase, Role


class ToolkitItemPage(PrintablePage, BasePage):
    """One thing to take along: a guide, a checklist, prompts for a conversation, a template, a workshop."""

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.GUIDE)
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.BEGINNING)
    for_mentee = models.BooleanField(_("for mentees"), default=False)
    for_mentor = models.BooleanField(_("for mentors"), default=False)
    for_coordinator = models.BooleanField(_("for coordinators"), default=False)
    for_trainer = models.BooleanField(_("for trainers"), default=False)
    module = models.ForeignKey(
        "portal_pages.MentoringModule",
        verbose_name=_("mentoring module"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tools",
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes it takes"), null=True, blank=True, validators=[MaxValueValidator(1440)]
    )
    body = BodyField(_("text"), block_types=ToolBodyBlock(), blank=True)
    files = StreamField(FilesBlock(), verbose_name=_("files"), blank=True)
    attribution = models.CharField(
        _("made by"), max_length=240, blank=True, help_text=_("Who made it, if it was not the editors.")
    )
    licence_name = models.CharField(
        _("licence"), max_length=60, blank=True, help_text=_("Empty: the licence of the portal.")
    )
    licence_url = models.URLField(_("address of the licence"), blank=True)
    # Made anew with each publication: what the list is searched by, and whether others may take prompts from here.
    words = models.TextField(editable=False, blank=True)
    has_prompts = models.BooleanField(editable=False, default=False)

    objects = PageManager.from_queryset(ToolkitItemQuerySet)()

    template = "portal/toolkit/toolkit_item.html"
    printable_as = (PrintedFile.Kind.PDF, PrintedFile.Kind.DOCX)
    door = "learning"
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("phase"), FieldPanel("minutes")]),
                FieldPanel("module"),
                FieldRowPanel([FieldPanel(column) for column in COLUMN_OF.values()]),
            ],
            heading=_("What, when and for whom"),
        ),
        FieldPanel("body"),
        FieldPanel("files"),
        MultiFieldPanel(
            [FieldPanel("attribution"), FieldPanel("licence_name"), FieldPanel("licence_url")],
            heading=_("Rights"),
        ),
    ]
    parent_page_types = ["toolkit.ToolkitIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["module"] = next((each for each in modules().values() if each.pk == self.module_id), None)
        return context

    def document(self) -> Document:
        document = framed(
            title=self.title,
            kicker=str(self.get_kind_display()),
            subtitle=self.lede,
            parts=(Part(blocks=blocks_of(self.body, self.full_url)),),
            language=self.language,
            address=self.full_url,
            form="sheet",
            dated=self.last_published_at,
        )
        if not self.licence_name:
            return document
        # A tool of others keeps their licence on paper too.
        return replace(
            document,
            licence_name=self.licence_name,
            licence_url=self.licence_url,
            licence_holder=self.attribution,
        )

    @property
    def roles(self) -> list[str]:
        """Whom it is for, in words."""
        return [str(Role(role).label) for role, column in COLUMN_OF.items() if getattr(self, column)]

    @property
    def sections(self) -> list:
        """What the contents list: every block with a title of its own."""
        titled = {"heading", "prompts", "checklist"}
        return [child.value for child in self.body if child.block_type in titled]

    @property
    def ticks(self) -> bool:
        """Whether there is something to tick, so that the script is asked for."""
        return any(child.block_type == "checklist" for child in self.body)

    @property
    def documents(self) -> list:
        """The attached files that are still in the library."""
        return [child.value for child in self.files if child.value]
