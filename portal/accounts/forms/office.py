"""Forms of the back office. Wagtail saves what they are bound to; what a role means is done by the services."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.common.translated import Translated

from ..models import Grant, Member, Organisation
from ..services import grant_role
from .fields import NameField


class MemberForm(WagtailAdminModelForm):
    """A person as an administrator sees her: no password, no role (roles are given by themselves)."""

    given_name = NameField(label=_("First name"), max_length=80, required=False)
    family_name = NameField(label=_("Family name"), max_length=80, required=False)

    class Meta:
        model = Member
        fields = ["email", "given_name", "family_name", "language", "is_active"]

    def __init__(self, *args, editing_self=False, **kwargs):
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        data = super().clean()
        if self.instance._state.adding:
            self.instance.set_unusable_password()
        return data


class OrganisationForm(WagtailAdminModelForm):
    website = forms.URLField(label=_("website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ["name", "slug", "kind", "place", "region", "website", "contact_email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in settings.LANGUAGES:
            self.fields[f"about_{code}"] = forms.CharField(
                label=f"{_('What it does')} ({language})",
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
                required=False,
                initial=self.instance.about.get(code, ""),
            )

    def clean(self):
        data = super().clean()
        said = {code: data.get(f"about_{code}", "") for code, _language in settings.LANGUAGES}
        self.instance.about = Translated({code: text for code, text in said.items() if text})
        return data


class GrantForm(WagtailAdminModelForm):
    """A role for somebody, named by her address: a list of all members to pick from is no business of anybody."""

    address = forms.EmailField(label=_("E-mail address of the member"))

    class Meta:
        model = Grant
        fields = ["role", "organisation"]

    field_order = ["address", "role", "organisation"]

    def clean_address(self):
        member = Member.objects.filter(email__iexact=self.cleaned_data["address"], is_active=True).first()
        if member is None:
            raise forms.ValidationError(_("No account has this address."))
        return member

    def clean(self):
        data = super().clean()
        if data.get("role") == Grant.Role.COORDINATOR and not data.get("organisation"):
            self.add_error("organisation", _("A coordinator belongs to an organisation."))
        return data

    def save(self, commit=True):
        return grant_role(
            member=self.cleaned_data["address"],
            role=self.cleaned_data["role"],
            organisation=self.cleaned_data["organisation"],
            by=self.for_user,
        )
