"""Premises of fixed sentences: what the rows must still say for the words to be true."""

import os


class Rewrite(AssertionError):
    """A sentence that the rows no longer carry."""


def premise(holds, sentence):
    """Go on where the rows carry a sentence; otherwise say which one to write anew.

    Tests and `make notebooks`, which set `BURDEN_SHIFT_STRICT`, stop there. Anywhere else the page
    runs on, with a marked line: a reader can do nothing about it.
    """
    if holds:
        return
    told = f"rewrite this sentence: {sentence}"
    if os.environ.get("BURDEN_SHIFT_STRICT"):
        raise Rewrite(told)
    print(f"[The data have changed; {told}]")
