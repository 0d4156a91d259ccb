from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from portal.common.models import Topic
from portal.pages.models import BasePage

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class StepBlock(blocks.StructBlock):
    """One step of how it was done."""

    title = blocks.CharBlock(label=_("step"), max_length=120)
    text = blocks.TextBlock(label=_("what happens"), required=False)

    class Meta:
        label = _("step")
        icon = "order"


class LineBlock(blocks.CharBlock):
    """One line of a list."""

    class Meta:
        label = _("line")
        icon = "list-ul"


class GoodPracticeIndexPage(BasePage):
    """All good practices, newest first."""

    template = "portal/goodpractice/good_practice_index.html"
    door = "goodpractice"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["front.HomePage"]
    subpage_types = ["goodpractice.GoodPracticePage"]

    class Meta:
        verbose_name = _("list of good practices")
        verbose_name_plural = _("lists of good practices")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["practices"] = list(GoodPracticePage.objects.child_of(self).live().with_details())
        return context


class PracticeTopic(ItemBase):
    """That a good practice is about a topic of the common vocabulary."""

    # taggit reads the model at once: a string would not be resolved in time.
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="practices")
    content_object = ParentalKey(
        "goodpractice.GoodPracticePage", on_delete=models.CASCADE, related_name="tagged_topics"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="a_topic_once_a_practice")
        ]


class GoodPracticeQuerySet(PageQuerySet):
    def with_details(self):
        """With organisation and topics, so that a list costs the same for one row and for thirty."""
        return (
            self.select_related("organisation")
            .prefetch_related("tagged_topics__tag")
            .order_by("-first_published_at", "path")
        )


class GoodPracticePage(BasePage):
    """Something that worked somewhere, told so that others can do it too."""

    quotation = models.CharField(_("a sentence from those who did it"), max_length=240, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="good_practices",
    )
    topics = ClusterTaggableManager(
        verbose_name=_("topics"), through=PracticeTopic, blank=True, help_text=_("Up to five.")
    )
    context = RichTextField(_("where and why"), features=FEATURES, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("how it goes"), blank=True)
    needs = StreamField([("line", LineBlock())], verbose_name=_("what it takes"), blank=True)
    lessons = RichTextField(_("what we learned"), features=FEATURES, blank=True)
    adaptations = StreamField([("line", LineBlock())], verbose_name=_("how to adapt it"), blank=True)
    closing = models.TextField(_("last word"), blank=True, max_length=600)

    objects = PageManager.from_queryset(GoodPracticeQuerySet)()

    template = "portal/goodpractice/good_practice_page.html"
    schema_type = "Article"
    door = "goodpractice"
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        FieldPanel("quotation"),
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("topics")], heading=_("Who and about what")),
        FieldPanel("context"),
        FieldPanel("steps"),
        FieldPanel("needs"),
        FieldPanel("lessons"),
        FieldPanel("adaptations"),
        FieldPanel("closing"),
    ]
    parent_page_types = ["goodpractice.GoodPracticeIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    @property
    def topic_labels(self) -> list[str]:
        """The topics in the reader's language."""
        return [tagged.tag.label for tagged in self.tagged_topics.all()]
