"""What axe, the usual checker of accessibility, finds on an open page."""

from axe_playwright_python.sync_playwright import Axe


def findings(page, *places):
    """Findings of axe on a page, or only in the places given by selector, a line each."""
    context = {"include": [[place] for place in places]} if places else None
    found = Axe().run(page, context=context).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:120]}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]
