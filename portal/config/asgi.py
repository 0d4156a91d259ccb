"""The ASGI door: static files first, then HTTP; sockets find nobody yet and are closed politely."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.config.settings.production")

django = get_asgi_application()

from portal.common.files.body import BodyLimit  # noqa: E402  (Django must stand before)
from portal.common.serving.sockets import close_unknown  # noqa: E402
from portal.common.serving.static import StaticFiles  # noqa: E402

application = StaticFiles(ProtocolTypeRouter({"http": BodyLimit(django), "websocket": close_unknown}))
