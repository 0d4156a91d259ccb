"""Pages that can be taken along as a file."""

from django.http import Http404
from wagtail.contrib.routable_page.models import path

from .document import Document
from .models import PrintedFile


class PrintablePage:
    """Gives a page `pdf/` (and `docx/` where `printable_as` names it) below its own address and behind its own doors.

    The page only says what is printed:

        class ChapterPage(PrintablePage, BasePage):
            def document(self):
                return framed(title=self.title, parts=(Part(blocks=blocks_of(self.body, base)),), …)
    """

    printable_as: tuple[str, ...] = (PrintedFile.Kind.PDF,)

    def document(self) -> Document:
        """What is printed of the page as it is published; called in the page's language, never for a draft."""
        raise NotImplementedError

    def printed_in(self) -> list[tuple[int, tuple[str, ...]]]:
        """The pages (key, kinds) whose files hold this one and are made anew when it is published."""
        return [(self.pk, self.printable_as)]

    @property
    def printing_key(self) -> str:
        return f"page:{self.pk}"

    @property
    def file_name(self) -> str:
        """Without its ending, as a reader finds it again among her downloads."""
        return self.title

    @path("pdf/", name="pdf")
    def serve_pdf(self, request):
        return self._serve_file(request, PrintedFile.Kind.PDF)

    @path("docx/", name="docx")
    def serve_docx(self, request):
        return self._serve_file(request, PrintedFile.Kind.DOCX)

    def _serve_file(self, request, kind: str):
        from .views import printed

        if kind not in self.printable_as or not self.live:
            raise Http404
        return printed(request, self, kind)

    def file_url(self, kind: str, request=None) -> str:
        return (self.get_url(request) or "") + self.reverse_subpage(kind)
