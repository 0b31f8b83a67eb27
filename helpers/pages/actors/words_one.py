"""What the panel of notebook 02 says about one actor."""

from helpers.figures.text import cap, count, state
from helpers.pages.actors import data as actors
from helpers.pages.actors.words import Caption, the


def caption(people):
    """Caption of the panel's figure, which says the rest in its sentence."""
    return Caption(
        "Who acts on this actor, on whom it acts, and what it did",
        "Top: relations, read from left to right. Bottom: events by day; older ones stand at the "
        f"left edge. {state()}",
        f"Relations and events of one of {count(len(people), 'actor')}; "
        f"{_most(people, 'relations')}, {_most(people, 'events')}.",
    )


def sentence(actor, links, happened, family=actors.ALL, period=actors.ALL):
    """Position, relations and events of one actor, as far as the menus let them through."""
    if family == actors.ALL:
        counts = links["family"].value_counts()
        named = [f"{name} {counts[name]}" for name in actors.FAMILIES if name in counts]
        related = count(len(links), "relation") + _bracket(named)
    else:
        related = f"{count(len(links), 'relation')} of the kind “{family}”"
    spans = actors.PERIODS if period == actors.ALL else [period]
    said = []
    for span in spans:
        mine = happened[happened["period"] == span]["direction"].value_counts()
        named = [f"{mine[name]} {name.split()[0]}" for name in actors.DIRECTIONS if name in mine]
        number = int(mine.sum())
        first = f"{count(number, 'event')} {span} the article"
        what = f"{number or 'none'} {span}" if said else first
        said.append(what + _bracket(named))
    return (
        f"{cap(the(actor['short']))}. On 2027: {actor['standing']}. {cap(related)}. "
        f"{cap(', '.join(said))}."
    )


def _most(people, column):
    top = people.loc[people[column].idxmax()]
    return f"most {column} are of {the(top['short'])}, {top[column]}"


def _bracket(parts):
    return f" ({', '.join(parts)})" if parts else ""
