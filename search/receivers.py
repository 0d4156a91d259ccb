from django.db import connection

from .engines import database


def make_full_text_index(sender, *, using, **kwargs):
    """The tables and triggers that Django's migrations do not know, whichever way the others came to be."""
    if using == connection.alias and {"portal_search_entry", "portal_search_term"} <= set(
        connection.introspection.table_names()
    ):
        database().prepare()
