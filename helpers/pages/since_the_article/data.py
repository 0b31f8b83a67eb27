"""What could be known on a day: events, claims and dates after the article, as tidy frames.

A text is known from its day of publication. Where only a month or a year is given it is known from
the end of it, and an undated text only on the day of our facts.
"""

import pandas as pd

from helpers.data import dates, story, tables
from helpers.data import lead_times as timing
from helpers.data import sources as sources_of

# Newest last. `not listed`: our source for the date itself was not out yet.
NO_TEXT = "no text yet"
CLAIM_STATES = ["confirmed", story.ONLY_ORIGINAL, "reported elsewhere", "disputed"]
CLAIM_STATES += ["not confirmed", NO_TEXT]
# A promise is kept only where we knew of it before we knew how it ended.
OUTCOME_ONLY, UNCLEAR = "known only from its outcome", "no clear outcome"
TOO_NEW = "after our newest source"
DATE_STATES = ["met", OUTCOME_ONLY, "missed", "replaced", UNCLEAR, TOO_NEW, "open", "not listed"]
KINDS = ["fact", "goal", "warning", "assessment", "obstacle"]
LANES = ["away", "neutral", "towards European lead"]
MORE, LESS, WORDS, OTHER = MOVERS = [
    "Europe does more",
    "the US does less",
    "words or review",
    "something else",
]
FIRM, WEAK = "address of the text known", "second-hand log, no address"
# A text written before a date cannot tell how it ended. For these dates another one does.
_OUTCOME = {"d22": "mo-safe-parapolitika", "d23": "va-safe-poland-2026"}
# Stories that retell the Reuters report; they bear out that it was written, not that it is so.
_RETELLING = r"-2027(?:-|$)"
_SETTLED = {"met": "met", "missed": "missed", "superseded": "replaced"}


def months():
    """First days of the months the reader can choose, from the article to the day of our facts."""
    return pd.date_range(story.ARTICLE_DAY.replace(day=1), dates.as_of(), freq="MS")


def end(month):
    """The last day of a month, or the day of our facts if that comes first."""
    return min(pd.Timestamp(month) + pd.offsets.MonthEnd(0), dates.as_of())


def known():
    """The day from which each source counts as known, by `source_id`."""
    published = tables.load("sources").set_index("source_id")["published"]
    return dates.last_day(published).fillna(dates.as_of()).clip(upper=dates.as_of())


def events():
    """One row an event after the article, oldest first, with what moves and how it is known.

    `seen` is the day from which we count it: neither before it happened nor before its source.
    """
    frame = tables.load("story/events").rename(columns={"direction": "lane"})
    frame["lane"] = frame["lane"].replace({"toward European lead": LANES[-1]})
    frame["first"], frame["day"] = dates.first_day(frame["date"]), dates.last_day(frame["date"])
    frame = frame[frame["first"] > story.ARTICLE_DAY].copy()
    frame["seen"] = frame["day"].clip(lower=frame["source_id"].map(known()))
    frame["sources"] = [[pair] for pair in frame["source_id"].map(_links())]
    verified = sources_of.sources("story/events").set_index("source_id")["verified"]
    frame["sure"] = frame["source_id"].map(verified).map({True: FIRM, False: WEAK})
    return frame.sort_values(["first", "event_id"], ignore_index=True)


def _links():
    sources = tables.load("sources").fillna({"url": ""}).set_index("source_id")
    return pd.Series(list(zip(sources["publisher"], sources["url"], strict=True)), sources.index)


def newest():
    """The day of the newest source; what fell due later cannot have reached us."""
    published = tables.load("sources")["published"].dropna()
    return pd.to_datetime(published[published.str.len() == 10]).max()


def claims():
    """One row a claim: kind, `verdict`, and `settled`, the day the first source for it was out.

    The Reuters report and its retellings settle only what no other text bears on.
    """
    frame = story.claims()
    links = tables.load("story/claim_sources")
    links = links[links["role"] == "corroborating"]
    second = links["source_id"].str.contains(_RETELLING)
    weight = second.astype("int64").mask(links["source_id"] == story.ORIGINAL, 2)
    firm = frame.loc[frame["corroboration"].isin(["confirmed", "disputed"]), "claim_id"]
    # To be reported elsewhere a retelling is enough; to be confirmed or disputed it is not.
    weight = weight.where(links["claim_id"].isin(firm) | (weight == 2), 0)
    best = links[weight == weight.groupby(links["claim_id"]).transform("min")]
    first = best["source_id"].map(known()).groupby(best["claim_id"]).min()
    frame["settled"] = frame["claim_id"].map(first).clip(lower=story.ARTICLE_DAY)
    rank = frame["kind"].map(KINDS.index)
    frame = frame.assign(rank=rank).sort_values(["rank", "number"], ignore_index=True)
    return frame.assign(place=frame.groupby("kind").cumcount())


def deadlines():
    """One row a date: when it was first known to us (`listed`) and how it ended (`told`, `ended`).

    `told` is the day the outcome was known; missing where we know of none. A date that we know
    only from the text on its outcome was not on a list before, so it counts as no promise kept.
    """
    frame, out = timing.deadlines(), known()
    frame["listed"] = frame["source_id"].map(out)
    frame["ended"] = frame["status"].map(_SETTLED)
    source = frame["deadline_id"].map(_OUTCOME).fillna(frame["source_id"])
    frame["told"] = source.map(out).where(frame["ended"].notna())
    after = (frame["ended"] == "met") & (frame["listed"] >= frame["told"])
    frame["ended"] = frame["ended"].mask(after, OUTCOME_ONLY)
    return frame.assign(place=frame.groupby("group").cumcount())


def claims_on(frame, day):
    """State of each claim by the evidence published up to `day`."""
    state = frame["verdict"].where(frame["settled"] <= day, NO_TEXT)
    return frame.assign(state=state)


def deadlines_on(frame, day):
    """State of each date by what was published up to `day`."""
    state = pd.Series("open", index=frame.index)
    state = state.mask(frame["last"] <= day, UNCLEAR)
    state = state.mask((frame["last"] <= day) & (frame["last"] > newest()), TOO_NEW)
    state = state.mask(frame["told"] <= day, frame["ended"])
    return frame.assign(state=state.mask(frame["listed"] > day, "not listed"))


def events_on(frame, day):
    """Events that had happened and were known by `day`."""
    return frame[frame["seen"] <= day]


def by_month():
    """The sweep: number of claims and of dates in each state at the end of each month."""
    claim, date, rows = claims(), deadlines(), []
    for month in months():
        day = end(month)
        parts = [
            ("Claims of the article", CLAIM_STATES, claims_on(claim, day)),
            ("Dates on our list", DATE_STATES[:-1], deadlines_on(date, day)),
        ]
        for part, states, frame in parts:
            count = frame["state"].value_counts()
            rows += [
                {"part": part, "month": dates.spoken_month(month), "state": state}
                | {"number": int(count.get(state, 0))}
                for state in states
            ]
    return pd.DataFrame(rows)


def news(day, happened, claim, date):
    """What was learned up to `day`: events, claims settled and dates decided, newest first.

    Claims and dates count only after the month of the article: before it they were not news.
    """
    settled = "Claim " + claim["number"].astype(str) + ", " + claim["verdict"]
    parts = [
        ("event", happened["seen"], happened["label"] + ". " + happened["detail"]),
        ("claim", claim["settled"], settled + ": " + claim["claim"]),
        ("date", date["told"], "Date, " + date["ended"] + ": " + date["label"]),
    ]
    frame = pd.concat(
        pd.DataFrame({"day": when, "kind": kind, "text": text}) for kind, when, text in parts
    )
    old = (frame["kind"] != "event") & (frame["day"] <= end(months()[0]))
    frame = frame[(frame["day"] <= day) & ~old]
    return frame.sort_values(["day", "kind"], ascending=False, ignore_index=True)


def sources_by_month():
    """Number of dated sources a month since the article, press apart from the rest."""
    frame = tables.load("sources")
    frame = frame[frame["published"].str.len().fillna(0) >= 7]
    month = dates.first_day(frame["published"].str[:7])
    frame = frame.assign(month=month, press=frame["kind"] == "press")[month >= months()[0]]
    rows = [
        {
            "month": dates.spoken_month(day),
            "kind": name,
            "number": int((own["press"] == press).sum()),
        }
        for day in months()
        for own in [frame[frame["month"] == day]]
        for name, press in [("press", True), ("official, data and other", False)]
    ]
    return pd.DataFrame(rows)
