"""The ASGI door: HTTP, and later sockets."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.config.settings.production")

application = ProtocolTypeRouter({"http": get_asgi_application()})
