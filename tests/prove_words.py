"""Every arm of every sentence is read: `python tests/prove_words.py` names those that are not.

Runs the cells of all pages, or of those named by number, and moves the controls of their panels,
nothing else, and measures the branches of the words. An arm that no control reaches is one that no
reader ever sees.
"""

import ast
import os
import sys
from contextlib import suppress
from random import Random

import coverage

import committed

# Titles and sentences for any rows that a reader asks for in a cell; their tests read every arm.
ANY_ROWS = ["actors/words", "since_the_article/words"]
# A plan comes into the laboratory with a code alone.
PLAN = "see100"
SOURCES = ["*/helpers/pages/*/words*.py", "*/helpers/figures/sentences.py"]
# Settings of a panel beside the ends of each control, drawn by chance with this seed.
DRAWN, SEED = 20, 13


def settings(panel):
    """Each control at every end and menu choice alone, then all at once by chance."""
    names, chance = panel.controls, Random(SEED)
    for name, control in names.items():
        values = [value for _, value in control.options]
        ends = values if control.kind == "menu" else [values[0], values[-1]]
        yield from (panel.values | {name: value} for value in ends)
    for _ in range(DRAWN):
        yield {name: chance.choice(own.options)[1] for name, own in names.items()}


def read(path):
    """Run the code cells of a page and every panel they end with."""
    from helpers.model import codes
    from helpers.model.assumptions import Refused, default
    from helpers.ui.controls import Panel
    from helpers.ui.laboratory import Laboratory

    names = {}
    for cell in committed.cells(committed.read(path.name), "code"):
        body = ast.parse(cell.source).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), path.name, "exec"), names)
        if last is None:
            continue
        shown = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
        if isinstance(shown, Panel):
            for values in settings(shown):
                with suppress(Refused):
                    shown.message(**values)
        if isinstance(shown, Laboratory):
            shown.use_code(codes.encode(default().but(plan=PLAN)))


def main():
    os.environ |= {"BURDEN_SHIFT_STRICT": "1", "BURDEN_SHIFT_PICTURES": "later"}
    sys.path.insert(0, str(committed.ROOT))
    measured = coverage.Coverage(branch=True, include=SOURCES, data_file=None)
    measured.start()
    for path in committed.PATHS:
        if sys.argv[1:] and path.name[:2] not in sys.argv[1:]:
            continue
        print(f"    {path.name}", flush=True)
        read(path)
    measured.stop()
    measured.report(show_missing=True, skip_covered=True)
    unread = [
        file
        for file in measured.get_data().measured_files()
        if measured.analysis2(file)[3] and not any(name in file for name in ANY_ROWS)
    ]
    sys.exit(f"{len(unread)} modules have sentences that no control reaches" if unread else 0)


if __name__ == "__main__":
    main()
