"""What a reader may meet: a kernel that goes away, two panels on a page, two pages at once."""

import json
import urllib.request

import lab
import reader

START, SEVERAL = "00_start_here.ipynb", "05_money.ipynb"


def restart_kernels(jupyterlab):
    for kernel in json.loads(jupyterlab.get("api/kernels")):
        address = f"{jupyterlab.address}/api/kernels/{kernel['id']}/restart"
        headers = {"Authorization": f"token {jupyterlab.token}"}
        urllib.request.urlopen(urllib.request.Request(address, headers=headers, method="POST"))


def drag(page, handle, steps, pause=None):
    """Pull the handle of a slider to the right; `pause` is called half way, the button down."""
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(steps):
        if pause and step == steps // 2:
            pause()
        page.mouse.move(x + 4 * step, y)
        page.wait_for_timeout(20)
    page.mouse.up()


def test_a_kernel_that_restarts_in_the_middle_of_a_drag(jupyterlab, chromium):
    """The last answer stays on screen; running the cells again brings the panel back."""
    with reader.reading(jupyterlab, chromium, START) as opened:
        panel = opened.panels()[0]
        handle = panel.root.locator(".noUi-handle").first
        handle.scroll_into_view_if_needed()
        drag(opened.page, handle, 20, lambda: restart_kernels(jupyterlab))
        left = panel.state()
        assert left["sentence"] and "mark-" in left["drawing"]
        opened.page.wait_for_selector(lab.IDLE, timeout=60_000)
        lab.run_all(opened.page)
        again = opened.panels()[0]
        assert len(opened.panels()) == 1 and not opened.faults()
        assert again.move(again.controls()[0])


def test_a_drag_ends_on_the_value_in_the_box(jupyterlab, chromium):
    with reader.reading(jupyterlab, chromium, START) as opened:
        panel = opened.panels()[0]
        handle = panel.root.locator(".noUi-handle").first
        handle.scroll_into_view_if_needed()
        drag(opened.page, handle, 30)
        opened.page.wait_for_timeout(500)
        box = panel.root.locator("input[type=number]").first.input_value()
        assert box != "50" and f"the line is {box} percent" in panel.state()["sentence"]


def test_panels_on_one_page_leave_each_other_alone(jupyterlab, chromium):
    with reader.reading(jupyterlab, chromium, SEVERAL) as opened:
        first, second = opened.panels()[:2]
        before = second.state()
        assert first.move(first.controls()[0])
        assert second.state() == before


def test_two_pages_at_once(jupyterlab, chromium):
    """Each has a kernel of its own; a slider on one moves nothing on the other."""
    with (
        reader.reading(jupyterlab, chromium, START) as one,
        reader.reading(jupyterlab, chromium, SEVERAL) as other,
    ):
        running = json.loads(jupyterlab.get("api/kernels"))
        assert len({kernel["id"] for kernel in running}) >= 2
        before = other.panels()[0].state()
        panel = one.panels()[0]
        assert panel.move(panel.controls()[0])
        assert other.panels()[0].state() == before
        assert not one.logged and not other.logged
