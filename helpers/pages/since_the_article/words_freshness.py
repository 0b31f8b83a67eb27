"""Sentences of notebook 10 on how old its sources are."""

from helpers.data import dates, story, tables
from helpers.figures.text import Prose, count, listing, state
from helpers.pages.since_the_article import data as since


def age_title(rows):
    """The finding of the sources by month."""
    month = _quiet()
    late = rows[rows["month"].isin(_after(month))]["number"].sum()
    return (
        f"{int(late)} of {int(rows['number'].sum())} sources since the article are later than "
        f"{dates.spoken_month(month)}"
    )


def age_description(rows):
    """The sources by month in words."""
    total = rows.groupby("month", sort=False)["number"].sum()
    parts = [f"{month} {number}" for month, number in total.items()]
    return f"Columns by month: {listing(parts)}."


def age():
    """How old the information is, and what follows."""
    published = tables.load("sources")["published"]
    length = published.str.len().fillna(0)
    before = dates.last_day(published) < story.ARTICLE_DAY
    month, events = _quiet(), since.events()
    late = events[events["first"] > since.end(month)]
    weak = late[late["sure"] == since.WEAK]
    return Prose(
        f"{state()} After {dates.spoken_month(month)} there is little: of "
        f"{count(len(late), 'event')} that we know of after it, "
        f"{'all' if len(weak) == len(late) else len(weak)} come from logs without an address.",
        f"Of {len(published)} sources, {int(before.sum())} were out before the article. "
        f"{int((length == 4).sum())} give only a year and {int((length == 0).sum())} no day at "
        "all. On this page a source counts from the end of the month or year that it names; one "
        "without a day counts only from the day of our facts.",
        "Silence is not an event. That we know of no outcome for a date in the autumn tells how "
        "far our sources reach. It does not tell that the date was missed.",
    )


def _quiet():
    """The last month with at least ten sources."""
    rows = since.sources_by_month().groupby("month", sort=False)["number"].sum()
    last = [number >= 10 for number in rows][::-1].index(True)
    return since.months()[len(rows) - 1 - last]


def _after(month):
    return [dates.spoken_month(other) for other in since.months() if other > month]
