"""Spaces in the back office: for coordinators those of their organisation, for administrators all but those of pairs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn

from portal.accounts.models import Grant, Member
from portal.accounts.rules import is_administrator
from portal.common.viewsets import ScopedViewSet

from .models import Space
from .services import archive_space, change_space, entrust, reopen_space


class SpaceOfficeForm(WagtailAdminModelForm):
    """What is said, whether it is archived, and somebody who looks after it where nobody does any more."""

    is_archived = forms.BooleanField(
        label=_("Archived"), required=False, help_text=_("Everything can be read, nothing new is written.")
    )
    moderator = forms.EmailField(
        label=_("Let somebody look after it"),
        required=False,
        help_text=_(
            "The mail address of a member. She gets a notice, and says yes to the house rules before she writes."
        ),
    )

    class Meta:
        model = Space
        fields = ["name", "about", "house_rules", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name", "about", "house_rules"):
            # One language is enough, as where members open a space.
            self.fields[name].required = False
        self.initial["is_archived"] = self.instance.is_archived

    def clean_name(self):
        if not self.cleaned_data["name"]:
            raise forms.ValidationError(_("Please give the space a name in one language at least."))
        return self.cleaned_data["name"]

    def clean_moderator(self):
        address = self.cleaned_data["moderator"]
        member = Member.objects.filter(email__iexact=address, is_active=True).first() if address else None
        if address and member is None:
            raise forms.ValidationError(_("No account has this address."))
        return member

    def _post_clean(self):
        # The services compare with what stands there, so the instance stays as it was until they are asked.
        pass

    def save(self, commit=True):
        words = {name: self.cleaned_data[name] for name in self.Meta.fields}
        space = change_space(space=self.instance, by=None, words=words)
        if self.cleaned_data["is_archived"] != space.is_archived:
            space = (archive_space if self.cleaned_data["is_archived"] else reopen_space)(space=space)
        if self.cleaned_data["moderator"]:
            entrust(space=space, member=self.cleaned_data["moderator"], by=self.for_user)
        return space


class SpaceViewSet(ScopedViewSet):
    """Opened they are in the portal, where one also talks in them; here is what nobody inside can mend."""

    model = Space
    name = "spaces_of_the_community"
    url_prefix = "spaces"
    icon = "group"
    menu_label = _("Spaces")
    menu_order = 305
    add_to_admin_menu = True
    actions = frozenset({"change", "view"})
    list_display = [
        Column("name", label=_("Name")),
        Column("get_kind_display", label=_("Kind")),
        Column("get_carrier_display", label=_("Carried by")),
        "organisation",
        DateColumn("archived_at", label=_("Archived")),
    ]
    list_filter = ["kind", "carrier"]
    search_backend_name = None

    def may_enter(self, member):
        return is_administrator(member) or Grant.objects.of(member).in_role(Grant.Role.COORDINATOR).exists()

    def rows(self, member):
        return Space.objects.coordinated_by(member).select_related("organisation")

    def get_form_class(self, for_update=False):
        return SpaceOfficeForm
