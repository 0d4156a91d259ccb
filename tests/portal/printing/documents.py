"""Documents with everything that can be printed."""

from portal.printing.document import (
    AnswerLines,
    Document,
    Heading,
    HelpLine,
    HelpLines,
    Listing,
    Paragraph,
    Part,
    Phase,
    Picture,
    PracticeList,
    Principle,
    Principles,
    Question,
    Quotation,
    Roadmap,
    Run,
    Scenario,
    Signpost,
    Tool,
)

LABELS = {
    "contents": "Inhalt",
    "chapter": "Kapitel",
    "page": "Seite",
    "question": "Zum Nachdenken",
    "scenario": "Eine Situation",
    "tool": "Werkzeug",
    "practice": "In der Praxis",
    "phase": "Phase",
    "about": "Über dieses Dokument",
    "licence": "Lizenz",
    "rights": "Rechte bei",
    "funding": "Förderung",
    "online": "Im Netz lesen",
    "cite": "So zitieren Sie",
    "citation": "Universität Halmstein: Leitfaden.",
}


def words(text: str, **ways) -> Paragraph:
    return Paragraph((Run(text, **ways),))


def one_of_each() -> tuple:
    """A block of every kind, none like the other."""
    return (
        Heading("Anfang"),
        Paragraph(
            (
                Run("Ein "),
                Run("fester", bold=True),
                Run(" Satz mit "),
                Run("Weg", address="https://example.org/weg"),
            )
        ),
        Listing(((Run("erstens"),), (Run("zweitens", italic=True),)), ordered=True),
        Listing(((Run("ein Punkt"),),)),
        Principles((Principle("1", "Erst zuhören", "Dann fragen.", ("Pausen aushalten",)),)),
        PracticeList("Zu tun", ((Run("anrufen"),),)),
        Question("Wer hat Ihnen eine Tür geöffnet?"),
        Scenario("Zwei Wochen Stille", (words("Niemand schreibt."),), "Was nun?", "Modul 1"),
        Tool(
            "Drei Sätze",
            (words("Zum Üben."),),
            ("schreiben", "lesen"),
            "Blatt (PDF)",
            "https://example.org/blatt",
        ),
        Quotation("Ich hatte nur einen Termin.", "Mentee"),
        Roadmap(
            "Fahrplan",
            "Vier Fragen.",
            ("Ziel", "Wer", "Was", "Woran"),
            (
                Phase("Vorbereiten", "0–12 Monate", (("Z1",), ("W1",), ("B1",), ("I1", "I1b"))),
                Phase("Begleiten", "", (("Z2",), ("W2",), ("B2",), ("I2",))),
            ),
        ),
        Picture("7:bruecke.png", "Zwei Menschen auf einer Brücke", "Am Fluss"),
        Signpost("Film", "Zum Film", "Drei Minuten.", "https://example.org/film"),
        HelpLines((HelpLine("116 016", "Hilfetelefon", "rund um die Uhr"),)),
        AnswerLines("Was hat sich verändert?", "Zwei Sätze genügen.", 4),
    )


def make_document(*blocks, **fields) -> Document:
    fields.setdefault("parts", (Part("Erstes Kapitel", "1", "Worum es geht.", blocks or one_of_each()),))
    fields.setdefault("title", "Leitfaden")
    fields.setdefault("language", "de")
    return Document(
        **{
            "subtitle": "Für alle.",
            "dated": "Stand: 1. Juni 2026",
            "address": "https://wegweiser.example/de/leitfaden/",
            "site_name": "Wegweiser",
            "licence_name": "CC BY-SA 4.0",
            "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
            "licence_holder": "Universität Halmstein",
            "funder": "Stiftung Weite Felder",
            "disclaimer": "Der Inhalt gibt allein die Sicht der Beteiligten wieder.",
            "labels": LABELS,
            **fields,
        }
    )
