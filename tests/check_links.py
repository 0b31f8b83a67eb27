"""Are the sources still there? `python tests/check_links.py REPORT.md` asks every address once.

Host by host, never two requests to one at a time, and a pause between them: HEAD, and GET where a
host does not like that. A host that turns programs away (401, 403, 429) proves nothing and is only
counted. The report says what is dead, and always how many addresses were tried and when. Ends with
1 where something is dead, with another code than 0 and 1 where the check itself failed.
"""

import csv
import http.client
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

SOURCES = Path(__file__).resolve().parents[1] / "data" / "sources.csv"
AGENT = "Mozilla/5.0 (compatible; burden-shift link check, once a month)"
TURNED_AWAY = {401, 403, 429}
# Seconds to wait for an answer, and between two requests to one host; hosts asked side by side.
PATIENCE, PAUSE, HOSTS = 30, 1, 16


def addresses(path=SOURCES):
    """The ids of the sources at each address; sources.csv has one row a source."""
    found = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["url"]:
                found[row["url"]].append(row["source_id"])
    return dict(found)


def asked(address, patience=PATIENCE):
    """What an address answers: "alive", "turned away", or why it is dead."""
    answer = _answer("HEAD", address, patience)
    # Some hosts know no HEAD, and say so in many ways.
    return answer if answer == "alive" else _answer("GET", address, patience)


def _answer(method, address, patience):
    # A browser escapes what an address may not have; urllib does not.
    plain = quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")
    try:
        request = urllib.request.Request(plain, method=method, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=patience):
            return "alive"
    except urllib.error.HTTPError as error:
        error.close()
        return "turned away" if error.code in TURNED_AWAY else f"answers {error.code}"
    except urllib.error.URLError as error:
        return f"cannot be reached ({error.reason})"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"cannot be reached ({error or type(error).__name__})"


def ask_all(found, patience=PATIENCE, pause=PAUSE):
    """The answer of every address; hosts side by side, the addresses of one after another."""
    hosts = defaultdict(list)
    for address in found:
        hosts[address.split("/")[2]].append(address)

    def host(own):
        answers = {}
        for address in own:
            answers[address] = asked(address, patience)
            time.sleep(pause)
        return answers

    with ThreadPoolExecutor(HOSTS) as pool:
        return {
            key: value for part in pool.map(host, hosts.values()) for key, value in part.items()
        }


def report(found, answers, now):
    """The result in Markdown: the counts, and a line for each address that is dead."""
    dead = {address: why for address, why in answers.items() if why.startswith(("answers", "can"))}
    away = sum(why == "turned away" for why in answers.values())
    lines = [
        f"{len(answers)} address{'es' * (len(answers) != 1)} tried, at {now:%Y-%m-%d %H:%M} UTC: "
        f"{len(answers) - len(dead) - away} alive, {away} turn programs away (allowed), "
        f"{len(dead)} dead.",
        "",
    ]
    for address, why in sorted(dead.items()):
        lines.append(f"- {', '.join(f'`{key}`' for key in found[address])}: <{address}> {why}")
    return "\n".join(lines).rstrip() + "\n", len(dead)


def main(target, path=SOURCES):
    found = addresses(path)
    if not found:
        sys.exit(f"No address in {path}")
    text, dead = report(found, ask_all(found), datetime.now(UTC))
    Path(target).write_text(text, encoding="utf-8")
    print(text, end="")
    return dead


if __name__ == "__main__":
    try:
        dead = main(*sys.argv[1:2])
    except Exception as error:
        print(f"The check itself failed: {error!r}", file=sys.stderr)
        sys.exit(2)
    sys.exit(1 if dead else 0)
