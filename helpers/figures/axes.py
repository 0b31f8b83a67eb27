"""Axes and channels that several figures share."""

import json

import altair as alt

from helpers.figures import theme
from helpers.figures.rows import Rows
from helpers.model import areas as gaps

PERCENT = alt.Scale(domain=[0, 100])


def evidence(areas, channel=alt.Opacity, **legend):
    """Opacity, of a mark or its fill, that makes weak evidence look weak; fills get no legend."""
    levels = [level for level in gaps.EVIDENCE if level in set(areas["evidence"])]
    values = [theme.EVIDENCE[level] for level in levels]
    return channel(
        "evidence:N",
        sort=levels,
        scale=alt.Scale(type="ordinal", domain=levels, range=values),
        legend=alt.Legend(title="Evidence", symbolType="square", **legend),
    )


def names(areas, labels=True, padding=12):
    """One row an area under the name of its family; `areas` has `name` and `group` in order."""
    rows = []
    for group, own in areas.groupby("group", sort=False):
        rows += [group, *own["name"]]
    heading = f"indexof({json.dumps(list(areas['group'].unique()))}, datum.value) >= 0"
    bold = {"condition": {"test": heading, "value": "bold"}, "value": "normal"}
    axis = alt.Axis(
        labels=labels,
        labelLimit=280,
        labelPadding=padding,
        labelFontWeight=bold,
        ticks=False,
        domain=False,
    )
    return alt.Y("name:N", scale=alt.Scale(domain=rows), title=None, axis=axis)


def height(areas):
    """Pixels for the rows of `names`: a figure of several layers does not find them by itself."""
    return 18 * (len(areas["name"].unique()) + areas["group"].nunique())


def percent(field, title, **options):
    """An axis from 0 to 100 percent."""
    axis = alt.Axis(title=title, values=[0, 25, 50, 75, 100])
    return alt.X(f"{field}:Q", scale=PERCENT, axis=axis, **options)


def percent_rows(data, y, title, where=None):
    """Row marks of the data set `data` from 0 to 100 percent; the first one carries the axis."""
    axis = alt.Axis(title=title, values=[0, 25, 50, 75, 100])
    return Rows(data, y, scale=PERCENT, axis=axis, where=where)


def half():
    """A dotted line at half."""
    base = alt.Chart(alt.InlineData(values=[{"half": 50}]))
    rule = base.mark_rule(color=theme.NEUTRAL, strokeDash=[2, 3])
    return rule.encode(alt.X("half:Q", scale=PERCENT))


def majority():
    """The line for a majority: `threshold` of the data set `line`, in percent."""
    rule = alt.Chart(alt.NamedData("line")).mark_rule(color=theme.INK, strokeWidth=2)
    return rule.encode(alt.X("threshold:Q", scale=PERCENT))
