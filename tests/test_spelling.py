"""British spelling of all that a reader reads; names and terms of our own stand in words.txt.

typos knows misspellings and American forms. pyspellchecker knows American words: a word that it
does not know is looked up again as typos writes it in American.
"""

import ast
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

from spellchecker import SpellChecker

import committed
from helpers.figures import kit, theme

TYPOS = Path(sys.executable).with_name("typos")
KNOWN = (committed.ROOT / "tests" / "words.txt").read_text(encoding="utf-8").split()
TEXTS = ["README.md", "CHANGELOG.md", "data/ADDING.md", "data/README.md", "data/about.md"]
# Columns of tables that are our own sentences; other cells quote or name others.
OWN = {"model/assumptions": "label short_name what_it_means why_this_default", "pages": "question"}
OWN |= {"story/glossary": "term meaning", "model/areas": "name measure what_it_is why_it_is_hard"}
OWN |= {"model/presets": "name story", "model/rules": "words", "model/notes": "note"}
OWN |= {"model/tours": "what_to_do", "estimates/objections": "objection"}
# What is code, an address or a quotation of others is not ours to spell.
CODE = r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+|[\w./-]+\.(?:csv|py|md|ipynb|org|com)\b"
# The codebook lists what a cell may hold; that is code too.
CODE += r"|one of: [^|]*|read through [\w-]+, a tidy copy by the GitHub user \w+"
QUOTED = r"“[^”]*”"


def words(text):
    """The words of a text, without code, addresses, quotations, numbers and what is in capitals."""
    plain = re.sub(rf"{CODE}|{QUOTED}", " ", text, flags=re.S)
    found = re.findall(r"(?<![\w/.])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w/])", plain)
    bare = (re.sub(r"['’]s?$", "", word) for word in found)
    return {word for word in bare if len(word) > 2 and not word.isupper()}


def strings(path):
    """What a module may say: its strings of several words, docstrings apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.FunctionDef, ast.ClassDef)
    nodes = [node for node in ast.walk(tree) if isinstance(node, documented)]
    first = [node.body[0] for node in nodes if node.body]
    docs = {id(node.value) for node in first if isinstance(node, ast.Expr)}
    said = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for node in said:
        text = node.value if isinstance(node.value, str) and id(node) not in docs else ""
        if " " in text and not re.search(r"[{}=<>|@]", text):
            yield text


def shown(cell):
    """What a code cell shows in our words: paragraphs without tables, and titles of figures."""
    for data in (output.get("data", {}) for output in cell.outputs):
        if re.match(r"<p(?!.*<table)", data.get("text/html", ""), re.S):
            yield data["text/plain"]
        if theme.LAB_MIME in data:
            spec = data[theme.LAB_MIME]
            title = kit.inner(spec)["title"]
            parts = [title["text"], title.get("subtitle", "")]
            yield from (part if isinstance(part, str) else " ".join(part) for part in parts)


def texts():
    """(place, text) of everything a reader reads that is our own."""
    for name in TEXTS:
        yield name, (committed.ROOT / name).read_text(encoding="utf-8")
    for name in committed.NAMES:
        notebook = committed.read(name)
        for cell in committed.cells(notebook, "markdown"):
            yield f"{name} {cell.id}", cell.source
        for cell in committed.cells(notebook, "code"):
            yield from ((f"{name} {cell.id}", text) for text in shown(cell))
    for path in sorted((committed.ROOT / "helpers").rglob("*.py")):
        for text in strings(path):
            yield path.name, text
    for table, columns in OWN.items():
        with open(committed.ROOT / "data" / f"{table}.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in columns.split():
                    yield f"{table} {column}", row[column]


def corrected(words, locale):
    """What typos makes of words in British (en-gb) or American (en-us): those that it changes."""
    settings = ["--locale", locale, "--format", "json", "-"]
    call = [str(TYPOS), "--isolated", *settings]
    told = subprocess.run(call, input="\n".join(words), capture_output=True, text=True).stdout
    found = [json.loads(line) for line in told.splitlines()]
    return {one["typo"]: one["corrections"] for one in found if one["type"] == "typo"}


def misspelt(words):
    """Each word that is not British English or ours, with what it may have meant."""
    words = sorted(set(words) - set(KNOWN))
    wrong = corrected(words, "en-gb")
    american, checker = corrected(words, "en-us"), SpellChecker()
    for word in words:
        forms = [word, *american.get(word, [])]
        if word not in wrong and not any(form.lower() in checker for form in forms):
            wrong[word] = []
    return wrong


def test_everything_is_spelt_as_in_britain():
    where = {}
    for place, text in texts():
        for word in words(text):
            where.setdefault(word, place)
    told = [f"{word} ({where.get(word)}) {meant}" for word, meant in misspelt(where).items()]
    assert not told, "\n".join(sorted(told))
    unused = set(KNOWN) - set(where)
    assert not unused, f"in words.txt, and nowhere else: {sorted(unused)}"


def test_a_misspelling_is_noticed():
    text = (
        "The tankr was recieved; its color is grey. `recieve` “labor” https://x.org/labor Recieved"
    )
    assert set(misspelt(words(text))) == {"tankr", "recieved", "color", "Recieved"}
    assert not misspelt(["programme", "colour", "armoured", "sceptical", "organised"])


def test_the_word_list_hides_nothing():
    """Sorted, each once; no word that is a misspelling, and none that is known anyway."""
    assert sorted(set(KNOWN), key=lambda word: (word.lower(), word)) == KNOWN
    assert set(corrected(KNOWN, "en-gb")) <= {"Defense"}  # of the names of US offices
    checker = SpellChecker()
    assert not [word for word in KNOWN if word.islower() and word in checker]
