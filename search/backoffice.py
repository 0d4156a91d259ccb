"""Wagtail's own search in the back office, made safe: on SQLite a quotation mark, a NUL or a blank was an error page."""

from modelsearch.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.search.backends.database import SearchBackend as stock_backend

from .folding import WORD


def cleaned(query):
    """The same question with nothing but words in it; what is left of an operator is a blank."""
    if isinstance(query, str):
        return " ".join(WORD.findall(query))
    if isinstance(query, PlainText | Fuzzy):
        # SQLite knows no approximate search and would raise.
        text = cleaned(query.query_string)
        return PlainText(text, operator=query.operator) if text else text
    if isinstance(query, Phrase):
        text = cleaned(query.query_string)
        return Phrase(text) if text else text
    if isinstance(query, Boost):
        return cleaned(query.subquery)
    if isinstance(query, And | Or):
        parts = [part for part in map(cleaned, query.subqueries) if part != ""]
        return type(query)(parts) if len(parts) > 1 else (parts[0] if parts else "")
    if isinstance(query, Not):
        part = cleaned(query.subquery)
        return Not(part) if part != "" else ""
    return query


class WordsOnly:
    """Stands before the backend of whichever database there is."""

    def search(self, query, *args, **kwargs):
        return super().search(cleaned(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(cleaned(query), *args, **kwargs)


def SearchBackend(params):  # noqa: N802 – the name that Wagtail asks a module for
    stock = stock_backend(params)
    stock.__class__ = type("BackOfficeSearchBackend", (WordsOnly, type(stock)), {})
    return stock


__all__ = ["SearchBackend", "cleaned"]
