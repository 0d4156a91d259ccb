from datetime import datetime

from django.db import models


class ContactMessageQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state="open")

    def of_address(self, email: str):
        return self.filter(email=email.lower())

    def since(self, moment: datetime):
        return self.filter(created_at__gte=moment)

    def before(self, moment: datetime):
        return self.filter(created_at__lt=moment)
