from datetime import datetime

from django.db import models
from django.db.models import OuterRef, Subquery


class PrintedFileQuerySet(models.QuerySet):
    def ready(self):
        return self.exclude(disk_name="")

    def failed(self):
        return self.filter(disk_name="")

    def superseded(self):
        """All but the newest of what is one document in one language and form."""
        newest = (
            self.model.objects.filter(
                key=OuterRef("key"), language=OuterRef("language"), kind=OuterRef("kind")
            )
            .order_by("-created_at")
            .values("pk")[:1]
        )
        return self.exclude(pk=Subquery(newest))

    def made_before(self, moment: datetime):
        return self.filter(created_at__lt=moment)
