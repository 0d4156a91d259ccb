"""One page of the directory: the mentors somebody finds, behind which boxes, and the ways on from there."""

import math
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import F, FilteredRelation, Q, prefetch_related_objects
from django.utils.translation import gettext as _

from portal.common.models import Topic
from portal.common.places import distance_km
from search.finding import find
from search.query import PAGES_AT_MOST, Result

from .facets import Facet, facets_of
from .models import MentorProfile
from .photos import with_photos
from .querysets import SPOKEN
from .selection import PAGE_SIZE, RADII, Selection

STEP_KM = 10


class Listing:
    """What the door answers to a selection, with everything that a row of the directory shows."""

    def __init__(self, selection: Selection, reader):
        self.selection = selection
        self.reader = reader
        self.result = self.find()

    def find(self) -> Result:
        result = find(self.selection.query(self.reader))
        if self.selection.page > result.pages:
            # A page that was there yesterday: the last one instead.
            self.selection = replace(self.selection, page=result.pages)
            result = find(self.selection.query(self.reader))
        return result

    @property
    def total(self) -> int:
        return self.result.total

    @cached_property
    def page(self) -> Page:
        """For the pager: it needs to know how many there are, not who."""
        return Paginator(range(min(self.total, PAGE_SIZE * PAGES_AT_MOST)), PAGE_SIZE).get_page(
            self.selection.page
        )

    @cached_property
    def profiles(self) -> list[MentorProfile]:
        """In the door's order; what else a row shows comes in two queries however many there are."""
        profiles = [hit.thing for hit in self.result.hits]
        prefetch_related_objects(profiles, SPOKEN)
        for profile in profiles:
            profile.topics_shown = [topic for topic, key in self.topics if key == profile.pk]
            profile.kilometres = self.kilometres(profile)
        return with_photos(profiles, self.reader)

    def kilometres(self, profile: MentorProfile) -> int | None:
        """How far at most, in steps of ten; only to a town that she shows."""
        if self.selection.town is None or profile.shown_town is None:
            return None
        distance = distance_km(self.selection.town, profile.shown_town)
        return max(STEP_KM, math.ceil(distance / STEP_KM) * STEP_KM)

    @cached_property
    def topics(self) -> list[tuple[Topic, UUID | None]]:
        """The portal's topics, each once and once more for everybody on this page who has it: one query for both."""
        here = [hit.thing.pk for hit in self.result.hits]
        if not here:
            return [(topic, None) for topic in Topic.objects.all()]
        tagged = Q(
            tagged__content_type=ContentType.objects.get_for_model(MentorProfile), tagged__object_id__in=here
        )
        found = Topic.objects.annotate(
            of=FilteredRelation("tagged", condition=tagged), whose=F("of__object_id")
        )
        return [(topic, topic.whose) for topic in found]

    @cached_property
    def facets(self) -> list[Facet]:
        return facets_of(
            self.selection, self.result.facets, {topic.slug: topic.label for topic, _key in self.topics}
        )

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """Each choice with the address of the list without it."""
        chips = [
            (option.label, self.selection.without(facet.name, option.value).address)
            for facet in self.facets
            for option in facet.chosen
        ]
        town = self.selection.town
        if town:
            how_far = _("up to %(radius)s km") % {"radius": self.selection.radius}
            chips.append((f"{town.label()}, {how_far}", self.selection.near(None).address))
        return chips

    @property
    def clear_url(self) -> str:
        return self.selection.text_only.address

    @property
    def radii(self) -> tuple[int, ...]:
        return RADII

    @property
    def town_choices(self) -> list[tuple[str, str]]:
        """Where several towns are called so: each with the address of the list around it."""
        return [
            (town.full_label(), self.selection.near(town).address) for town in self.selection.meant.choices
        ]

    @property
    def wider(self) -> tuple[int, str] | None:
        """A larger circle to look in, when nobody is in this one."""
        radius = next((radius for radius in (50, 100, 200) if radius > self.selection.radius), None)
        return (radius, self.selection.within(radius).address) if self.selection.town and radius else None

    @property
    def other_order(self) -> str:
        """The address of the same list in the other order; empty where there is only one."""
        # Without a word nobody fits better than another.
        if self.selection.town is None or (self.selection.is_nearest_first and not self.selection.text):
            return ""
        return self.selection.in_order("fit" if self.selection.is_nearest_first else "near").address
