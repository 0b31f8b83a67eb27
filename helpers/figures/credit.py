"""Who stands behind a figure, in a line: original publisher and date, official before press."""

import textwrap
from collections import Counter
from functools import cache

import pandas as pd

from helpers.data import dates, tables

# What a projection rests on stands on page 11; as a source it is our own.
MODEL = "model"
KINDS = {"official": 0, "dataset": 1, "think-tank": 1, "industry": 1, "press": 2, "memory": 3}
# Letters of a line as wide as a narrow figure, in its small print, and how many such lines.
WIDE, LINES = 96, 2
# The source ids of every figure that a page has shown, by its title; the end of the page asks.
SHOWN = {}


def by_weight(ids):
    """Each id once: official before press, and what more rows cite before what fewer cite."""
    cited = Counter(ids)
    return sorted(cited, key=lambda key: (rank(key), -cited[key], key))


def rank(key):
    """How far from official a source is; last what `sources.csv` does not know."""
    found = _sources()(key)
    return KINDS[found["kind"]] if found else len(KINDS)


def entries(ids):
    """Source ids in order as dictionaries: `said` as in the line, title, url, kind.

    The projection and ids that nobody knows are left out.
    """
    known = _sources()
    return [known(key) | {"said": _said([known(key)])} for key in ids if known(key)]


def line(ids):
    """One line that fits under a figure: `Sources: NATO (28 August 2025); IISS (2025) and 9 more`.

    Sources of one publisher stand together. Empty where no source is named.
    """
    parts = [_own()] if MODEL in ids else []
    together = {}
    for source in entries(ids):
        together.setdefault((source["who"], source["read_in"]), []).append(source)
    told, left = list(parts), sum(map(len, together.values()))
    for group in together.values():
        longer = [*told, _said(group)]
        if told and len("Sources: ; and 999 more" + "; ".join(longer)) > WIDE * LINES:
            break
        told, left = longer, left - len(group)
    if not told:
        return ""
    more = f" and {left} more" if left else ""
    start = "Source" if len(told) == 1 and not left else "Sources"
    return f"{start}: {'; '.join(told)}{more}"


def wrapped(words, letters=WIDE):
    """A line as the lines that stand under a figure, of so many letters."""
    return textwrap.wrap(words, letters, break_on_hyphens=False)


def _own():
    return f"own projection, Burden Shift, {dates.spoken(dates.as_of())}"


def _said(group):
    """One publisher with the day of its one text, or with the years of several."""
    days = [source["published"] for source in group if source["published"]]
    when = [_day(days[0])] if len(group) == 1 and days else sorted({day[:4] for day in days})
    read = [f"read in {group[0]['read_in']}"] if group[0]["read_in"] else []
    known = ", ".join(when + read)
    return f"{group[0]['who']} ({known})" if known else group[0]["who"]


def _day(published):
    """A date that is known to the day, the month or the year, as it is said."""
    if len(published) == 4:
        return published
    day = pd.Timestamp(published)
    return dates.spoken(day) if len(published) == 10 else dates.spoken_month(day)


@cache
def _sources():
    """Each source by its id, with `who`, its publisher without what stands in brackets.

    Nobody here writes to it, and `cached` would copy it a hundred times a page.
    """
    frame = tables.load("sources").fillna("")
    frame = frame.assign(who=frame["original_publisher"].str.partition(" (")[0])
    return {row["source_id"]: row for row in frame.to_dict("records")}.get
