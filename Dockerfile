# One image for web and worker. `docker compose up` builds it; see docs/handbook/operator.md.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    DJANGO_SETTINGS_MODULE=portal.config.settings.production PORTAL_DATA_DIR=/data

RUN useradd --create-home --uid 10001 portal && install -d -o portal -g portal /data /app
WORKDIR /app

COPY requirements-scale.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements-scale.txt

COPY --chown=portal:portal . .
USER portal
# Static files belong to the image, so that they always fit its templates; the values are for this step alone.
RUN SECRET_KEY=this-key-serves-only-to-collect-the-static-files-of-the-image-0123 \
    ALLOWED_HOSTS=localhost PORTAL_STATIC_DIR=/app/static python manage.py collectstatic --noinput --verbosity 0
ENV PORTAL_STATIC_DIR=/app/static

EXPOSE 8000
CMD ["gunicorn", "--config", "scripts/gunicorn.py", "portal.config.asgi:application"]
