from django.db import models


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, member):
        """A notice is its reader's alone."""
        return self.filter(member=member) if member.is_authenticated else self.none()

    def unread(self):
        return self.filter(read_at__isnull=True)
