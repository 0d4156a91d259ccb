"""What is published is made findable."""

from wagtail.signals import page_published

from search.folding import folded_line

from .models import ToolkitItemPage


def connect() -> None:
    page_published.connect(note_words, sender=ToolkitItemPage, dispatch_uid="toolkit.note_words")


def note_words(sender, instance: ToolkitItemPage, **kwargs) -> None:
    said = instance.body.stream_block.get_searchable_content(instance.body)
    kinds = {child.block_type for child in instance.body}
    ToolkitItemPage.objects.filter(pk=instance.pk).update(
        words=folded_line("\n".join([instance.title, instance.lede, *said])),
        has_prompts="prompts" in kinds,
    )
