"""The check of links tells what is dead from what only turns programs away; and it can fail."""

import re
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml

import check_links
import committed

WORKFLOW = committed.ROOT / ".github" / "workflows" / "links.yml"


class Host(BaseHTTPRequestHandler):
    """/200, /403, … answer so; /moved leads to /200, /lost to /404; /slow never comes in time."""

    seen = []

    def do_HEAD(self):
        self.seen.append((self.command, self.path, self.headers["User-Agent"]))
        name = self.path[1:]
        if name == "slow":
            time.sleep(0.6)
        if name == "get" and self.command == "HEAD":
            return self._say(405)
        if name in ("moved", "lost"):
            return self._say(301, "/200" if name == "moved" else "/404")
        self._say(int(name) if name.isdigit() else 200)

    do_GET = do_HEAD

    def _say(self, code, to=""):
        self.send_response(code)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def host():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Host.seen = []
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


EXPECTED = {"200": "alive", "moved": "alive", "get": "alive", "é": "alive", "404": "answers 404"}
EXPECTED |= {"403": "turned away", "429": "turned away", "401": "turned away"}
EXPECTED |= {"410": "answers 410", "500": "answers 500", "lost": "answers 404", "slow": "cannot"}


def test_dead_is_told_from_turned_away():
    with host() as base:
        found = {f"{base}/{name}": [f"md-{name}"] for name in EXPECTED}
        answers = check_links.ask_all(found, patience=0.3, pause=0)
        seen = list(Host.seen)
    for name, said in EXPECTED.items():
        assert answers[f"{base}/{name}"].startswith(said), name
    assert {agent for *_, agent in seen} == {check_links.AGENT}
    # HEAD alone where that is enough.
    assert [method for method, path, _ in seen if path == "/moved"] == ["HEAD"]
    text, dead = check_links.report(found, answers, datetime(2026, 11, 26, 5, 23, tzinfo=UTC))
    assert text.startswith("12 addresses tried, at 2026-11-26 05:23 UTC: 4 alive, 3 turn")
    assert dead == 5 and f"- `md-404`: <{base}/404> answers 404" in text and "md-403" not in text


def test_a_host_that_is_not_there_is_dead():
    with host() as base:
        pass
    assert check_links.asked(f"{base}/200", 1).startswith("cannot be reached")
    assert check_links.asked("http://[broken", 1).startswith("cannot be reached")


def test_the_report_says_that_it_ran(tmp_path, monkeypatch):
    monkeypatch.setattr(check_links, "PAUSE", 0)
    sources, target = tmp_path / "sources.csv", tmp_path / "report.md"
    with host() as base:
        sources.write_text(f"source_id,url\na,{base}/200\nb,{base}/200\nc,\n", encoding="utf-8")
        assert check_links.main(target, sources) == 0
    assert re.match(r"1 address tried, at \d{4}-\d\d-\d\d", target.read_text(encoding="utf-8"))
    sources.write_text("source_id,url\nc,\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="No address"):
        check_links.main(target, sources)


def test_the_sources_have_addresses_to_ask():
    found = check_links.addresses()
    assert len(found) > 1000 and all(address.split("/")[2] for address in found)


def test_the_workflow_asks_monthly_and_never_fails_in_silence():
    flow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    when, (job,) = flow[True], flow["jobs"].values()
    assert when["schedule"][0]["cron"].split()[2:] == ["3", "*", "*"]
    assert flow["permissions"] == {"contents": "read", "issues": "write"}
    ask, say, issue = job["steps"][2:]
    assert "check_links.py" in ask["run"] and 'exit "$code"' in ask["run"]
    assert say["if"] == "always()" and "GITHUB_STEP_SUMMARY" in say["run"]
    assert "gh issue create" in issue["run"] and "gh issue edit" in issue["run"]
    assert not any(step.get("continue-on-error") for step in job["steps"])
