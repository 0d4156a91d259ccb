import math
from dataclasses import replace
from itertools import groupby

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from portal.pages.fields import BodyField
from portal.pages.models import BasePage
from portal.pages.querysets import PublicPageQuerySet
from portal.pages.raw import count_words, headings
from portal.printing.blocks import blocks_of
from portal.printing.document import Document, Part
from portal.printing.framing import framed
from portal.printing.pages import PrintablePage
from portal.versions.models import VersionedPage

from ..citing import bibtex, citation, frame_of

# Measured for reading on a screen, German and Ukrainian lying below English; we would rather promise too much time.
WORDS_A_MINUTE = 190
# These blocks need the whole width of the page.
WIDE = {"roadmap"}


class ChapterQuerySet(PublicPageQuerySet):
    def in_order(self):
        return self.order_by("number", "path")


class ChapterPage(VersionedPage, PrintablePage, BasePage):
    """One chapter of the blueprint."""

    number = models.PositiveSmallIntegerField(_("number"))
    body = BodyField(_("text"), blank=True)

    objects = PageManager.from_queryset(ChapterQuerySet)()

    template = "portal/blueprint/chapter_page.html"
    schema_type = "Chapter"
    door = "blueprint"
    content_panels = [
        FieldPanel("number"),
        *BasePage.content_panels,
        FieldPanel("lede"),
        FieldPanel("body"),
        *VersionedPage.reason_panels,
    ]
    parent_page_types = ["blueprint.BlueprintIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def get_context(self, request, *args, **kwargs):
        chapters = self._chapters_and_translations()
        context = super().get_context(request, *args, **kwargs)
        here = next((at for at, chapter in enumerate(chapters) if chapter.pk == self.pk), None)
        context["chapters"] = chapters
        whole = context["crumbs"][-2][0] if len(context["crumbs"]) > 1 else ""
        context["citation"] = citation(self, whole=str(whole))
        context["bibtex"] = bibtex(self, whole=str(whole))
        context["previous"] = chapters[here - 1] if here else None
        context["next"] = chapters[here + 1] if here is not None and here + 1 < len(chapters) else None
        return context

    def _chapters_and_translations(self) -> list["ChapterPage"]:
        """The chapters beside it that its readers may read, in order; in the same question its translations."""
        beside = ChapterPage.objects.sibling_of(self).for_readers_of(self)
        family = beside | ChapterPage.objects.live().filter(translation_key=self.translation_key)
        frame = frame_of()
        found = list(family.in_order().defer_streamfields())
        self.translations = {
            frame.languages[page.locale_id]: page
            for page in found
            if page.translation_key == self.translation_key and page.pk != self.pk and frame.is_public(page)
        }
        return [page for page in found if page.locale_id == self.locale_id]

    def crumbs(self, request):
        *above, (_title, address) = super().crumbs(request)
        return [*above, (_("Chapter %(number)s") % {"number": self.number}, address)]

    @property
    def as_part(self) -> Part:
        """What is printed of it, alone or among the other chapters."""
        return Part(self.title, str(self.number), self.lede, blocks_of(self.body, self.full_url, page=self))

    def document(self) -> Document:
        return framed(
            page=self,
            title=self.title,
            kicker=_("Chapter %(number)s") % {"number": self.number},
            subtitle=self.lede,
            parts=(replace(self.as_part, lede=""),),
            language=self.language,
            address=self.full_url,
            dated=self.last_published_at,
        )

    def printed_in(self) -> list:
        whole = self.get_parent().specific
        return [*super().printed_in(), *(whole.printed_in() if isinstance(whole, PrintablePage) else [])]

    @property
    def reference_title(self) -> str:
        """What a cross reference calls it."""
        return _("Chapter %(number)s: %(title)s") % {"number": self.number, "title": self.title}

    @property
    def sections(self) -> list:
        """What the contents at the side list: headings and roadmaps, each with anchor and title."""
        return headings(self.body, {"heading", *WIDE})

    @property
    def parts(self) -> list[tuple[bool, list]]:
        """The text as runs of blocks: (needs the whole width, blocks)."""
        runs = groupby(self.body, key=lambda child: child.block_type in WIDE)
        return [(wide, list(blocks)) for wide, blocks in runs]

    @property
    def minutes(self) -> int:
        """How long reading takes, in whole minutes, never less than one."""
        return max(1, math.ceil(count_words(self.body) / WORDS_A_MINUTE))
