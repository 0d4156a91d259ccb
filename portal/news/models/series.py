from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from portal.pages.models import BasePage
from portal.pages.querysets import PublicPageQuerySet


class SeriesPage(BasePage):
    """Posts that belong together; their order is the one in which editors put them below this page."""

    objects = PageManager.from_queryset(PublicPageQuerySet)()

    template = "portal/news/series_page.html"
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def parts(self):
        """The published parts in their order."""
        from .news import NewsPage

        return NewsPage.objects.child_of(self).for_readers_of(self).for_rows().order_by("path")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = list(self.parts())
        return context
