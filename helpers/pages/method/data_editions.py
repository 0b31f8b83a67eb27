"""From the first to the second edition, one change after another, in the middle case.

Each step takes what belongs to one change from the tables and sliders of the second edition; the
last is the second edition itself. What only widens the bands (errors that hang together, uncertain
money, wider ranges) is no step: it does not move the middle case.
"""

import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model import first_edition
from helpers.model.assumptions import default
from helpers.model.inputs import TABLES, from_tables
from helpers.model.projection import project
from helpers.model.questions import areas_held, mean_share

DATE = "2030"
FIRST, SECOND = "First edition", "Second edition"
_US = ["us_war", "us_war_low", "us_war_high", "us_after_cut", "us_worldwide", "us_fraction"]
_US += ["us_scaled_by_slider"]
_NEED = ["need", "need_low", "need_high"]
_MADE = ["artillery_ammo", "precision_munitions"]
# Change, sliders that begin to act, whole tables, and cells of model/areas as (rows, columns).
_STEPS = (
    ("Each kind of order has its own share on time", (), ("delays", "punctuality"), None),
    ("Orders by their newest plans", ("replanned_slip",), ("orderbook",), None),
    ("US tankers, as seen in a war", (), (), (["aar"], _US)),
    (
        "US shells and missiles: output that grows",
        ("us_output_growth",),
        ("us_output",),
        (_MADE, _US),
    ),
    ("Shells passed on to Ukraine", ("shells_passed_on",), (), (None, ["passed_on"])),
    ("Needs: sums of what is held, newer counts", (), ("needs",), (None, _NEED)),
    ("Command posts change hands whole", (), ("fielding", "supply"), (["c2_comms"], None)),
)


@cached
def changes() -> pd.DataFrame:
    """One row a change, FIRST and SECOND around them, at the end of DATE.

    `change`, `share_from`, `share` in percent, `led_from` and `led`; in words `share_text` and
    `led_text`. Sources: data/first_edition, data/model, the projection.
    """
    rows = []
    for name, inputs, scenario in _editions():
        result = project(inputs, scenario)
        share, led = (of(result, DATE)[0, 0] for of in (mean_share, areas_held))
        rows.append({"change": name, "share": round(100 * float(share), 3), "led": int(led)})
    frame = pd.DataFrame(rows)
    ends = frame["change"].isin([FIRST, SECOND])
    for name, form in (("share", ".1f"), ("led", "d")):
        frame[f"{name}_from"] = frame[name].shift().fillna(frame[name]).astype(frame[name].dtype)
        moved = (frame[name] - frame[f"{name}_from"]).map(f"{{:+{form}}}".format)
        moved = moved.replace({"+0.0": "0", "-0.0": "0", "+0": "0"}).str.replace("-", "−")
        frame[f"{name}_text"] = moved.mask(ends, frame[name].map(f"{{:{form}}}".format))
    return frame


def _editions():
    """The name, inputs and scenario after each change."""
    new = {name: tables.load(f"model/{name}") for name in TABLES}
    found = first_edition.frozen_tables()
    scenario = first_edition.neutral(default())
    yield FIRST, from_tables(found), scenario
    for name, sliders, whole, cells in _STEPS:
        found = found | {table: new[table] for table in whole}
        scenario = scenario.but(**{slider: getattr(default(), slider) for slider in sliders})
        if cells:
            found["areas"] = _areas(found["areas"], new["areas"], *cells)
        yield name, from_tables(found), scenario
    yield SECOND, from_tables(new), default()


def _areas(old, new, rows, columns):
    """The old table with the new cells of some rows and columns; None stands for all."""
    old, new = old.set_index("area_id"), new.set_index("area_id")
    rows = [row for row in rows or old.index if row in new.index]
    columns = columns or list(new.columns)
    changed = old.astype(new.dtypes.reindex(old.columns).to_dict())
    changed.loc[rows, columns] = new.loc[rows, columns]
    return changed.reset_index()
