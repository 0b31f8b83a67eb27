"""Row charts: marks over an axis of names, the shape of half the figures."""

import altair as alt

from helpers.figures import theme


class Rows:
    """Marks of the data set `data`, one row a name on the axis `y`.

    `x(field)` gives the position of a field; without it `scale` and `axis` are those of a number,
    and only the first mark carries the axis. Each mark takes further channels and the options of
    altair's mark. The rows of a facet come from the facet: there `data` is None.
    """

    def __init__(self, data, y, x=None, scale=alt.Undefined, axis=alt.Undefined, where=None):
        base = alt.Chart(alt.NamedData(data)) if data else alt.Chart()
        self.base = base.transform_filter(where) if where is not None else base
        self.y, self._x, self._scale, self._axis = y, x, scale, axis

    def x(self, field):
        """The position of a field; the first one asked for carries the axis."""
        if self._x:
            return self._x(field)
        axis, self._axis = self._axis, alt.Undefined
        return alt.X(f"{field}:Q", scale=self._scale, axis=axis)

    def rule(self, start, end, *channels, tooltip=alt.Undefined, **mark):
        """A line from one field to another."""
        return self._span(self.base.mark_rule(**mark), start, end, channels, tooltip)

    def bar(self, start, *channels, end=None, tooltip=alt.Undefined, **mark):
        """A bar from zero to a field, or from one field to another."""
        return self._span(self.base.mark_bar(**mark), start, end, channels, tooltip)

    def tick(self, at, *channels, tooltip=alt.Undefined, **mark):
        """A short stroke across the row."""
        return self._at(self.base.mark_tick(**mark), at, channels, tooltip)

    def point(self, at, *channels, tooltip=alt.Undefined, **mark):
        """A point."""
        return self._at(self.base.mark_point(**mark), at, channels, tooltip)

    def text(self, at, words, *channels, **mark):
        """The words of a field beside the place of another; in ink, small, unless said.

        With None for the place, the option `x` says at which pixel they begin.
        """
        style = {"align": "left", "fontSize": 11, "color": theme.INK} | mark
        return self._at(self.base.mark_text(**style), at, (*channels, alt.Text(f"{words}:N")))

    def _at(self, mark, at, channels, tooltip=alt.Undefined):
        place = [self.x(at)] if at else []
        return mark.encode(*place, self.y, *channels, tooltip=tooltip)

    def _span(self, mark, start, end, channels, tooltip):
        x2 = alt.X2(end) if end else alt.Undefined
        return mark.encode(self.x(start), self.y, *channels, x2=x2, tooltip=tooltip)


def groups(frame, field, order, draw, spacing):
    """One part of a figure below the other, each under the value of `field` that its rows have.

    `draw(own, where, first)` draws one part: its rows, the filter that picks them from the data
    set, and whether it stands on top. Values without rows are left out.
    """
    shown = [value for value in order if value in set(frame[field])]
    parts = []
    for value in shown:
        first = value == shown[0]
        where = alt.FieldEqualPredicate(equal=value, field=field)
        heading = alt.TitleParams(
            value[:1].upper() + value[1:], fontSize=13, offset=18 if first else 4
        )
        part = draw(frame[frame[field] == value], where, first)
        parts.append(part.properties(title=heading))
    return alt.vconcat(*parts, spacing=spacing)


def look(field, looks, shown=True, **legend):
    """Shape and colour of a field together: `looks` maps each value to (shape, colour).

    Both share a legend unless it is not `shown`.
    """
    shapes, colours = zip(*looks.values(), strict=True)
    legend = alt.Legend(**legend) if shown else None
    return (
        alt.Shape(f"{field}:N", scale=_scale(looks, shapes), legend=legend),
        alt.Color(f"{field}:N", scale=_scale(looks, colours), legend=legend),
    )


def outlined(field, looks, **legend):
    """Shape, outline and filling of a field together, as in `look`."""
    shape, colour = look(field, looks, **legend)
    same = {"scale": colour["scale"], "legend": colour["legend"]}
    return shape, alt.Stroke(f"{field}:N", **same), alt.Fill(f"{field}:N", **same)


def tips(heads):
    """What a mark says under the pointer: `heads` maps a field with its type to its heading."""
    return [alt.Tooltip(field, title=head) for field, head in heads.items()]


def _scale(looks, values):
    return alt.Scale(domain=list(looks), range=list(values))


def upto(data, y, last, step, title):
    """Row marks of the data set `data` over numbers from 0 to `last`, a tick every `step`."""
    axis = alt.Axis(title=title, values=list(range(0, last + 1, step)))
    return Rows(data, y, scale=alt.Scale(domain=[0, last]), axis=axis)


def names(field, order, room, **options):
    """The rows of a figure in `order`, with `room` pixels for names as large as on any axis."""
    return theme.rows(field, order, room, alt.Undefined, **options)


def only(base, field, value):
    """The chart of those rows that have one value in a field."""
    return base.transform_filter(alt.FieldEqualPredicate(equal=value, field=field))


def paint(field, colours, shown=True, **legend):
    """The colour of a field: `colours` maps each value to its own, with a legend if `shown`."""
    legend = alt.Legend(**legend) if shown else None
    return alt.Color(f"{field}:N", scale=_scale(colours, colours.values()), legend=legend)
