from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names with their content's hash, in our scripts that import each other too, so browsers may keep them for ever."""

    # Only ours: libraries bring scripts that mention imports of files they do not bring.
    patterns = (
        *ManifestStaticFilesStorage.patterns,
        ("js/*.js", ManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),
    )
    # A page must not fail because one file is not in the list.
    manifest_strict = False
