"""A headless Chromium driven over its own debugging pipe: no library, no port, no network."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]


def find():
    """The path of a Chromium, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Chromium:
    """One browser with one page. What the page says, asks for and breaks is kept."""

    def __init__(self, width=1280, height=900, dark=False, scale=1, mobile=False):
        to_read, self.write = os.pipe()
        self.read, to_write = os.pipe()
        self.folder = tempfile.mkdtemp(prefix="dateline-browser-")

        def wire():
            # The browser reads commands from 3 and writes to 4.
            read, wrote = os.dup(to_read), os.dup(to_write)
            os.dup2(read, 3)
            os.dup2(wrote, 4)

        arguments = [
            find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            "--no-first-run", "--disable-ipc-flooding-protection", "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--disable-component-update", "--disable-dev-shm-usage", "--mute-audio", f"--user-data-dir={self.folder}",
            "about:blank",
        ]
        self.process = subprocess.Popen(
            arguments, preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(to_write)
        self.buffer, self.number, self.session = b"", 0, None
        self.events, self.console, self.requests, self.dialogs = [], [], [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network", "Log", "Audits"]:
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def call(self, method, timeout=60, **params):
        """Sends a command and waits for its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        wanted = self.number
        until = time.monotonic() + timeout
        while True:
            answer = self.next(until - time.monotonic())
            if answer is None:
                raise TimeoutError(f"{method} was not answered in {timeout} s")
            if answer.get("id") == wanted:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def next(self, timeout):
        """The next message, or None; events are noted on the way."""
        until = time.monotonic() + max(0, timeout)
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read], [], [], max(0, until - time.monotonic()))
            if not ready:
                return None
            chunk = os.read(self.read, 1 << 20)
            if not chunk:
                raise RuntimeError("the browser went away")
            self.buffer += chunk
        line, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(line)
        self.note(message)
        return message

    def note(self, message):
        method, params = message.get("method"), message.get("params", {})
        if method == "Runtime.consoleAPICalled":
            said = " ".join(str(it.get("value", it.get("description", ""))) for it in params["args"])
            self.console.append(f"{params['type']}: {said}")
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.console.append(f"exception: {details.get('exception', {}).get('description', details['text'])}")
        elif method == "Log.entryAdded":
            entry = params["entry"]
            self.console.append(f"{entry['source']} {entry['level']}: {entry['text']}")
        elif method == "Audits.issueAdded":
            issue = params["issue"]
            if issue["code"] == "ContentSecurityPolicyIssue":
                self.console.append(f"policy: {json.dumps(issue['details'])[:400]}")
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(params["message"])
        if method:
            self.events.append(method)

    def open(self, url, timeout=60):
        """Opens a page and returns the milliseconds that it took to load."""
        self.events.clear()
        started = time.monotonic()
        if self.call("Page.navigate", url=url).get("loaderId"):
            while "Page.loadEventFired" not in self.events:
                if self.next(timeout) is None:
                    raise TimeoutError(f"{url[:200]} did not load in {timeout} s")
        return (time.monotonic() - started) * 1000

    def run(self, expression):
        """The value of an expression in the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def go(self, fragment):
        """Goes to a place within the page and waits until it is drawn."""
        self.run(f"location.hash = {json.dumps(fragment)}; new Promise(done => setTimeout(() => requestAnimationFrame(done), 30)).then(() => 0)")

    def key(self, key):
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key if len(key) == 1 else "")
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)
        self.run("new Promise(done => setTimeout(done, 120)).then(() => 0)")

    def shot(self, path, full=False):
        """A picture of what the window shows, or of the whole page."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=full, format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        try:
            self.session = None
            self.call("Browser.close", timeout=10)
        except (TimeoutError, RuntimeError, OSError):
            self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
