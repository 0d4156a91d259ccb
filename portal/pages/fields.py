from wagtail.fields import StreamField

from .blocks import BodyBlock


class BodyField(StreamField):
    """The body of a page. Its migrations do not list the blocks: a new one is no change of the database."""

    def __init__(self, *args, block_types=None, **kwargs):
        kwargs.pop("block_lookup", None)
        # A verbose name may stand first, as in every other field.
        if args:
            kwargs.setdefault("verbose_name", args[0])
        super().__init__(block_types or BodyBlock(), **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs
