"""Sentences of notebook 09 on the cut of June 2026, and on who filled in."""

import pandas as pd

from helpers.data import dates
from helpers.figures.text import Prose, listing, small
from helpers.pages.if_it_is_missed import data, data_cut


def cuts_sentence():
    """What the pool is, how the numbers are known, and where accounts differ."""
    announced = pd.Timestamp(data.row("story/events", "e48")["date"])
    months, press = (data.row("story/facts", key) for key in ("f043", "f042"))
    rival = data_cut.cuts().query("sure == @data_cut.POOR")
    other = listing(f"{row.capability} from {row.text}" for row in rival.itertuples())
    return Prose(
        "The NATO Force Model is a pool: forces that commanders may call on in the first "
        f"{months['value']:.0f} months of a crisis. A force taken out of the pool is not taken "
        "out of Europe; it is no longer promised.",
        f"The US command announced the cut on {dates.spoken(announced)}. The counts are press "
        "reports on the word of unnamed officials, and we read them at second hand. Another "
        f"account has {other}; for tankers the two perhaps do not mean the same pool. A third "
        f"report goes further: {press['statement']} ({data.publisher(press)}). We keep all.",
    )


def filled():
    """Who says that the gap is filled, and what that may mean."""
    title = data.row("sources", "st-nfm-rks")["title"]
    meeting = small(data.row("story/coordination", "m18")["reported_change"])
    pool = data_cut.cuts().set_index("area_id").loc["combat_air"].iloc[0]
    rows = data_cut.fill_in("2027").set_index("area_id")
    fighters = rows.loc["combat_air"]
    new = [f"{row.name} {row.delivered:.0f}" for row in rows.itertuples(index=False)]
    quick = [f"{name} {gain:.0f}" for name, gain in data_cut.quick_gains().items()]
    return Prose(
        f"{data.row('story/facts', 'f041')['statement']}.",
        f"The best case for the cut: it rebalances. “{title}” is the title of one report on "
        f"it. {data.row('story/events', 'e47')['detail']} Allies were to offer forces at a "
        f"meeting, {meeting} By the commander's account Europeans answered within weeks.",
        "The best case against: a pool is a list. An ally fills it by promising forces that it "
        "has already, so the alliance as a whole has no more than before. Where Europe has nothing "
        "alike, other means are sought. Which allies offered what is not public, and we found no "
        "independent check of the commander's word.",
        "The projection counts what the US would bring to a war, which can be more than the pool. "
        f"It takes the same part off: the pool fell from {pool['us_before']} to "
        f"{pool['us_after']} fighters, so the projection takes {fighters['taken']:.0f} off "
        f"{fighters['us']:.0f}. For long-range missiles the half is our judgement, from the ships "
        "and bombers that carry them.",
        "Net gain in the figure below means usable forces, after old ones leave. The makers are "
        "to hand over more than that. On orders so far, with the usual delay, they deliver by the "
        f"end of 2027, before training, gifts and retirement: {listing(new)}.",
        "A zero net gain depends on our rules: how late orders come, how long crews train, and "
        "which old equipment leaves. Were nothing late and training half as long, it would be: "
        f"{listing(quick)}. Only these kinds of the cut can be counted in the projection; it says "
        "nothing on the rest.",
    )
