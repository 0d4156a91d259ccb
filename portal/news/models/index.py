from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path

from portal.pages.models import BasePage

from ..feeds import as_feed
from .news import NewsPage
from .series import SeriesPage

PAGE_SIZE = 10


class NewsIndexPage(BasePage):
    """All news, newest first, with those of the series among them."""

    template = "portal/news/news_index.html"
    door = "news"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["front.HomePage"]
    subpage_types = ["news.NewsPage", "news.SeriesPage"]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def news(self):
        return NewsPage.objects.descendant_of(self).for_readers_of(self).for_rows().newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        page = Paginator(self.news(), PAGE_SIZE).get_page(request.GET.get("page"))
        series = list(SeriesPage.objects.child_of(self).for_readers_of(self).order_by("path"))
        titles = {each.path: each.title for each in series}
        for item in page.object_list:
            item.series_title = titles.get(item.path[: -item.steplen], "")
        return context | {
            "news_page": page,
            "news": page.object_list,
            "series_list": series,
            "feed_url": self.get_url(request) + self.reverse_subpage("feed"),
        }

    @path("feed/", name="feed")
    def serve_feed(self, request):
        """The newest as an Atom feed in the language of this list."""
        return as_feed(self, request)
