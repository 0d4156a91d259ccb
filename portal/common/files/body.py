"""How much one request may bring along. Too much is read and dropped, so that the browser sees the page that says so.

The server's side (`BodyLimit`, around the ASGI application) never keeps what is too much; the middleware answers.
"""

from django.conf import settings

from portal.common.views import page_of_error

FLAG = "portal.body_too_large"
DROPPED_AT_MOST = 10  # times the limit; whoever sends more than that is not waiting for a page


def most_at(path: str) -> int:
    """How many bytes a request to this address may bring."""
    larger = (most for start, most in settings.REQUEST_BODY_MAX_AT.items() if path.startswith(start))
    return max(larger, default=settings.REQUEST_BODY_MAX)


class BodyLimit:
    """Hand on requests up to what `most_at` allows; of a larger one only the head, marked."""

    def __init__(self, application):
        self.application = application

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return await self.application(scope, receive, send)
        return await self.application(scope, self._limited(scope, receive), send)

    def _limited(self, scope, receive):
        most = most_at(scope.get("path", ""))
        seen = 0
        # A list, because applications in between may hand on a copy of the scope.
        scope[FLAG] = marked = []

        async def limited():
            nonlocal seen
            message = await receive()
            while message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if seen <= most:
                    return message
                marked.append(True)
                if not message.get("more_body") or seen > most * DROPPED_AT_MOST:
                    return {"type": "http.request", "body": b"", "more_body": False}
                message = await receive()
            return message

        return limited


class BodyLimitMiddleware:
    """Answer 413 to a request that brought too much."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._is_too_large(request):
            return page_of_error(request, 413)
        return self.get_response(request)

    @staticmethod
    def _is_too_large(request) -> bool:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        too_much = announced.isdigit() and int(announced) > most_at(request.path_info)
        return too_much or bool(getattr(request, "scope", {}).get(FLAG))
