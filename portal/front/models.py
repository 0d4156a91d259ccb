from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel

from portal.blueprint.models import ChapterPage
from portal.goodpractice.models import GoodPracticePage
from portal.news.models import NewsPage
from portal.pages.frame import address_of
from portal.pages.models import BasePage

from .addresses import address_or_none
from .figures import public_figures

NEWS_SHOWN = 3


class HomePage(BasePage):
    """The front door: two doors to people, one chapter, one good practice, what is new, some figures."""

    search_placeholder = models.CharField(
        _("example in the search field"),
        max_length=60,
        blank=True,
        help_text=_("e.g. “Nursing, doctorate …”"),
    )
    find_title = models.CharField(_("first door"), max_length=80, blank=True)
    find_link = models.CharField(_("first door, link"), max_length=40, blank=True)
    become_title = models.CharField(_("second door"), max_length=80, blank=True)
    become_link = models.CharField(_("second door, link"), max_length=40, blank=True)
    chapter = models.ForeignKey(
        "blueprint.ChapterPage",
        verbose_name=_("chapter to show"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    practice = models.ForeignKey(
        "goodpractice.GoodPracticePage",
        verbose_name=_("good practice to show"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    template = "portal/front/home_page.html"
    is_standing = True
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        FieldPanel("search_placeholder"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("find_title"), FieldPanel("find_link")]),
                FieldRowPanel([FieldPanel("become_title"), FieldPanel("become_link")]),
            ],
            heading=_("The two doors"),
        ),
        PageChooserPanel("chapter"),
        PageChooserPanel("practice"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "manual.ManualIndexPage",
        "blueprint.BlueprintIndexPage",
        "goodpractice.GoodPracticeIndexPage",
        "toolkit.ToolkitIndexPage",
        "news.NewsIndexPage",
        "portal_pages.SectionPage",
        "portal_pages.ArticlePage",
        "portal_pages.FaqPage",
        "portal_pages.PlainPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.chapter_id:
            context["chapter"] = ChapterPage.objects.live().public().filter(pk=self.chapter_id).first()
        if context.get("chapter"):
            context["chapters"] = (
                ChapterPage.objects.sibling_of(context["chapter"]).for_everybody().in_order()
            )
        if self.practice_id:
            context["practice"] = (
                GoodPracticePage.objects.live().public().with_details().filter(pk=self.practice_id).first()
            )

        context["news"] = list(NewsPage.objects.newest(self.language)[:NEWS_SHOWN])
        if context["news"]:
            context["news_url"] = address_of("news")
        context["find_url"] = address_or_none("directory:profile_list")
        context["become_url"] = address_or_none("directory:register")
        context["figures"] = public_figures()
        return context

    def crumbs(self, request):
        return []
