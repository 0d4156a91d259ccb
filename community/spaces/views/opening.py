from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.common.access import require

from .. import services
from ..forms import SettingsForm, SmallGroupForm, SpaceForm
from ..models import Space
from ..rules import may_open, may_open_for_the_portal, may_open_small_group, organisations_of
from .frame import crumbs, moderator_in, render_inside


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def space_new(request):
    """Open a space: a small group for every member; for coordinators and editors also others."""
    require(may_open(request.user))
    form = _form_for(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        space = _opened(request.user, form.cleaned_data)
        messages.success(
            request, _("The space is open. You look after it; the next step is to invite people.")
        )
        return redirect("spaces:invite" if not space.is_open else "spaces:space_detail", slug=space.slug)
    return render(
        request,
        "community/spaces/space_form.html",
        {"form": form, "is_small": type(form) is SmallGroupForm, "crumbs": crumbs((_("Open a space"), ""))},
    )


def _form_for(member, data):
    organisations, for_portal = list(organisations_of(member)), may_open_for_the_portal(member)
    if not organisations and not for_portal:
        return SmallGroupForm(data)
    for_group = may_open_small_group(member)
    return SpaceForm(data, organisations=organisations, for_portal=for_portal, for_group=for_group)


def _opened(member, data) -> Space:
    if data.get("carrier", Space.Carrier.MEMBERS) != Space.Carrier.MEMBERS:
        return services.open_space(by=member, **data)
    words = ("name", "about", "kind", "house_rules", "language", "submission")
    return services.open_small_group(by=member, **{name: data[name] for name in words})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def space_settings(request, slug):
    """Change what a space says and who finds it, or close it."""
    membership = moderator_in(request, slug)
    form = SettingsForm(request.POST if request.method == "POST" else None, space=membership.space)
    if request.method == "POST" and form.is_valid():
        require(not membership.space.is_archived)
        before = membership.space.house_rules_version
        space = services.change_space(space=membership.space, by=request.user, words=form.cleaned_data)
        messages.success(
            request,
            _("Saved. All members are asked to say yes to the new house rules.")
            if space.house_rules_version > before
            else _("Saved."),
        )
        return redirect("spaces:space_settings", slug=space.slug)
    return render_inside(request, membership, "space_settings", {"form": form}, (_("Settings"), ""))


@login_required
@require_POST
def space_archive(request, slug):
    """Close a space for talking, or open it again."""
    membership = moderator_in(request, slug)
    if request.POST.get("archive") == "yes":
        services.archive_space(space=membership.space)
        messages.success(request, _("The space is archived. Its members can still read everything."))
    else:
        services.reopen_space(space=membership.space)
        messages.success(request, _("The space is open for talking again."))
    return redirect("spaces:space_settings", slug=slug)
