"""Write the codebook of data/ from datapackage.json: `python -m helpers.data.codebook`."""

import csv
import json

from helpers.data import tables, writing
from helpers.data.tables import DATA


def rows(resource: dict) -> list[dict[str, str]]:
    """The rows of one table as text."""
    with open(DATA / resource["path"], encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def allowed(field: dict) -> str:
    """The values a field may take, in words."""
    limits = field.get("constraints", {})
    parts = ["required" if limits.get("required") else "may be empty"]
    if limits.get("unique"):
        parts.append("unique")
    low, high = limits.get("minimum"), limits.get("maximum")
    if high is not None:
        parts.append(f"up to {high}" if low is None else f"{low} to {high}")
    elif low is not None:
        parts.append(f"from {low}")
    if "pattern" in limits:
        parts.append("pattern `" + limits["pattern"].replace("|", "\\|") + "`")
    if "enum" in limits:
        values = [str(value) for value in limits["enum"]]
        many = f" and {len(values) - 12} more" if len(values) > 12 else ""
        parts.append("one of: " + ", ".join(values[:12]) + many)
    return "; ".join(parts)


def table(resource: dict) -> str:
    """The section of the codebook on one table."""
    schema = resource["schema"]
    keys = ", ".join(f"`{name}`" for name in schema["primaryKey"])
    lines = [
        f"### {resource['name']}",
        "",
        f"**{resource['title']}.** {resource['description']}",
        "",
        f"{len(rows(resource))} rows, key {keys}.",
    ]
    for link in schema.get("foreignKeys", []):
        there = link["reference"]["resource"] or resource["name"]
        mine, theirs = ", ".join(link["fields"]), ", ".join(link["reference"]["fields"])
        lines.append(f"`{mine}` points to {there} (`{theirs}`).")
    lines += ["", "| field | type | unit | meaning | allowed |", "| --- | --- | --- | --- | --- |"]
    for field in schema["fields"]:
        unit, meaning = field.get("unit", ""), field["description"]
        cells = f"`{field['name']}`", field["type"], unit, meaning, allowed(field)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def render(package: dict) -> str:
    """The whole codebook: the hand-written introduction, then every table."""
    resources = package["resources"]
    (sources,) = (rows(resource) for resource in resources if resource["name"] == "sources")
    unverified = sum(source["kind"] == "memory" or not source["url"] for source in sources)
    count = f"{len(resources)} tables. {unverified} of the sources are unverified."
    about = (DATA / "about.md").read_text(encoding="utf-8").rstrip()
    sections = [about, "## Tables", count]
    for folder, group in by_folder(resources).items():
        sections += [f"## {folder}"] if folder else []
        sections += map(table, group)
    return "\n\n".join(sections) + "\n"


def by_folder(resources: list[dict]) -> dict[str, list[dict]]:
    """The tables of each folder, folders as they come first; those in none under no name."""
    found: dict[str, list[dict]] = {}
    for resource in resources:
        found.setdefault(resource["name"].rpartition("/")[0], []).append(resource)
    return found


def stamped(package: dict) -> dict:
    """The package with size and hash of every table as it is on disk."""
    package = json.loads(json.dumps(package))
    for resource in package["resources"]:
        content = (DATA / resource["path"]).read_bytes().replace(b"\r\n", b"\n")
        resource["bytes"], resource["hash"] = len(content), tables.digest(content)
    return package


def as_json(package: dict) -> str:
    """The package as it is kept in datapackage.json."""
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def refresh() -> None:
    """Bring datapackage.json and README.md in line with the tables.

    A table that changed is checked first: whoever loads it trusts the hash that is written here.
    """
    path = DATA / "datapackage.json"
    before = json.loads(path.read_text(encoding="utf-8"))
    package = stamped(before)
    for old, new in zip(before["resources"], package["resources"], strict=True):
        if old.get("hash") != new["hash"]:
            from helpers.data import checks

            checks.check(new["name"], DATA, (DATA / new["path"]).read_bytes())
    writing.write(path, as_json(package))
    writing.write(DATA / "README.md", render(package))


if __name__ == "__main__":
    with writing.told():
        refresh()
