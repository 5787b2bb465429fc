"""A robot of a group, or whatever else answers over HTTP, on loopback: what tests announce to."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Robot:
    """`heard`: what it was told; `arrived`: once it was; `status`, `body`, `location`: how it answers."""

    port: int = 0
    status: int = 200
    body: str = '{"errcode": 0, "errmsg": "ok"}'
    location: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """As Apprise reads it."""
        return f"json://127.0.0.1:{self.port}/robot/693a91f6-0ec2sifa5aaa"


@contextmanager
def a_robot(**how: Any) -> Iterator[Robot]:
    """A running one."""
    robot = Robot(**how)

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            robot.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(robot.status)
            if robot.location:
                self.send_header("Location", robot.location)
            self.end_headers()
            self.wfile.write(robot.body.encode())
            robot.arrived.set()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        robot.port = server.server_port
        serving = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        serving.start()
        yield robot
        server.shutdown()
        serving.join()


@contextmanager
def one_that_hangs() -> Iterator[str]:
    """The address of one that takes every connection and answers none."""
    with socket.create_server(("127.0.0.1", 0)) as quiet, suppress(OSError):
        yield f"json://127.0.0.1:{quiet.getsockname()[1]}/"
