from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from portal.accounts.rules import is_administrator

from . import opening, publishing
from .viewsets import MentoringModuleViewSet, PageLicenceViewSet, PartnerViewSet, PrincipleViewSet

register_snippet(MentoringModuleViewSet)
register_snippet(PrincipleViewSet)

hooks.register("before_edit_page", publishing.say_why_not)
hooks.register("before_publish_page", publishing.stop_publishing_by_hand)
hooks.register("before_bulk_action", publishing.stop_publishing_many)


class BeforeYouOpen(Component):
    """On the dashboard of administrators: what is still missing; gone when nothing is."""

    order = 50
    template_name = "portal/pages/admin/before_you_open.html"

    @cached_property
    def gaps(self) -> list[opening.Gap]:
        return opening.gaps()

    def get_context_data(self, parent_context):
        return {"gaps": self.gaps}


@hooks.register("construct_homepage_panels")
def add_what_is_missing(request, panels):
    panel = BeforeYouOpen()
    if is_administrator(request.user) and panel.gaps:
        panels.append(panel)


@hooks.register("register_admin_viewset")
def frame_viewsets():
    return [PartnerViewSet(), PageLicenceViewSet()]
