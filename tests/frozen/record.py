"""What every page says and the model answers, as one record; and what has changed since.

`python tests/frozen/record.py` compares with first_edition.json, `write` writes that file,
`--json PATH` writes the present record elsewhere, `--page 04` keeps to one page ("model" is one).
A difference is accepted when differences.json lists it under its page, as {"was", "reason"}:
`was` is the eight letters printed with it, or a part of the title or text that was there.

Only `means` names modules of the project; the rest knows what pages show by how it behaves.
"""

import argparse
import ast
import json
import os
import subprocess
import sys
import tempfile
from multiprocessing.pool import ThreadPool
from pathlib import Path

from changed import compare
from seen import digest, seen

ROOT = Path(__file__).resolve().parents[2]
RECORD = Path(__file__).with_name("first_edition.json")
ACCEPTED = Path(__file__).with_name("differences.json")


def means():
    """The model's answers for every preset, the reported one first; with 50 draws too."""
    import numpy as np

    from helpers.model import assumptions, inputs, projection, questions

    loaded, found = inputs.load(), []

    def hashed(values):
        return digest([values.shape, np.nan_to_num(np.round(values, 9), nan=-1).ravel().tolist()])

    for name, scenario in assumptions.presets().items():
        middle = projection.project(loaded, scenario)
        drawn = projection.project(loaded, scenario, draws=50)
        for date in ("2025", "2027", "2030", "2035"):
            covered = np.minimum(middle.coverage[:, middle.quarter(date)], 1)
            figures = {
                "mean_share": questions.mean_share(middle, date)[0, 0],
                "mean_coverage": np.nanmean(covered),
                "areas_led": questions.areas_held(middle, date)[0, 0],
                "mean_share_drawn": questions.mean_share(drawn, date).mean(),
            }
            figures = {key: round(float(value), 9) for key, value in figures.items()}
            found.append({"kind": "means", "title": f"{name}, end of {date}", **figures})
        arrays = {"shares": hashed(middle.share), "coverages": hashed(middle.coverage)}
        found.append({"kind": "means", "title": f"{name}, whole arrays", **arrays})
    return found


def run(page):
    """Everything one page shows, in order: its Markdown, and the last value of each code cell."""
    import IPython.display

    os.chdir(ROOT / "notebooks")
    sys.path.insert(0, str(ROOT))
    cells = json.loads(next(Path().glob(f"{page}_*.ipynb")).read_text(encoding="utf-8"))["cells"]
    shown, names = [], {"__name__": "__main__"}
    # A cell may show things itself, in place of ending with them.
    names["display"] = IPython.display.display = lambda *values, **_: shown.extend(values)
    found = []
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            found.append({"kind": "markdown", "text": source})
        elif cell["cell_type"] == "code":
            shown.clear()
            try:
                shown.append(_last_value(source, names))
                found += [seen(value) for value in shown if value is not None]
            except Exception as error:
                found.append({"kind": "error", "text": f"{source}\n{error!r}"})
    return found


def _last_value(source, names):
    tree, last = ast.parse(source), None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(last, "cell", "eval"), names) if last else None


def record(pages):
    """The present record: {page: entries}; each page in a process of its own, two at a time."""

    def one(page):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.json"
            command = [sys.executable, __file__, "--run", page, "--json", str(path)]
            # This checkout, even where another one is installed.
            subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
            return json.loads(path.read_text(encoding="utf-8"))

    with ThreadPool(2) as pool:
        return dict(zip(pages, pool.map(one, pages, chunksize=1), strict=True))


def pretty(pages):
    """JSON with one entry a line, and one line for each answer of a panel."""

    def line(value):
        return json.dumps(value, ensure_ascii=False)

    def entry(value):
        if "answers" not in value:
            return line(value)
        answers = ",\n    ".join(map(line, value["answers"]))
        head = line({key: value[key] for key in value if key != "answers"})
        return f'{head[:-1]}, "answers": [\n    {answers}]}}'

    parts = (f"{line(k)}: [\n  " + ",\n  ".join(map(entry, v)) + "]" for k, v in pages.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", nargs="?", choices=["compare", "write"], default="compare")
    parser.add_argument("--page", help="00 to 12, or model")
    parser.add_argument("--json", type=Path, help="write the present record to this file")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        path, found = asked.json.resolve(), means() if asked.run == "model" else run(asked.run)
        path.write_text(json.dumps(found), encoding="utf-8")
        return
    pages = [path.name[:2] for path in sorted((ROOT / "notebooks").glob("*.ipynb"))] + ["model"]
    pages = [page for page in pages if asked.page in (None, page)]
    if not pages:
        parser.error(f"no page {asked.page}")
    now = record(pages)
    frozen = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    if asked.json:
        asked.json.write_text(pretty(now), encoding="utf-8")
    elif asked.action == "write":
        RECORD.write_text(pretty(frozen | now if asked.page else now), encoding="utf-8")
        print(f"{sum(map(len, now.values()))} entries on {len(now)} pages")
    else:
        accepted = json.loads(ACCEPTED.read_text(encoding="utf-8"))
        was = {page: frozen[page] for page in frozen if asked.page in (None, page)}
        told = compare(was, now, accepted)
        sys.exit(f"{told} differences" if told else None)


if __name__ == "__main__":
    main()
