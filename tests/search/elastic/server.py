"""A stand-in for Elasticsearch behind a real socket: indexes, aliases, bulk with versions, refresh, search.

The portal's client speaks to it as it would to the real one. What is written can be searched only after a refresh, an
older version never wins, and nothing makes an index by writing into it.
"""

import fnmatch
import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from .reading import Reader, Refused

TYPES = {
    "long": int,
    "integer": int,
    "float": (int, float),
    "keyword": (str, list),
    "text": str,
    "geo_point": dict,
}


class Index:
    def __init__(self, body: dict):
        self.mappings, self.settings = body["mappings"], body["settings"]
        self.aliases: set[str] = set(body.get("aliases", {}))
        # By id: version and source; a forgotten one keeps its version.
        self.live: dict[str, tuple[int, dict | None]] = {}
        self.visible: dict[str, dict] = {}

    def refresh(self) -> None:
        self.visible = {id_: source for id_, (_version, source) in self.live.items() if source is not None}

    def check(self, source: dict) -> None:
        for name, value in source.items():
            kind = self.mappings["properties"].get(name, {}).get("type")
            if kind is None:
                raise Refused("strict_dynamic_mapping_exception")
            if not isinstance(value, TYPES[kind]):
                raise Refused("document_parsing_exception")
            if kind == "geo_point" and not (abs(value["lat"]) <= 90 and abs(value["lon"]) <= 180):
                raise Refused("illegal latitude value")


class Cluster:
    """What the server knows, what it was asked, and what it shall answer instead."""

    def __init__(self):
        self.indices: dict[str, Index] = {}
        self.asked: list[tuple[str, str, object]] = []
        self.plugins: list[str] = []
        # Called with (method, path, body) before anything else; what it returns is answered: (status, body).
        self.instead = lambda method, path, body: None
        # The same for one line of a bulk: (operation, line) to a status, or None.
        self.instead_of_item = lambda operation, line: None

    def searches(self) -> list[dict]:
        return [body for _method, path, body in self.asked if path.endswith("/_search")]

    def sources(self) -> list[dict]:
        return [source for index in self.indices.values() for source in index.visible.values()]

    def named(self, name: str) -> list[str]:
        return [index for index, known in self.indices.items() if name == index or name in known.aliases]

    def of(self, expression: str) -> list[str]:
        found = []
        for name in expression.split(","):
            if not (several := self.named(name)):
                raise Missing(name)
            found += several
        return found

    # --- the requests the portal makes -------------------------------------------------------------------------------

    def answer(self, method: str, path: str, query: dict, body):
        parts = path.strip("/").split("/")
        match (method, parts):
            case ("HEAD", ["_alias", name]):
                return (200 if self.named(name) else 404), None
            case ("GET", [pattern, "_alias"]):
                found = fnmatch.filter(self.indices, pattern)
                return 200, {
                    name: {"aliases": dict.fromkeys(self.indices[name].aliases, {})} for name in found
                }
            case ("GET", [name, "_mapping"]):
                return 200, {name: {"mappings": self.indices[name].mappings}}
            case ("GET", ["_nodes", "plugins"]):
                return 200, {"nodes": {"a": {"plugins": [{"name": name} for name in self.plugins]}}}
            case ("POST", ["_aliases"]):
                return self.change_aliases(body["actions"])
            case ("PUT" | "POST", ["_bulk"]):
                return self.bulk(body, query)
            case ("POST", ["_mget"]):
                return 200, {"docs": [self.get(asked) for asked in body["docs"]]}
            case ("POST", [names, "_refresh"]):
                for name in self.of(names):
                    self.indices[name].refresh()
                return 200, {"_shards": {"failed": 0}}
            case ("POST", [names, "_delete_by_query"]):
                for name in self.of(names):
                    self.indices[name].live.clear()
                    self.indices[name].refresh()
                return 200, {"failures": []}
            case ("POST", [names, "_forcemerge"]):
                self.of(names)
                return 200, {"_shards": {"failed": 0}}
            case ("POST", [names, "_pit"]):
                return 200, {"id": ",".join(self.of(names))}
            case ("DELETE", ["_pit"]):
                return 200, {"succeeded": True}
            case ("POST", ["_search"]):
                return 200, {"pit_id": body["pit"]["id"], **self.reader(body["pit"]["id"]).answer(body)}
            case ("POST", [names, "_search"]):
                return 200, self.reader(names).answer(body)
            case ("PUT", [name]) if not name.startswith("_") and not self.named(name):
                self.indices[name] = Index(body)
                return 200, {"acknowledged": True, "index": name}
            case ("DELETE", [names]) if not names.startswith("_"):
                for name in names.split(","):
                    if name not in self.indices:
                        raise Missing(name)
                    del self.indices[name]
                return 200, {"acknowledged": True}
        raise Refused(f"no handler for {method} {path}")

    def reader(self, expression: str) -> Reader:
        names = self.of(expression)
        documents = [
            {"_id": id_, "_index": name, "_source": source}
            for name in names
            for id_, source in self.indices[name].visible.items()
        ]
        return Reader(documents, self.indices[names[0]].mappings["properties"])

    def change_aliases(self, actions: list[dict]):
        for action in actions:
            [(verb, said)] = action.items()
            if said["index"] not in self.indices:
                raise Missing(said["index"])
        for action in actions:
            [(verb, said)] = action.items()
            aliases = self.indices[said["index"]].aliases
            aliases.add(said["alias"]) if verb == "add" else aliases.remove(said["alias"])
        return 200, {"acknowledged": True}

    def get(self, asked: dict) -> dict:
        [name] = self.of(asked["_index"])
        _version, source = self.indices[name].live.get(asked["_id"], (0, None))
        if source is None:
            return {"_id": asked["_id"], "_index": name, "found": False}
        kept = {field: source[field] for field in asked["_source"]}
        return {"_id": asked["_id"], "_index": name, "found": True, "_source": kept}

    def bulk(self, lines: list[dict], query: dict):
        if query.get("require_alias") != ["true"]:
            raise Refused("an index could be made by writing into it")
        lines, items = list(lines), []
        while lines:
            [(operation, said)] = lines.pop(0).items()
            source = lines.pop(0) if operation == "index" else None
            status, more = self.write(operation, said, source)
            items.append(
                {operation: {"_index": said["_index"], "_id": said["_id"], "status": status, **more}}
            )
        return 200, {
            "took": 1,
            "errors": any("error" in next(iter(item.values())) for item in items),
            "items": items,
        }

    def write(self, operation: str, said: dict, source: dict | None) -> tuple[int, dict]:
        if instead := self.instead_of_item(operation, said):
            return instead, {"error": {"type": "instead", "reason": "Geheimschatz"}}
        found = self.named(said["_index"])
        if not found or said["_index"] in self.indices:
            return 404, {"error": {"type": "index_not_found_exception"}}
        index = self.indices[found[0]]
        version, known = index.live.get(said["_id"], (0, None))
        if said["version_type"] != "external_gte":
            raise Refused("no version")
        if said["version"] < version:
            return 409, {"error": {"type": "version_conflict_engine_exception"}}
        if operation == "index":
            try:
                index.check(source)
            except Refused as refused:
                return 400, {"error": {"type": str(refused)}}
        index.live[said["_id"]] = (said["version"], source)
        if operation == "delete" and known is None:
            return 404, {"result": "not_found"}
        return 200, {"result": "deleted" if operation == "delete" else "updated"}


class Missing(Exception):
    """What Elasticsearch answers with 404."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # In one piece: else each answer waits for the other side to confirm its head.
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True

    def handle_any(self):
        cluster: Cluster = self.server.cluster
        where = urlsplit(self.path)
        words = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.headers.get("content-encoding") == "gzip":
            words = gzip.decompress(words)
        lines = [json.loads(line) for line in words.split(b"\n") if line]
        body = lines if where.path == "/_bulk" else lines[0] if lines else None
        with self.server.lock:
            cluster.asked.append((self.command, where.path, body))
            said = cluster.instead(self.command, where.path, body)
            if said is None:
                try:
                    said = cluster.answer(self.command, where.path, parse_qs(where.query), body)
                except Refused as refused:
                    said = (
                        400,
                        {"error": {"type": "parsing_exception", "reason": str(refused)}, "status": 400},
                    )
                except Missing as missing:
                    said = (
                        404,
                        {
                            "error": {"type": "index_not_found_exception", "reason": str(missing)},
                            "status": 404,
                        },
                    )
        status, answer, *headers = said
        answer = (
            answer if isinstance(answer, bytes) else b"" if answer is None else json.dumps(answer).encode()
        )
        self.send_response(status)
        for name, value in (
            headers[0]
            if headers
            else {
                "X-Elastic-Product": "Elasticsearch",
                "Content-Type": "application/vnd.elasticsearch+json;compatible-with=8",
            }
        ).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any

    def log_message(self, *args):
        pass


class Server:
    """`with Server() as server:` – `server.url`, `server.cluster`."""

    def __init__(self):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.cluster = self.cluster = Cluster()
        self.http.lock = threading.Lock()
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.http.shutdown()
        self.http.server_close()
