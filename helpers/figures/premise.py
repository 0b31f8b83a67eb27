"""Premises of fixed sentences: what the rows must still say for the words to be true."""

import os


class Rewrite(AssertionError):
    """A sentence that the rows no longer carry."""

    def _render_traceback_(self):
        # Readers of a notebook get the sentence, not the frames of the code that noticed it.
        return [f"[The data have changed; {self}]"]


def premise(holds, sentence):
    """Go on where the rows carry a sentence; otherwise say which one to write anew.

    Tests and `make notebooks`, which set `BURDEN_SHIFT_STRICT`, stop there. Anywhere else the page
    runs on, with a marked line: a reader can do nothing about it.
    """
    if holds:
        return
    told = Rewrite(f"rewrite this sentence: {sentence}")
    if os.environ.get("BURDEN_SHIFT_STRICT"):
        raise told
    print(*told._render_traceback_())


def one(rows, sentence):
    """The one row, or value, of `rows` that a fixed sentence is about.

    Raises Rewrite where there is none or more than one, for readers as for tests: without it there
    is nothing to say.
    """
    if len(rows) == 1:
        return rows.iloc[0]
    raise Rewrite(f"rewrite this sentence: {sentence}")
