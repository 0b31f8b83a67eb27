"""Premises of fixed sentences: what the rows must still say for the words to be true."""

import os


class Rewrite(AssertionError):
    """A sentence that the rows no longer carry."""


def premise(holds, sentence):
    """Go on where the rows carry a sentence; otherwise say which one to write anew.

    Tests and `make notebooks` stop there. A reader's lab, where `BURDEN_SHIFT_READER` is set, runs
    on and marks the page.
    """
    if holds:
        return
    told = f"rewrite this sentence: {sentence}"
    if not os.environ.get("BURDEN_SHIFT_READER"):
        raise Rewrite(told)
    print(f"[The data have changed; {told}]")
