"""Sentences of notebook 09 on the paths: burden shifted, burden met, and what would be on hand."""

from helpers.data import dates
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, count, listing, small
from helpers.model import cases
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.pages.if_it_is_missed import data_paths as data
from helpers.pages.if_it_is_missed.data_paths import LEAVING, REPORTED, at


def remember_sentence():
    """How wide the range is, and what the two means count."""
    goes, stays = data.spread("2027"), data.spread("2027", REPORTED)["share"]
    low, mid, high = goes["coverage"]
    middle = at(LEAVING, "2027")["coverage"]
    premise(low - 0.5 < middle < mid - 0.5, "Our middle case lies low in that range")
    sure = Prose(
        f"How sure is this? We drew all uncertain inputs {cases.DRAWS} times. In eight of ten "
        f"draws Europe covers {low:.0f} to {high:.0f} percent of the need at the end of 2027. The "
        f"middle case, every input at its middle, lies low in that range: {middle:.0f}."
    )
    counted = Prose(
        f"Half of the draws lie above {mid:.0f} percent of the need. Europe's share is "
        f"{stays[0]:.0f} to {stays[2]:.0f} percent in eight of ten draws if the reported cut "
        f"stays, and {goes['share'][0]:.0f} if the US is gone.",
        "Both are plain means: every area counts the same, whatever its weight in a war. Nothing "
        "beyond the need counts. Where neither side has any, there is no share, and the area drops "
        "out of that mean.",
    )
    return Several(sure, Fold("What the two numbers count", counted))


def us_sentence():
    """How much of the cut and of the paths is judgement."""
    steps, lost = data.reported_steps(), data.cut_points()
    top, points, total = lost.iloc[0], lost["points"].iloc[0], lost["points"].sum()
    others = lost[1:][lost["points"][1:] > 0.05]
    premise(top["judged"] and not others["judged"].any(), "… is our judgement. The other areas…")
    left = at(REPORTED, "2027")["together"] - at(LEAVING, "2027")["together"]
    premise(5 * total < left, "The reported cut is small beside leaving")
    coming = [name for path, name in data.ordered().items() if data.span(path)]
    what_ifs = (name if name.startswith("US") else f"that {small(name)}" for name in coming)
    counted = steps.loc[steps["kind"] == "derived", "area_id"].nunique()
    cut = Prose(
        f"The cut takes {total:.1f} points off what is on hand at the end of 2027. One area, "
        f"{small(top['name'])}, gives {points:.1f} of them, and there the size of the cut is our "
        "judgement."
    )
    judged = Prose(
        f"That half of the US part in {small(top['name'])} went with the ships and bombers is our "
        f"judgement. The other {count(len(others), 'area')} with a change, by published counts, "
        f"give {total - points:.1f} points.",
        f"Nobody has announced {listing(what_ifs, 'or')}: these paths are what-ifs, a straight "
        "line to a date. They are here to see what would follow, not what is likely.",
        f"Even of the reported cut only {count(counted, 'area')} rest on published counts; "
        f"{(steps['kind'] == 'judgement').sum()} of its {len(steps)} steps are our judgement, most "
        "of them that nothing changes because nothing was reported.",
    )
    return Several(cut, Fold("How much of this is judgement", judged))


def areas_sentence(rows):
    """Where the loss is deep, where it is shallow and why; `rows` is `data_paths.by_area`."""
    ordered = rows.sort_values("lost", ascending=False)
    flat = ordered[ordered["lost"] < 10]
    poor = flat[flat["before"] < 25]
    premise(len(flat) and len(poor), "Hardly touched … had little to lose")
    first = {"sead_ew", "deep_strike", "bmd"}
    premise(set(ordered["area_id"].head(3)) == first, "Leaving is felt most in jamming, …")
    deep = (rows["lost"] >= 50).sum()
    return Prose(
        f"With the US gone by the end of 2027, {deep} of {count(len(rows), 'area')} lose half of "
        f"the need or more. Deepest: {listing(map(small, ordered['name'].head(4)))}. Hardly "
        f"touched: {listing(map(small, flat['name']))}; of these "
        f"{listing(map(small, poor['name']))} had little to lose."
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
        when = f", complete in {dates.spoken_month(dates.quarter_end([end])[0])}"
    return (
        f"{data.names()[path]}{when}. Europe leads in {led['2027']} of {len(rows)} areas at the "
        f"end of 2027 and in {led['2030']} at the end of 2030. At the end of {date} its share is "
        f"{mine['share']:.0f} percent, {_against(mine['share'], stays['share'])} if the reported "
        f"cut stays. The need it covers is {mine['coverage']:.0f} percent on every path"
        f"{'' if builds == DEFAULT_PRESET else usual}. On hand would be {mine['together']:.0f} "
        f"percent of the need, {_against(mine['together'], stays['together'])} with that cut."
        f"{worst}"
    )


def _against(value, other):
    return "the same as" if round(value) == round(other) else f"against {other:.0f}"
