"""Firefox, driven by WebDriver BiDi (w3.org/TR/webdriver-bidi): the little of it that a look at pages needs."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

STARTS_WITHIN = 60.0
"""Seconds that a cold Firefox may take to open its door."""


class Firefox:
    """One window. `faults` holds what the pages' scripts and policies complained of since it was last emptied."""

    def __init__(self, wire: ClientConnection) -> None:
        self.wire, self.number, self.faults = wire, 0, []
        self.ask("session.new", capabilities={})
        self.window = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("session.subscribe", events=["log.entryAdded"])

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What Firefox answers; events that come before are kept. An answer that is an error raises `AssertionError`."""
        self.number += 1
        self.wire.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            told = json.loads(self.wire.recv(timeout=STARTS_WITHIN))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.faults.append(told["params"]["text"])
            if told.get("id") == self.number:
                assert told["type"] == "success", told
                return told["result"]

    def size(self, width: int, height: int = 900) -> Self:
        self.ask("browsingContext.setViewport", context=self.window, viewport={"width": width, "height": height})
        return self

    def goto(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self.window, url=url, wait="complete")
        self.evaluate("document.fonts.ready.then(() => true)")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page, or of the promise that it gives, by way of JSON."""
        told = self.ask(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value))",
            target={"context": self.window},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"].get("value", "null"))

    def type(self, selector: str, text: str) -> None:
        """Type the text into a field as from a keyboard."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        self.ask("input.performActions", context=self.window, actions=[{"type": "key", "id": "k", "actions": keys}])

    def wait(self, expression: str, seconds: float = 10.0) -> None:
        """Until the expression holds; `AssertionError` with the expression when it does not in time."""
        end = time.monotonic() + seconds
        while not self.evaluate(expression):
            assert time.monotonic() < end, expression
            time.sleep(0.05)


@contextmanager
def started(folder: Path) -> Iterator[Firefox]:
    """Debian's Firefox with an empty profile in `folder`; it calls nobody."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile = folder / "profil"
    profile.mkdir()
    quiet = ("app.update.enabled", "network.captive-portal-service.enabled", "network.connectivity-service.enabled")
    settings = [f'user_pref("{name}", false);' for name in (*quiet, "datareporting.policy.dataSubmissionEnabled")]
    (profile / "user.js").write_text("\n".join(settings), encoding="utf-8")
    command = [shutil.which("firefox-esr") or "firefox", "--headless", "--no-remote", "--profile", str(profile)]
    env = {**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"}
    process = subprocess.Popen(
        [*command, "--remote-debugging-port", str(port)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with _door(port) as wire:
            yield Firefox(wire)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _door(port: int) -> ClientConnection:
    end = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None, open_timeout=5)
        except OSError:
            assert time.monotonic() < end, "Firefox opens no door"
            time.sleep(0.2)
