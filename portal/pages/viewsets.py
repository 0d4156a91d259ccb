"""Beside the pages, in the back office: words several pages use, who stands behind the portal, rights of a part."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.accounts.rules import is_administrator
from portal.common.viewsets import ScopedViewSet

from .models import MentoringModule, PageLicence, Partner, Principle


class MentoringModuleViewSet(SnippetViewSet):
    model = MentoringModule
    icon = "folder-open-inverse"
    menu_label = _("Mentoring modules")
    list_display = ["number", Column("name", label=_("name")), "slug"]
    ordering = ["number"]
    search_fields = ["slug", "name"]
    search_backend_name = None


class PartnerViewSet(ScopedViewSet):
    """Partners by kind: names, roles and logos at the foot of every page."""

    model = Partner
    name = "partners"
    icon = "group"
    menu_label = _("Partners")
    menu_order = 640
    add_to_settings_menu = True
    actions = frozenset({"add", "change", "delete", "view"})
    list_display = ["name", Column("get_kind_display", label=_("Kind")), "position"]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("position")]),
            FieldPanel("name"),
            FieldPanel("role_de"),
            FieldPanel("role_en"),
            FieldPanel("role_uk"),
            FieldPanel("website"),
            FieldPanel("logo"),
        ]
    )

    def may_enter(self, member):
        return is_administrator(member)

    def rows(self, member):
        return Partner.objects.all()


class PageLicenceViewSet(ScopedViewSet):
    """Parts of the site with a licence, a holder or a funder of their own."""

    model = PageLicence
    name = "page_licences"
    url_prefix = "page-licences"
    icon = "doc-full"
    menu_label = _("Licences of parts")
    menu_order = 650
    add_to_settings_menu = True
    actions = frozenset({"add", "change", "delete", "view"})
    list_display = ["page", "name", "holder"]
    search_fields = ["name", "holder"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("page"),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("url"), FieldPanel("holder")], heading=_("Licence")
            ),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("funder", "disclaimer_de", "disclaimer_en", "disclaimer_uk")],
                heading=_("Funding"),
            ),
        ]
    )

    def may_enter(self, member):
        return is_administrator(member)

    def rows(self, member):
        return PageLicence.objects.select_related("page")


class PrincipleViewSet(SnippetViewSet):
    """Where a principle is used stands under "usage"."""

    model = Principle
    icon = "tick"
    menu_label = _("Principles")
    list_display = [Column("title", label=_("principle")), "slug"]
    search_fields = ["slug", "title", "text"]
    search_backend_name = None
