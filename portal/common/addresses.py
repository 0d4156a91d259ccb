from django.middleware.locale import LocaleMiddleware as DjangosLocaleMiddleware
from django.utils.cache import patch_vary_headers


class LocaleMiddleware(DjangosLocaleMiddleware):
    """Chooses the language; only an address that nobody has is tried once more with a language before it.

    Django tries that for each 404. A file or a health check that says "not there" means it.
    """

    def process_response(self, request, response):
        if response.status_code == 404 and request.resolver_match is not None:
            patch_vary_headers(response, ("Accept-Language",))
            return response
        return super().process_response(request, response)
