"""What a page shows, as plain entries: figures and panels by digests, the rest by its words."""

import hashlib
import json
import math
import re

from helpers.model.assumptions import default, presets


def digest(value):
    """Sixteen letters for any JSON value; 1.0 is 1, and keys have no order."""
    return hashlib.sha256(json.dumps(_plain(value), sort_keys=True).encode()).hexdigest()[:16]


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float) and math.isfinite(value):
        # Six digits are what a page shows; the last bits differ with the order of a sum.
        value = float(f"{value:.6g}")
        return int(value) if value.is_integer() else value
    return value


def seen(value):
    """The entry of one thing on a page."""
    if all(hasattr(value, part) for part in ("controls", "figure", "reset", "set")):
        return _panel(value)
    if hasattr(value, "to_dict") and not hasattr(value, "iloc"):
        return _Figure(value.to_dict()).entry()
    html = value._repr_html_() if hasattr(value, "_repr_html_") else ""
    links = digest(re.findall(r'href="([^"]*)"', html or ""))
    return {"kind": "text", "text": repr(value), "links": links}


class _Figure:
    """A specification without what may change unseen: names of data sets, unused columns."""

    # What these keys hold is never the name of a column, though it may look like one.
    _WORDS = {"type", "mark", "config", "title", "subtitle", "description", "align", "orient"}

    def __init__(self, spec):
        spec = json.loads(json.dumps(spec, default=str))
        self.rows = spec.pop("datasets", {})
        self.told = {"description": spec.pop("description", "")}
        title = spec.get("title") or {}
        title = title if isinstance(title, dict) else {"text": title}
        self.told |= {"title": title.pop("text", ""), "subtitle": title.pop("subtitle", "")}
        spec["title"] = title
        for key in ("usermeta", "$schema"):
            spec.pop(key, None)
        self.names, self.words = {}, set()
        spec = json.dumps(self._walk(spec), sort_keys=True)
        # Altair counts views and parameters through a whole session.
        counted = list(dict.fromkeys(re.findall(r"\b(?:view|param|concat)_\d+\b", spec)))
        for number, name in enumerate(counted):
            spec = re.sub(rf"\b{name}\b", f"counted{number}", spec)
        self.spec = digest(json.loads(spec))

    def _walk(self, part, counts=True):
        if isinstance(part, list):
            return [self._walk(item, counts) for item in part]
        if isinstance(part, str) and counts:
            quoted = re.findall(r"datum\[['\"](.+?)['\"]\]", part)
            self.words |= {part, *re.findall(r"datum\.(\w+)", part), *quoted}
        if not isinstance(part, dict):
            return part
        part = {key: self._data(part[key]) if key == "data" else part[key] for key in sorted(part)}
        return {k: self._walk(v, counts and k not in self._WORDS) for k, v in part.items()}

    def _data(self, data):
        if not isinstance(data, dict) or not {"name", "values"} & set(data):
            return data
        name = data.get("name") or f"values {digest(data['values'])}"
        if "values" in data:
            self.rows[name] = data["values"]
        self.names.setdefault(name, f"data {len(self.names)}")
        return {key: data[key] for key in data if key != "values"} | {"name": self.names[name]}

    def digest_rows(self, rows):
        """The data sets that are drawn, with the columns that the specification names."""

        def used(row):
            return {k: row[k] for k in row if k in self.words} if isinstance(row, dict) else row

        return digest([[used(row) for row in rows.get(name) or []] for name in self.names])

    def entry(self):
        digests = {"spec": self.spec, "rows": self.digest_rows(self.rows)}
        return {"kind": "figure", **self.told, **digests}


def _panel(panel):
    chart = panel._chart
    # The laboratory has several figures; its first one stands for it.
    figure = _Figure((chart if hasattr(chart, "to_dict") else next(iter(chart.values()))).to_dict())
    answers = []

    def answer(control, value, act):
        try:
            act()
            fault = {"error": panel.figure.error} if panel.figure.error else {}
        except Exception as error:
            fault = {"error": repr(error)}
        live = panel.figure.answer
        told = {"sentence": live["sentence"], "rows": figure.digest_rows(live["rows"])}
        code = getattr(getattr(panel, "exchange", None), "code", None)
        told |= {"code": code} if code else {}
        answers.append({"control": control, "value": str(value), **told, **fault})

    def move(name, value):
        panel.set(**{name: value})
        if hasattr(panel, "start") and hasattr(panel, "wait"):
            # What takes long is worked out in a thread, when the reader asks for it.
            panel.start()
            panel.wait()

    answer("none", "first setting", lambda: None)
    for name, control in panel.controls.items():
        for value in _positions(control):
            answer(name, value, lambda name=name, value=value: move(name, value))
        panel.reset()
    # The laboratory also has a menu of whole scenarios, and can pin one to compare with.
    for name, scenario in presets().items() if hasattr(panel, "pin") else []:
        answer("preset", name, lambda scenario=scenario: panel.use(scenario))
    if hasattr(panel, "pin"):
        answer("pin", "last preset", lambda: panel.pin(panel.scenario))
        answer("reset", "with a pin", panel.reset)
        panel.pin(default())
    answer("none", "after all", panel.reset)
    hints = [f"{control.label}: {control.hint}" for control in panel.controls.values()]
    told = {"kind": "panel", "title": panel.title, "sentence": answers[0]["sentence"]}
    return figure.entry() | told | {"controls": hints, "answers": answers}


def _positions(control):
    """Every option of a menu; the lowest, middle and highest position of anything else."""
    values = control.values
    return values if control.kind == "menu" else [values[0], values[len(values) // 2], values[-1]]
