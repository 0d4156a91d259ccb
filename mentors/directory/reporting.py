"""A mentor's page can be reported. Hidden means: out of the directory and back on her own desk, where she may change it."""

from django.utils.translation import gettext_lazy as _

from community.moderation.items import Item, register

from . import services
from .models import MentorProfile

register(
    Item(
        key="mentor",
        label=_("a mentor's page"),
        visible_to=lambda reader: MentorProfile.objects.listed().visible_to(reader).select_related("member"),
        everything=lambda: MentorProfile.objects.select_related("member"),
        excerpt=lambda profile: "\n\n".join(
            filter(None, [profile.headline, profile.about, profile.how_i_work])
        ),
        author=lambda profile: profile.member,
        hide=lambda profile: services.take_off(profile=profile),
        restore=lambda profile: services.put_back(profile=profile),
    )
)
