"""A document as DOCX, by python-docx: real styles, so that whoever adapts it changes one style and not forty lines."""

import io
from collections.abc import Iterable, Mapping

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .document import Block, Document, Listing, Paragraph, Words, with_words
from .legible import clean

INK, SOFT, TEAL, WARM = (RGBColor.from_string(each) for each in ("1A2A44", "4B5870", "0D5C5A", "B85A20"))
# Everybody has these; they hold German and Ukrainian.
SERIF, SANS = "Georgia", "Calibri"


def render_docx(document: Document, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The finished file. `pictures` are the bytes behind the sources that the document names."""
    writer = _Writer(with_words(document, clean), pictures or {})
    out = io.BytesIO()
    writer.write().save(out)
    return out.getvalue()


class _Writer:
    """One method a kind of block, named after it."""

    def __init__(self, document: Document, pictures: Mapping[str, bytes]):
        self.document = document
        self.pictures = pictures
        self.word = docx.Document()

    def write(self):
        self._set_up()
        self._head()
        for number, part in enumerate(self.document.parts):
            if part.title:
                if number and self.document.form == "book":
                    self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
                title = f"{part.number}  {part.title}" if part.number else part.title
                self.word.add_heading(title, 1)
            if part.lede:
                self.word.add_paragraph(part.lede, "Subtitle")
            for level, block in part.leveled():
                getattr(self, f"_{block.kind}")(block, level)
        self._foot()
        return self.word

    def _set_up(self) -> None:
        properties = self.word.core_properties
        properties.title = self.document.title[:255]
        properties.author = (self.document.licence_holder or self.document.site_name)[:255]
        properties.language = self.document.language
        properties.comments = self.document.licence_name
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.6)
        styles = self.word.styles
        for name, font, size, colour in (
            ("Normal", SANS, 11, INK),
            ("Title", SERIF, 28, INK),
            ("Subtitle", SANS, 13, SOFT),
            ("Heading 1", SERIF, 22, INK),
            ("Heading 2", SERIF, 16, INK),
            ("Heading 3", SERIF, 13, INK),
            ("Quote", SERIF, 13, INK),
            ("Caption", SANS, 9, SOFT),
        ):
            self._style(styles[name], font, size, colour)
        language = OxmlElement("w:lang")
        language.set(
            qn("w:val"), {"de": "de-DE", "en": "en-GB", "uk": "uk-UA"}.get(self.document.language, "en-GB")
        )
        styles["Normal"].element.get_or_add_rPr().append(language)

    @staticmethod
    def _style(style, font: str, size: int, colour: RGBColor) -> None:
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), font)

    def _head(self) -> None:
        if self.document.kicker:
            self._label(self.document.kicker)
        self.word.add_paragraph(self.document.title, "Title")
        if self.document.subtitle:
            self.word.add_paragraph(self.document.subtitle, "Subtitle")
        if self.document.dated:
            self.word.add_paragraph(self.document.dated, "Caption")

    def _foot(self) -> None:
        said = self.document
        facts = [said.site_name, said.licence_name, said.licence_holder]
        footer = self.word.sections[0].footer.paragraphs[0]
        footer.style = self.word.styles["Caption"]
        footer.add_run(" · ".join(dict.fromkeys(fact for fact in facts if fact)) + "\t\t")
        _add_page_number(footer)
        for line in (
            said.funder,
            said.disclaimer,
            said.labels.get("citation", "") if said.form == "book" else "",
        ):
            if line:
                self.word.add_paragraph(line, "Caption")
        if said.address:
            self._link(self.word.add_paragraph(style="Caption"), said.address, said.address)

    # --- the blocks ---

    def _heading(self, block, level: int) -> None:
        self.word.add_heading(block.title, level)

    def _paragraph(self, block, level: int) -> None:
        self._say(self.word.add_paragraph(), block.runs)

    def _listing(self, block, level: int) -> None:
        self._list(block.items, ordered=block.ordered)

    def _principles(self, block, level: int) -> None:
        for item in block.items:
            line = self._sticky()
            line.add_run(f"{item.number}  ").font.color.rgb = WARM
            line.add_run(item.title).bold = True
            self.word.add_paragraph(item.text)
            if item.practice:
                self._label(self.document.labels.get("practice", ""))
                self._plain_list(item.practice)

    def _practice_list(self, block, level: int) -> None:
        self._title(block.title, level)
        self._list(block.items)

    def _question(self, block, level: int) -> None:
        self._label(self.document.labels.get("question", ""))
        self.word.add_paragraph(block.text, "Quote")

    def _scenario(self, block, level: int) -> None:
        label = self.document.labels.get("scenario", "")
        self._label(f"{label} · {block.note}" if block.note else label)
        self._title(block.title, level)
        self._flow(block.story)
        if block.question:
            self.word.add_paragraph(block.question, "Quote")

    def _tool(self, block, level: int) -> None:
        label = self.document.labels.get("tool", "")
        if not block.title.startswith(label):
            self._label(label)
        self._title(block.title, level)
        self._flow(block.text)
        self._plain_list(block.steps, ordered=True)
        if block.file:
            self._linked(block.file, block.address)

    def _quotation(self, block, level: int) -> None:
        self.word.add_paragraph(block.text, "Quote")
        if block.attribution:
            self.word.add_paragraph(block.attribution, "Caption")

    def _roadmap(self, block, level: int) -> None:
        self._title(block.title, level)
        if block.intro:
            self.word.add_paragraph(block.intro)
        table = self.word.add_table(rows=1, cols=1 + len(block.rows), style="Table Grid")
        for cell, name in zip(
            table.rows[0].cells, (self.document.labels.get("phase", ""), *block.rows), strict=True
        ):
            cell.paragraphs[0].add_run(name).bold = True
        _repeat_on_every_page(table.rows[0])
        for phase in block.phases:
            first, *others = table.add_row().cells
            first.paragraphs[0].add_run(phase.title).bold = True
            if phase.period:
                first.add_paragraph(phase.period)
            for cell, lines in zip(others, phase.cells, strict=True):
                cell.text = "\n".join(lines)
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    for run in paragraph.runs:
                        run.font.size = Pt(9)
        self.word.add_paragraph()

    def _picture(self, block, level: int) -> None:
        content = self.pictures.get(block.source)
        if content:
            shape = self.word.add_picture(io.BytesIO(content), width=Cm(15.8))
            shape._inline.docPr.set("descr", block.alt)
        elif block.alt:
            self.word.add_paragraph(block.alt, "Quote")
        if block.caption:
            self.word.add_paragraph(block.caption, "Caption")

    def _signpost(self, block, level: int) -> None:
        if block.label:
            self._label(block.label)
        if block.text:
            self.word.add_paragraph(block.text)
        if block.title:
            self._linked(block.title, block.address)

    def _help_lines(self, block, level: int) -> None:
        for line in block.lines:
            paragraph = self.word.add_paragraph()
            paragraph.add_run(f"{line.number}  ").bold = True
            paragraph.add_run(line.name).bold = True
            if line.text:
                paragraph.add_run(f"\n{line.text}")

    def _answer_lines(self, block, level: int) -> None:
        self._title(block.title, level)
        if block.hint:
            self.word.add_paragraph(block.hint, "Caption").paragraph_format.keep_with_next = True
        for _line in range(block.lines):
            _draw_line_below(self.word.add_paragraph())

    # --- the words ---

    def _say(self, paragraph, runs: Words) -> None:
        for run in runs:
            if run.address:
                self._link(paragraph, run.text, run.address)
            else:
                written = paragraph.add_run(run.text)
                written.bold, written.italic = run.bold or None, run.italic or None

    def _flow(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._say(self.word.add_paragraph(), block.runs)
            elif isinstance(block, Listing):
                self._list(block.items, ordered=block.ordered)

    def _title(self, words: str, level: int) -> None:
        if words:
            self.word.add_heading(words, level)

    def _label(self, words: str) -> None:
        run = self._sticky().add_run(words)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(9), TEAL

    def _sticky(self):
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _linked(self, words: str, address: str) -> None:
        paragraph = self.word.add_paragraph()
        if address:
            self._link(paragraph, words, address)
        else:
            paragraph.add_run(words)

    def _link(self, paragraph, words: str, address: str) -> None:
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        run = paragraph.add_run(words)
        run.font.underline, run.font.color.rgb = True, TEAL
        link.append(run._r)
        paragraph._p.append(link)

    def _plain_list(self, lines: Iterable[str], *, ordered: bool = False) -> None:
        self._items([lambda paragraph, line=line: paragraph.add_run(line) for line in lines], ordered)

    def _list(self, items: Iterable[Words], *, ordered: bool = False) -> None:
        self._items([lambda paragraph, words=words: self._say(paragraph, words) for words in items], ordered)

    def _items(self, writers: list, ordered: bool) -> None:
        style = "List Number" if ordered else "List Bullet"
        number = self._new_count(style) if ordered and writers else None
        for write in writers:
            paragraph = self.word.add_paragraph(style=style)
            if number is not None:
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
                paragraph._p.pPr.numPr.get_or_add_ilvl().val = 0
            write(paragraph)

    def _new_count(self, style: str) -> int:
        """Word counts on through the whole document unless each list has a count of its own."""
        numbering = self.word.part.numbering_part.numbering_definitions._numbering
        used = self.word.styles[style].element.pPr.numPr.numId.val
        count = numbering.add_num(numbering.num_having_numId(used).abstractNumId.val)
        count.add_lvlOverride(ilvl=0).add_startOverride(1)
        return count.numId


def _add_page_number(paragraph) -> None:
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
        else:
            sign = OxmlElement("w:instrText")
            sign.text = words
        run._r.append(sign)


def _repeat_on_every_page(row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _draw_line_below(paragraph) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "857A69")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)
