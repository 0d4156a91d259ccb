"""People's words in the back office: saved and taken back through the services, never deleted by accident."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet

from .models import Testimonial
from .services import publish_testimonial, withdraw_testimonial


class TestimonialCreateView(CreateView):
    """Saving is publishing: there are no drafts of what somebody said."""

    def save_instance(self):
        return publish_testimonial(testimonial=self.form.save(commit=False))


class TestimonialEditView(EditView):
    def save_instance(self):
        self.has_content_changes = self.form.has_changed()
        return publish_testimonial(testimonial=self.form.save(commit=False))


class TestimonialDeleteView(DeleteView):
    """Taking back instead of deleting: the dates of the consent are kept as proof."""

    page_title = _("Take back")
    confirmation_message = _(
        "The words disappear from every page at once. The dates of the consent are kept as proof."
    )

    def delete_action(self):
        withdraw_testimonial(testimonial=self.object)

    def get_success_message(self):
        return _("Taken back. It holds from this moment.")


class TestimonialViewSet(SnippetViewSet):
    model = Testimonial
    icon = "openquote"
    menu_label = _("Testimonials")
    add_view_class = TestimonialCreateView
    edit_view_class = TestimonialEditView
    delete_view_class = TestimonialDeleteView
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("name", label=_("name")),
        "language",
        DateColumn("agreed_on", label=_("agreed on")),
        DateColumn("withdrawn_at", label=_("taken back")),
    ]
    list_filter = ["language"]
    search_fields = ["words", "name", "role"]
    search_backend_name = None
