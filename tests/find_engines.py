"""A Firefox and a WebKit that start, for `make proof`; `make test` does without them.

`python tests/find_engines.py` installs the distribution's if it has to, and says what it could not
have, which is no error.
"""

import engines
import find_browser

# Debian's name first, then that of others.
PACKAGES = {
    engines.Firefox: [["firefox-esr"], ["firefox"]],
    engines.WebKit: [["webkit2gtk-driver", "xvfb"]],
}


def found(kind):
    """Say which version starts; else return False."""
    try:
        with engines.running(kind) as engine:
            print(f"    {engine.name}", flush=True)
    except engines.Missing as reason:
        print(f"    {reason}", flush=True)
        return False
    return True


def install(kind):
    """Try the distribution's packages; return whether one starts."""
    print(f"    Asking the distribution for {kind.__name__}", flush=True)
    return any(find_browser.apt_get(*names) and found(kind) for names in PACKAGES[kind])


if __name__ == "__main__":
    for kind in engines.ALL:
        if not (found(kind) or install(kind)):
            print(f"    {kind.__name__} could not be had", flush=True)
