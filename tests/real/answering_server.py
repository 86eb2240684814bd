"""A small real HTTP server on the loopback that answers as a test wants, and notes what comes."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class AnsweringServer:
    """A running server.

    Attributes:
        host: Its address and port.
        answer: What it does with the next requests.
        paths: The paths that were asked for, in order.
        headers: The headers of the last request.
        times_s: When each request came.
    """

    host: str
    answer: Answer
    paths: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    times_s: list[float] = field(default_factory=list)


def says(body: str | bytes, *, status: int = 200, **headers: str) -> Answer:
    """Return an answer with a body and headers (``Retry_After="1"``)."""
    data = body.encode() if isinstance(body, str) else body

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """Return an answer that gives several, one a request; the last for all that follow."""
    left = list(answers)

    def answer(request: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request)

    return answer


@contextmanager
def serving(answer: Answer, *, tls: ssl.SSLContext | None = None) -> Iterator[AnsweringServer]:
    """Run a server until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.paths.append(self.path)
            told.times_s.append(time.monotonic())
            told.headers = dict(self.headers.items())
            try:
                told.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # who asked has enough

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            del format, args

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            del request, client_address  # broken handshakes are what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    told = AnsweringServer(f"127.0.0.1:{server.server_address[1]}", answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
