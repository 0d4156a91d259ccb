"""The button on a mentor's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mentors.directory.actions import Action

from .models import Application
from .reading import steps_of
from .rules import takes_applications


def ask_this_mentor(profile, member) -> Action | None:
    """Ask, or go on with what was begun; a visitor is led to sign in first."""
    ask = reverse("matching:apply", args=[profile.pk])
    if not member.is_authenticated:
        if not takes_applications(profile):
            return None
        return Action(
            label=_("Sign in to ask"),
            url=f"{reverse('account_login')}?next={ask}",
            steps=steps_of(),
            note=_("You write only when you have an account. It takes two minutes."),
        )
    begun = Application.objects.from_mentee(member).open().filter(profile=profile).first()
    if begun is not None:
        label = _("Go on with my application") if begun.is_draft else _("Read my application")
        return Action(label=label, url=begun.get_absolute_url())
    # The page asks for whom it shows; who sees it need not be asked again whether she may see it.
    if profile.member_id == member.pk or not takes_applications(profile):
        return None
    return Action(
        label=_("Ask this mentor"),
        url=ask,
        steps=steps_of(),
        note=_("Everything is saved as you write. You send it only at the end."),
    )
