"""A Chromium that starts: the machine's own, Playwright's, or the distribution's.

`python tests/find_browser.py` installs one if it has to; tests only look for it with `launch`.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
# Chromium must not look for updates or news: tests run on machines without a network.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
FLAGS += ["--disable-component-update", "--disable-sync", "--disable-quic"]
ADVICE = "No browser starts here: install Chromium or Chrome, then run this again"


def launch(playwright):
    """Start the first browser that does; None stands for the one Playwright downloads."""
    for path in [*filter(None, map(shutil.which, NAMES)), None]:
        try:
            return playwright.chromium.launch(executable_path=path, args=FLAGS)
        except Error:
            continue
    raise RuntimeError(ADVICE)


def found():
    """Say which browser starts, or return False."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except RuntimeError:
            return False
        print(f"    Chromium {browser.version}")
        browser.close()
    return True


def install():
    """Try Playwright's download, then the distribution's package; return whether one starts."""
    print("    None starts; downloading Playwright's Chromium, about 170 MB", flush=True)
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    if found():
        return True
    print("    No luck; asking the distribution for Chromium", flush=True)
    return any(
        apt_get(package, "fonts-liberation") and found()
        for package in ("chromium", "chromium-browser")
    )


def apt_get(*packages):
    """Install packages of the distribution; return whether that could be done without asking."""
    sudo = _package_manager()
    if sudo is None:
        return False
    _run(*sudo, "apt-get", "update", "-qq")
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
    return _run(*sudo, *command, *packages)


def _package_manager():
    """How to call apt-get without a password: [] as root, ["sudo", "-n"], or None if not."""
    if not shutil.which("apt-get"):
        return None
    if os.getuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _run("sudo", "-n", "true") else None


def _run(*command, minutes=10):
    """Run a command that may fail or hang, without showing what it prints."""
    quick = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000", "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return not subprocess.run(
            command,
            env=os.environ | quick,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60 * minutes,
            check=False,
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(None if found() or install() else ADVICE)
