"""The portal as one process: web, sockets and worker together, one lock on its data."""
