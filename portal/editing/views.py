"""Reports for editors, in Wagtail's back office."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField
from django.db.models.functions import Cast
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, WorkflowState
from wagtail.permissions import page_permission_policy

from portal.common.clock import now

from . import services
from .checks import Finding
from .models import OutsideLink, PageCheck

ON_PAGES = ["add", "change", "publish"]


class PagesReport(ReportView):
    """A report for whoever may work on any page; it names the pages that she may work on, and no others."""

    permission_policy = page_permission_policy
    any_permission_required = ON_PAGES

    @cached_property
    def own_pages(self):
        own = page_permission_policy.instances_user_has_any_permission_for(self.request.user, ON_PAGES)
        return own.values("pk")


class PageCheckReport(PagesReport):
    results_template_name = "portal/editing/page_check_results.html"
    page_title = _("Checks of the pages")
    header_icon = "glasses"
    index_url_name = "editing:page_checks"
    index_results_url_name = "editing:page_checks_results"
    list_export = ["page.title", "page.locale", "words", "checked_at"]
    export_headings = {
        "page.title": _("Page"),
        "page.locale": _("Language"),
        "words": _("What to look at"),
        "checked_at": _("Looked at"),
    }

    def get_queryset(self):
        return PageCheck.objects.with_findings().filter(page__in=self.own_pages, page__live=True).in_order()

    def decorate_paginated_queryset(self, object_list):
        for check in object_list:
            check.found = [Finding(each["key"], each["named"]) for each in check.findings]
            check.words = "\n".join(map(str, check.found))
        return object_list


class OutsideLinkReport(PagesReport):
    results_template_name = "portal/editing/outside_link_results.html"
    page_title = _("Links to other sites")
    header_icon = "link-external"
    index_url_name = "editing:outside_links"
    index_results_url_name = "editing:outside_links_results"
    list_export = ["address", "works", "confirmed_at"]

    def get_queryset(self):
        links = OutsideLink.objects.to_confirm(at=now()).filter(pages__in=self.own_pages).distinct()
        return links.in_order().prefetch_related("pages")


class WaitingReport(PagesReport):
    results_template_name = "portal/editing/waiting_results.html"
    page_title = _("Waiting for a decision")
    header_icon = "clipboard-list"
    index_url_name = "editing:waiting"
    index_results_url_name = "editing:waiting_results"
    list_export = ["content_object.title", "created_at"]
    export_headings = {"content_object.title": _("Page"), "created_at": _("Handed in")}

    def get_queryset(self):
        own = Page.objects.filter(pk__in=self.own_pages).annotate(key=Cast("pk", CharField()))
        states = WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=own.values("key")
        )
        return (
            states.select_related("current_task_state__task")
            .prefetch_related("content_object__locale")
            .order_by("created_at", "pk")
        )


@require_POST
def confirm_link(request, pk: int):
    """An editor says whether an address outside works."""
    if not page_permission_policy.user_has_any_permission(request.user, ON_PAGES):
        raise PermissionDenied
    link = get_object_or_404(OutsideLink, pk=pk)
    services.confirm_link(link=link, works=request.POST.get("works") == "yes")
    return redirect("editing:outside_links")
