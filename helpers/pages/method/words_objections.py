"""What an expert would attack first, with the number that the objection moves."""

from helpers.figures.sentences import drawn_apart
from helpers.figures.text import Several, Table, cap, count, small
from helpers.pages.method import data
from helpers.pages.method import data_by_hand as by_hand
from helpers.pages.method.data_published import YEARS, compared

_SHOWN = 3


def table():
    """Objection, what it means here, and the number."""
    found, numbers = data.objections(), _numbers()
    found["number"] = [words.format(**numbers) for words in found["number"]]
    columns = {"objection": "The objection", "number": "What it does here"}
    rest = count(len(found) - _SHOWN, "more objection")
    return Several(Table(found[:_SHOWN], columns), Table(found[_SHOWN:], columns, cap(rest)))


def _numbers():
    """What stands in the braces of estimates/objections."""
    rows = compared()
    named = rows[rows["replacement_id"].notna() & (rows["scale"] == YEARS)]
    doubled = " and ".join(
        f"from {now:.0f} to {then:.0f} percent in {small(name)}"
        for name, (now, then) in data.us_doubles().items()
    )
    pots = {f"pot_{year}": by_hand.money(year)["extra"] for year in (2026, 2035)}
    said = {"us_doubled": doubled, "drawn_apart": cap(drawn_apart())}
    later = (named["our_low"] > named["high"]).sum()
    ours = vars(data.areas()) | vars(data.long_range()) | vars(data.records())
    return ours | data.rota() | pots | said | {"given_years": len(named), "later": later}
