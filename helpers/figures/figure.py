"""A figure that owns its words: title, measure, alternative text, rows and their sources."""

from functools import wraps

import altair as alt
import pandas as pd

from helpers.figures import credit, theme


def figure(chart, title, subtitle, description, sources=(), width=None, height=None, **frames):
    """Finish `chart`: the finding as its title, measure and unit below, alt text, named rows.

    `frames` are the rows drawn, by the name that `alt.NamedData` has for them. `sources` are
    frames with a column `source_id` or `source_ids`, or ids; they travel with the figure, which
    gets its source line, its rows and words to cite from them (`figures/kit.py`).
    """
    size = {name: value for name, value in {"width": width, "height": height}.items() if value}
    return chart.properties(
        title=alt.TitleParams(title, subtitle=subtitle),
        description=description,
        datasets={name: theme.records(frame) for name, frame in frames.items()},
        usermeta={"sources": source_ids(sources), "rows": list(frames)},
        **size,
    )


def source_ids(sources):
    """Each id once, of frames with source columns or of ids as they are, official first."""
    found = []
    for source in [sources] if isinstance(sources, (str, pd.DataFrame)) else sources:
        if isinstance(source, str):
            found.append(source)
            continue
        if "source_id" in source:
            found += source["source_id"].dropna().tolist()
        if "source_ids" in source:
            found += [key for keys in source["source_ids"] for key in keys]
    return credit.by_weight(found)


def panel(chart, title, description):
    """The figure of a panel: its title is the question, its words move with the sentence."""
    heading = chart.title.copy()
    heading.text = title
    return chart.properties(title=heading, description=description)


def asking(draw, title, description):
    """`draw` for a panel whose title is its question, not the finding of the figure."""
    return lambda **frames: panel(draw(**frames), title, description)


def any_rows(draw):
    """Let a figure be asked for any part of its rows: none at all gives a figure that says so."""

    @wraps(draw)
    def drawn(*frames, **options):
        given = (part for part in (*frames, *options.values()) if isinstance(part, pd.DataFrame))
        first = next(given, None)
        return nothing_left() if first is not None and first.empty else draw(*frames, **options)

    return drawn


def nothing_left():
    """A figure for a selection without rows."""
    words = "No row is left: nothing in the table fits this choice"
    empty = alt.Chart(alt.InlineData(values=[])).mark_point()
    return figure(empty, words, "", words + ".", width=400, height=40)
