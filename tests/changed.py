"""Pages under changed data: tables changed in memory, pages rendered, what they say looked over."""

import ast
import re
import sys
from contextlib import contextmanager

import pandas as pd

import committed
import worlds
from helpers.data import tables
from helpers.figures.premise import Rewrite
from helpers.figures.text import Fold, Prose, Several, Table
from helpers.ui.controls import Panel

LOAD = tables.load
# Singular and plural of what is counted, where an `s` alone does not tell a plural from a verb.
NOUNS = "area|order|row|event|claim|actor|source|country|plan|promise|date|delay|month|year|quarter"
NOUNS += (
    "|answer|number|choice|programme|maker|line|path|estimate|reading|voice|statement|paragraph"
)
NOUNS += (
    "|group|family|draw|way|test|item|price|pair|point|case|project|gap|key claim|deadline|ally"
)
PLURALS = "|".join(
    noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "ae" else noun + "s"
    for noun in NOUNS.split("|")
)
END = r"(?=[\s.,;:)]|$)"
MANY = "two|three|four|five|six|seven|eight|nine|ten"
# A number that stands alone: no decimal, no year, no end of a span.
ALONE = r"(?<![\d.,–-])(?<!to )\b"
FAULTS = {
    "one of several": rf"{ALONE}(?:1|[Oo]ne)(?: more| other| further)? (?:{PLURALS})\b(?! delays)",
    "several of one": rf"{ALONE}(?:[2-9]|\d{{2,3}}|{MANY}) (?:{NOUNS})\b(?![-.’'])",
    "one are": rf"{ALONE}(?:1|[Oo]ne) (?:are|were|have)\b",
    "several is": rf"{ALONE}(?:[2-9]|\d{{2,3}}|{MANY}) (?:{PLURALS}) (?:is|was|has|does)\b",
    "nothing in brackets": r"\(\s*\)|\[\s*\]",
    "a list without items": r"\s[.,;)](?=\s|$)|: ?[.;,](?=\s|$)"
    r"|(?:[:,;]| of| and| or| are| by| than)\s*$",
    "a sign after a sign": r"[,;]\s*[,;:.](?=[\s)]|$)",
    "a sign first": r"^\s*[.,;:]",
    "a missing value": r"\b(?:nan|NaN|NaT|inf)\b|<NA>"
    r"|\bNone\b(?! of| at| is| has| in| was| were| are)",
    "two spaces": r"\S  +\S",
    "none of none": r"\b(?:0|no|none|None) of (?:the |all )?(?:0|no|none)\b",
    "a span of one number": r"(?<![\d.,])(?<!split at )(?<! of )\b(\d[\d.,]*) to \1\b(?![.,]?\d)",
    "less than nothing": r"(?<![\w.])[-−]0(?:\.0+)?\b(?![.\d])",
    "a word twice": r"\b(?!that|had)([A-Za-z]+) \1\b",
    "a hole": r"[{}]",
}
ANYWHERE = ["nothing in brackets", "a sign after a sign", "a missing value", "a hole"]
ANYWHERE += ["one are", "less than nothing", "none of none"]
SENTENCES = {"prose", "sentence", "alt text", "note", "fold", "number", "subtitle", "text"}


def faults(text, sentence=True):
    """What is wrong with a text that data filled, each as (what, where).

    A heading may end as no sentence may, and a cell of a table has the words of others.
    """
    patterns = FAULTS if sentence else {name: FAULTS[name] for name in ANYWHERE}
    return [
        (what, text[max(found.start() - 50, 0) : found.end() + 30])
        for what, pattern in patterns.items()
        for found in re.finditer(pattern, text)
    ]


def clear():
    """Forget what was worked out from tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith("helpers.") and name != "helpers.data.tables":
            for part in list(vars(module).values()):
                if hasattr(part, "cache_clear") and part.__module__ == name:
                    part.cache_clear()


@contextmanager
def instead(frames):
    """The frames of this dictionary stand in for the tables of those names; the names read."""
    read = set()

    def load(name, folder=tables.DATA):
        read.add(name)
        return frames[name].copy() if name in frames else LOAD(name, folder)

    clear()
    tables.load = load
    try:
        yield read
    finally:
        tables.load = LOAD
        clear()


def texts(shown):
    """What a reader reads of the value of a cell, each as (where, text)."""
    if isinstance(shown, Several):
        yield from (one for part in shown.parts for one in texts(part))
    elif isinstance(shown, Fold):
        yield "fold", shown.summary
        yield from (one for part in shown.parts for one in texts(part))
    elif isinstance(shown, Prose):
        parts = filter(None, (shown.lead, *shown.paragraphs, shown.small))
        yield from (("prose", part) for part in parts)
    elif isinstance(shown, Table):
        yield "table", shown.summary
        for row in shown.frame.itertuples(index=False):
            yield from (("cell", cell) for cell in row if isinstance(cell, str))
    elif isinstance(shown, Panel):
        yield "panel", shown.title
        for control in shown.controls.values():
            yield from (("label", control.label), ("hint", control.hint))
        for spec in shown.figure.whole.values():
            yield from _drawn(spec)
        told = shown.figure.answer
        yield "sentence", told["sentence"]
        yield from (("number", " ".join(number)) for number in told["numbers"])
        for heading, lines in told.get("notes", []):
            yield "note", heading
            yield from (("note", words) for words, _ in lines)
    elif hasattr(shown, "to_dict") and not isinstance(shown, (pd.DataFrame, pd.Series)):
        yield from _drawn(shown.to_dict(validate=False))
    elif isinstance(shown, str):
        yield "text", shown


def _drawn(spec):
    yield "alt text", spec.get("description", "")
    yield from _titles({name: part for name, part in spec.items() if name != "datasets"})
    for rows in spec.get("datasets", {}).values():
        for row in rows:
            yield from (("row", value) for value in row.values() if isinstance(value, str))


def _titles(part):
    if isinstance(part, list):
        for one in part:
            yield from _titles(one)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in ("title", "text", "subtitle") and isinstance(value, str):
                yield key, value
            elif key in ("title", "text", "subtitle") and isinstance(value, list):
                yield key, " ".join(map(str, value))
            else:
                yield from _titles(value)


def under(kind, seed, paths):
    """The faults of pages under one kind of change: (page, cell, what, where and with what)."""
    frames, changes = worlds.world(kind, seed)
    with instead(frames) as read:
        for path in paths:
            read.clear()
            for cell, what, where in page(path):
                own = "; ".join(f"{name} {changes[name]}" for name in sorted(read & set(changes)))
                yield path.name, cell, what, f"{where}\n    with {own}"


def page(path):
    """Run the cells of a page; (cell, what, where) for each fault, `rewrite` among them."""
    names, whole = {}, True
    for cell in committed.cells(committed.read(path.name), "code"):
        body = ast.parse(cell.source).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        try:
            exec(compile(ast.Module(body, []), path.name, "exec"), names)
            if last is None:
                continue
            shown = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
            for where, text in texts(shown):
                for what, found in faults(text, where in SENTENCES):
                    yield cell.id, what, f"{where}: …{found}…"
        except Rewrite as error:
            whole = False
            yield cell.id, "rewrite", str(error)
        except Exception as error:
            if isinstance(error, NameError) and not whole:
                continue  # of a cell that stopped before
            whole = False
            told = f"{type(error).__name__}: {str(error)[:200]} at {_place(error)}"
            yield cell.id, "stopped", told


def _place(error):
    place = ""
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if "helpers/" in name:
            place = f"{name.partition('helpers/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
