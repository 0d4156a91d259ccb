from django.db import models


class MentorshipQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Its people, and nobody else: not the coordinator, not the moderator, not the administrator."""
        return self.filter(participants__member=member) if member.is_authenticated else self.none()

    def with_people(self):
        return self.select_related("programme", "match__profile__member").prefetch_related(
            "participants__member"
        )
