"""What sentences and tables are made of. Data may hold markup; all of it is shown as text."""

import math
import re
from html import escape

import pandas as pd

from helpers.data import dates, tables
from helpers.data import sources as sources_of
from helpers.figures import credit, frames  # noqa: F401 - frames tells IPython how to show one


class Prose:
    """Paragraphs of plain text.

    `large` sets the first one larger, as the answer of a page; `small` is a last line in small
    print.
    """

    def __init__(self, lead, *paragraphs, small="", large=False):
        self.lead, self.paragraphs, self.small, self.large = lead, paragraphs, small, large

    def __repr__(self):
        return "\n\n".join(filter(None, [self.lead, *self.paragraphs, self.small]))

    def _repr_html_(self):
        style = ' style="font-size: 1.2em; line-height: 1.45"' if self.large else ""
        html = f"<p{style}>{escape(self.lead)}</p>"
        html += "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)
        return html + (f"<p><small>{escape(self.small)}</small></p>" if self.small else "")


class Table:
    """Rows for reading. `columns` maps a column of `frame` to its heading; lists become lines.

    A cell may be text, a number, or a list of (text, address) pairs that become links.
    `summary` folds the table away under that line.
    """

    def __init__(self, frame, columns, summary=""):
        self.frame, self.columns, self.summary = frame[list(columns)], columns, summary

    def __repr__(self):
        heads = " | ".join(self.columns.values())
        lines = (" | ".join(map(_plain, row)) for row in self.frame.itertuples(index=False))
        return "\n".join([*filter(None, [self.summary]), heads, *lines])

    def _repr_html_(self):
        heads = "".join(
            f'<th scope="col" style="{_CELL}">{escape(head)}</th>' for head in self.columns.values()
        )
        rows = "".join(
            "<tr>" + "".join(f'<td style="{_CELL}">{_html(cell)}</td>' for cell in row) + "</tr>"
            for row in self.frame.itertuples(index=False)
        )
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        return _folded(self.summary, table) if self.summary else table


class Several:
    """Paragraphs and tables one below the other, in one output."""

    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return "\n\n".join(map(repr, self.parts))

    def _repr_html_(self):
        return "".join(part._repr_html_() for part in self.parts)


class Fold:
    """Paragraphs and tables folded away under the line `summary`."""

    def __init__(self, summary, *parts):
        self.summary, self.parts = summary, parts

    def __repr__(self):
        return "\n\n".join([self.summary, *map(repr, self.parts)])

    def _repr_html_(self):
        return _folded(self.summary, "".join(part._repr_html_() for part in self.parts))


def _folded(summary, html):
    return f"<details><summary>{escape(summary)}</summary>{html}</details>"


_CELL = "text-align: left; vertical-align: top; white-space: normal"


def count(number, one, many=None):
    """`3 claims`, `1 claim`, `no claims`."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def verb(number, one="is", many="are"):
    """The form of a verb that goes with a number: `1 is`, `2 are`, `0 are`."""
    return one if number == 1 else many


def number(value):
    """A small number as a word: none, one, two, up to ten."""
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words[value] if value < len(words) else str(value)


def listing(items, last="and", none="none"):
    """`a`, `a and b`, `a, b and c`; `none` where there is nothing to list."""
    *head, tail = list(items) or [none]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def phrases(frame, phrase):
    """`phrase` for every row, with the row's values in its braces."""
    return [phrase.format_map(row) for row in frame.to_dict("records")]


def each(frame, phrase, none="none"):
    """The `phrases` of all rows, joined by semicolons; `none` where there is no row."""
    return "; ".join(phrases(frame, phrase)) or none


def whole(value):
    """A number rounded to a whole one, halves up, as a figure does it: 12.5 is 13."""
    return f"{math.floor(round(value, 9) + 0.5)}"


def span(numbers, form=".0f"):
    """The lowest and the highest, `8 to 11`, or the one number that all of them round to."""
    low, high = (f"{end:{form}}" for end in (min(numbers), max(numbers)))
    return low if low == high else f"{low} to {high}"


def percents(numbers):
    """`10 to 37 percent`, or `nothing` where all of them round to that."""
    return f"{span(numbers)} percent" if round(max(numbers)) else "nothing"


def by_row(numbers, rows, columns):
    """Numbers by two keys in words, zeros left out: `US: 9 before and 24 since; EU: …`."""
    found = numbers.to_dict()
    told = {
        row: listing(
            (f"{found[row, name]} {name}" for name in columns if found.get((row, name))), none=""
        )
        for row in rows
    }
    return "; ".join(f"{row}: {words}" for row, words in told.items() if words) or "none"


def cap(sentence):
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def small(name):
    """A name inside a sentence: only its first letter shrinks, and US or NATO keeps its own."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def short(value):
    """A number with one decimal at most, for sentences."""
    return f"{value:.1f}".removesuffix(".0")


def sources(*names, folder=tables.DATA):
    """The sources of a page: first those of the figures shown so far, official before press.

    The first OPEN stand open. The others, and those that only the named tables cite, are folded
    away, with what could not be verified marked.
    """
    shown = credit.by_weight(key for ids in credit.SHOWN.values() for key in ids)
    place = {key: number for number, key in enumerate(shown)}
    rows = [sources_of.known(place, folder), sources_of.sources(*names, folder=folder)]
    frame = pd.concat(rows).drop_duplicates("source_id")
    frame["place"] = frame["source_id"].map(place).fillna(len(place))
    frame["rank"] = frame["source_id"].map(credit.rank)
    frame = frame.sort_values(["place", "rank"], kind="stable", ignore_index=True)
    frame["link"] = [[link(source)] for source in frame.itertuples()]
    read = frame["read_in"].map(" (read in {})".format).where(frame["read_in"].notna(), "")
    frame["who"] = frame["original_publisher"] + read
    columns = {"who": "Publisher", "link": "Title", "published": "Date"}
    first = frame[frame["place"] < len(place)].head(OPEN)
    rest = _rest(frame.drop(first.index), columns, "more " if len(first) else "")
    return Several(Table(first, columns), rest) if len(first) else rest


# Sources that stand open at the end of a page.
OPEN = 6


def _rest(frame, columns, more):
    """Sources in a fold, each with its kind and whether its text was seen at its address."""
    frame["standing"] = frame["verified"].map({True: "address known", False: "not verified"})
    frame.loc[frame["publisher"] == "Own calculation", "standing"] = "our sum, see the title"
    unseen = int((frame["standing"] == "not verified").sum())
    doubt = (
        f"{unseen} of them without an address or from memory" if unseen else "all with an address"
    )
    summary = f"{count(len(frame), more + 'source')} behind this page, {doubt}"
    return Table(frame, columns | {"kind": "Kind", "standing": "Standing"}, summary)


def link(source):
    """(title, address) of one row of the sources; the address is empty where none was seen."""
    return source.title, "" if pd.isna(source.url) else source.url


def state(folder=tables.DATA):
    """How old the facts are, in words: the day of collecting, and the newest source behind it."""
    day = dates.as_of(folder)
    published = tables.load("sources", folder)["published"].dropna()
    newest = pd.to_datetime(published[published.str.len() == 10])
    newest = dates.spoken(newest[newest <= day].max())
    return f"Checked on {dates.spoken(day)}; the newest source is from {newest}."


def _plain(cell):
    if isinstance(cell, list):
        return "; ".join(text for text, _ in cell)
    return "" if pd.isna(cell) else str(cell)


def _html(cell):
    if isinstance(cell, list):
        return "<br>".join(anchor(*pair) for pair in cell)
    text = escape(_plain(cell))
    # A scenario code has no spaces and would push the other columns away.
    return re.sub(r"(\S{30,})", r'<span style="overflow-wrap: anywhere">\1</span>', text)


def anchor(text, address):
    """Words as a link, if to the web or our own pages: data must not smuggle in a script."""
    if not re.match(r"https?://|\w+\.ipynb(#[\w?&=.,-]*)?$", address):
        return escape(text)
    return f'<a href="{escape(address, quote=True)}">{escape(text)}</a>'


def minus(text):
    """The text with signs of minus instead of hyphens: `-4.6` becomes `\N{MINUS SIGN}4.6`."""
    return text.replace("-", "\N{MINUS SIGN}")
