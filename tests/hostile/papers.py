"""Small honest files, for tests that need one."""

from io import BytesIO

from pypdf import PdfWriter


def small_pdf() -> bytes:
    """A PDF of one blank page."""
    writer, held = PdfWriter(), BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(held)
    return held.getvalue()
