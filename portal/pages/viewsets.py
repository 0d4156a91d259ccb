"""What editors keep beside the pages: words that several pages use."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import MentoringModule


class MentoringModuleViewSet(SnippetViewSet):
    model = MentoringModule
    icon = "folder-open-inverse"
    menu_label = _("Mentoring modules")
    list_display = ["number", Column("name", label=_("name")), "slug"]
    ordering = ["number"]
    search_fields = ["slug", "name"]
    search_backend_name = None
