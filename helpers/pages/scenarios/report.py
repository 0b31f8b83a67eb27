"""The report of a scenario: one printable page of HTML with nothing to load."""

from html import escape

import pandas as pd

from helpers.data import sources, tables
from helpers.figures import credit, kit
from helpers.figures.text import Prose, Table, count, state
from helpers.model import codes, outlook
from helpers.model.assumptions import MENU_LABELS, MENUS, choices, default, sliders
from helpers.model.plans import told as plan_told
from helpers.model.steps import BELIEF, COUNTS, POLICY, kind, steps
from helpers.pages.scenarios import charts, charts_changes, data
from helpers.pages.scenarios.words import at, led_told, verdicts

# The tables that the projection rests on, and how many of their sources the page names.
RESTS_ON = ("model/areas", "model/orderbook", "model/supply", "model/delays")
NAMED = 5
ORDER = [COUNTS, BELIEF, POLICY]


def page(scenario):
    """The report of a scenario as the text of an HTML file, figures drawn into it."""
    found, reported = outlook.outlook(scenario), outlook.outlook(default())
    waterfall, by_year, areas = _figures(scenario, found, reported)
    parts = [
        _head(scenario),
        f"<h2>What was changed</h2>{changes(scenario)._repr_html_()}",
        f"<h2>What comes of it</h2>{numbers(found, reported)._repr_html_()}",
        "<p>In the figures, what is called pinned is the scenario as reported.</p>",
        f"<figure>{waterfall}</figure>",
        f'<div class="two"><figure>{by_year}</figure><figure>{areas}</figure></div>',
        f"<h2>Sources</h2>{_sources()}",
    ]
    head = f'<meta charset="utf-8"><title>{_TITLE}</title><style>{_STYLE}</style>'
    language = '<!doctype html><html lang="en-GB">'
    return f"{language}<head>{head}</head><body>{''.join(parts)}</body></html>\n"


_TITLE = "A scenario of Burden Shift"
_STYLE = """
body { font: 13px/1.4 Arial, "Liberation Sans", sans-serif; color: #1f2430; max-width: 46rem;
  margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 20px; margin: 0 0 4px; } h2 { font-size: 15px; margin: 12px 0 4px; }
h3 { font-size: 13px; margin: 6px 0 2px; } p, ul { margin: 3px 0; }
table { border-collapse: collapse; width: 100%; } figure { margin: 10px 0 0; }
th, td { padding: 2px 8px 2px 0; border-bottom: 1px solid #d5d9df; }
code { overflow-wrap: anywhere; } figure svg { max-width: 100%; height: auto; }
@page { size: A4; margin: 9mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 8.5pt; line-height: 1.25; }
  figure, tr, h2 + * { break-inside: avoid; } h2, h3 { break-after: avoid; }
  figure svg { max-height: 57mm; } .two { display: flex; gap: 4mm; } .two figure { flex: 1 1 50%; }
  figure { margin-top: 2px; } h1 { font-size: 13pt; } h2 { margin: 6px 0 2px; font-size: 10pt; }
  p, ul { margin: 2px 0; } li { font-size: 6.5pt; } th, td { padding: 1px 8px 1px 0; }
  a { color: inherit; text-decoration: none; }
  li a::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; } }
"""


def _head(scenario):
    name = data.name(scenario, "A scenario of your own")
    code = escape(codes.encode(scenario))
    return (
        f"<h1>{escape(name)}: who could lead NATO's conventional defence?</h1>"
        f"<p>Burden Shift. {escape(state())} Not a forecast: what our model gives if the settings "
        "below are true.</p>"
        f"<p>Scenario code, to open the same in the laboratory: <code>{code}</code></p>"
    )


def changes(scenario):
    """What differs from the reported scenario: what counts, beliefs and policies apart."""
    rows = [(kind(name), *_told(name, value)) for name, value in scenario.differences().items()]
    rows.sort(key=lambda row: ORDER.index(row[0]))
    heads = {"kind": "", "label": "Setting", "reported": "As reported", "yours": "Here"}
    heads |= {"unit": "Unit"}
    frame = pd.DataFrame(rows, columns=list(heads))
    if frame.empty:
        return Prose("Nothing: this is the scenario as reported.")
    frame["kind"] = frame["kind"].mask(frame["kind"].duplicated(), "")
    return Table(frame, heads)


def _told(name, value):
    """Label, reported value, own value and unit of a setting."""
    before = getattr(default(), name)
    if name in MENUS:
        return MENU_LABELS[name], choices(name)[before], choices(name)[value], ""
    if name == "count_weak_areas":
        said = {True: "counted", False: "left out"}
        return "Areas nobody can count", said[before], said[value], ""
    if name == "plan":
        return "Plan of the extra money", "by our rule", plan_told(value), ""
    own = sliders()[name]
    return own.label, f"{before:g}", f"{value:g}", own.unit


def numbers(found, reported):
    """Areas led, mean share, need covered and the verdicts at each date, beside the reported."""

    def beside(values, date):
        now, then = (at(own, getattr(own, values), date) for own in (found, reported))
        return f"{now:.0f} (as reported {then:.0f})"

    columns = {"what": ["Areas led, with eight of ten draws", "the same as reported"]}
    columns["what"] += ["Mean share, percent", "Need covered, percent"]
    for date in outlook.DATES:
        led = [led_told(own, date) for own in (found, reported)]
        columns[date] = [*led, beside("mean_share", date), beside("mean_coverage", date)]
    ends = {date: f"End of {date}" for date in outlook.DATES}
    return Table(pd.DataFrame(columns), {"what": f"Of {count(found.counted, 'area')}"} | ends)


def frames(scenario, found, pinned):
    """The rows of every figure of `charts.tabs`, by its name there."""
    return {
        "shares": outlook.shares(found, pinned, scenario.majority_threshold),
        "counts": outlook.counts(found, pinned),
        "verdicts": verdicts(found),
        "binds": outlook.binds(found),
        "steps": charts_changes.placed(steps(scenario)),
    }


def _figures(scenario, found, reported):
    """Drawings as SVG: the steps from the reported scenario, the count by year, the areas."""
    # Only here: what draws costs memory.
    import vl_convert

    rows = frames(scenario, found, reported)
    drawn, slots = charts.tabs(**rows), int(rows["steps"]["place"].max()) + 1
    # It need not hold still, so it is as tall as its rows.
    waterfall = charts_changes.changes(rows["steps"], slots)
    for chart in (waterfall, drawn["Count by year"], drawn["Areas"]):
        svg = vl_convert.vegalite_to_svg(kit.credited(chart.to_dict()))
        yield svg.replace("<svg ", '<svg preserveAspectRatio="xMinYMin" ', 1)


def _sources():
    """The first sources of the counts of today, official before press."""
    tabled = [sources.with_sources(tables.load(name), name) for name in RESTS_ON]
    behind = [[key for keys in frame["source_ids"] for key in keys] for frame in tabled]
    ranked = credit.entries(credit.by_weight(behind[0]))
    every = len({key for ids in behind for key in ids})
    items = "".join(
        f'<li>{escape(own["said"])}: <a href="{escape(own["url"], quote=True)}">'
        f"{escape(own['title'])}</a></li>"
        for own in ranked[:NAMED]
        if own["url"].startswith("http")
    )
    rest = (
        f"The projection is ours; {count(every, 'source')} stand behind its inputs. These stand "
        "behind the counts of today, official first; all are listed in data/sources.csv."
    )
    return f"<p>{escape(rest)}</p><ul>{items}</ul>"
