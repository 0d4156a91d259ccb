from django.utils.translation import gettext_lazy as _

from portal.pages.anchors import FrozenAnchorsForm


class VersionedForm(FrozenAnchorsForm):
    """The editing form of versioned pages: whoever changes what is public tells readers why."""

    def _post_clean(self):
        # Only now does the page carry what was typed.
        super()._post_clean()
        if self.is_deferred_validation or self.errors or "change_reason" not in self.fields:
            return
        if (
            not self.cleaned_data.get("change_reason", "").strip()
            and self.instance.differs_from_what_is_public
        ):
            self.add_error(
                "change_reason",
                _("This page is public. Say in a sentence what changed and why; readers see it."),
            )
