"""Sentences of notebook 09 for both sides: why the US may be right to go, and why it may not."""

import pandas as pd

from helpers.data import dates
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, count, listing, small
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.model.outlook import preset_names
from helpers.pages.if_it_is_missed import data, data_paths
from helpers.pages.if_it_is_missed.data_paths import EFFORTS, LEAVING, REPORTED, at


def case_for():
    """The strongest case for pressing on, as the numbers allow."""
    said, nuclear = data.cited("the US case"), data.cited("the nuclear guarantee")["statement"]
    elsewhere, money = data.cited("forces wanted elsewhere"), data.beside_us()
    alone = data_paths.by_area(data_paths.on_path(LEAVING), "2027").query("europe >= 80")["name"]
    best = {key: at(REPORTED, "2030", preset_id=key)["coverage"] for key in EFFORTS}
    top = max(best, key=best.get)
    premise(top != DEFAULT_PRESET, "If the threat itself makes Europe work harder, it can be more")
    numbers = Prose(
        f"Europe can pay: in 2025 its allies' economies together were {money['gdp']:.0f} percent "
        f"of the US one, and their defence spending {money['spending']:.0f} percent of US "
        "spending. By the end of 2027 Europe alone covers four fifths of the need or more in "
        f"{count(len(alone), 'area')}: {listing(map(small, alone))}.",
        f"If the threat itself makes Europe work harder, it covers {best[top]:.0f} percent at the "
        f"end of 2030 instead of {best[DEFAULT_PRESET]:.0f} (“{preset_names()[top]}”). And the "
        f"need is a choice: in {count(len(data_paths.needs_held_together()), 'area')} it was set "
        "at what Europe and the US held together. Who thinks that less is enough against Russia "
        "will see a smaller gap.",
    )
    officials = Prose(
        f"Pete Hegseth, US defence secretary, in Brussels on {data.day('the US case')}: "
        f"{said['detail'].partition(' says ')[2]} The nuclear guarantee stays: "
        f"{nuclear.partition(':')[0]}, in our words: {nuclear.rpartition('; ')[2]}.",
        f"US forces are wanted elsewhere. {elsewhere['name']} is "
        f"{small(elsewhere['role_in_story']).rstrip('.')} "
        f"({data.publisher('forces wanted elsewhere')}). European spending grew by "
        f"{money['growth']:.0f} percent in 2025, in constant prices (NATO's estimates).",
    )
    return Several(numbers, Fold("What US officials say", officials))


def case_against():
    """The strongest case against leaving, as the numbers allow."""
    stays, goes = (at(path, "2027")["together"] for path in (REPORTED, LEAVING))
    thin = data_paths.by_area(data_paths.on_path(LEAVING), "2027").query("europe < 25")["name"]
    best = max(at(LEAVING, "2030", preset_id=key)["coverage"] for key in EFFORTS)
    kept = at(REPORTED, "2030")["together"]
    premise(best < kept, "No effort on this page closes that by 2030")
    return Prose(
        f"With the US gone by the end of 2027, {goes:.0f} percent of the need is on hand instead "
        f"of {stays:.0f}. In {count(len(thin), 'area')} Europe alone has less than a quarter: "
        f"{listing(map(small, thin))}. Tanks and guns are worth less without eyes and reach, and "
        "our sums do not count that.",
        "No effort on this page closes that by 2030: at best Europe alone covers "
        f"{best:.0f} percent then; with the US as reported, {kept:.0f} percent would be on hand. "
        "What an adversary sees in between is the heart of this case. In our words: "
        f"{data.cited('Europe alone')['statement']}.",
    )


def statements():
    """What officials and papers say, with the side that uses it and sources, folded away."""
    rows = data.statements()
    rows["when"] = [_spoken(said) for said in rows["as_of"]]
    columns = {"used_as": "Used by", "when": "When", "statement": "What was said or reported"}
    columns |= {"sources": "Source", "confidence": "How sure"}
    return Table(rows, columns, f"On record: {count(len(rows), 'statement')}")


def _spoken(said):
    """A day or a month of the table as a reader says it."""
    return (dates.spoken if len(said) == 10 else dates.spoken_month)(pd.Timestamp(said))
