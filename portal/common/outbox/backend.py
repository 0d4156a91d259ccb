"""Django's door for mail: whoever sends one (allauth and Wagtail too) writes a row."""

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .services import post_mail


class OutboxBackend(BaseEmailBackend):
    """Puts mails into the outbox, in the transaction of whoever sends them: a rollback takes them along."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        posted = 0
        for message in email_messages:
            if not message.recipients():
                continue
            try:
                post_mail(message=message)
                posted += 1
            except Exception:
                if not self.fail_silently:
                    raise
        return posted
