"""Sentences of notebook 09: the answer, what was threatened, and the mechanisms."""

from helpers.data import story
from helpers.data.sources import links
from helpers.figures import text
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, count, listing
from helpers.pages import collection
from helpers.pages.if_it_is_missed import data, data_cut, data_paths
from helpers.pages.if_it_is_missed.data import EUROPEAN, LESS, MIXED, MORE, NONE, SAME
from helpers.pages.if_it_is_missed.data_paths import LEAVING, REPORTED


def answer():
    """The answer of the page: shifted is not met, what was threatened, and what was cut."""
    stays, goes = (data_paths.at(path, "2027") for path in (REPORTED, LEAVING))
    rows, changes = data.mechanisms(), data_cut.fill_in("2027")
    same = round(stays["coverage"], 1) == round(goes["coverage"], 1)
    premise(same and goes["share"] == 100, "The need that Europe covers would stay at …")
    less = rows[rows["change"] == LESS]
    return Prose(
        "Burden shifted is not burden met. If all US forces were gone by the end of 2027, Europe's "
        f"share would go from {stays['share']:.0f} to {goes['share']:.0f} percent: there is no "
        f"other side left. The need that Europe covers would stay at {goes['coverage']:.0f} "
        "percent. Nobody has announced that the US will go.",
        "What was threatened is less: the US might stop taking part in some of NATO's coordination "
        f"mechanisms. None was named. Of {count(len(rows), 'mechanism')} on our list, the US is "
        f"reported to do less in {len(less)}. One decision on posts accounts for "
        f"{less['decision'].count()} of them.",
        "The largest step with numbers is the cut of June 2026 to what the US offers in a crisis. "
        f"In the {changes['name'].nunique()} kinds of forces that we can count, Europe's net gain "
        f"by the end of 2027 makes up {text.percents(changes['made_good'])} of it. NATO's "
        "commander says Europeans have largely filled the gaps.",
    )


def threat():
    """What the warning said, and what it left open."""
    named, rows = data.cited("the mechanisms that one outlet named"), data.mechanisms()
    premise((rows["day"] < "2027-12-31").all(), "all of them came before the date itself")
    premise("could be reduced" in data.cited("the warning")["claim"], "could be reduced")
    pair = rows[rows["named_in_warning"]].sort_values("mechanism_id")["name"]
    return Prose(
        f"The list of {count(len(rows), 'mechanism')} below is ours. All changes on it came before "
        "the date itself.",
        f"One outlet named {named['value']:.0f}, {listing(pair)}. It credits Reuters, whose text "
        f"does not name them: {named['confidence']} confidence.",
        small="A rewrite of the report, from which we took the claims, is weaker: US participation "
        "could be reduced.",
    )


def mechanisms_sentence():
    """How sure the groups are, and each mechanism with what is reported, folded away."""
    rows = data.mechanisms()
    number, less = rows["change"].value_counts(), rows[rows["change"] == LESS]
    arms, again = less["kind"] == "deployment", rows.loc[rows["change"] == MIXED, "kind"]
    premise(arms.sum() == number[MORE] == 1, "1 is a deployment of missiles … 1 goes to the US")
    premise(again.tolist() == ["rotation"], "1 rotation was cancelled and then promised again.")
    kept = rows.loc[rows["change"] == SAME, "name"]
    premise("SACEUR post" in set(kept), "The US … keeps the top post")
    sure = Prose(
        f"{(rows['sure'] == data.OFFICIAL).sum()} of {len(rows)} rest on an official text, the "
        "others on press reports. They are not of equal weight: to do less can mean fewer staff or "
        "one missed meeting."
    )
    groups = Prose(
        f"Of the {len(less)} in which the US does less, "
        f"{(less['day'] < story.ARTICLE_DAY).sum()} came before the report of December 2025, and 1 "
        "is a deployment of missiles rather than a mechanism. 1 rotation was cancelled and then "
        f"promised again. Another {number[EUROPEAN]} are led or shared by Europeans, "
        f"{number[SAME]} are said to stay as they are ({listing(kept)}), 1 goes to the US, and for "
        f"{number[NONE]} no change is reported or decided.",
        "We put each row into a group by the words of its report. A few mechanisms are outside "
        "NATO, or are between the US and single allies.",
    )
    rows = rows.assign(sources=[links([key]) for key in rows["source_id"]])
    columns = {"name": "Mechanism", "what_it_does": "What it does", "us_role": "US part"}
    columns |= {"reported_change": "What is reported", "when": "When", "sources": "Source"}
    heading = f"All {len(rows)} mechanisms: what each does and what is reported"
    return Several(sure, Fold(heading, groups, Table(rows, columns)))


opening, sources = collection.ends("09_if_it_is_missed.ipynb", answer)
