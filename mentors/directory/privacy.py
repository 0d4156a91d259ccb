"""What the directory holds about a mentor."""

from django.utils.translation import gettext_lazy as _

from portal.common.files.services import delete_file
from portal.common.privacy import register, row
from search.services import remove, scrub_after_commit

from .models import MentorProfile, Review


def export_profiles(member):
    for profile in MentorProfile.objects.of(member).prefetch_related("topics"):
        kept = row(profile) | {"town_id": profile.town and profile.town.full_label()}
        yield {**kept, "topics": [topic.label for topic in profile.topics.all()]}


def erase_profiles(member):
    """One by one: a bulk delete would leave the photo on the disk and her words in the search."""
    for profile in MentorProfile.objects.of(member).select_related("photo"):
        remove(kind="mentor", object_id=profile.pk)
        photo = profile.photo
        profile.topics.clear()
        profile.delete()
        if photo:
            delete_file(file=photo)
    scrub_after_commit()


def export_reviews(member):
    for review in Review.objects.filter(profile__member=member):
        yield {"decision": review.decision, "reason": review.reason, "at": review.decided_at}


def erase_reviews(member):
    Review.objects.filter(profile__member=member).delete()
    Review.objects.filter(by=member).update(by=None)


register(
    Review,
    purpose=_(
        "What a coordinator decided about your mentor profile and why, so that you know where you stand."
    ),
    kept=_("As long as the profile."),
    export=export_reviews,
    erase=erase_reviews,
)
register(
    MentorProfile,
    purpose=_("What you say of yourself as a mentor, so that people find you and can ask you."),
    kept=_("Until you take it away or leave the portal."),
    export=export_profiles,
    erase=erase_profiles,
)
