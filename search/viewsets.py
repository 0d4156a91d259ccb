"""The editors' synonyms, in the back office."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList

from portal.accounts.rules import is_editor
from portal.common.viewsets import ScopedViewSet

from .models import Synonyms


class SynonymsViewSet(ScopedViewSet):
    """Words that mean the same: whoever looks for one finds the others."""

    model = Synonyms
    name = "synonyms"
    url_prefix = "synonyms"
    icon = "list-ul"
    menu_label = _("Synonyms")
    menu_order = 660
    add_to_settings_menu = True
    actions = frozenset({"add", "change", "delete", "view"})
    list_display = ["words", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    search_backend_name = None
    edit_handler = ObjectList([FieldPanel("words"), FieldPanel("language")])

    def may_enter(self, member):
        return is_editor(member)

    def rows(self, member):
        return Synonyms.objects.all()
