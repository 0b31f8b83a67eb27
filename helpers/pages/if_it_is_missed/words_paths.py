"""Sentences of notebook 09 on the paths: burden shifted, burden met, and what would be on hand."""

from helpers.data import dates
from helpers.figures.premise import premise
from helpers.figures.text import Prose, count, listing, small
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.pages.if_it_is_missed import data_paths as data
from helpers.pages.if_it_is_missed.data_paths import LEAVING, REPORTED, at


def remember_sentence():
    """How wide the range is."""
    goes, stays = data.spread("2027"), data.spread("2027", REPORTED)["share"]
    low, mid, high = goes["coverage"]
    middle = at(LEAVING, "2027")["coverage"]
    premise(low - 0.5 < middle < mid - 0.5, "Our middle case lies low in that range")
    return Prose(
        f"How sure is this? In eight of ten draws of the uncertain inputs the need covered at the "
        f"end of 2027 is between {low:.0f} and {high:.0f} percent, with {mid:.0f} in the middle. "
        f"Our middle case, {middle:.0f}, lies low in that range: it takes every input at its "
        "middle value, which is not the middle of what comes out. The share is between "
        f"{stays[0]:.0f} and {stays[2]:.0f} if the reported cut stays, and "
        f"{goes['share'][0]:.0f} if the US is gone.",
    )


def us_sentence():
    """How much of the cut and of the paths is judgement."""
    steps, lost = data.reported_steps(), data.cut_points()
    top, points, total = lost.iloc[0], lost["points"].iloc[0], lost["points"].sum()
    others = lost[1:][lost["points"][1:] > 0.05]
    premise(top["judged"] and not others["judged"].any(), "… is our judgement. The other areas…")
    names = data.ordered().items()
    what_ifs = listing([_inside(name) for path, name in names if data.span(path)], "or")
    counted = steps.loc[steps["kind"] == "derived", "area_id"].nunique()
    return Prose(
        f"The cut takes {total:.1f} points off the mean at the end of 2027. Of these "
        f"{points:.1f}, or {100 * points / total:.0f} percent of the difference, come from one "
        f"area, {small(top['name'])}: that half of the US part went with the ships and bombers is "
        f"our judgement. The other {count(len(others), 'area')} with a change, by published "
        f"counts, give {total - points:.1f} points.",
        f"Nobody has announced {what_ifs}: these paths are what-ifs, a "
        "straight line to a date. They are here to see what would follow, not what is likely.",
        f"Even of the reported cut only {count(counted, 'area')} rest on "
        f"published counts; {(steps['kind'] == 'judgement').sum()} of its {len(steps)} steps are "
        "our judgement, most of them that nothing changes because nothing was reported. In most "
        "areas no number of the cut came out.",
    )


def areas_sentence(rows):
    """Where the loss is deep and where it is shallow; `rows` is `data_paths.by_area`."""
    ordered = rows.sort_values("lost", ascending=False)
    flat = ordered[ordered["lost"] < 10]
    poor = flat[flat["before"] < 25]
    premise(len(flat) and len(poor), "There was little to lose in some")
    parts = [f"{small(row.name)} {row.before:.0f} percent" for row in poor.itertuples()]
    return Prose(
        f"Deepest: {listing(map(small, ordered['name'].head(4)))}. Hardly touched, less than ten "
        f"points: {listing(map(small, flat['name']))}. There was little to lose in some: both "
        f"together had {listing(parts)} of the need.",
        f"The need is no law of nature: in {len(data.needs_held_together())} areas it was set at "
        "what Europe and the US held together at the end of 2025, so there nothing is missing "
        "until somebody leaves.",
    )


def choice_sentence(path, end, builds, date):
    """What the reader's path, its date and Europe's effort do at one date."""
    mine, stays = at(path, date, end, builds), at(REPORTED, date, preset_id=builds)
    led = {year: at(path, year, end, builds)["led"] for year in ("2027", "2030")}
    rows = data.by_area(data.on_path(path, end, builds), date)
    lost = rows[rows["lost"] >= 5].nlargest(3, "lost")["name"]
    worst = f" Most is missing in {listing(map(small, lost))}." if len(lost) else ""
    usual = f"; as reported it would be {at(REPORTED, date)['coverage']:.0f}"
    when = ": nothing more changes on this path, so its date does not count"
    if data.span(path):
        day = dates.quarter_end([end])[0]
        when = f", complete in {dates.spoken_month(day)}"
    return (
        f"{data.names()[path]}{when}. Europe leads in {led['2027']} of {len(rows)} areas at the "
        f"end of 2027 and in {led['2030']} at the end of 2030. At the end of {date} its share is "
        f"{mine['share']:.0f} percent, {_against(mine['share'], stays['share'])} if the reported "
        f"cut stays. The need it covers is {mine['coverage']:.0f} percent on every path"
        f"{'' if builds == DEFAULT_PRESET else usual}. On hand would be {mine['together']:.0f} "
        f"percent of the need, {_against(mine['together'], stays['together'])} with that cut."
        f"{worst}"
    )


def _inside(name):
    return name if name.startswith("US") else f"that {small(name)}"


def _against(value, other):
    return "the same as" if round(value) == round(other) else f"against {other:.0f}"
