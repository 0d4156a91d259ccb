"""The directory and a mentor's page: for visitors and members, each with what she may see."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django_htmx.http import push_url

from mentors.programmes.models import Answer
from portal.accounts.audiences import asked_once
from portal.accounts.models import CareerStation
from search.finding import similar

from ..actions import actions_for
from ..listing import Listing
from ..models import MentorProfile
from ..photos import with_photos
from ..querysets import SPOKEN
from ..searching import words_for
from ..selection import KIND, Selection

SIMILAR = 3
SIMILAR_LOOKED_AT = 12


def profile_list(request: HttpRequest) -> HttpResponse:
    listing = Listing(Selection.from_query(request.GET), request.user)
    # Going back asks for the whole page again.
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "includes/found.html" if is_part else "profile_list.html"
    answer = render(request, f"mentors/directory/{template}", {"listing": listing})
    patch_vary_headers(answer, ["HX-Request"])
    return push_url(answer, listing.selection.address) if is_part else answer


@asked_once()
def profile_detail(request: HttpRequest, pk) -> HttpResponse:
    rows = MentorProfile.objects.with_people().prefetch_related("topics")
    profile = rows.listed().visible_to(request.user).filter(pk=pk).first()
    if profile is None:
        # Her own page shows her what others will see, wherever the profile stands.
        profile = get_object_or_404(rows.of(request.user), pk=pk)
    others = similar_to(profile, request.user)
    # Hers and theirs at once.
    prefetch_related_objects([profile, *others], SPOKEN)
    with_photos([profile], request.user, square=False)
    return render(
        request,
        "mentors/directory/profile_detail.html",
        {
            "profile": profile,
            "is_own": profile.member_id == request.user.pk,
            "stations": stations_of(profile),
            "answers": shown_answers(profile, request.user),
            "actions": actions_for(profile, request.user),
            "similar": with_photos(whom_she_could_talk_to(profile, others), request.user),
            "crumbs": [(_("Mentors"), reverse("directory:profile_list")), (profile.name, None)],
        },
    )


def stations_of(profile: MentorProfile) -> list[dict]:
    """Her stations with their time in words."""
    return [
        {"role": station.role, "where": station.organisation_name, "when": period(station)}
        for station in profile.member.stations.all()
    ]


def period(station: CareerStation) -> str:
    if station.from_year and station.to_year:
        return f"{station.from_year} – {station.to_year}"
    if station.from_year:
        return _("since %(year)s") % {"year": station.from_year}
    return str(station.to_year or "")


def shown_answers(profile: MentorProfile, reader) -> list[Answer]:
    """What she answered to the programme's questions, as far as this reader may see it."""
    if profile.answers_id is None:
        return []
    seen_by = ["public", "members"] if reader.is_authenticated else ["public"]
    return list(Answer.objects.filter(sheet=profile.answers_id).seen_by(*seen_by))


def similar_to(profile: MentorProfile, reader) -> list[MentorProfile]:
    """Others whom this reader may see and who say what she says, above all of their topics."""
    topics = " ".join(word for topic in profile.topics.all() for word in words_for(topic))
    text = " ".join([topics, topics, profile.headline, *profile.offers, profile.about, profile.how_i_work])
    hits = similar(KIND, text, asker=reader, limit=SIMILAR_LOOKED_AT)
    return [hit.thing for hit in hits if hit.thing.member_id != profile.member_id]


def whom_she_could_talk_to(profile: MentorProfile, others: list[MentorProfile]) -> list[MentorProfile]:
    """The first few of them; those with a language in common before those without."""
    languages = set(profile.languages)
    return sorted(others, key=lambda other: languages.isdisjoint(other.languages))[:SIMILAR]
