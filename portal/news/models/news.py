from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager

from portal.common.models import Topic
from portal.pages.fields import BodyField
from portal.pages.models import BasePage

from ..blocks import NewsBodyBlock, NextStepBlock
from ..querysets import NewsQuerySet
from .series import SeriesPage


class NewsTopic(ItemBase):
    """That news are about a topic of the common vocabulary."""

    # taggit reads the model at once: a string would not be resolved in time.
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="news")
    content_object = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="tagged_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="a_topic_once_a_news")]


class NewsPage(BasePage):
    """Something new, or what a guest has written; alone or as a part of a series."""

    class Kind(models.TextChoices):
        NEWS = "news", pgettext_lazy("kind of news", "News")
        GUEST = "guest", pgettext_lazy("kind of news", "Guest post")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.NEWS)
    published_on = models.DateField(_("date"), default=localdate)
    author_name = models.CharField(
        _("author"), max_length=120, blank=True, help_text=_("The name as she wishes to be called here.")
    )
    author_role = models.CharField(_("role of the author"), max_length=160, blank=True)
    author_picture = models.ForeignKey(
        "portal_pages.Picture",
        verbose_name=_("picture of the author"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    author_agreed_on = models.DateField(
        _("author agreed on"),
        null=True,
        blank=True,
        help_text=_("When she agreed to her name and picture. Without this date no picture is shown."),
    )
    topics = ClusterTaggableManager(verbose_name=_("topics"), through=NewsTopic, blank=True)
    body = BodyField(_("text"), block_types=NewsBodyBlock(), blank=True)
    next_step = BodyField(_("next step"), block_types=NextStepBlock(), blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    template = "portal/news/news_page.html"
    schema_type = "NewsArticle"
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author_name"), FieldPanel("author_role")]),
                FieldRowPanel([FieldPanel("author_picture"), FieldPanel("author_agreed_on")]),
            ],
            heading=_("Author"),
        ),
        FieldPanel("topics"),
        FieldPanel("body"),
        FieldPanel("next_step"),
    ]
    parent_page_types = ["news.NewsIndexPage", "news.SeriesPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [models.Index(fields=["-published_on"], name="news_by_date")]

    def clean(self):
        super().clean()
        if self.kind == self.Kind.GUEST and not self.author_name:
            raise ValidationError({"author_name": _("A guest post says who wrote it.")})
        if self.author_picture_id and not self.author_agreed_on:
            raise ValidationError(
                {"author_agreed_on": _("A picture needs the day on which the author agreed to it.")}
            )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"topics": self.topic_labels, **self.place_in_series(request)}

    def structured(self) -> dict:
        author = {"@type": "Person", "name": self.author_name} if self.author_name else None
        return super().structured() | {"datePublished": self.published_on.isoformat(), "author": author}

    def place_in_series(self, request) -> dict:
        """The series this is a part of, which part of how many, and its neighbours; nothing for a single one."""
        above = self.pages_above(request)
        series = above[-1].specific if above and above[-1].specific_class is SeriesPage else None
        if series is None or not series.live:
            return {}
        parts = list(series.parts())
        here = next((at for at, part in enumerate(parts) if part.pk == self.pk), None)
        if here is None:
            return {"series": series}
        return {
            "series": series,
            "part": here + 1,
            "parts": parts,
            "previous": parts[here - 1] if here else None,
            "next": parts[here + 1] if here + 1 < len(parts) else None,
        }

    @property
    def shown_picture(self):
        """The author's picture, if she agreed to it."""
        return self.author_picture if self.author_agreed_on else None

    @cached_property
    def topic_labels(self) -> list[str]:
        """The topics in the reader's language."""
        return [tagged.tag.label for tagged in self.tagged_topics.select_related("tag")]
