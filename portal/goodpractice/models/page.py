from django.db import models
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager

from portal.common.models import Topic
from portal.pages.models import BasePage
from portal.pages.querysets import PublicPageQuerySet
from search.folding import folded_line
from search.querysets import all_words_in

from ..choices import ChoiceListField, ForWhom, Setting

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
        from ..finding import list_context

        return {**super().get_context(request, *args, **kwargs), **list_context(request, self)}


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


class GoodPracticeQuerySet(PublicPageQuerySet):
    def with_details(self):
        """With organisation and topics, so that a list costs the same for one row and for thirty."""
        return (
            self.select_related("organisation")
            .prefetch_related("tagged_topics__tag")
            .order_by("-first_published_at", "path")
        )

    def saying(self, text: str):
        """Those in which every word of the text occurs, if only as a beginning."""
        return self.filter(all_words_in("search_words", text))


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
    settings = ChoiceListField(_("contexts"), of=Setting, help_text=_("In which situations it can be used."))
    for_whom = ChoiceListField(_("for whom"), of=ForWhom)
    author_line = models.CharField(
        _("author line"),
        max_length=120,
        blank=True,
        help_text=_("As whoever told it wants to be named; may stay empty."),
    )
    licence_agreed = models.BooleanField(
        _("whoever told it agrees to the licence of the portal"),
        default=False,
        help_text=_("Members agree in the form. For what you enter yourself, ask and keep the answer."),
    )
    context = RichTextField(_("where and why"), features=FEATURES, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("how it goes"), blank=True)
    needs = StreamField([("line", LineBlock())], verbose_name=_("what it takes"), blank=True)
    lessons = RichTextField(_("what we learned"), features=FEATURES, blank=True)
    adaptations = StreamField([("line", LineBlock())], verbose_name=_("how to adapt it"), blank=True)
    closing = models.TextField(_("last word"), blank=True, max_length=600)
    # What the list is searched by, folded; written with the page.
    search_words = models.TextField(editable=False, blank=True)

    # What a list does not need.
    LONG = ("quotation", "context", "steps", "needs", "lessons", "adaptations", "closing", "search_words")

    objects = PageManager.from_queryset(GoodPracticeQuerySet)()

    template = "portal/goodpractice/good_practice_page.html"
    schema_type = "Article"
    door = "goodpractice"
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        FieldPanel("quotation"),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("author_line"),
                FieldPanel("licence_agreed"),
                FieldPanel("topics"),
                FieldPanel("settings"),
                FieldPanel("for_whom"),
            ],
            heading=_("Who and about what"),
        ),
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

    def save(self, *args, **kwargs):
        self.search_words = folded_line(" ".join(self.searched_texts()))
        return super().save(*args, **kwargs)

    def searched_texts(self) -> list[str]:
        topics = [tagged.tag for tagged in self.tagged_topics.all()]
        return [
            self.title,
            self.lede,
            self.organisation.name if self.organisation else "",
            strip_tags(self.context),
            strip_tags(self.lessons),
            *[f"{step.value['title']} {step.value['text']}" for step in self.steps],
            *[str(line.value) for stream in (self.needs, self.adaptations) for line in stream],
            *[word for each in topics for word in (each.name, each.name_de, each.name_en, each.name_uk)],
        ]

    def get_context(self, request, *args, **kwargs):
        from ..finding import page_context

        return {**super().get_context(request, *args, **kwargs), **page_context(self)}

    def author_address(self) -> str | None:
        """Where the member who told it reads how it stands; None where editors wrote it themselves."""
        telling = self.tellings.first()
        return telling.get_absolute_url() if telling else None

    @property
    def setting_labels(self) -> list[str]:
        return self._meta.get_field("settings").labels(self.settings)

    @property
    def for_whom_labels(self) -> list[str]:
        return self._meta.get_field("for_whom").labels(self.for_whom)

    @cached_property
    def topic_labels(self) -> list[str]:
        """The topics in the reader's language."""
        return [tagged.tag.label for tagged in self.tagged_topics.all()]
