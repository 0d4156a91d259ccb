from django.db.models import Exists, F, OuterRef, Prefetch

from portal.accounts.audiences import audiences_of
from portal.accounts.models import Block, Consent, SpokenLanguage
from portal.accounts.querysets import AudienceQuerySet

# What a row shows beside the profile: her topics, and her languages as she named them.
SPOKEN = Prefetch("member__spoken_languages", queryset=SpokenLanguage.objects.order_by("created_at"))
OF_A_ROW = ("topics", SPOKEN)


class MentorProfileQuerySet(AudienceQuerySet):
    def listed(self):
        """In the directory: approved, the member is there, and her yes to being shown to this audience stands."""
        consented = Consent.objects.standing().filter(
            member=OuterRef("member"), kind=Consent.Kind.LISTING, scope=OuterRef("audience")
        )
        return self.filter(Exists(consented), state="listed", member__is_active=True)

    def standing(self):
        """Mentors of their programme: approved once and not left, also while they take a break or write anew."""
        return self.filter(listed_at__isnull=False, member__is_active=True).exclude(state="left")

    def visible_to(self, member):
        """Those whose audience the reader belongs to, without people that either side has blocked."""
        seen = self.filter(audience__in=audiences_of(member))
        if not member.is_authenticated:
            return seen
        blocked = Block.objects.filter(blocker=member).values("blocked")
        blocked_by = Block.objects.filter(blocked=member).values("blocker")
        return seen.exclude(member__in=blocked).exclude(member__in=blocked_by)

    def of(self, member):
        """Her own, in whatever state."""
        return self.filter(member=member) if member.is_authenticated else self.none()

    def reviewed_by(self, member):
        """What a coordinator has to do with: the profiles in her organisations' programmes that were ever sent."""
        if not member.is_authenticated:
            return self.none()
        organisations = member.grants.in_role("coordinator").values("organisation")
        return self.filter(programme__organisation__in=organisations, submitted_at__isnull=False).exclude(
            member=member
        )

    def with_photo_consent(self):
        """With the photo and `shows_photo`: whether her yes to showing it stands."""
        consented = Consent.objects.standing().filter(member=OuterRef("member"), kind=Consent.Kind.PHOTO)
        return self.select_related("photo").annotate(shows_photo=Exists(consented))

    def with_people(self):
        """With the member, her organisation and her photo, in the same query."""
        return self.with_photo_consent().select_related("member", "organisation", "programme")

    def for_rows(self):
        """With everything that a row of the directory shows, in three queries however many rows."""
        return self.with_people().prefetch_related(*OF_A_ROW)

    def take_place(self) -> int:
        """Take one free place of each; returns how many had one. Safe when twenty do it at once (RE7)."""
        return self.filter(places_free__gt=0).update(places_free=F("places_free") - 1)

    def give_back_place(self) -> int:
        return self.filter(places_free__lt=F("places")).update(places_free=F("places_free") + 1)


def mentor_ids_of(programme):
    """For the spaces of a programme: the ids of its mentors."""
    return programme.mentor_profiles.standing().values_list("member_id", flat=True)
