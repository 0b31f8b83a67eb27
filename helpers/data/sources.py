"""Where rows come from: the sources of tables and of single rows, and links to them."""

from helpers.data import tables
from helpers.data.cached import cached


def sources(*names, folder=tables.DATA):
    """Return the sources cited by tables `names`, each once, by publisher and date.

    Columns are those of `sources.csv` and `verified`: False where the row was recalled from memory
    or has no address. Link tables (a table's key beside a `source_id`) are followed.
    """
    cited = set()
    for name in _with_links(names, folder):
        frame = tables.load(name, folder)
        for column in _citing(name, folder):
            cited.update(frame[column].dropna())
    return known(cited, folder)


def known(ids, folder=tables.DATA):
    """The rows of `sources.csv` with these ids, as `sources` returns them."""
    frame = tables.load("sources", folder)
    frame = frame[frame["source_id"].isin(ids)].copy()
    frame["verified"] = frame["url"].notna() & (frame["kind"] != "memory")
    return frame.sort_values(["publisher", "published", "source_id"], ignore_index=True)


def _with_links(names, folder):
    """Tables, and the link tables that give their rows more than one source."""
    resources = tables.package(folder)["resources"]
    for name in names:
        yield name
        key = tables.key(name, folder)
        link = {"fields": key, "reference": {"resource": name, "fields": key}}
        for other in resources:
            schema = other["schema"]
            cited = link in schema.get("foreignKeys", [])
            if cited and schema["primaryKey"] == [*key, "source_id"]:
                yield other["name"]


def _citing(name, folder):
    """The columns of a table that hold a source id."""
    keys = tables.foreign_keys(name, folder)
    return [key["fields"][0] for key in keys if key["reference"]["resource"] == "sources"]


def with_sources(frame, name):
    """`frame`, rows of table `name`, with a column `source_ids`: a tuple of the ids behind each.

    Both a `source_id` of the row's own and a link table count. A figure hands them on.
    """
    cited = _cited(name)
    keys = frame[tables.key(name)].itertuples(index=False, name=None)
    return frame.assign(source_ids=[cited.get(key, ()) for key in keys])


def sourced(name):
    """All rows of table `name` as `with_sources` gives them."""
    return with_sources(tables.load(name), name)


def links(ids):
    """(publisher, address) of each source id, in order; the address is empty where none is."""
    known = _links()
    return [known(key) for key in ids]


@cached
def _cited(name):
    """The source ids of every row of a table, by its key."""
    key, found = tables.key(name), {}
    for table in _with_links([name], tables.DATA):
        frame = tables.load(table)
        for column in _citing(table, tables.DATA):
            rows = frame.dropna(subset=[column])
            keys = rows[key].itertuples(index=False, name=None)
            for row, source in zip(keys, rows[column], strict=True):
                found.setdefault(row, {})[source] = None
    return {row: tuple(ids) for row, ids in found.items()}


@cached
def _links():
    """A look-up: the dictionary itself would be copied for every caller."""
    frame = tables.load("sources")
    pairs = zip(frame["publisher"], frame["url"].fillna(""), strict=True)
    return dict(zip(frame["source_id"], pairs, strict=True)).__getitem__
