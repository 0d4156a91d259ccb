"""The engines behind the door. All answer the same `Ask` with the same `Answer`."""

from django.db import connection

from .postgresql import PostgreSQL
from .sqlite import SQLite

_databases = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def database():
    """The engine that lives in the portal's own database and is therefore always there."""
    return _databases[connection.vendor]
