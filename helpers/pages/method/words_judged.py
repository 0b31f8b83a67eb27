"""Sentences on how far each judgement moves the headline."""

from helpers.figures.text import Prose, Table, count, listing, small
from helpers.model.assumptions import short_names
from helpers.pages.method import data_judged as judged


def with_text(rows):
    """`judged.moves` with the words right of each bar."""
    return rows.assign(text=[_text(row) for row in rows.itertuples()])


def _text(row):
    areas = span(row.areas_low, row.areas_high)
    beyond = f"to {row.high:.0f} %; " if row.high > 62 else ""
    return f"{beyond}{areas} areas"


def span(low, high):
    """`8`, or `8 to 12`."""
    return f"{low}" if low == high else f"{low} to {high}"


def title(rows):
    """Which group of our inputs matters most."""
    first = _first(rows, judged.ASSUMED)
    return (
        f"Of our own inputs {_quoted(first['name'])} matters most: Europe leads in "
        f"{span(first['areas_low'], first['areas_high'])} areas in 2030"
    )


def _first(rows, kind):
    last = _last(rows)
    return last[last["kind"] == kind].iloc[0]


def subtitle(rows):
    """Measure, ends and the black line."""
    counted, now = _first(rows, judged.COUNTED), _last(rows).iloc[0]["now"]
    return [
        f"Definitions and US decisions: most of all {_quoted(counted['name'])}, "
        f"{span(counted['areas_low'], counted['areas_high'])} areas in 2030",
        "One group of judgements at a time, from its low to its high end, in all areas at once; "
        "all else as reported, middle case",
        f"Black tick: as reported ({now:.1f} percent at the end of 2030). Words: areas led",
    ]


def description(rows):
    """The figure in words."""
    parts = (
        f"{row.name} {row.low:.1f} to {row.high:.1f}, {span(row.areas_low, row.areas_high)} areas"
        for row in _last(rows).itertuples()
    )
    return (
        f"Mean share in percent at the end of 2030 with each judgement moved: {'; '.join(parts)}."
    )


def sentence(rows):
    """What the judgements on money and industry do, against those on what is counted."""
    last = _last(rows)
    assumed = last[last["kind"] == judged.ASSUMED]
    still = assumed[assumed["areas"] == 0]
    early = rows[(rows["date"] == judged.DATES[0]) & (rows["kind"] == judged.ASSUMED)]
    moving = early[early["areas_low"] != early["areas_high"]]
    counted = last[last["kind"] == judged.COUNTED]
    widest = counted.iloc[0]
    more = "more" if widest["areas"] > assumed["areas"].max() else "too"
    return Prose(
        f"{len(still)} of {count(len(assumed), 'group')} of our inputs leave the number of areas "
        f"led at the end of 2030 as it is, wherever in their range they stand. At the end of 2027 "
        f"only {listing(map(_quoted, moving['name']))} change it.",
        f"{_quoted(short_names()['us_fleet_factor'])} and {_quoted(judged.FLEETS)} move the same "
        "number, through two ranges.",
        f"Definitions and US decisions move it {more}: {_quoted(widest['name'])} takes it from "
        f"{widest['areas_low']} to {widest['areas_high']}.",
    )


def ends(rows):
    """What low and high mean for every group, folded away."""
    last = _last(rows).assign(
        share=[f"{row.at_low:.1f} / {row.at_high:.1f}" for row in _last(rows).itertuples()]
    )
    columns = {"name": "Judgement", "kind": "Kind", "from_": "One end", "to": "Other end"}
    columns |= {"share": "Mean share 2030 at each end, percent"}
    return Table(last, columns, f"The two ends of {count(len(last), 'judgement')}")


def _last(rows):
    return rows[rows["date"] == judged.DATES[-1]]


def _small(name):
    return name if name[:2] == "US" else small(name)


def _quoted(name):
    return f"“{_small(name)}”"
