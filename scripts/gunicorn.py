"""How gunicorn runs the portal: uvicorn workers, as many as WEB_CONCURRENCY says, none of them for ever."""

import os

bind = "0.0.0.0:8000"  # noqa: S104  (inside the container; compose decides who reaches it)
worker_class = "uvicorn_worker.UvicornWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
max_requests, max_requests_jitter = 20_000, 2_000
graceful_timeout = 20
worker_tmp_dir = "/dev/shm"  # noqa: S108  (memory: a heartbeat must not wait for a disk)
accesslog = None
