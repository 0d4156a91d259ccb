"""Members, roles, organisations and topics in the back office: for administrators (topics for editors as well)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import CreateView, DeleteView
from wagtail.users.views.users import EditView as WagtailEditView
from wagtail.users.views.users import UserViewSet

from portal.common.models import Topic
from portal.common.viewsets import Scoped, ScopedIndexView, ScopedViewSet

from .forms.office import GrantForm, MemberForm, OrganisationForm
from .models import Grant, Member, Organisation
from .rules import is_administrator, is_editor
from .services import revoke_role


class MemberEditView(WagtailEditView):
    template_name = "wagtailadmin/generic/edit.html"

    def get_page_subtitle(self):
        return self.object.display_name


class MemberViewSet(Scoped, UserViewSet):
    """Wagtail's list of people. Deleting goes another way: erasing covers everything, this would not."""

    actions = frozenset({"add", "change", "view"})
    index_view_class = ScopedIndexView
    add_view_class = CreateView
    edit_view_class = MemberEditView
    template_prefix = ""
    menu_label = _("Members")
    list_display = [
        "display_name",
        "email",
        BooleanColumn("is_active", label=_("May sign in")),
        DateColumn("date_joined", label=_("Joined")),
    ]
    list_filter = ["is_active", "language"]
    search_fields = ["email", "given_name", "family_name"]
    search_backend_name = None

    def may_enter(self, member):
        return is_administrator(member)

    def rows(self, member):
        return Member.objects.all()

    def get_form_class(self, for_update=False):
        return MemberForm


class GrantDeleteView(DeleteView):
    def delete_action(self):
        grant = self.object
        revoke_role(member=grant.member, role=grant.role, organisation=grant.organisation, scope=grant.scope)


class GrantViewSet(ScopedViewSet):
    """Who holds which role. A role is given and taken back; nothing about it is edited."""

    model = Grant
    name = "roles"
    icon = "key"
    menu_label = _("Roles")
    menu_order = 610
    add_to_settings_menu = True
    actions = frozenset({"add", "delete", "view"})
    delete_view_class = GrantDeleteView
    list_display = [
        Column("member", label=_("Member")),
        Column("get_role_display", label=_("Role")),
        "organisation",
        DateColumn("created_at", label=_("Since")),
    ]
    list_filter = ["role", "organisation"]

    def may_enter(self, member):
        return is_administrator(member)

    def rows(self, member):
        return Grant.objects.select_related("member", "organisation").order_by("member__email", "role")

    def get_form_class(self, for_update=False):
        return GrantForm


class OrganisationViewSet(ScopedViewSet):
    model = Organisation
    name = "organisations"
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 620
    add_to_settings_menu = True
    actions = frozenset({"add", "change", "view"})
    list_display = ["name", Column("get_kind_display", label=_("Kind")), "place"]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_backend_name = None

    def may_enter(self, member):
        return is_administrator(member)

    def rows(self, member):
        return Organisation.objects.all()

    def get_form_class(self, for_update=False):
        return OrganisationForm


class TopicViewSet(ScopedViewSet):
    """The one vocabulary, kept by editors."""

    model = Topic
    name = "topics"
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 630
    add_to_settings_menu = True
    actions = frozenset({"add", "change", "delete", "view"})
    form_fields = ["name", "slug", "name_de", "name_en", "name_uk"]
    list_display = ["name", "name_de", "name_en", "name_uk"]
    search_fields = ["name", "name_de", "name_en", "name_uk"]
    search_backend_name = None

    def may_enter(self, member):
        return is_editor(member)

    def rows(self, member):
        return Topic.objects.all()
