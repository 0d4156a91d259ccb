"""Which photo a reader sees beside a name: none without the mentor's yes."""

from collections.abc import Iterable

from .models import MentorProfile


def with_photos(profiles: Iterable[MentorProfile], reader, *, square: bool = True) -> list[MentorProfile]:
    """The profiles, each with a `photo_url` for this reader; empty where no photo is shown. Asks no database.

    Needs rows of `MentorProfile.objects.with_photo_consent()`.
    """
    profiles = list(profiles)
    for profile in profiles:
        profile.photo_url = ""
        if profile.photo and profile.shows_photo:
            address = profile.photo.square_url_for if square else profile.photo.url_for
            profile.photo_url = address(reader)
    return profiles
