from django.db import models


class PracticeDraftQuerySet(models.QuerySet):
    def of(self, member):
        """Her own, in whatever state."""
        return self.filter(member=member) if member.is_authenticated else self.none()


class PracticeUseQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member) if member.is_authenticated else self.none()

    def released(self):
        """What readers see."""
        return self.filter(state="released")

    def waiting(self):
        return self.filter(state="waiting")

    def about(self, page):
        """Of one practice, whichever of its languages was read."""
        return self.filter(practice=page.translation_key)
