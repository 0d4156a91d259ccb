"""What editors see of stale translations in the back office."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from portal.common.access import require

from .comparing import SectionChange, compare
from .models import PageVersion, SectionState, VersionedPage
from .models.standing import StaleSection, read_standings
from .rules import may_confirm
from .services import confirm_in_step, give_to_translators


class StaleTranslationsView(PageReportView):
    """Pages that are behind another language: which sections, since when."""

    results_template_name = "portal/versions/admin/stale_results.html"
    page_title = gettext_lazy("Stale translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "versions_admin:stale"
    index_results_url_name = "versions_admin:stale_results"
    list_export = ["title", "locale", "stale_titles", "stale_since"]
    export_headings = {
        "title": gettext_lazy("Page"),
        "locale": gettext_lazy("Language"),
        "stale_titles": gettext_lazy("Sections"),
        "stale_since": gettext_lazy("Since"),
    }
    any_permission_required = ["add", "change", "publish"]

    def get_queryset(self):
        mine = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        self.queryset = (
            mine.filter(pk__in=SectionState.objects.stale().values("page"))
            .select_related("locale")
            .order_by("title", "pk")
        )
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list):
        pages = list(object_list.specific())
        read_standings(pages)
        for page in pages:
            stale = page.standing.stale
            page.stale_sections = stale
            page.stale_titles = " · ".join(section.title or section.newer[0].title for section in stale)
            page.stale_since = min((section.since for section in stale), default=None)
        return pages

    def render_to_response(self, context, **response_kwargs):
        if self.is_export:
            # The whole list goes out, not the page of it that is shown.
            context["object_list"] = self.decorate_paginated_queryset(self.object_list)
        return super().render_to_response(context, **response_kwargs)


@dataclass(frozen=True)
class Beside:
    """What changed in one other language since this page was in step with it."""

    section: StaleSection
    language: str
    edit_url: str
    changes: list[SectionChange]


@require_http_methods(["GET", "HEAD", "POST"])
def in_step(request, pk):
    """What changed elsewhere. One click lays the new words before the translator, another says that nothing is to be
    translated here."""
    page = get_object_or_404(Page, pk=pk).specific
    require(isinstance(page, VersionedPage) and may_confirm(request.user, page))
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if request.method == "POST" and "translate" in request.POST:
        if give_to_translators(page=page):
            messages.success(request, _("The new words stand below. What is not translated yet is marked."))
        return redirect(edit_url)
    if request.method == "POST":
        confirm_in_step(page=page, by=request.user)
        messages.success(
            request, _("“%(title)s” is in step with the other languages.") % {"title": page.title}
        )
        return redirect("versions_admin:stale")
    return render(
        request,
        "portal/versions/admin/in_step.html",
        {
            "page": page,
            "beside": _beside(page),
            "edit_url": edit_url,
        },
    )


def _beside(page) -> list[Beside]:
    """One question a language and a few a section at most: this is a page for one editor."""
    since = dict(SectionState.objects.filter(page=page.pk).values_list("anchor", "stepped_at"))
    found = []
    for section in page.standing.stale:
        language = section.newer[0].language
        other = page.translations[language]
        versions = PageVersion.objects.of(other)
        now_there = versions.first()
        then = versions.filter(published_at__lte=since[section.anchor]).first() or versions.last()
        changes = [
            change for change in compare(then.sections, now_there.sections) if change.anchor == section.anchor
        ]
        found.append(Beside(section, language, reverse("wagtailadmin_pages:edit", args=[other.pk]), changes))
    return found
