"""Sentences of notebook 09: the answer, what was threatened, and the mechanisms."""

from helpers.data import story
from helpers.data.sources import links
from helpers.figures import text
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing
from helpers.pages import collection
from helpers.pages.if_it_is_missed import data, data_cut, data_paths
from helpers.pages.if_it_is_missed.data import EUROPEAN, LESS, MIXED, MORE, NONE, SAME
from helpers.pages.if_it_is_missed.data_paths import LEAVING, REPORTED


def answer():
    """The answer of the page: what was threatened, what changed, and then the extreme case."""
    stays, goes = (data_paths.at(path, "2027") for path in (REPORTED, LEAVING))
    rows = data_cut.fill_in("2027")
    same = round(stays["coverage"], 1) == round(goes["coverage"], 1)
    premise(same and goes["share"] == 100, "The need that Europe covers would be … without it.")
    return Prose(
        "What was threatened: the US might take a smaller part, or none, in some of NATO's "
        "coordination mechanisms. They were never named. Nobody has announced that the US would "
        "leave NATO or take all its forces out; its President said in "
        f"{data.day('leaving weighed').partition(' ')[2]} that he weighed leaving, and no exit "
        "followed.",
        _groups(),
        "The step with the most numbers is the cut of June 2026 to what the US offers in a crisis. "
        "NATO's commander says Europeans have largely filled the gaps. In the "
        f"{rows['name'].nunique()} kinds of forces that the projection can count, Europe's net "
        "gain in usable forces by the end of 2027, after old ones leave, makes up "
        f"{text.percents(rows['made_good'])} of what was taken out. "
        "That depends on our rules for delay and training.",
        "The extreme case, which nobody has announced: all US forces gone by the end of 2027. "
        f"Europe's share would go from {stays['share']:.0f} to {goes['share']:.0f} percent, which "
        "is arithmetic: there is no other side left. The need that Europe covers would be "
        f"{goes['coverage']:.0f} percent with or without it (median of the draws: "
        f"{data_paths.spread('2027')['coverage'][1]:.0f}). The burden would be shifted, not met.",
    )


def _groups():
    """How many mechanisms are in which group, and how few decisions stand behind the first."""
    rows = data.mechanisms()
    number, less = rows["change"].value_counts(), rows[rows["change"] == LESS]
    arms = (less["kind"] == "deployment").sum()
    premise(arms == number[MORE] == 1, "1 is a deployment of missiles … 1 goes to the US")
    again = rows.loc[rows["change"] == MIXED, "kind"]
    premise(again.tolist() == ["rotation"], "1 rotation was cancelled and then promised again.")
    return (
        f"Of {count(len(rows), 'mechanism')} on our list, the US is reported to do less in "
        f"{number[LESS]}; {less['decision'].count()} of these are one decision on posts, "
        f"{(less['day'] < story.ARTICLE_DAY).sum()} came before the article, and 1 is a "
        "deployment of missiles rather than a mechanism. 1 rotation was cancelled and then "
        f"promised again. Another {number[EUROPEAN]} are led or shared by Europeans, "
        f"{number[SAME]} are said to stay as they are, 1 goes to the US, and for {number[NONE]} "
        "no change is reported or decided."
    )


def threat():
    """What the warning said, and what it left open."""
    named, rows = data.cited("the mechanisms that one outlet named"), data.mechanisms()
    premise((rows["day"] < "2027-12-31").all(), "all of them came before the date itself")
    pair = rows[rows["named_in_warning"]].sort_values("mechanism_id")["name"]
    return Prose(
        f"The article, in our words: {data.cited('the warning')['claim']} Reuters, which it "
        "rewrites, is stronger: the US may stop taking part. Both say some mechanisms and name "
        "none.",
        f"One outlet named {named['value']:.0f}: {listing(pair)}. It credits Reuters, but the "
        "Reuters text we saw does not name them, so we count that as "
        f"{named['confidence']} confidence.",
        "So the list below is ours: where the allies plan, command, share staff or pool forces, "
        "and the US takes part. A few are outside NATO, or are between the US and single allies. "
        "A change on it need not be an answer to 2027: all of them came before the date itself.",
    )


def mechanisms_sentence():
    """How sure the groups are."""
    rows = data.mechanisms()
    return Prose(
        f"{(rows['sure'] == data.OFFICIAL).sum()} of {len(rows)} rows rest on an official text, "
        "the hand-over of commands among them. The others rest on press reports, some at second "
        "hand. We put each row into a group by the words of its report. To do less can mean fewer "
        "staff or a missed meeting. Rows are not of equal weight, so their number is no measure.",
        f"Said to stay: {listing(rows.loc[rows['change'] == SAME, 'name'])}. SACEUR is NATO's top "
        "commander in Europe.",
    )


def mechanisms_table():
    """Every mechanism with what it does and what is reported, folded away."""
    rows = data.mechanisms()
    rows["sources"] = [links([key]) for key in rows["source_id"]]
    columns = {"name": "Mechanism", "what_it_does": "What it does", "us_role": "US part"}
    columns |= {"reported_change": "What is reported", "when": "When", "sources": "Source"}
    return Table(rows, columns, f"All {len(rows)} mechanisms: what each does and what is reported")


opening, sources = collection.ends("09_if_it_is_missed.ipynb", answer)
