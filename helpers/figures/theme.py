"""The look of every figure, and how a figure reaches the page.

Importing this module registers the theme and the renderer with altair.
"""

import base64
import io
import math
import os
import sys

import altair as alt
import pandas as pd

from helpers.figures import kit
from helpers.figures.mime import LAB_MIME, NO_PICTURE, PICTURE_OF

# Okabe and Ito's blue and vermilion, told apart with any common colour vision.
EUROPE, US, NEUTRAL = "#0072b2", "#d55e00", "#6f7580"
# Lighter and darker than Europe's blue, for any eye; only where all sides stand side by side.
EU, NATO = "#3a99d0", "#5e3c99"
# From firm ground to none; every figure that uses them repeats the order in letters or words.
FIRM, FAIR, SHAKY = "#14523f", "#4a7d6a", "#a86400"
INK, PAPER, GRID = "#1f2430", "#ffffff", "#e3e6ea"
EVIDENCE = {"strong": 1.0, "medium": 0.8, "weak": 0.5, "very weak": 0.3}

TARGETS = {2027: "end 2027 (US, reported)", 2030: "end 2030 (EU)"}
ENDS = (
    "Dashed uprights: end of 2027 (US, reported) and of 2030 (EU)"  # of the rules, for a subtitle
)


def records(frame):
    """Rows as plain values: six significant digits, times as UTC milliseconds, missing as None."""
    columns = {name: [_plain(value) for value in frame[name]] for name in frame}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def time(field, **options):
    """A UTC time axis for `field`; `targets` gives a figure its span and its ticks."""
    return alt.X(f"{field}:T", title=None, scale=alt.Scale(type="utc", **options))


def targets(first, last, years_per_tick=1, labels=True):
    """The time axis from `first` to `last` with rules at the end of 2027 and of 2030 inside it.

    Every figure with a time axis starts with this layer, and only this layer sets the span:
    JupyterLab's Vega-Lite takes the union when several do.
    """
    days = [pd.Timestamp(year, 12, 31) for year in TARGETS]
    frame = pd.DataFrame({"target_day": days, "target_label": list(TARGETS.values())})
    frame = frame[frame["target_day"] <= pd.Timestamp(last)]
    # As numbers: Vega would read the text of a day in the zone of the reader's machine.
    span = [_plain(pd.Timestamp(day)) for day in (first, last)]
    ticks = {"interval": "year", "step": years_per_tick}
    # A year is named inside itself: at its first day it would read as the year's end.
    axis = {"format": "%Y", "tickCount": ticks, "labelAlign": "left", "labelOffset": 3}
    x = time("target_day", domain=span, clamp=True).axis(**axis)
    base = alt.Chart(alt.InlineData(values=records(frame), name="targets")).encode(x)
    rule = base.mark_rule(color=INK, strokeDash=[4, 3])
    if not labels:
        return rule
    text = {"color": INK, "fontSize": 11, "baseline": "bottom", "y": -3}
    # The earlier label stands left of its rule, the later one right, so that they never meet.
    left = base.mark_text(align="right", dx=-3, **text).transform_filter(_is_label(2027))
    right = base.mark_text(align="left", dx=3, **text).transform_filter(_is_label(2030))
    return alt.layer(rule, *(side.encode(text="target_label:N") for side in (left, right)))


def _is_label(year):
    return alt.FieldEqualPredicate(equal=TARGETS[year], field="target_label")


def rows(field, order, room, size=12, **options):
    """The rows of a figure in `order`; their names get `room` pixels, at most and at least."""
    fixed = {"labelLimit": room, "minExtent": room, "labelPadding": 6, "labelFontSize": size}
    axis = alt.Axis(ticks=False, domain=False, **fixed)
    return alt.Y(f"{field}:N", sort=order, title=None, axis=axis, **options)


def makers():
    """The colour of the region of the maker, from a column `origin`."""
    scale = alt.Scale(domain=["European", "US", "other"], range=[EUROPE, US, NEUTRAL])
    legend = alt.Legend(title="Maker", symbolType="square")
    return alt.Color("origin:N", scale=scale, legend=legend)


def sure(levels, colour=None):
    """Weak rows pale: `levels` are the firm and the weak value of a column `sure`.

    `colour` is that of the marks for the legend, where Vega cannot find it.
    """
    scale = alt.Scale(type="ordinal", domain=levels, range=[1, 0.45])
    shown = {"symbolFillColor": colour, "symbolStrokeColor": colour} if colour else {}
    legend = alt.Legend(title="How sure", columns=1, symbolType="square", **shown)
    return alt.Opacity("sure:N", sort=levels, scale=scale, legend=legend)


def spec(chart):
    """A chart as its specification with its rows, whatever altair was told to do with data."""
    with alt.data_transformers.enable("default"):
        return chart.to_dict()


def picture(spec, words):
    """What stands for a figure where nothing draws it: its PNG, and metadata for Jupyter.

    JupyterLab draws for itself, and pictures cost a kernel 0.1 s each and 70 MB. There, where
    `BURDEN_SHIFT_PICTURES` says "later", a figure leaves what to draw, for whoever saves the page.
    """
    if os.environ.get("BURDEN_SHIFT_PICTURES") == "later":
        return {"image/png": NO_PICTURE}, {PICTURE_OF: spec}
    image, shown = png(spec)
    return {"image/png": image}, {"image/png": shown | {"alt": words}}


def png(spec, scale=1.75):
    """Draw `spec` and its source line; return the PNG as base64 text, and Jupyter's metadata."""
    # Only here: what draws costs memory, and most kernels draw nothing.
    import vl_convert
    from PIL import Image

    image = vl_convert.vegalite_to_png(kit.credited(spec), scale=scale)
    image = Image.open(io.BytesIO(image))
    shown = {"width": round(image.width / scale), "height": round(image.height / scale)}
    small = io.BytesIO()
    # A chart has few colours, and vl-convert hardly compresses: a tenth of the bytes, same look.
    image.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return base64.b64encode(small.getvalue()).decode(), shown


def _plain(value):
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, pd.Timestamp):
        return int(value.tz_localize("UTC").timestamp() * 1000)
    if isinstance(value, float):
        return float(f"{value:.6g}")
    return value.item() if hasattr(value, "item") else value


def _render(spec, **_):
    """JupyterLab draws the specification, code hosts and exports show the PNG."""
    description = spec.get("description", "")
    # JupyterLab's own Vega-Lite is version 5 and warns about any other schema.
    lab = kit.credited(spec) | {"$schema": "https://vega.github.io/schema/vega-lite/v5.json"}
    image, shown = picture(spec, description)
    # The chart that is saved says it already.
    shown.pop(PICTURE_OF, None)
    bundle = {LAB_MIME: lab, "text/plain": description} | image
    return bundle, shown | {LAB_MIME: {"embed_options": embed(lab)}}


def embed(spec):
    """Options of vega-embed for a credited specification: its menu saves the picture."""
    return EMBED | {"downloadFileName": kit.file_name(spec)}


def _show(chart):
    """In a notebook a figure has its data, picture and words to cite below it."""
    display = sys.modules["IPython"].display.display
    if not isinstance(getattr(chart, "usermeta", None), dict):
        shown = chart._repr_mimebundle_()
        bundle, metadata = shown if isinstance(shown, tuple) else (shown, {})
        return display(bundle, metadata=metadata, raw=True) if bundle else None
    # A figure of the collection is drawn in its own way, also where a reader chose another.
    bundle, metadata = _render(spec(chart))
    display(bundle, metadata=metadata, raw=True)
    drawn = bundle[LAB_MIME]
    kit.note(drawn)
    words = {"text/plain": drawn["usermeta"].get("line", ""), "text/html": kit.html(drawn)}
    display(words, raw=True)


# vega-embed has one style for a whole document: its menu as a word below the figure.
_MENU = """
.vega-embed { position: relative; display: inline-block; box-sizing: border-box; }
.vega-embed details[title] { margin: 0 12px; font-size: 0.85em; }
.vega-embed details[title] summary { cursor: pointer; }
.vega-embed details[title] summary svg { display: none; }
.vega-embed details[title] summary::after { content: "Picture (SVG, PNG)"; }
.vega-embed .vega-actions a { margin: 0 1em; }
.bs-below details[title] { margin: 0; font-size: 1em; }
"""
EMBED = {
    "renderer": "svg",
    "actions": {"export": True, "source": False, "compiled": False, "editor": False},
    "i18n": {"SVG_ACTION": "SVG", "PNG_ACTION": "PNG", "CLICK_TO_VIEW_ACTIONS": "Save the figure"},
    "scaleFactor": 2,
    "defaultStyle": _MENU,
}


@alt.theme.register("burden_shift", enable=True)
def _look():
    text = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12}
    return alt.theme.ThemeConfig(
        config={
            "background": PAPER,
            "padding": 12,
            "font": "Liberation Sans, Arial, Helvetica, sans-serif",
            # The description says it once; marks by themselves would be read out by the hundred.
            "mark": {"aria": False},
            "view": {"stroke": None, "continuousWidth": 640, "continuousHeight": 300},
            "title": {
                "anchor": "start",
                "color": INK,
                "fontSize": 16,
                "subtitleColor": "#555b66",
                "subtitleFontSize": 12,
                "offset": 14,
                "subtitlePadding": 6,
            },
            "axis": text | {"gridColor": GRID, "domainColor": NEUTRAL, "tickColor": NEUTRAL},
            "legend": text
            | {"orient": "bottom", "symbolSize": 120, "symbolOpacity": 1}
            | {"labelLimit": 300, "titleLimit": 300},
            "header": text,
        }
    )


alt.renderers.register("burden_shift", _render)
alt.renderers.enable("burden_shift")
# Outside a notebook IPython is not loaded, and loading it would cost a third of a second.
if (ipython := sys.modules.get("IPython")) and (shell := ipython.get_ipython()):
    shell.display_formatter.ipython_display_formatter.for_type(alt.TopLevelMixin, _show)
