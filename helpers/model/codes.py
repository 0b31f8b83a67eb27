"""Scenario codes: a scenario as one short line of text to paste into a mail, and back.

    bs2:spending_share_2035=3.5;us_posture=return#1f0c

Version, what differs from the as-reported scenario, checksum. The version is the edition of the
model: a code of the first edition still opens, with what is new at its default, and `read` says
so. A code is input like any other: it is split and looked up, never evaluated, and a bad one raises
AssumptionError naming the field.
"""

import re
from typing import NamedTuple
from unicodedata import category
from zlib import crc32

from helpers.model.assumptions import MENUS, AssumptionError, Scenario, default, sliders

EDITION = 2
VERSION = f"bs{EDITION}"
SINCE = 2  # the edition that brought what follows in LATER
LATER = (
    *("shells_passed_on", "us_output_growth", "replanned_slip", "spending_error"),
    *("errors_together", "forces", "europe_means", "plan"),
)
MAX_LENGTH = 700
SHORT = {  # only when most of the sliders have moved and full names would make the code too long
    "spending_share_2035": "spending",
    "gdp_growth": "gdp",
    "equipment_share": "equipment",
    "gap_share": "gaps",
    "defence_inflation": "inflation",
    "european_preference": "preference",
    "factory_ramp": "ramp",
    "order_delay": "order",
    "slip_factor": "slip",
    "us_export_delay": "export",
    "fielding_factor": "fielding",
    "ukraine_gifts": "gifts",
    "us_fleet_factor": "fleet",
    "majority_threshold": "line",
    "drones_cuas_europe": "drones_eu",
    "drones_cuas_us": "drones_us",
    "cyber_europe": "cyber_eu",
    "cyber_us": "cyber_us",
    "mobility_europe": "mobility_eu",
    "mobility_us": "mobility_us",
    "shells_passed_on": "shells",
    "us_output_growth": "us_output",
    "replanned_slip": "replan",
    "spending_error": "money_err",
    "errors_together": "rho",
    "us_posture": "posture",
    "forces": "forces",
    "europe_means": "europe",
    "count_weak_areas": "weak",
    "plan": "plan",
}


def encode(scenario: Scenario) -> str:
    """The scenario's code: at most MAX_LENGTH characters, the same for equal scenarios."""
    changed = scenario.differences()
    body = ";".join(f"{name}={_write(value)}" for name, value in changed.items())
    if len(body) > MAX_LENGTH - 10:
        body = ";".join(f"{SHORT[name]}={_write(value)}" for name, value in changed.items())
    return f"{VERSION}:{body}#{_checksum(body)}"


class Code(NamedTuple):
    """What a code says."""

    scenario: Scenario
    edition: int  # of the model that made it


def decode(code: str) -> Scenario:
    """The scenario of a code, exactly; AssumptionError names what is wrong in one line."""
    return read(code).scenario


def read(code: str) -> Code:
    """The scenario of a code, and the edition that made it; AssumptionError as in `decode`.

    What an older edition had not is at its default. The answer of the first edition is that of
    `first_edition.load()` under `first_edition.neutral(scenario)`.
    """
    text = _bare(code) if isinstance(code, str) else ""
    version, colon, rest = text.partition(":")
    if not colon or not version.startswith("bs") or len(version) > 6:
        raise AssumptionError(f"scenario code: must start with {VERSION}:")
    if version not in {f"bs{edition}" for edition in range(1, EDITION + 1)}:
        raise AssumptionError(f"version: {version} is not {VERSION}, the one this model reads")
    if len(text) > MAX_LENGTH + 50:
        raise AssumptionError(f"scenario code: longer than {MAX_LENGTH} characters")
    edition = int(version[2:])
    body, _, checksum = rest.rpartition("#")
    changes = _read_fields(body if "#" in rest else rest, edition)
    if checksum != _checksum(body, version) or "#" not in rest:
        raise AssumptionError("checksum: does not fit, a character is missing or changed")
    return Code(default(**changes), edition)


def _bare(text: str) -> str:
    """A code without what mail puts around a line or breaks it with: marks of a quotation, spaces,
    signs that nobody sees, quotes, brackets, a full stop. The checksum guards the rest.
    """
    text = re.sub(r"^[\s>|]+", "", text, flags=re.M)
    seen = "".join(letter for letter in text if not letter.isspace() and category(letter) != "Cf")
    return re.sub(r"^[^a-z0-9]+|[^a-z0-9]+$", "", seen, flags=re.I)


def _read_fields(body: str, edition: int) -> dict[str, object]:
    names = {short: name for name, short in SHORT.items()} | {name: name for name in SHORT}
    changes: dict[str, object] = {}
    for part in body.split(";") if body else ():
        key, equals, value = part.partition("=")
        if not equals or key not in names or (edition < SINCE and names[key] in LATER):
            raise AssumptionError(f"{key[:40]!r}: no such assumption")
        if names[key] in changes:
            raise AssumptionError(f"{names[key]}: given twice")
        changes[names[key]] = _read(names[key], value)
    return changes


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _read(name: str, value: str) -> object:
    if name in MENUS or name == "plan":
        return value
    if name == "count_weak_areas":
        if value not in ("yes", "no"):
            raise AssumptionError(f"{name}: {value[:40]!r} is not yes or no")
        return value == "yes"
    try:
        number = float(value)
    except ValueError:
        raise AssumptionError(f"{name}: {value[:40]!r} is not a number") from None
    return sliders()[name].check(number)


def _checksum(body: str, version: str = VERSION) -> str:
    return f"{crc32(f'{version}:{body}'.encode(errors='replace')) & 0xFFFF:04x}"
