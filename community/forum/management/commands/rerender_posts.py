from django.core.management.base import BaseCommand
from django.db import transaction

from community.forum.models import Post
from portal.common.markdown import render


class Command(BaseCommand):
    help = "Render all posts anew, after the rules for members' text have changed."

    @transaction.atomic
    def handle(self, *args, **options):
        changed = 0
        for post in Post.objects.only("content", "_content_rendered").iterator(chunk_size=500):
            html = render(post.content.raw)
            if html != post.content.rendered:
                # Not `save()`: nothing of what a member did has changed, only how it is shown.
                Post.objects.filter(pk=post.pk).update(_content_rendered=html)
                changed += 1
        self.stdout.write(f"Posts rendered anew: {changed}")
