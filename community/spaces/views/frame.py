"""What the pages of a space share: finding it, its tabs, its crumbs."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.common.access import require

from ..models import JoinRequest, Membership, Space


def space_of(request, slug) -> Space:
    return get_object_or_404(Space.objects.visible_to(request.user), slug=slug)


def membership_in(request, slug) -> Membership:
    """Hers, with the space; for whoever does not belong the page is not there."""
    return get_object_or_404(
        Membership.objects.of(request.user).select_related("space__organisation", "member"), space__slug=slug
    )


def moderator_in(request, slug) -> Membership:
    membership = membership_in(request, slug)
    require(membership.is_moderator and request.user.is_active)
    return membership


def render_inside(request, membership: Membership, template: str, context: dict, *further):
    """A page for those who belong: crumbs, tabs, and the space."""
    space = membership.space
    return render(
        request,
        f"community/spaces/{template}.html",
        {
            "space": space,
            "membership": membership,
            "tabs": tabs(request, membership),
            "crumbs": crumbs((space, space.get_absolute_url()), *further),
            **context,
        },
    )


def crumbs(*further) -> list[tuple]:
    return [(_("Community"), reverse("spaces:space_list")), *further]


def tabs(request, membership: Membership) -> list[tuple]:
    """The pages of a space, for a moderator also those of her work."""
    pages = [
        (pgettext("page of a space", "Overview"), "spaces:space_detail"),
        (_("Members"), "spaces:member_list"),
        (_("Documents"), "spaces:document_list"),
    ]
    if membership.is_moderator:
        waiting = JoinRequest.objects.filter(space=membership.space).for_moderator(request.user).count()
        requests = _("Requests") if not waiting else _("Requests (%(count)d)") % {"count": waiting}
        pages += [
            (requests, "spaces:request_list"),
            (_("Invitations"), "spaces:invite"),
            (_("Settings"), "spaces:space_settings"),
        ]
    addresses = [(words, reverse(name, args=[membership.space.slug])) for words, name in pages]
    return [(words, url, url == request.path) for words, url in addresses]
