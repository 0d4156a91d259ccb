from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names with their content's hash, in scripts that import each other too, so that browsers may keep them for ever."""

    support_js_module_import_aggregation = True
    # A page must not fail because one file is not in the list.
    manifest_strict = False
