"""What people wrote, in the back office: read, answered from one's own mailbox, and noted as answered."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn

from portal.common.viewsets import ScopedViewSet

from .forms import MessageForm
from .models import ContactMessage
from .rules import may_read_messages


class ContactMessageViewSet(ScopedViewSet):
    """Found by address too: whoever has no account can still ask what we hold of her, and have it deleted."""

    model = ContactMessage
    name = "contact_messages"
    url_prefix = "contact-messages"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 310
    add_to_admin_menu = True
    actions = frozenset({"change", "delete", "view"})
    list_display = [
        Column("get_topic_display", label=_("What it is about")),
        "email",
        Column("get_state_display", label=_("State")),
        DateColumn("created_at", label=_("Came in")),
    ]
    list_filter = ["state", "topic", "language"]
    search_fields = ["email", "name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            HelpPanel(template="portal/contact/admin/message.html", heading=_("Message")),
            FieldPanel("state"),
            FieldPanel("note"),
        ],
        base_form_class=MessageForm,
    )

    def may_enter(self, member):
        return may_read_messages(member)

    def rows(self, member):
        return ContactMessage.objects.select_related("answered_by")
