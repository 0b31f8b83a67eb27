"""How one record of the pages differs from another, by content and not by place."""

import difflib
import json
from collections import Counter

from seen import digest


def _pairs(was, now):
    """(entry before, entry now) of all that is not the same, None for missing and for new."""
    left = list((Counter(map(_key, was)) - Counter(map(_key, now))).elements())
    fresh = list((Counter(map(_key, now)) - Counter(map(_key, was))).elements())
    left, fresh, found = [*map(json.loads, left)], [*map(json.loads, fresh)], []
    for keys in (("title",), ("description",), ("spec", "rows"), ("rows",), ("spec",), ("text",)):
        for old in [entry for entry in left if all(entry.get(key) for key in keys)]:
            like = [e for e in fresh if e["kind"] == old["kind"] and _like(old, e, keys)]
            if like:
                new = max(like, key=lambda e: _closeness(_text(old), _text(e)))
                found.append((old, new))
                left.remove(old)
                fresh.remove(new)
    return found + [(old, None) for old in left] + [(None, new) for new in fresh]


def _key(entry):
    return json.dumps(entry, sort_keys=True)


def _like(old, new, keys):
    if keys == ("text",):
        return _closeness(old["text"], new["text"]) > 0.5
    return all(old.get(key) == new.get(key) for key in keys)


def _text(entry):
    return str(entry.get("text") or f"{entry.get('title')} {entry.get('description', '')}")


def _closeness(was, now):
    matcher = difflib.SequenceMatcher(None, was.split(), now.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0.5 else 0


def _words(was, now):
    """The words that changed, each with a few around it."""
    a, b, hunks = str(was).split(), str(now).split(), []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            gone = f"[-{' '.join(a[i:j])[:200]}-]" if i < j else ""
            come = f"{{+{' '.join(b[k:m])[:200]}+}}" if k < m else ""
            hunks.append(" ".join([*a[max(i - 3, 0) : i], gone + come, *a[j : j + 3]]))
    return " … ".join(hunks[:6]) + (f" … and {len(hunks) - 6} more" if len(hunks) > 6 else "")


def _changes(old, new):
    """Lines that tell how an entry changed."""
    for key in sorted((old.keys() | new.keys()) - {"answers"}):
        if old.get(key) != new.get(key):
            yield f"{key}: {_words(old.get(key), new.get(key))}"
    was, now = ({(a["control"], a["value"]): a for a in e.get("answers", [])} for e in (old, new))
    for key in dict.fromkeys([*was, *now]):
        if key not in now or key not in was:
            yield f"answer {' = '.join(key)}: {'new' if key in now else 'missing'}"
        elif was[key] != now[key]:
            yield f"answer {' = '.join(key)}: {'; '.join(_changes(was[key], now[key]))}"


def compare(was, now, accepted):
    """Print what differs, page by page; the number of differences that nobody accepted."""
    told = 0
    for page in sorted(was.keys() | now.keys()):
        listed = [item["was"] for item in accepted.get(page, []) if item["was"]]
        for old, new in _pairs(was.get(page, []), now.get(page, [])):
            name, mark = _text(old or new), digest([old, new])[:8]
            if mark in listed or any(part in name for part in listed):
                continue
            what = "changed" if old and new else "missing" if old else "new"
            moved = [place for place, there in now.items() if not new and old in there]
            what += f" here, now on {moved[0]}:" if moved else ""
            kind = (old or new)["kind"]
            print(f"{page}  {what} {kind}  {mark}  {' '.join(name.split())[:100]}")
            for line in _changes(old, new) if old and new else []:
                print(f"      {line}")
            # What a page says besides is told, and counts as no difference.
            told += old is not None
    return told
