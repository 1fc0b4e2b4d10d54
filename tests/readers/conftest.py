"""A text, what a model may assert of it, and an endpoint that answers as it is told."""

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.models import Article
from ingest.readers.endpoint import Endpoint

TEXT = (
    "Ministers met in Riga on Tuesday.\n\n"
    "Latvia will raise defence spending from 3.5 to 5 percent of\nGDP by 2028, Prime Minister Evika Siliņa "
    "said. The United States wants every ally to spend 5 percent. Canada will add C$8 billion next year if "
    "parliament agrees."
)
ASSERTED = {
    "party": "LVA",
    "metric": "gdp_share",
    "scope": "total",
    "value": 5.0,
    "value_high": None,
    "currency": None,
    "bound": "exact",
    "deadline": "2028",
    "deadline_text": "by 2028",
    "status": "pledged",
    "requested_by": None,
    "speaker": "Evika Siliņa",
    "stated_on": "2025-06-24",
    "condition": None,
    "evidence": "Latvia will raise defence spending from 3.5 to 5 percent of GDP by 2028",
}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def article():
    return Article(id="riga", text=TEXT, published=date(2025, 6, 25))


@pytest.fixture
def asserted():
    """What a model asserts of the text: right, but for the fields told."""
    return lambda **fields: ASSERTED | fields


class Server:
    """An endpoint that speaks the chat-completions protocol: gives its replies in turn, the last for ever."""

    def __init__(self):
        self.requests = []
        self._replies = []
        self._closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self):
        self._closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def reports(self, *records):
        """The tool is called with the records."""
        self.calls(json.dumps({"records": records}))

    def calls(self, arguments, tool="report"):
        """A tool is called with the arguments."""
        call = {"id": "c", "type": "function", "function": {"name": tool, "arguments": arguments}}
        self._completes({"content": None, "tool_calls": [call]}, "tool_calls")

    def says(self, words):
        """Words instead of a call."""
        self._completes({"content": words}, "stop")

    def _completes(self, message, finish):
        choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}
        body = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        self.sends(json.dumps(body).encode())

    def fails(self, status):
        """A failure, with the key in its message; who wants to try again may do so at once."""
        body = {"error": {"message": "sk-secret is not welcome", "type": "x"}}
        self.sends(json.dumps(body).encode(), status, {**JSON, "retry-after-ms": "1"})

    def sends(self, body, status=200, headers=JSON):
        """These bytes."""

        def reply(handler):
            handler.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self._replies.append(reply)

    def hangs(self):
        """Nothing, for as long as the test lasts."""
        self._replies.append(lambda _: self._closing.wait())

    def goes_on(self, part, pause=0.0):
        """The part again and again, without end."""

        def reply(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "application/json")
            handler.end_headers()
            while not self._closing.wait(pause):
                handler.wfile.write(part)

        self._replies.append(reply)

    def _handler(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append((self.path, dict(self.headers), request))
                reply = server._replies.pop(0) if len(server._replies) > 1 else server._replies[0]
                try:
                    reply(self)
                except OSError:  # the reader has gone
                    self.close_connection = True

            def log_message(self, *_):
                pass

        return Handler


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    running = Server()
    yield running
    running.close()


@pytest.fixture
def endpoint(server):
    return Endpoint(url=server.url, model="m", key="sk-secret", patience=20, retries=1)
