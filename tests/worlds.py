"""Tables as they might come to be: of each kind of change one change a table, drawn by a seed.

A world is a dictionary of changed frames with, beside each, what was changed in words.
"""

from random import Random

import pandas as pd

from helpers.data import tables

# Rows that code asks for by name, frozen rows, and what a page reads before any of its cells.
FIXED = {"pages", "minutes", "sources", "model/horizon", "model/constants", "model/drawn"}
FIXED |= {"model/assumptions", "model/postures", "model/presets", "model/europe", "model/forces"}
FIXED |= {"model/posture_steps", "model/preset_values", "model/punctuality", "model/us_fraction"}
FIXED |= {"model/supply", "model/fielding", "model/europe_groups", "model/members"}
# An order is replaced once, and an area has a place in every table of the model.
ONCE = {"model/retirements", "model/areas"}
# Numbers that name something or place it in time.
NAMES = {"year", "target_year", "paragraph", "number", "part", "counted_from", "step", "factor"}


def world(kind, seed):
    """The changed tables of one kind of change, and the changes in words, by table."""
    frames, told = {}, {}
    for name in tables.names():
        if name.startswith("first_edition/") or name in FIXED:
            continue
        drawn = Random(f"{kind} {seed} {name}")
        done = KINDS[kind](frames.get(name, tables.load(name)), name, drawn, frames)
        if done:
            frames[name], told[name] = done
    return _without_dangling(frames), told


def _less(frame, name, drawn, _):
    row = drawn.randrange(len(frame))
    return frame.drop(frame.index[row]).reset_index(drop=True), f"without {frame.iloc[row, 0]}"


def _one(frame, name, drawn, _):
    """One class of rows is left with a single row, in a table that no other points to."""
    links = (link for other in tables.names() for link in tables.foreign_keys(other))
    if name in {link["reference"]["resource"] for link in links}:
        return None
    fields = {field["name"]: field for field in _fields(name)}
    classes = [column for column, own in fields.items() if "enum" in own.get("constraints", {})]
    classes = [column for column in classes if column != "unit" and frame[column].nunique() > 1]
    if not classes:
        return None
    column = drawn.choice(classes)
    value = drawn.choice(sorted(frame[column].dropna().unique()))
    rest = frame.index[frame[column] == value][1:]
    return frame.drop(rest).reset_index(drop=True), f"one row of {column} {value}"


def _more(frame, name, drawn, frames):
    """A row stands there again under another key, with what hangs on it."""
    key = tables.key(name)
    if (
        name in ONCE
        or len(key) > 1
        or any(link["fields"] == key for link in tables.foreign_keys(name))
    ):
        return None
    row = frame.iloc[[drawn.randrange(len(frame))]].copy()
    old = row[key[0]].iloc[0]
    if not isinstance(old, str):
        return None
    new = f"{old}9"
    for other in tables.names():
        for link in tables.foreign_keys(other):
            column = link["fields"][0]
            if link["reference"]["resource"] == name and column in tables.key(other):
                known = frames.get(other, tables.load(other))
                copy = known[known[column] == old].assign(**{column: new})
                frames[other] = pd.concat([known, copy], ignore_index=True)
    return pd.concat([frame, row.assign(**{key[0]: new})], ignore_index=True), f"{old} twice"


def _bound(frame, name, drawn, _):
    """One number stands at the lowest or highest that its column, or its own row, may hold."""
    numbers = _numbers(frame, name)
    if not numbers:
        return None
    column, row = drawn.choice(numbers), drawn.randrange(len(frame))
    limits = next(own for own in _fields(name) if own["name"] == column).get("constraints", {})
    ends = limits.get("minimum", 0), limits.get("maximum", frame[column].max())
    if column.endswith(("low", "high")):
        return None  # the end of a range, which holds the number between
    for start in (f"{column}_", "", "slip_"):
        if f"{start}low" in frame:
            ends = frame.loc[frame.index[row], [f"{start}low", f"{start}high"]].dropna()
            break
    if len(ends) < 2:
        return None
    value = drawn.choice([*ends])
    changed = frame.copy()
    changed.loc[changed.index[row], column] = value
    return changed, f"{column} of {frame.iloc[row, 0]} is {value}"


def _leader(frame, name, *_):
    """The rows with the largest and the smallest number change places."""
    numbers = _numbers(frame, name)
    # Orders of one area would not be possible in another, which the model says.
    if not numbers or name == "model/areas":
        return None
    first, last = frame[numbers[0]].idxmax(), frame[numbers[0]].idxmin()
    changed = frame.copy()
    changed.loc[[first, last], numbers] = frame.loc[[last, first], numbers].to_numpy()
    return changed, f"{frame.loc[first].iloc[0]} and {frame.loc[last].iloc[0]} change places"


KINDS = {"less": _less, "one": _one, "more": _more, "bound": _bound, "leader": _leader}


def _fields(name):
    found = next(own for own in tables.package()["resources"] if own["name"] == name)
    return found["schema"]["fields"]


def _numbers(frame, name):
    kinds = ("number", "integer")
    found = [own["name"] for own in _fields(name) if own["type"] in kinds]
    return [column for column in found if column not in NAMES and frame[column].nunique() > 1]


def _without_dangling(frames):
    """Rows that point to a row that is gone go too, or forget it where they may."""
    loose = True
    while loose:
        loose = False
        for name in tables.names():
            for link in tables.foreign_keys(name):
                target = link["reference"]["resource"] or name
                if target not in frames or len(link["fields"]) > 1:
                    continue
                frame, column = frames.get(name, tables.load(name)), link["fields"][0]
                source = frame if target == name else frames[target]
                known = source[link["reference"]["fields"][0]]
                gone = frame[column].notna() & ~frame[column].isin(known)
                if gone.any():
                    frames[name] = frame[~gone].reset_index(drop=True)
                    loose = True
    return frames
